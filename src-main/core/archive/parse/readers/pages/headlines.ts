import { bareLetters } from '#shared/text/characters.ts';
import type { PagePassage } from './assemble.ts';
import { lineText } from './printedPage.ts';

/**
 * Marks the headline of articles for which the format gives a title as data but no heading: where the first
 * lines of the first passage are the title and nothing else, they are the headline. Compared by letters and digits
 * only; a title that is cut from the middle of the text (the start of a first line) marks nothing.
 */
export function markTitle(
  passages: readonly PagePassage[],
  titleOf: (article: string) => string | null,
): readonly PagePassage[] {
  const marked = new Set(
    passages.flatMap(({ article, role }) =>
      article !== undefined && (role === 'headline' || role === 'advertisement') ? [article] : [],
    ),
  );
  return passages.map((passage, index) => {
    const { article, role, lines } = passage;
    if (article === undefined || marked.has(article) || role !== 'paragraph') return passage;
    marked.add(article);
    const title = bareLetters(titleOf(article) ?? '');
    const goesOn = passages.some((other, at) => at > index && other.article === article);
    const isTitle = title !== '' && bareLetters(lines.map(lineText).join('')) === title;
    return isTitle && goesOn ? { ...passage, role: 'headline' as const } : passage;
  });
}
