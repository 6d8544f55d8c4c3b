import type { Colour } from '#shared/model/annotation.ts';
import type { Span } from '#shared/model/span.ts';
import type { PaintRequest } from '../../../dom/highlights.ts';
import type { ArticleStretch } from '../../../layout/miniature.ts';

/** What is drawn over an article in miniature: a colour of marks, or the hits of a search. */
export type InkName = Colour | 'match' | 'current';

/** The passages of each block by what they are painted with. */
export type Ink = ReadonlyMap<string, ReadonlyMap<InkName, readonly ArticleStretch[]>>;

/** What of an issue says where its text stands. */
interface InkedIssue {
  readonly articles: readonly (Span & { readonly id: string; readonly paragraphs: readonly Span[] })[];
  readonly notices: readonly (Span & { readonly id: string })[];
}

interface TextBlock extends Span {
  readonly id: string;
  /** Where its running text begins and ends. */
  readonly text: Span;
}

/** The blocks of an issue in the order of their text. */
function textBlocks(issue: InkedIssue): readonly TextBlock[] {
  const articles = issue.articles.map((article) => ({
    id: article.id,
    start: article.start,
    end: article.end,
    text: runningText(article),
  }));
  const notices = issue.notices.map(({ id, start, end }) => ({ id, start, end, text: { start, end } }));
  return [...articles, ...notices].sort((a, b) => a.start - b.start);
}

function runningText({ paragraphs, start, end }: InkedIssue['articles'][number]): Span {
  return { start: paragraphs[0]?.start ?? start, end: paragraphs.at(-1)?.end ?? end };
}

/** Where marks and hits stand in the blocks of an issue. What lies over several is drawn in each. */
export function inkOf(
  issue: InkedIssue,
  { marks, matches, currentMatch }: Pick<PaintRequest, 'marks' | 'matches' | 'currentMatch'>,
): Ink {
  const ink = new Map<string, Map<InkName, ArticleStretch[]>>();
  if (marks.length === 0 && matches.length === 0) return ink;
  const blocks = textBlocks(issue);
  const put = (span: Span, name: InkName) => {
    for (let at = firstEndingAfter(blocks, span.start); at < blocks.length; at++) {
      const block = blocks[at];
      if (!block || block.start >= span.end) return;
      const length = Math.max(1, block.text.end - block.text.start);
      const names = ink.get(block.id) ?? new Map<InkName, ArticleStretch[]>();
      ink.set(block.id, names);
      const stretches = names.get(name) ?? [];
      names.set(name, stretches);
      stretches.push({
        from: (Math.max(span.start, block.start) - block.text.start) / length,
        to: (Math.min(span.end, block.end) - block.text.start) / length,
      });
    }
  };
  for (const mark of marks) put(mark, mark.colour);
  for (const [index, match] of matches.entries()) put(match, index === currentMatch ? 'current' : 'match');
  return ink;
}

/** Index of the first block that ends after an offset. Blocks do not overlap. */
function firstEndingAfter(blocks: readonly TextBlock[], offset: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
