import type { NamedPage } from '#core/archive/facsimile/issuePages.ts';
import type { Anchor, AnnotationTarget } from '#shared/model/annotation.ts';
import type { Issue } from '#shared/model/issue.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import { findPage } from './findPage.ts';
import { passageFinder } from './passageFinder.ts';

/** Where an annotation on an issue or its paper is. */
export const wholePlace: Anchor = { start: 0, end: 0, method: 'place' };

/**
 * Finds where annotations are on an issue as it reads today; null for an orphan. A passage is found by its words; a
 * region by its page, and by its words where they stand on it; an article by its words, or by its id and headline; an issue and its paper
 * are always there. `loadPages` is asked for regions only.
 */
export function placeFinder(
  issue: Pick<Issue, 'text' | 'articles'>,
  loadPages: () => Promise<readonly NamedPage[]>,
): (target: AnnotationTarget) => Promise<Anchor | null> {
  const findWords = passageFinder(issue.text);
  let pages: Promise<readonly NamedPage[]> | null = null;
  let length: number | null = null;

  const onPage = async (target: AnnotationTarget): Promise<Anchor | null> => {
    const words = await findWords(target);
    if (!target.region) return words;
    pages ??= loadPages();
    const known = await pages;
    const page = findPage(target.region, known);
    // The words are what was marked, also where their picture is gone.
    if (page === null) return words;
    const text = known[page]?.text ?? null;
    const isThere = words && (!text || (words.start >= text.start && words.start < text.end));
    if (isThere) return { ...words, page };
    length ??= indexCodePoints(issue.text).length;
    const start = Math.min(text?.start ?? target.position.start, length);
    return { start, end: start, method: 'place', page };
  };

  return async (target) => {
    if (target.about === 'issue' || target.about === 'publication') return wholePlace;
    if (target.about !== 'article') return await onPage(target);
    const words = await findWords(target);
    if (words) return words;
    // Ids of articles without a headline are counted: such a one may be another's by now.
    const article = issue.articles.find(
      ({ id, headline }) => headline !== null && id === target.articleId && headline.text === target.headline,
    );
    return article ? { start: article.start, end: article.start, method: 'place' } : null;
  };
}
