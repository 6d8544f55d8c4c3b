import type { Issue } from '#shared/model/issue.ts';
import type { IssueViewName } from './route.ts';

/**
 * How an issue is shown when `wanted` is asked for: an issue that consists of pictures alone as its pages,
 * one without pages as its text.
 */
export function viewOf(wanted: IssueViewName, issue: Issue): IssueViewName {
  const printed = (issue.facsimile?.length ?? 0) > 0;
  const onPrint = wanted === 'facsimile' || wanted === 'beside';
  if (onPrint) return printed ? wanted : 'page';
  const hasText = issue.articles.length > 0 || issue.notices.length > 0;
  return printed && !hasText ? 'facsimile' : wanted;
}
