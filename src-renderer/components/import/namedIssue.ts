import { useCallback } from 'react';
import type { NamedIssue } from '#shared/model/exchange.ts';
import { useTranslator } from '../../state/application.ts';

/** An issue that may not be in the library, in words. */
export function useNamedIssue(): (issue: NamedIssue) => string {
  const { t, dates } = useTranslator();
  return useCallback(
    ({ publication, date, edition, issueNumber, name }) =>
      [
        publication ?? name,
        date === null ? null : isoDay.test(date) ? dates.day(date) : date,
        issueNumber === null ? null : t('issue.number', { number: issueNumber }),
        edition,
      ]
        .filter((part) => part !== null)
        .join(' · '),
    [t, dates],
  );
}

/** What others wrote for a date may be anything. */
const isoDay = /^\d{4}-\d{2}-\d{2}$/u;
