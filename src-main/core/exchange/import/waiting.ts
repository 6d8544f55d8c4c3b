import type { AnnotationStore } from '#core/kept/annotations/store.ts';
import { nameIssue } from '#core/kept/notebook/entries.ts';
import type { MarkedIssue } from '#core/kept/records/markedIssue.ts';
import type { WaitingMarks } from '#shared/model/exchange.ts';
import { type IncomingSource, waitingId } from '../annotationFiles/incoming.ts';
import type { MatchingLibrary } from './match.ts';

/** What is written beside annotations that wait for their issue, so that it is known when it comes. */
export function describeSource(source: IncomingSource): MarkedIssue {
  const { publication, date, edition, issueNumber, language, name } = source;
  return {
    id: waitingId(source),
    publication,
    date,
    edition,
    issueNumber,
    path: name,
    ...(language !== 'und' && { language }),
    waiting: true,
  };
}

/** The same, read back. */
export function sourceOfMarks(issue: MarkedIssue): IncomingSource {
  const { id, publication, date, edition, issueNumber, language = 'und', path } = issue;
  return { address: id, issueId: id, publication, date, edition, issueNumber, language, name: path };
}

/** Annotations whose issue is not in the library, newest paper first. */
export async function listWaiting(
  library: Pick<MatchingLibrary, 'summary'>,
  annotations: AnnotationStore,
): Promise<readonly WaitingMarks[]> {
  const waiting: WaitingMarks[] = [];
  for (const issueId of annotations.issueIds) {
    if (library.summary(issueId)) continue;
    // Marks that cannot be read are a problem of the library's, told where they were read.
    const marks = await annotations.list(issueId).catch(() => []);
    if (marks.length === 0) continue;
    const issue = await annotations.issueOf(issueId);
    waiting.push({
      ...nameIssue(issueId, null, issue),
      annotations: marks.map(({ annotation: { id, target, note } }) => ({ id, shown: target.shown, note })),
    });
  }
  return waiting.toSorted((a, b) => (sortKey(a) < sortKey(b) ? 1 : -1));
}

const sortKey = ({ date, issueId }: WaitingMarks) => `${date ?? ''}\u0000${issueId}`;
