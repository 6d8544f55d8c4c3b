import type { FacetCount, SearchComparison, SearchHit, TimelineCount } from '#shared/model/search.ts';
import { type MatchContext, oneLine } from './contexts.ts';
import type { CsvRows } from './csv.ts';

/** The results of a search as tables, the same from the command line and from the window. */

/** The passage that stands for a hit where there is room for one. */
export const leadingText = ({ snippets, headlineSnippet }: SearchHit): string =>
  (snippets[0] ?? headlineSnippet)?.text ?? '';

export function hitRows(hits: readonly SearchHit[]): CsvRows {
  return [
    ['publication', 'date', 'edition', 'page', 'kind', 'headline', 'matches', 'snippet', 'issue', 'article'],
    ...hits.map((hit) => [
      hit.publication,
      hit.date,
      hit.edition,
      hit.page,
      hit.kind,
      hit.headline,
      hit.matches.length,
      oneLine(leadingText(hit)),
      hit.issueId,
      hit.articleId,
    ]),
  ];
}

export function contextRows(lines: readonly (MatchContext & { readonly hit: SearchHit })[]): CsvRows {
  return [
    ['date', 'publication', 'left', 'match', 'right', 'headline', 'issue', 'article'],
    ...lines.map(({ before, match, after, hit }) => [
      hit.date,
      hit.publication,
      before,
      match,
      after,
      hit.headline,
      hit.issueId,
      hit.articleId,
    ]),
  ];
}

export function timelineRows(counts: readonly TimelineCount[]): CsvRows {
  return [['time', 'hits', 'of'], ...counts.map(({ value, count, of }) => [value, count, of])];
}

/** Compared queries in time: for each how many articles, and their share of all. */
export function comparisonRows({ bins, series }: SearchComparison): CsvRows {
  return [
    ['time', 'of', ...series.flatMap(({ query }) => [query, `${query} (share)`])],
    ...bins.map(({ value, of }, at) => [
      value,
      of,
      ...series.flatMap(({ counts }) => [counts[at] ?? 0, (counts[at] ?? 0) / Math.max(1, of)]),
    ]),
  ];
}

export function countRows(title: string, counts: readonly FacetCount[]): CsvRows {
  return [[title, 'hits'], ...counts.map(({ value, count }) => [value, count])];
}
