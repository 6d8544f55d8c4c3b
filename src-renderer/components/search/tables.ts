import type { FacetCount, SearchHit, TimelineCount } from '#shared/model/search.ts';
import type { ContextLine } from '../../state/contexts.ts';
import type { CsvRows } from './ExportView.tsx';

/** The views of the results as tables; heads are the command line's. */

export const hitTable = (hits: readonly SearchHit[]): CsvRows => [
  ['publication', 'date', 'edition', 'page', 'kind', 'headline', 'matches', 'snippet', 'issue', 'article'],
  ...hits.map((hit) => [
    hit.publication,
    hit.date,
    hit.edition,
    hit.page,
    hit.kind,
    hit.headline,
    hit.matches.length,
    (hit.snippets[0] ?? hit.headlineSnippet)?.text.replaceAll(/\s+/gu, ' ') ?? '',
    hit.issueId,
    hit.articleId,
  ]),
];

export const contextTable = (lines: readonly ContextLine[]): CsvRows => [
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

export const timelineTable = (counts: readonly TimelineCount[]): CsvRows => [
  ['time', 'hits', 'of'],
  ...counts.map(({ value, count, of }) => [value, count, of]),
];

export const countTable = (title: string, counts: readonly FacetCount[]): CsvRows => [
  [title, 'hits'],
  ...counts.map(({ value, count }) => [value, count]),
];
