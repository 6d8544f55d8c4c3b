import { useState } from 'react';
import type { IssueSummary } from '#shared/model/library.ts';
import { useTranslator } from '../../state/application.ts';
import { FillInButton } from '../base/FillInButton.tsx';
import { wantsBeside } from '../panes/useOpenPlace.ts';
import { useOpenIssue } from './issueLinks.tsx';

const step = 100;

/** Issues whose date their text does not tell; they are read like all others. */
export function UndatedIssues({ issues }: { readonly issues: readonly IssueSummary[] }) {
  const { t } = useTranslator();
  const open = useOpenIssue();
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
            <button
              type="button"
              className="undated-issue"
              onClick={(click) => open(issue.id, wantsBeside(click))}
            >
              <strong lang={issue.language}>{issue.headlines[0] ?? t('shelf.noHeadlines')}</strong>
              <span>{[issue.dateText, issue.path].filter((part) => part !== null).join(' · ')}</span>
            </button>
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
