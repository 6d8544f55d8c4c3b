import type { IssueSummary } from '#shared/model/library.ts';
import { directionOf } from '../../layout/script.ts';
import { useTranslator } from '../../state/application.ts';
import { useIssueDate } from '../../state/issueDates.ts';
import { IssueLink, useIssueLabel } from './issueLinks.tsx';

/** A small front page drawn from the issue's real headlines; the grey lines stand for its columns. */
export function FrontPage({
  issue,
  dateForm,
}: {
  readonly issue: IssueSummary;
  /** With the year where nothing around it says that. */
  readonly dateForm: 'day' | 'shortDay';
}) {
  const { t } = useTranslator();
  const dateOf = useIssueDate();
  const label = useIssueLabel();
  const [lead, ...others] = issue.headlines;
  return (
    <li className="front">
      <IssueLink
        issueId={issue.id}
        className="front-page"
        lang={issue.language}
        dir={directionOf(issue.language, issue.headlines.join(' '))}
        aria-label={[label(issue), lead].filter((part) => part !== undefined).join(' — ')}
      >
        <span className="front-title" data-script={titleScript(issue.publication ?? '')}>
          {issue.publication ?? t('shelf.untitled')}
        </span>
        <span className="front-lead">{lead ?? t('shelf.noHeadlines')}</span>
        <span className="front-columns">
          {columnsOf(others).map((headline, column) => (
            <span key={headline || column} className="front-column">
              {headline && <span className="front-headline">{headline}</span>}
              <span className="front-lines" />
            </span>
          ))}
        </span>
      </IssueLink>
      <p className="front-foot">
        <strong>{dateOf(issue, dateForm)}</strong>
        <span>
          {[
            issue.issueNumber === null ? issue.edition : t('issue.number', { number: issue.issueNumber }),
            issue.partCount > 1 ? t('shelf.parts', { count: issue.partCount }) : null,
            issue.annotationCount > 0 ? t('count.notes', { count: issue.annotationCount }) : null,
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </span>
      </p>
    </li>
  );
}

/** Three columns; those without a headline of their own are lines only. */
const columnsOf = (headlines: readonly string[]): readonly string[] =>
  headlines.length === 0 ? ['', '', ''] : headlines.slice(0, 3);

/** Which masthead type a title takes. */
export const titleScript = (title: string): 'han' | 'latin' =>
  /\p{Script=Han}/u.test(title) ? 'han' : 'latin';
