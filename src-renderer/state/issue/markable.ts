import type { InputOf } from '#shared/contract/call.ts';
import type { calls } from '#shared/contract/calls.ts';
import type { AnchoredAnnotation } from '#shared/model/annotation.ts';
import type { WantedPlace, WantedRegion, WantedWhole } from '#shared/model/draft.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { Span } from '#shared/model/span.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';

/** What can be marked: a passage of the text, or the place that stands beside it, which then counts. */
export interface Markable extends Span, WantedPlace {
  /** The passage as it is read; empty for a place. */
  readonly text?: string;
}

/** What a note is to be begun on: where nothing is selected, the place one is at says the rest. */
export type WantedNote =
  | { readonly kind: 'issue' | 'page' | 'part' }
  /** Null for the article that one reads. */
  | { readonly kind: 'article'; readonly articleId: string | null };

/** What is marked where no passage is. */
export const markableAt = (place: WantedPlace): Markable => ({ start: 0, end: 0, text: '', ...place });

type Create = InputOf<(typeof calls)['annotations.create']>;
type Where = Pick<Create, 'start' | 'end' | 'exact' | 'region' | 'about'>;

/** Where an annotation is to be, as the contract asks for it; the words of a passage are said along. */
export function whereOf(
  { start, end, region, about }: Markable,
  exact: string | null | undefined = null,
): Where {
  if (region) return { region: { ...region } };
  if (about) return { about };
  return { start, end, ...(exact ? { exact } : {}) };
}

/** The words of a passage in the canonical text; null for what is no passage, and where the text is not there. */
export const exactOf = ({ start, end, region, about }: Markable, issue: Issue | null): string | null =>
  issue === null || region || about ? null : indexCodePoints(issue.text).slice(start, end);

/** Where an annotation that is on no passage is today; neither for one that is on a passage. */
export function markedPlaceOf({ annotation, anchor }: AnchoredAnnotation): WantedPlace {
  const { region, about, articleId } = annotation.target;
  const page = anchor?.page ?? region?.page ?? 0;
  if (about) return { about: wholeOf(about, page, articleId) };
  if (!region) return {};
  const { x, y, width, height } = region;
  return { region: { page, x, y, width, height } satisfies WantedRegion };
}

function wholeOf(kind: WantedWhole['kind'], page: number, articleId: string | undefined): WantedWhole {
  if (kind === 'page') return { kind, page };
  return kind === 'article' ? { kind, articleId: articleId ?? '' } : { kind };
}
