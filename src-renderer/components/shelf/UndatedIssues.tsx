import { useState } from 'react';
import type { IssueSummary } from '#shared/model/library.ts';
import { useTranslator } from '../../state/application.ts';
import { FillInButton } from '../base/FillInButton.tsx';
import { IssueLink } from './issueLinks.tsx';

const step = 100;

/** Issues whose date their text does not tell; they are read like all others. */
export function UndatedIssues({ issues }: { readonly issues: readonly IssueSummary[] }) {
  const { t } = useTranslator();
  const [shown, setShown] = useState(step);
  return (
    <details className="undated" open={issues.length <= 12}>
      <summary>{t('shelf.undatedIssues', { count: issues.length })}</summary>
      <p className="soft">
        {t('shelf.undatedWhy')} <FillInButton issueIds={issues.map(({ id }) => id)} />
      </p>
      <ul>
        {issues.slice(0, shown).map((issue) => (
          <li key={issue.id}>
            <IssueLink className="undated-issue" issueId={issue.id}>
              <strong lang={issue.language}>{issue.headlines[0] ?? t('shelf.noHeadlines')}</strong>
              <span>{[issue.dateText, issue.path].filter((part) => part !== null).join(' · ')}</span>
            </IssueLink>
          </li>
        ))}
      </ul>
      {issues.length > shown && (
        <button type="button" className="button" onClick={() => setShown(shown + step)}>
          {t('common.more')}
        </button>
      )}
    </details>
  );
}
