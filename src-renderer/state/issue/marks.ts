import type { AnchoredAnnotation } from '#shared/model/annotation.ts';
import type { PaintedMark } from '../../dom/highlights.ts';
import type { Draft } from './noteDrafts.ts';

/** The marks of an issue; notes are numbered in text order, highlights without a note are not. */
export function paintedMarksOf(annotations: readonly AnchoredAnnotation[]): readonly PaintedMark[] {
  let numeral = 0;
  return annotations.flatMap(({ annotation, anchor }) => {
    if (!anchor) return [];
    const { id, colour, note } = annotation;
    return [{ id, colour, start: anchor.start, end: anchor.end, numeral: note ? ++numeral : null }];
  });
}

/** The passages of notes that are being written and are not marked yet, so that one sees what they are about. */
export function draftMarks(drafts: ReadonlyMap<string, Draft>, issueId: string): readonly PaintedMark[] {
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
