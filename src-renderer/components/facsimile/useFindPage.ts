import { useCallback } from 'react';
import type { FacsimileSheet } from '#shared/model/facsimile.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { Span } from '#shared/model/span.ts';
import type { Facsimile } from '../../state/issue/facsimile.ts';
import type { IssueText } from './usePassageOnPage.ts';

/**
 * Finds the page that a passage stands on; answers its index. Its article and the text's own pages say
 * where to look first, the words decide.
 */
export function useFindPage(
  facsimile: Facsimile,
  issue: Issue,
  sheets: readonly FacsimileSheet[],
  text: IssueText,
): (span: Span, current: number) => Promise<number | null> {
  return useCallback(
    async (span, current) => {
      const articleId = text.passage(span)?.articleId ?? null;
      const page = issue.pages.find(({ start, end }) => start <= span.start && span.start < end);
      const order = [...sheets.keys()].toSorted(
        (a, b) =>
          likelihood(b, sheets, articleId, page?.number, current) -
          likelihood(a, sheets, articleId, page?.number, current),
      );
      for (const index of order) {
        const sheet = sheets[index];
        if (!sheet?.hasWords) continue;
        const words = await facsimile.loadWords(sheet.number);
        if (words.some((word) => word.start < span.end && word.end > span.start)) return index;
      }
      const [first] = order;
      return first !== undefined && likelihood(first, sheets, articleId, page?.number, -1) > 0 ? first : null;
    },
    [facsimile, issue, sheets, text],
  );
}

function likelihood(
  index: number,
  sheets: readonly FacsimileSheet[],
  articleId: string | null,
  page: number | undefined,
  current: number,
): number {
  const sheet = sheets[index];
  if (!sheet) return 0;
  return (
    (sheet.number === page ? 4 : 0) +
    (sheet.zones.some((zone) => zone.articleId === articleId) ? 2 : 0) +
    (index === current ? 1 : 0)
  );
}
