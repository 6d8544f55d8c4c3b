import { BroadsheetError } from '#shared/contract/errors.ts';
import type { ExportScope } from '#shared/contract/exportCalls.ts';
import type { AnchoredAnnotation } from '#shared/model/annotation.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { MarkedIssue } from '../annotations/marksFile.ts';
import type { AnnotationStore } from '../annotations/store.ts';
import type { Library } from '../library/library.ts';
import type { AnnotatedIssue } from './markdown/render.ts';

/**
 * The issues and annotations that an export is made from, by publication, date and edition. Marks on an
 * issue whose file is gone are exported too, as passages that are not found.
 * @throws BroadsheetError nothingToExport
 */
export async function collectForExport(
  scope: ExportScope,
  library: Library,
  annotations: AnnotationStore,
): Promise<readonly AnnotatedIssue[]> {
  const issueIds = scope.kind === 'library' ? annotations.issueIds : [scope.issueId];
  const collected: AnnotatedIssue[] = [];
  for (const issueId of issueIds) {
    const marks = await annotations.list(issueId);
    if (marks.length > 0) collected.push(await annotatedIssue(issueId, marks, library, annotations));
  }
  if (collected.length === 0) {
    throw new BroadsheetError(
      'nothingToExport',
      scope.kind === 'library'
        ? 'There is nothing to export: this library has no annotations yet.'
        : 'There is nothing to export: this issue has no annotations yet.',
    );
  }
  return collected.toSorted((a, b) => (sortKey(a.issue) < sortKey(b.issue) ? -1 : 1));
}

async function annotatedIssue(
  issueId: string,
  marks: readonly AnchoredAnnotation[],
  library: Library,
  annotations: AnnotationStore,
): Promise<AnnotatedIssue> {
  try {
    return { issue: await library.getIssue(issueId), annotations: marks };
  } catch (error) {
    const known = error instanceof BroadsheetError ? await annotations.issueOf(issueId) : null;
    if (!known) throw error;
    return { issue: emptyIssue(known), annotations: marks };
  }
}

/** An issue of which only the description beside its marks is left. */
function emptyIssue({ id, path, publication, date, edition, issueNumber }: MarkedIssue): Issue {
  return {
    id,
    source: { path, format: 'text', encoding: 'utf-8', size: 0, contentHash: '', normalForm: 'NFC' },
    publication,
    date,
    edition,
    issueNumber,
    pageCount: null,
    language: 'und',
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

const sortKey = ({ publication, date, edition, id }: Issue) =>
  [publication ?? '\uffff', date ?? '\uffff', edition ?? '', id].join('\u0000');
