import { bareLetters } from '#shared/text/characters.ts';
import type { PagePassage } from './assemble.ts';
import { lineText } from './printedPage.ts';

/**
 * Marks the headline of articles for which the format gives a title as data but no heading: where the first
 * passages are the title and nothing else, they are the headline. Compared by letters and digits only; a title that is
 * cut from the middle of the text (the start of a passage) marks nothing.
 */
export function markTitle(
  passages: readonly PagePassage[],
  titleOf: (article: string) => string | null,
): readonly PagePassage[] {
  const known = new Set(
    passages.flatMap(({ article, role }) =>
      article !== undefined && (role === 'headline' || role === 'advertisement') ? [article] : [],
    ),
  );
  const headlines = new Set<PagePassage>();
  passages.forEach(({ article, role }, index) => {
    if (article === undefined || known.has(article) || role !== 'paragraph') return;
    known.add(article);
    const own = passages.slice(index).filter((other) => other.article === article);
    for (const passage of titlePassages(own, titleOf(article))) headlines.add(passage);
  });
  return passages.map((passage) =>
    headlines.has(passage) ? { ...passage, role: 'headline' as const } : passage,
  );
}

/** The first passages of an article that are its title, where text follows them. */
function titlePassages(own: readonly PagePassage[], title: string | null): readonly PagePassage[] {
  const wanted = bareLetters(title ?? '');
  let letters = '';
  for (const [index, { role, lines }] of own.entries()) {
    if (wanted !== '' && letters === wanted) return own.slice(0, index);
    letters += bareLetters(lines.map(lineText).join(''));
    if (role !== 'paragraph' || letters === '' || !wanted.startsWith(letters)) return [];
  }
  return [];
}
