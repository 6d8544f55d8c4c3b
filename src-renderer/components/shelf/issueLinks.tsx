import { type ComponentProps, useCallback } from 'react';
import type { IssueSummary } from '#shared/model/library.ts';
import { useApplication, useTranslator } from '../../state/application.ts';
import { useIssueDate } from '../../state/issueDates.ts';
import { fetchParts } from '../base/fetchedPart.tsx';
import { PlaceLink } from '../panes/PlaceLink.tsx';
import { useOpenPlace } from '../panes/useOpenPlace.ts';

/** Opens an issue, set as the last one was; beside what is read if that is wanted. */
export function useOpenIssue(): (issueId: string, beside?: boolean) => void {
  const open = useOpenPlace();
  return useCallback((issueId, beside) => open({ issueId, articleId: null, arrival: null }, beside), [open]);
}

interface IssueLinkProps extends Omit<ComponentProps<typeof PlaceLink>, 'route' | 'onOpen'> {
  readonly issueId: string;
}

/** A link to an issue, which is fetched as soon as the pointer or the focus rests on it, with the scripts that show it. */
export function IssueLink({ issueId, ...props }: IssueLinkProps) {
  const { issuesAhead } = useApplication();
  const open = useOpenIssue();
  const expect = () => {
    issuesAhead.expect(issueId);
    void fetchParts();
  };
  return (
    <PlaceLink
      {...props}
      onPointerEnter={expect}
      onFocus={expect}
      route={{ name: 'issue', issueId, articleId: null, view: 'page', arrival: null }}
      onOpen={(beside) => open(issueId, beside)}
    />
  );
}

/** An issue in words: its day, number, edition and notes. */
export function useIssueLabel(): (issue: IssueSummary) => string {
  const { t } = useTranslator();
  const dateOf = useIssueDate();
  return useCallback(
    (issue) =>
      [
        dateOf(issue, 'fullDay'),
        issue.issueNumber === null ? null : t('issue.number', { number: issue.issueNumber }),
        issue.edition,
        issue.annotationCount > 0 ? t('count.notes', { count: issue.annotationCount }) : null,
      ]
        .filter((part) => part !== null)
        .join(' · '),
    [t, dateOf],
  );
}

/** Several issues of one day: which one? */
export function IssueChoices({
  title,
  issues,
}: {
  readonly title: string;
  readonly issues: readonly IssueSummary[];
}) {
  const { t } = useTranslator();
  return (
    <div className="choices">
      <p className="choices-title">{title}</p>
      <ul>
        {issues.map((issue) => (
          <li key={issue.id}>
            <IssueLink className="choice" issueId={issue.id}>
              <strong lang={issue.language}>{issue.headlines[0] ?? issue.path}</strong>
              <span>
                {[
                  issue.edition,
                  issue.issueNumber === null ? null : t('issue.number', { number: issue.issueNumber }),
                  issue.duplicateOf === null ? null : t('shelf.duplicate'),
                  issue.path,
                ]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </span>
            </IssueLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
