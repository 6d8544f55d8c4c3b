import type { ExportScope } from '#shared/contract/calls/export.ts';
import type { Issue } from '#shared/model/issue.ts';
import { issueTitle } from '../documents.ts';
import type { ExportInput, Render } from '../exportInput.ts';
import { issueText } from '../issueDocument.ts';
import { namedFiles } from '../namedFiles.ts';
import { issueMarkdown } from './markdown.ts';
import { issueTei } from './tei.ts';

/*
 * Formats that hold issues themselves, as people corrected them, instead of the annotations on them: one
 * file an issue.
 */

export const renderIssueText: Render = (scope, input) => renderEach('.txt', scope, input, issueText);

export const renderIssueMarkdown: Render = (scope, input) => renderEach('.md', scope, input, issueMarkdown);

export const renderIssueTei: Render = (scope, input) => renderEach('.xml', scope, input, issueTei);

function renderEach(
  extension: string,
  scope: ExportScope,
  { issues }: ExportInput,
  print: (issue: Issue) => string,
): ReturnType<Render> {
  const wanted = issues.flatMap(({ issue }) => narrowed(issue, scope) ?? []);
  return namedFiles(wanted, extension, titleOf(scope), print);
}

/** Of an article that is named, only that; null where there is nothing to be read. */
function narrowed(issue: Issue, scope: ExportScope): Issue | null {
  if (scope.kind !== 'article') return issue.text === '' ? null : issue;
  const articles = issue.articles.filter(({ id }) => id === scope.articleId);
  return articles.length === 0 ? null : { ...issue, articles, notices: [] };
}

const titleOf =
  (scope: ExportScope) =>
  (issue: Issue): string => {
    const headline = scope.kind === 'article' ? issue.articles[0]?.headline?.text : null;
    return [issueTitle(issue), headline].filter((part) => part).join(' ');
  };
