import type { SearchDocument } from '#core/search/engine.ts';
import { documentsOfIssue, type IndexedIssueNames } from '#core/search/index/documents.ts';
import { encodeDocument, metaOf, normalOf } from '#core/search/index/indexedDocument.ts';
import { dayNumber } from '#core/search/text/dateRange.ts';
import type { Issue } from '#shared/model/issue.ts';
import { bylineRow, facetRow } from '../common.ts';
import { keysOfText, storable } from '../keys.ts';
import { normalTitle } from '../title.ts';

type Row = readonly unknown[];

/** An issue's part of the tables that are searched. */
export interface IssueRows {
  readonly document: readonly Row[];
  readonly tally: readonly Row[];
  readonly facet: readonly Row[];
  readonly byline: readonly Row[];
}

/** The columns of the rows, in their order. */
export const tableColumns = {
  document: ['issue_id', 'sequence', 'facet', 'byline', 'day', 'title', 'normal', 'keys', 'stored'],
  tally: ['issue_id', 'facet', 'day', 'documents'],
  facet: ['id', 'publication', 'publication_normal', 'year', 'kind', 'page', 'section', 'section_folded'],
  byline: ['id', 'names', 'names_normal'],
} as const satisfies Record<keyof IssueRows, readonly string[]>;

/** What a search finds of an issue that is in a library under these names. */
export const fedDocuments = (issue: Issue, names: IndexedIssueNames): readonly SearchDocument[] =>
  documentsOfIssue({ ...issue, id: names.id });

export function rowsOf(issueId: string, documents: readonly SearchDocument[]): IssueRows {
  const described = documents.map((document, sequence) => {
    const facet = facetRow(document);
    const byline = bylineRow(document);
    return { document, facet, byline, row: documentRow(issueId, document, sequence, [facet[0], byline[0]]) };
  });
  const byFacet = Map.groupBy(described, ({ facet }) => facet[0]);
  const byByline = Map.groupBy(described, ({ byline }) => byline[0]);
  return {
    document: described.map(({ row }) => row),
    tally: [...byFacet].map(([facet, group]) => [issueId, facet, dayOf(group[0]?.document), group.length]),
    facet: [...byFacet.values()].flatMap(([first]) => (first ? [first.facet] : [])),
    byline: [...byByline.values()].flatMap(([first]) => (first ? [first.byline] : [])),
  };
}

const dayOf = (document: SearchDocument | undefined): number => dayNumber(document?.date);

function documentRow(issueId: string, document: SearchDocument, sequence: number, common: Row): Row {
  const normal = normalOf(document.fields);
  const title = normalTitle(document.fields);
  const meta = metaOf(document, sequence);
  const field = (at: number) => {
    const found = document.fields[at];
    if (!found) throw new RangeError(`The document has no field ${at}.`);
    return found;
  };
  return [
    issueId,
    sequence,
    ...common,
    dayOf(document),
    storable(title),
    storable(normal),
    keysOfText(normal, title),
    encodeDocument({ meta, field }),
  ];
}
