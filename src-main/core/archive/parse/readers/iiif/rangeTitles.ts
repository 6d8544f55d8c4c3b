import { bareLetters } from '#shared/text/characters.ts';
import type { PagePassage } from '../pages/assemble.ts';
import { lineText } from '../pages/printedPage.ts';

/** Labels that only count: `Article 3`, `Zone 2`, `p. 4`. */
const counting =
  /^[\s\p{P}]*(?:(?:article|artikel|text|zone|region|range|section|page|seite|block|p)[\s\p{P}_]*)?[\d\s\p{P}_]*$/iu;
/** Letters of a label that a damaged heading must have in their order, so that the two are the same. */
const sameShare = 0.5;
/** A heading is no longer than so many times its label. */
const longestHeading = 1.6;

/**
 * Gives an article the label of its range as its headline where no line of it is marked as one: people wrote the
 * label, while the printed heading may be damaged. Passages that read like the label are that heading, here and
 * where the article goes on, and are not shown a second time.
 */
export function addRangeTitles(
  passages: readonly PagePassage[],
  titleOf: (article: string) => string | null,
): readonly PagePassage[] {
  const marked = new Set(
    passages.flatMap(({ article, role }) => (article !== undefined && role === 'headline' ? [article] : [])),
  );
  const titles = new Map<string, string>();
  return passages.flatMap((passage, index): PagePassage[] => {
    const { article } = passage;
    if (article === undefined || marked.has(article) || passage.lines.length === 0) return [passage];
    const isFirst = !titles.has(article);
    const title = titles.get(article) ?? usableTitle(titleOf(article));
    titles.set(article, title);
    if (title === '') return [passage];
    const isHeading =
      (!isFirst || passages.some((other, at) => at > index && other.article === article)) &&
      readsLike(passage.lines.map(lineText).join(' '), title);
    const shown = isHeading ? { ...passage, furniture: 'runningHead' as const } : passage;
    return isFirst ? [headline(passage, title), shown] : [shown];
  });
}

/** Empty where a label names nothing. */
function usableTitle(label: string | null): string {
  const title = label?.trim() ?? '';
  return bareLetters(title) === '' || counting.test(title) ? '' : title;
}

const headline = (passage: PagePassage, title: string): PagePassage => ({
  page: passage.page,
  lines: [
    {
      id: null,
      words: [{ id: null, text: title, box: null, spaceBefore: false }],
      box: null,
      fontSize: null,
      ending: null,
      openingWord: null,
    },
  ],
  role: 'headline',
  isParagraph: true,
  ...(passage.article === undefined ? {} : { article: passage.article }),
});

function readsLike(text: string, title: string): boolean {
  const a = bareLetters(text).toLowerCase();
  const b = bareLetters(title).toLowerCase();
  const longer = Math.max(a.length, b.length);
  if (longer > Math.min(a.length, b.length) * longestHeading) return false;
  return commonLetters(a, b) >= longer * sameShare;
}

/** Letters that both have in the same order (the longest common subsequence). */
function commonLetters(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, () => 0);
  for (const letter of a) {
    const next = [0];
    for (let at = 1; at <= b.length; at++) {
      const kept = Math.max(row[at] ?? 0, next[at - 1] ?? 0);
      next.push(letter === b[at - 1] ? (row[at - 1] ?? 0) + 1 : kept);
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
