import type { Article, Issue, Notice, Paragraph, ParagraphKind } from '#shared/model/issue.ts';
import type { Flow, Span } from '#shared/model/span.ts';
import { allArticleFlows, holdsOffset, makeFlow } from '#shared/text/flow.ts';

type Slice = (start: number, end: number) => string;

/** The first stretch of an article that is printed: its headline's, or that of its first words. */
export function firstStretch(article: Article): Span | null {
  const printed = allArticleFlows(article).flatMap(({ pieces }) => pieces.filter(isPrinted));
  const [first] = article.headline?.pieces.filter(isPrinted) ?? [];
  const found = first ?? printed[0];
  return found ? { start: found.start, end: found.end } : null;
}

/** A headline that a person gave has no place of its own. */
export const isPrinted = ({ start, end }: Span): boolean => start < end;

/** The article that begins with a passage, or null. */
export function articleAt(issue: Issue, place: Span): Article | null {
  return (
    issue.articles.find((article) => {
      const first = firstStretch(article);
      return first !== null && first.start <= place.start && place.start < first.end;
    }) ?? null
  );
}

/** Gives a headline to an article that prints none; it has no place in the canonical text. */
export function giveHeadline(issue: Issue, article: Article, text: string): Issue | null {
  const first = firstStretch(article);
  if (article.headline?.pieces.some(isPrinted) || !first) return null;
  const pieces = [{ start: first.start, end: first.start, glue: '' as const, replacement: text }];
  return exchange(issue, article, [{ ...article, headline: makeFlow(pieces, () => text) }]);
}

/** Begins another article, with the id `id`, at the paragraph that begins with the passage. */
export function splitArticle(issue: Issue, place: Span, id: string): Issue | null {
  for (const article of issue.articles) {
    const at = article.paragraphs.findIndex(({ pieces }) => {
      const first = pieces.find(isPrinted);
      return first !== undefined && first.start <= place.start && place.start < first.end;
    });
    const [head] = article.paragraphs.slice(at);
    if (at < 0 || !head) continue;
    if (at === 0) return null;
    const rest = article.paragraphs.slice(at);
    const isLater = ({ start }: { readonly start: number }) => rest.some((flow) => holdsOffset(flow, start));
    const isAfter = ({ start }: Flow) => start >= head.start;
    const { continuedIn, continuationOf, ...common } = article;
    const former: Article = {
      ...common,
      bylines: article.bylines.filter((byline) => !isLater(byline)),
      paragraphs: article.paragraphs.slice(0, at),
      continuedOn: null,
      continuationMarks: article.continuationMarks.filter((mark) => !isAfter(mark)),
      decisions: article.decisions.filter((decision) => !isLater(decision)),
      ...(continuationOf === undefined ? {} : { continuationOf }),
    };
    const latter: Article = {
      ...common,
      id,
      // A crosshead that begins an article is its headline.
      headline: head.kind === 'subhead' ? flowOf(head) : null,
      kicker: null,
      deck: null,
      bylineLine: null,
      bylines: article.bylines.filter(isLater),
      creditLine: null,
      page: pageOf(issue, head.start) ?? article.page,
      paragraphs: head.kind === 'subhead' ? rest.slice(1) : rest,
      continuedFrom: null,
      continuationMarks: article.continuationMarks.filter(isAfter),
      confidence: 1,
      decisions: article.decisions.filter(isLater),
      ...(continuedIn === undefined ? {} : { continuedIn }),
    };
    const split = exchange(issue, article, [withSpan(former), withSpan(latter)]);
    return continuedIn === undefined ? split : relink(split, article.id, id, 'continuationOf');
  }
  return null;
}

