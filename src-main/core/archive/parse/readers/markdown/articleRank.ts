import type { Root } from 'mdast';

/** `第1版：要闻`, `Page 1: News`: such a heading is no article's. */
const pageMark =
  /^(?:第?\s*[〇零○一二三四五六七八九十\d０-９]{1,3}\s*版|[A-D]\d{1,2}\s*版|page\s+\d|seite\s+\d)/iu;

interface Heading {
  readonly rank: number;
  /** Text stands under it before the next heading. */
  readonly hasText: boolean;
  readonly isPageMark: boolean;
}

/**
 * The rank of the headings that are headlines: the shallowest with text under it. A single heading over others
 * is the title of the whole, with text or without.
 */
export function articleRank(tree: Root, body: string): number {
  const headings = headingsOf(tree, body);
  const ranks = [...new Set(headings.map(({ rank }) => rank))].sort((a, b) => a - b);
  for (const rank of ranks) {
    const own = headings.filter((heading) => heading.rank === rank && !heading.isPageMark);
    if (own.length === 0) continue;
    const deeper = headings.filter((heading) => heading.rank > rank && heading.hasText).length;
    if (deeper === 0) return rank;
    const withText = own.filter(({ hasText }) => hasText).length;
    if (rank === 1 ? withText > 1 && withText * 2 >= own.length : withText > 0) return rank;
    if (rank > 1 && haveDecks(headings, rank)) return rank;
  }
  return ranks.at(-1) ?? 1;
}

function headingsOf({ children }: Root, body: string): Heading[] {
  return children.flatMap((node, index): Heading[] => {
    if (node.type !== 'heading') return [];
    const next = children.slice(index + 1).find(({ type }) => type !== 'html' && type !== 'definition');
    const start = node.position?.start.offset ?? 0;
    const text = body.slice(start, node.position?.end.offset ?? start).replace(/^[#\s]+/u, '');
    return [
      {
        rank: node.depth,
        hasText: next !== undefined && next.type !== 'heading' && next.type !== 'thematicBreak',
        isPageMark: pageMark.test(text),
      },
    ];
  });
}

/**
 * Whether the headings of a rank, under none of which text stands, are headlines over their decks: where most are
 * over several headings with text they are sections. A single one is a headline where pages or sections stand over
 * it.
 */
function haveDecks(headings: readonly Heading[], rank: number): boolean {
  const parts = headings.flatMap((heading, index) => {
    if (heading.rank !== rank || heading.isPageMark) return [];
    const rest = headings.slice(index + 1);
    const end = rest.findIndex((next) => next.rank <= rank);
    return [(end < 0 ? rest : rest.slice(0, end)).filter(({ hasText }) => hasText).length];
  });
  if (parts.length === 1 && headings.some((heading) => heading.rank < rank)) return true;
  return parts.filter((count) => count > 1).length * 2 < parts.length;
}
