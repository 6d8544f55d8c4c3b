import type { Library } from '#core/archive/library/library.ts';
import type { AnnotationStore } from '#core/kept/annotations/store.ts';
import type { Hands } from '#core/kept/hands/hands.ts';
import type { MarkedIssue } from '#core/kept/records/markedIssue.ts';
import type { ExportScope } from '#shared/contract/calls/export.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { Issue } from '#shared/model/issue.ts';
import { dateText } from '../citation/reference.ts';
import type { AnnotatedIssue } from './exportInput.ts';
import { withMakers } from './makers.ts';

type ReadIssues = Pick<Library, 'getIssue'>;
type ReadMarks = Pick<AnnotationStore, 'issueIds' | 'list' | 'issueOf'>;

/**
 * The issues and annotations that an export is made from, by publication, date and edition. Marks on an
 * issue whose file is gone are exported too, as passages that are not found. An article or issue that is
 * named is there without marks as well: it can be cited, or exported itself.
 */
export async function collectForExport(
  scope: ExportScope,
  library: ReadIssues,
  annotations: ReadMarks,
  hands: Pick<Hands, 'list'>,
): Promise<readonly AnnotatedIssue[]> {
  const issueIds = issuesOf(scope) ?? annotations.issueIds;
  const collected: AnnotatedIssue[] = [];
  for (const issueId of issueIds) {
    const marks = withMakers(await annotations.list(issueId), hands);
    const isWanted = marks.length > 0 || scope.kind === 'article' || scope.kind === 'issue';
    if (!isWanted) continue;
    collected.push({ issue: await issueForExport(issueId, library, annotations), annotations: marks });
  }
  return collected.toSorted((a, b) => (sortKey(a.issue) < sortKey(b.issue) ? -1 : 1));
}

/** The issues that a scope names; null where it is all of them. */
function issuesOf(scope: ExportScope): readonly string[] | null {
  if (scope.kind === 'selection') return [...new Set(scope.annotations.map(({ issueId }) => issueId))];
  return 'issueId' in scope ? [scope.issueId] : null;
}

/** An issue, or what its marks say of one whose file is gone. Throws `issueNotFound` where nothing does. */
export async function issueForExport(
  issueId: string,
  library: ReadIssues,
  annotations: Pick<ReadMarks, 'issueOf'>,
): Promise<Issue> {
  try {
    return await library.getIssue(issueId);
  } catch (error) {
    const known = error instanceof BroadsheetError ? await annotations.issueOf(issueId) : null;
    if (!known) throw error;
    return emptyIssue(known);
  }
}

/** An issue of which only the description beside its marks is left. */
function emptyIssue({ id, path, publication, date, edition, issueNumber, language }: MarkedIssue): Issue {
  return {
    id,
    source: { path, format: 'text', encoding: 'utf-8', size: 0, contentHash: '', normalForm: 'NFC' },
    publication,
    date,
    edition,
    issueNumber,
    pageCount: null,
    language: language ?? 'und',
    masthead: { title: publication, dateText: null, lunarDate: null, weekday: null, price: null, parts: [] },
    imprint: { sponsor: null, publisher: null, editor: null, hotline: null, registration: null, parts: [] },
    pages: [],
    articles: [],
    notices: [],
    text: '',
    dropped: [],
    warnings: [],
  };
}

const sortKey = (issue: Issue) =>
  [issue.publication ?? '\uffff', dateText(issue) ?? '\uffff', issue.edition ?? '', issue.id].join('\u0000');