/** Lets an article go on with another one, whose head becomes crossheads of it. */
export function mergeArticles(issue: Issue, into: Article, article: Article): Issue | null {
  if (into === article) return null;
  const as = (flow: Flow | null, kind: ParagraphKind): readonly Paragraph[] =>
    flow ? [{ ...flow, kind }] : [];
  const { continuedIn: _into, ...common } = into;
  const continuedIn = article.continuedIn === into.id ? undefined : article.continuedIn;
  const merged: Article = {
    ...common,
    bylines: [...into.bylines, ...article.bylines],
    paragraphs: [
      ...into.paragraphs,
      ...as(article.kicker, 'subhead'),
      ...as(article.headline, 'subhead'),
      ...as(article.deck, 'subhead'),
      ...as(article.bylineLine, 'signature'),
      ...article.paragraphs,
    ],
    continuedOn: article.continuedOn,
    continuationMarks: [...into.continuationMarks, ...article.continuationMarks],
    decisions: [...into.decisions, ...article.decisions],
    ...(continuedIn === undefined ? {} : { continuedIn }),
  };
  const without = { ...issue, articles: issue.articles.filter((one) => one !== article) };
  const joined = exchange(without, into, [withSpan(merged)]);
  return relink(relink(joined, article.id, into.id, 'continuationOf'), article.id, into.id, 'continuedIn');
}

/** Puts an article right before or behind another one. */
export function moveArticle(
  issue: Issue,
  article: Article,
  where: 'before' | 'after',
  other: Article,
): Issue | null {
  if (article === other) return null;
  const without = { ...issue, articles: issue.articles.filter((one) => one !== article) };
  return exchange(without, other, where === 'before' ? [article, other] : [other, article]);
}

/** An article as a notice: one run of text, in the order in which it is printed. */
export function articleToNotice(issue: Issue, article: Article, kind: Notice['kind'], slice: Slice): Issue {
  const flows = allArticleFlows(article).toSorted((a, b) => a.start - b.start);
  const pieces = flows.flatMap((flow, index) =>
    flow.pieces.map((piece, at) => (index > 0 && at === 0 ? { ...piece, glue: ' ' as const } : piece)),
  );
  const notice: Notice = { ...makeFlow(pieces, slice), id: article.id, kind, page: article.page };
  const unlinked = relink(relink(issue, article.id, null, 'continuedIn'), article.id, null, 'continuationOf');
  return {
    ...unlinked,
    articles: unlinked.articles.filter(({ id }) => id !== article.id),
    notices: [...issue.notices, notice].toSorted((a, b) => a.start - b.start),
  };
}

/** A notice as an article without a headline, where it is printed. */
export function noticeToArticle(issue: Issue, notice: Notice): Issue {
  const article: Article = withSpan({
    id: notice.id,
    start: notice.start,
    end: notice.end,
    headline: null,
    kicker: null,
    deck: null,
    bylineLine: null,
    bylines: [],
    creditLine: null,
    page: notice.page,
    section: null,
    paragraphs: [{ ...flowOf(notice), kind: 'body' }],
    continuedOn: null,
    continuedFrom: null,
    continuationMarks: [],
    confidence: 1,
    decisions: [],
  });
  const behind = issue.articles.findIndex(({ start }) => start > notice.start);
  const at = behind < 0 ? issue.articles.length : behind;
  return {
    ...issue,
    articles: issue.articles.toSpliced(at, 0, article),
    notices: issue.notices.filter((one) => one !== notice),
  };
}

/** The flow of what may be more than that. */
const flowOf = ({ text, start, end, pieces }: Flow): Flow => ({ text, start, end, pieces });

function exchange(issue: Issue, article: Article, by: readonly Article[]): Issue {
  return { ...issue, articles: issue.articles.flatMap((one) => (one === article ? by : [one])) };
}

/** From the first to the last of its characters. */
function withSpan(article: Article): Article {
  const flows = allArticleFlows(article);
  if (flows.length === 0) return article;
  return {
    ...article,
    start: Math.min(...flows.map(({ start }) => start)),
    end: Math.max(...flows.map(({ end }) => end)),
  };
}

const pageOf = ({ pages }: Issue, offset: number): number | null =>
  pages.find(({ start, end }) => start <= offset && offset < end)?.number ?? null;

/** Links of continuations that led to an article lead to another one, or nowhere. */
function relink(
  issue: Issue,
  from: string,
  to: string | null,
  link: 'continuedIn' | 'continuationOf',
): Issue {
  return {
    ...issue,
    articles: issue.articles.map((article) => {
      if (article[link] !== from) return article;
      const { [link]: _gone, ...rest } = article;
      return to === null || to === article.id ? rest : { ...rest, [link]: to };
    }),
  };
}
