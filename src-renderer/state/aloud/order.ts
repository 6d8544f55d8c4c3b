import type { Article, Issue, LanguageTag } from '#shared/model/issue.ts';
import type { Flow, Span } from '#shared/model/span.ts';
import { codePointLength, indexCodePoints } from '#shared/text/codePoints.ts';
import {
  articleFlows,
  canonicalToFlow,
  flowStartToCanonical,
  flowToCanonical,
  holdsOffset,
  intersectFlow,
} from '#shared/text/flow.ts';
import { issueFlows } from '../../dom/passages.ts';
import { languageRuns, mainLanguage } from './language.ts';
import { cutSentences, spokenText } from './sentences.ts';

/** A headline, a byline, a paragraph: what is read before the voice comes to the next one. */
export interface SpokenFlow {
  readonly flow: Flow;
  /** Null in masthead, imprint and notices. */
  readonly articleId: string | null;
}

/** Where a person asks to read from, in code points of the canonical text. */
export type ReadFrom =
  /** From this character on, wherever it stands. */
  | { readonly kind: 'passage'; readonly start: number }
  /** From the paragraph at the top of what is seen; in `articleId` where that is known. */
  | { readonly kind: 'focus'; readonly articleId: string | null; readonly start: number | null };

/** What is read, in its order, and where reading begins. */
export interface ReadingPlan {
  readonly flows: readonly SpokenFlow[];
  readonly index: number;
  /** Code points of the first flow's text that are left out. */
  readonly offset: number;
}

/** A sentence, or as much of one as is said in a breath. */
export interface SpokenPiece {
  readonly text: string;
  readonly language: LanguageTag;
  /** The language of the whole paragraph: its voice says the piece where there is none for the language. */
  readonly mainLanguage: LanguageTag;
  /** Where it stands in the canonical text; several where columns tear it apart. */
  readonly spans: readonly Span[];
}

/**
 * All articles in reading order: kicker, headline, deck, byline, paragraphs. What goes on on another page is
 * read where it goes on. Notices, masthead and imprint are not among them.
 */
export function spokenFlows(issue: Issue): readonly SpokenFlow[] {
  const byId = new Map(issue.articles.map((article) => [article.id, article]));
  const ordered = new Set<Article>();
  const add = (article: Article | undefined): void => {
    if (!article || ordered.has(article)) return;
    ordered.add(article);
    if (article.continuedIn !== undefined) add(byId.get(article.continuedIn));
  };
  const isContinuation = ({ continuationOf }: Article) =>
    continuationOf !== undefined && byId.has(continuationOf);
  for (const article of issue.articles) if (!isContinuation(article)) add(article);
  for (const article of issue.articles) add(article);
  return [...ordered].flatMap((article) =>
    articleFlows(article).map((flow) => ({ flow, articleId: article.id })),
  );
}

/**
 * What is read when a person asks for it. A passage of a notice, of the masthead or of the imprint is read by
 * itself. Null where there is nothing to read.
 */
export function planReading(issue: Issue, from: ReadFrom): ReadingPlan | null {
  const flows = spokenFlows(issue);
  if (from.kind === 'focus') {
    const index = focusedIndex(issue, flows, from);
    return index < 0 ? null : { flows, index, offset: 0 };
  }
  const holds = ({ flow }: SpokenFlow) => holdsOffset(flow, from.start);
  const index = flows.findIndex(holds);
  const found = flows[index];
  if (found) return { flows, index, offset: canonicalToFlow(found.flow, from.start) };
  const alone = issueFlows(issue).find((flow) => holdsOffset(flow, from.start));
  if (!alone) return null;
  const offset = canonicalToFlow(alone, from.start);
  return { flows: [{ flow: alone, articleId: null }], index: 0, offset };
}

function focusedIndex(
  issue: Issue,
  flows: readonly SpokenFlow[],
  { articleId, start }: Extract<ReadFrom, { kind: 'focus' }>,
): number {
  const seen = flows.find(({ flow }) => start !== null && holdsOffset(flow, start));
  const following = issue.articles.find((article) => start !== null && article.end > start);
  const id = articleId ?? seen?.articleId ?? following?.id ?? flows[0]?.articleId;
  const article = issue.articles.find((one) => one.id === id);
  const paragraph = article?.paragraphs.find((one) => start !== null && holdsOffset(one, start));
  return paragraph
    ? flows.findIndex(({ flow }) => flow === paragraph)
    : flows.findIndex((one) => one.articleId === id);
}

/** The sentences of a flow from an offset of its text on, without those that have nothing to say. */
export function piecesOf(issue: Issue, flow: Flow, from = 0): readonly SpokenPiece[] {
  const { slice } = indexCodePoints(flow.text);
  const whole = mainLanguage(flow.text, issue.language);
  return languageRuns(flow.text, issue.language).flatMap(({ start, end, language }) =>
    cutSentences(slice(start, end), language).flatMap((sentence): readonly SpokenPiece[] => {
      const first = Math.max(from, start + sentence.start);
      const printed = first < start + sentence.end ? slice(first, start + sentence.end) : '';
      const text = spokenText(printed);
      if (text === '') return [];
      const part = {
        start: first + codePointLength(printed) - codePointLength(printed.trimStart()),
        end: first + codePointLength(printed.trimEnd()),
      };
      return [{ text, language, mainLanguage: whole, spans: canonicalSpans(issue, flow, part) }];
    }),
  );
}

/** Where a stretch of a flow's text stands in the canonical text, without what lies between its pieces. */
function canonicalSpans(issue: Issue, flow: Flow, part: Span): readonly Span[] {
  const { slice } = indexCodePoints(issue.text);
  const spans: Span[] = [];
  for (const piece of flow.pieces) {
    const inFlow = intersectFlow(flow, piece);
    if (!inFlow || inFlow.start >= part.end || inFlow.end <= part.start) continue;
    const start = Math.max(piece.start, flowStartToCanonical(flow, Math.max(part.start, inFlow.start)));
    const end = Math.min(piece.end, flowToCanonical(flow, Math.min(part.end, inFlow.end)));
    const last = spans.at(-1);
    // Broken lines are marked through; only another column's text is left out.
    if (last && start >= last.end && !/[\p{L}\p{N}]/u.test(slice(last.end, start)))
      spans[spans.length - 1] = { start: last.start, end };
    else if (start < end) spans.push({ start, end });
  }
  return spans;
}
