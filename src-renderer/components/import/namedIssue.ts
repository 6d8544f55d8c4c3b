import { useCallback } from 'react';
import type { NamedIssue } from '#shared/model/exchange.ts';
import { isIsoDate } from '#shared/model/issue.ts';
import { useTranslator } from '../../state/application.ts';

/** An issue that may not be in the library, in words. */
export function useNamedIssue(): (issue: NamedIssue) => string {
  const { t, dates } = useTranslator();
  return useCallback(
    ({ publication, date, edition, issueNumber, name }) =>
      [
        publication ?? name,
        // What others wrote for a date may be anything.
        date === null ? null : isIsoDate(date) ? dates.day(date) : date,
        issueNumber === null ? null : t('issue.number', { number: issueNumber }),
        edition,
      ]
        .filter((part) => part !== null)
        .join(' · '),
    [t, dates],
  );
}
