import type {
  Article,
  Decision,
  Dropped,
  MastheadPart,
  Notice,
  NoticeKind,
  Page,
  Warning,
} from '#shared/model/issue.ts';
import type { Flow, Span } from '#shared/model/span.ts';
import { storedPlaceOf } from '#shared/text/flowStore.ts';
import { shortHash } from './identity.ts';

/** An article before it has an id and a confidence. */
export type ArticleDraft = Omit<
  Article,
  'id' | 'confidence' | 'start' | 'end' | 'continuedIn' | 'continuationOf'
>;

export interface NoticeDraft {
  readonly flow: Flow;
  readonly kind: NoticeKind;
  readonly page: number | null;
}

/** What a composer for one script hands back. Every non-space character of the blocks is in one part of it. */
export interface Composition {
  readonly mastheadParts: readonly MastheadPart[];
  readonly imprintParts: readonly MastheadPart[];
  readonly pages: readonly Page[];
  readonly articles: readonly ArticleDraft[];
  readonly notices: readonly NoticeDraft[];
  readonly dropped: readonly Omit<Dropped, 'text'>[];
  readonly warnings: readonly Warning[];
  /** The number printed on pages that the format counts otherwise. */
  readonly printedPages?: ReadonlyMap<number, number>;
}

export const emptyDraft: ArticleDraft = {
  headline: null,
  kicker: null,
  deck: null,
  bylineLine: null,
  bylines: [],
  creditLine: null,
  page: null,
  section: null,
  paragraphs: [],
  continuedOn: null,
  continuedFrom: null,
  continuationMarks: [],
  decisions: [],
};

/** Gives every article its id and the confidence of its weakest decision. */
export function finishArticles(drafts: readonly ArticleDraft[]): Article[] {
  const seen = new Map<string, number>();
  return drafts.map((draft) => {
    const flows = draftFlows(draft);
    return {
      ...draft,
      kicker: draft.kicker && bare(draft.kicker),
      headline: draft.headline && bare(draft.headline),
      deck: draft.deck && bare(draft.deck),
      bylineLine: draft.bylineLine && bare(draft.bylineLine),
      continuationMarks: draft.continuationMarks.map(bare),
      id: uniqueId('a', draft.headline?.text ?? flows[0]?.text.slice(0, 80) ?? '', seen),
      ...draftSpan(draft),
      confidence: draft.decisions.reduce((least, decision) => Math.min(least, decision.confidence), 1),
    };
  });
}

export function finishNotices(drafts: readonly NoticeDraft[]): Notice[] {
  const seen = new Map<string, number>();
  return drafts.map(({ flow, kind, page }) =>
    Object.assign(bare(flow), { id: uniqueId('n', flow.text, seen), kind, page }),
  );
}

/** A flow without what a composer keeps beside it. */
function bare(flow: Flow): Flow {
  if (storedPlaceOf(flow)) return flow;
  const { text, start, end, pieces } = flow;
  return { text, start, end, pieces };
}

/** `a-` and a hash of the normalised words; repeats in one issue count up: `-2`, `-3`. */
function uniqueId(prefix: string, words: string, seen: Map<string, number>): string {
  const id = `${prefix}-${shortHash(
    words
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s\p{P}]+/gu, ''),
  )}`;
  const count = (seen.get(id) ?? 0) + 1;
  seen.set(id, count);
  return count === 1 ? id : `${id}-${count}`;
}

/** The parts of an article that are flows of the text. */
type ArticleFlows = Pick<
  Article,
  'kicker' | 'headline' | 'deck' | 'bylineLine' | 'paragraphs' | 'continuationMarks'
>;

/** From the first to the last place of a draft in the text; endless to 0 where it has no flow. */
export function draftSpan(draft: ArticleFlows): Span {
  let start = Number.POSITIVE_INFINITY;
  let end = 0;
  for (const flow of draftFlows(draft)) {
    start = Math.min(start, flow.start);
    end = Math.max(end, flow.end);
  }
  return { start, end };
}

/** Every flow of a draft, in reading order. */
export function draftFlows(draft: ArticleFlows): Flow[] {
  return [
    draft.kicker,
    draft.headline,
    draft.deck,
    draft.bylineLine,
    ...draft.continuationMarks,
    ...draft.paragraphs,
  ].filter((flow): flow is Flow => flow !== null);
}

export function decide(what: string, reason: string, confidence: number, start: number): Decision {
  return { what, reason, confidence, start };
}
