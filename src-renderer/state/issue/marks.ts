import type { AnchoredAnnotation, Colour } from '#shared/model/annotation.ts';
import type { WantedRegion } from '#shared/model/draft.ts';
import type { PaintedMark } from '../../dom/highlights.ts';
import { markedPlaceOf } from './markable.ts';
import type { NoteDraft } from './noteDrafts.ts';

/**
 * The numbers of an issue's notes in text order, by the annotation's id. Highlights without a note have none, nor
 * has what is seen nowhere on the paper: a note on a page or the issue as a whole.
 */
export function numeralsOf(annotations: readonly AnchoredAnnotation[]): ReadonlyMap<string, number> {
  const noted = annotations.filter((item) => {
    const { annotation, anchor } = item;
    const isSeen = anchor && (anchor.start < anchor.end || markedPlaceOf(item).region);
    return isSeen && annotation.note;
  });
  return new Map(noted.map(({ annotation }, index) => [annotation.id, index + 1]));
}

/** The marks on an issue's text. */
export function paintedMarksOf(annotations: readonly AnchoredAnnotation[]): readonly PaintedMark[] {
  const numerals = numeralsOf(annotations);
  return annotations.flatMap(({ annotation, anchor }) => {
    if (!anchor || anchor.start === anchor.end) return [];
    const { id, colour, target } = annotation;
    const { start, end } = anchor;
    const mark = { id, colour, start, end, numeral: numerals.get(id) ?? null };
    return [target.region ? { ...mark, isOutlined: true as const } : mark];
  });
}

/** A rectangle that is marked on a printed page. */
export interface RegionMark {
  readonly id: string;
  readonly colour: Colour;
  readonly region: WantedRegion;
  readonly numeral: number | null;
  /** Its note is being written, and nothing is saved yet. */
  readonly isNew: boolean;
}

/** What is marked on a printed page, by the page's index; smaller parts last, so that they lie on top. */
export function regionMarksOf(
  annotations: readonly AnchoredAnnotation[],
  drafts: ReadonlyMap<string, NoteDraft>,
  issueId: string,
  page: number,
): readonly RegionMark[] {
  const numerals = numeralsOf(annotations);
  const saved = annotations.flatMap((item) => {
    const { id, colour } = item.annotation;
    const { region } = markedPlaceOf(item);
    if (!region || !item.anchor) return [];
    return [{ id, colour, region, numeral: numerals.get(id) ?? null, isNew: false }];
  });
  const begun = [...drafts.values()].flatMap(({ key, annotationId, issueId: itsIssue, region, colour }) =>
    region && annotationId === null && itsIssue === issueId && !saved.some(({ id }) => id === key)
      ? [{ id: key, colour, region, numeral: null, isNew: true }]
      : [],
  );
  const area = ({ region }: RegionMark) => region.width * region.height;
  return [...saved, ...begun]
    .filter(({ region }) => region.page === page)
    .toSorted((a, b) => area(b) - area(a));
}

/** The passages of notes that are being written and are not marked yet, so that one sees what they are about. */
export function draftMarks(drafts: ReadonlyMap<string, NoteDraft>, issueId: string): readonly PaintedMark[] {
  return [...drafts.values()].flatMap(({ key, annotationId, span, colour, issueId: itsIssue }) =>
    annotationId === null && span && itsIssue === issueId
      ? [{ id: key, colour, ...span, numeral: null }]
      : [],
  );
}

/** Text order, orphans last, as the contract promises; kept here for answers that arrive one by one. */
export function withAnnotation(
  list: readonly AnchoredAnnotation[],
  added: AnchoredAnnotation,
): readonly AnchoredAnnotation[] {
  const place = (item: AnchoredAnnotation) => item.anchor?.start ?? Number.POSITIVE_INFINITY;
  const others = list.filter((item) => item.annotation.id !== added.annotation.id);
  const at = others.findIndex((item) => place(item) > place(added));
  return at < 0 ? [...others, added] : [...others.slice(0, at), added, ...others.slice(at)];
}
