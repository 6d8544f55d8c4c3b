import { byPlace } from '#shared/anchoring/index.ts';
import type {
  Anchor,
  AnchoredAnnotation,
  Annotation,
  AnnotationTarget,
  Reanchoring,
} from '#shared/model/annotation.ts';
import { sameTarget } from './edits.ts';

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
   * The annotations with their places, in text order, orphans last in the order they once had. `loadFinder`
   * is asked only when a place is not known yet; null (the issue cannot be read now) makes orphans.
   */
  async place(
    annotations: readonly Annotation[],
    loadFinder: () => Promise<((target: AnnotationTarget) => Promise<Anchor | null>) | null>,
  ): Promise<readonly AnchoredAnnotation[]> {
    if (annotations.some((annotation) => !this.#isKnown(annotation))) {
      const find = await loadFinder();
      if (find !== null) {
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
    const known = this.#known.get(annotation.id)?.annotation;
    return known !== undefined && sameTarget(known, annotation);
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
    if (place && anchor && !samePlace(place, anchor)) report.moved++;
  }
  return report;
}

const samePlace = (a: Anchor, b: Anchor) => a.start === b.start && a.end === b.end && a.page === b.page;
