import type { SearchHit } from '#shared/model/search.ts';
import type { Arrival, IssueRoute } from '../../../state/navigation/route.ts';

/** Where a hit leads in a window of its own: to its annotation, or to its first match. */
export function routeOfHit(
  { kind, issueId, annotationId, matches }: SearchHit,
  start = matches[0]?.start ?? null,
): IssueRoute {
  const match = matches.find((one) => one.start === start) ?? null;
  const arrival: Arrival | null =
    kind === 'note' && annotationId !== null
      ? { kind: 'annotation', annotationId }
      : match && { kind: 'span', span: { start: match.start, end: match.end } };
  return { name: 'issue', issueId, articleId: null, view: 'page', arrival };
}
