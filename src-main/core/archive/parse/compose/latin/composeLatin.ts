import type { Composition } from '../articles/draftedArticle.ts';
import { toPages } from '../han/composeHan.ts';
import { measureLayout } from '../lines/layout.ts';
import type { Manuscript } from '../lines/lines.ts';
import { composeLatinArticles } from './latinArticles.ts';
import { cutLatinBlocks } from './latinBlocks.ts';
import { separateLatinFurniture } from './latinFurniture.ts';

/** Composes a paper in a script that separates words by spaces. */
export function composeLatin(manuscript: Manuscript): Composition {
  const furniture = separateLatinFurniture(manuscript);
  const layout = measureLayout(furniture.body.map(({ line }) => line));
  const blocks = cutLatinBlocks(furniture.body, layout);
  const { articles, notices, imprintParts, dropped } = composeLatinArticles(manuscript, blocks, layout);
  return {
    mastheadParts: furniture.mastheadParts,
    imprintParts: [...furniture.imprintParts, ...imprintParts],
    pages: toPages(furniture.pageMarks, manuscript.index.length),
    articles,
    notices,
    dropped: [...furniture.dropped, ...dropped],
    warnings: [],
  };
}
