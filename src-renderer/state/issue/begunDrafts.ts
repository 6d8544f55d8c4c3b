import type { AnchoredAnnotation, Colour } from '#shared/model/annotation.ts';
import type { WantedPlace } from '#shared/model/draft.ts';
import type { Issue } from '#shared/model/issue.ts';
import { exactOf, type Markable, markedPlaceOf } from './markable.ts';
import type { NoteDraft } from './noteDrafts.ts';

const samePlace = (a: WantedPlace, b: WantedPlace): boolean =>
  JSON.stringify([a.region ?? null, a.about ?? null]) === JSON.stringify([b.region ?? null, b.about ?? null]);

/** Whether a note that was begun is about the same thing. */
export function isDraftOn(draft: NoteDraft, issueId: string, wanted: Markable): boolean {
  if (draft.issueId !== issueId || !samePlace(draft, wanted)) return false;
  if (wanted.region || wanted.about) return draft.annotationId === null;
  return draft.span?.start === wanted.start && draft.span.end === wanted.end;
}

type BegunDraft = Omit<NoteDraft, 'status' | 'failure'>;

/** A note that is begun on something not marked yet. */
export function newDraft(
  key: string,
  issueId: string,
  issue: Issue | null,
  wanted: Markable,
  colour: Colour,
): BegunDraft {
  const { start, end, text = '', region, about } = wanted;
  const place = { ...(region ? { region } : {}), ...(about ? { about } : {}) };
  return {
    key,
    issueId,
    annotationId: null,
    span: region || about ? null : { start, end },
    exact: exactOf(wanted, issue),
    quote: text,
    ...place,
    colour,
    note: '',
    tags: [],
  };
}

/** The note of an annotation that exists, to be written on. */
export function draftOfAnnotation(item: AnchoredAnnotation): BegunDraft {
  const { annotation, anchor } = item;
  const { id, issueId, colour, note, tags, target } = annotation;
  return {
    key: id,
    issueId,
    annotationId: id,
    span: anchor && { start: anchor.start, end: anchor.end },
    exact: null,
    quote: target.shown,
    ...markedPlaceOf(item),
    colour,
    note,
    tags,
  };
}
