import type { Issue } from '#shared/model/issue.ts';
import type { IssueViewName } from './route.ts';

export const hasPrintedPages = ({ facsimile = [] }: Issue): boolean => facsimile.length > 0;

/** Whether there is anything to select. */
export const hasWords = ({ articles, notices }: Issue): boolean => articles.length > 0 || notices.length > 0;

/**
 * How an issue is shown when `wanted` is asked for: an issue that consists of pictures alone as its pages,
 * one without pages as its text.
 */
export function viewOf(wanted: IssueViewName, issue: Issue): IssueViewName {
  const printed = hasPrintedPages(issue);
  const onPrint = wanted === 'facsimile' || wanted === 'beside';
  if (onPrint) return printed ? wanted : 'page';
  return printed && !hasWords(issue) ? 'facsimile' : wanted;
}
