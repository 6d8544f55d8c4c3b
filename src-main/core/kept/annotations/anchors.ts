import type { Anchor, AnchoredAnnotation, Annotation, Reanchoring } from '#shared/model/annotation.ts';
import { passageFinder } from './passageFinder.ts';

/** Remembers where an issue's annotations sit, as long as its text stays the same. */
export class Anchors {
  readonly #known = new Map<string, { readonly annotation: Annotation; readonly anchor: Anchor | null }>();

  /** Records a place that is known without a search. */
  set(annotation: Annotation, anchor: Anchor): void {
    this.#known.set(annotation.id, { annotation, anchor });
  }

  /** The issue's text changed: every place is looked for again. Answers the places known so far, by annotation. */
  clear(): ReadonlyMap<string, Anchor | null> {
    const before = new Map([...this.#known].map(([id, { anchor }]) => [id, anchor]));
    this.#known.clear();
    return before;
  }

  /**
   * The annotations with their places, in text order, orphans last in the order they once had. `loadText`
   * is asked only when a place is not known yet; null (the issue cannot be read now) makes orphans.
   */
  async place(
    annotations: readonly Annotation[],
    loadText: () => Promise<string | null>,
  ): Promise<readonly AnchoredAnnotation[]> {
    if (annotations.some((annotation) => !this.#isKnown(annotation))) {
      const text = await loadText();
      if (text !== null) {
        const find = passageFinder(text);
        for (const annotation of annotations) {
          if (this.#isKnown(annotation)) continue;
          this.#known.set(annotation.id, { annotation, anchor: await find(annotation.target) });
        }
      }
    }
    return annotations
      .map((annotation) => ({ annotation, anchor: this.#known.get(annotation.id)?.anchor ?? null }))
      .toSorted(byPlace);
  }

  #isKnown(annotation: Annotation): boolean {
    const known = this.#known.get(annotation.id)?.annotation.target;
    const { target } = annotation;
    return (
      known !== undefined &&
      (known === target ||
        (known.quote.exact === target.quote.exact &&
          known.quote.prefix === target.quote.prefix &&
          known.quote.suffix === target.quote.suffix &&
          known.position.start === target.position.start &&
          known.position.end === target.position.end))
    );
  }
}

/** What became of the places of annotations when their issue's text changed. */
export function compareAnchors(
  issueId: string,
  before: ReadonlyMap<string, Anchor | null>,
  now: readonly AnchoredAnnotation[],
): Reanchoring {
  const report = { issueId, moved: 0, lost: 0, found: 0 };
  for (const { annotation, anchor } of now) {
    const place = before.get(annotation.id);
    if (place === undefined) continue;
    if (place === null && anchor !== null) report.found++;
    if (place !== null && anchor === null) report.lost++;
    if (place && anchor && (place.start !== anchor.start || place.end !== anchor.end)) report.moved++;
  }
  return report;
}

function byPlace(a: AnchoredAnnotation, b: AnchoredAnnotation): number {
  if (a.anchor === null || b.anchor === null) {
    if (a.anchor !== b.anchor) return a.anchor === null ? 1 : -1;
    return a.annotation.target.position.start - b.annotation.target.position.start;
  }
  return a.anchor.start - b.anchor.start || a.anchor.end - b.anchor.end;
}
