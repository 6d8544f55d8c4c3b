import type { Article } from '#shared/model/issue.ts';
import { bareLetters } from '#shared/text/characters.ts';

/** How alike two headlines must be to be one: a repeated head is often shortened. */
const alike = 0.5;

/**
 * Links the parts of articles that go on on another page. A part that goes on on page n and one on page n that
 * comes from its page belong together where each is the only candidate, or where their headlines agree.
 */
export function linkContinuations(articles: readonly Article[]): Article[] {
  const later = articles.filter(({ continuedFrom }) => continuedFrom !== null);
  const pairs = new Map<string, string>();
  const taken = new Set<string>();
  for (const article of articles) {
    if (article.continuedOn === null) continue;
    const candidates = later.filter((part) => !taken.has(part.id) && mayFollow(article, part));
    const found = candidates
      .map((part) => ({ part, likeness: likeness(article, part) }))
      .sort((a, b) => b.likeness - a.likeness)[0];
    if (!found) continue;
    if (candidates.length > 1 && found.likeness < alike) continue;
    pairs.set(article.id, found.part.id);
    taken.add(found.part.id);
  }
  const backward = new Map([...pairs].map(([from, to]) => [to, from]));
  return articles.map((article) => {
    const continuedIn = pairs.get(article.id);
    const continuationOf = backward.get(article.id);
    if (continuedIn === undefined && continuationOf === undefined) return article;
    return {
      ...article,
      ...(continuedIn === undefined ? {} : { continuedIn }),
      ...(continuationOf === undefined ? {} : { continuationOf }),
    };
  });
}

/** The pages that the two marks name agree as far as pages are known, and the part comes later. */
function mayFollow(article: Article, part: Article): boolean {
  if (part.id === article.id || part.start <= article.start) return false;
  if (article.continuedOn !== null && part.page !== null && part.page !== article.continuedOn) return false;
  return article.page === null || part.continuedFrom === null || part.continuedFrom === article.page;
}

/** Share of the shorter headline's letters pairs that the longer has as well; 0 where one has no headline. */
function likeness(article: Article, part: Article): number {
  const a = pairsOf(article.headline?.text ?? '');
  const b = pairsOf(part.headline?.text ?? '');
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  if (small.size === 0) return 0;
  let both = 0;
  for (const pair of small) if (large.has(pair)) both++;
  return both / small.size;
}

function pairsOf(text: string): ReadonlySet<string> {
  const letters = bareLetters(text);
  return new Set(
    Array.from({ length: Math.max(0, letters.length - 1) }, (_, at) => letters.slice(at, at + 2)),
  );
}
