import type { Page } from '#shared/model/issue.ts';
import type { Composition } from '../articles/draftedArticle.ts';
import { measureLayout } from '../lines/layout.ts';
import type { Manuscript } from '../lines/lines.ts';
import type { PageMark } from '../lines/passages.ts';
import { composeHanArticles } from './hanArticles.ts';
import { separateFurniture } from './hanFurniture.ts';
import { composeSections, isSectioned } from './hanSections.ts';
import { unwrapHan } from './hanUnwrap.ts';
import type { StartWeights } from './starts/hanStarts.ts';

/**
 * Composes a paper set in Chinese characters, whatever its lines were broken by. `weights`: of the model of article
 * starts, for measuring others than those that are shipped.
 */
export function composeHan(manuscript: Manuscript, weights?: StartWeights): Composition {
  if (isSectioned(manuscript.lines)) return composeSections(manuscript);
  const { furniture, layout, passages } = hanPassages(manuscript);
  const isUnmarked = furniture.pageMarks.length === 0 && furniture.mastheadParts.length === 0;
  const { articles, notices } = composeHanArticles(manuscript, passages, layout, isUnmarked, weights);
  return {
    mastheadParts: furniture.mastheadParts,
    imprintParts: furniture.imprintParts,
    pages: toPages(furniture.pageMarks, manuscript.index.length),
    articles,
    notices,
    dropped: furniture.dropped,
    warnings: [],
  };
}

/** The lines of the articles put together, and what stands around them. */
export function hanPassages(manuscript: Manuscript) {
  const furniture = separateFurniture(manuscript, measureLayout(manuscript.lines));
  const layout = measureLayout(furniture.body.map(({ line }) => line));
  return { furniture, layout, passages: unwrapHan(manuscript, furniture.body, layout) };
}

/** Each page reaches to the next mark; what stands before the first mark belongs to the first page. */
export function toPages(marks: readonly PageMark[], length: number): Page[] {
  return marks.map((mark, index) => ({
    number: mark.number,
    name: mark.name,
    start: index === 0 ? 0 : mark.start,
    end: marks[index + 1]?.start ?? length,
  }));
}
