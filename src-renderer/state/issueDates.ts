import { useCallback } from 'react';
import type { IssueSummary } from '#shared/model/library.ts';
import { useTranslator } from './application.ts';

/** What is known of an issue's date; a search hit knows the day only. */
type DateOfIssue = Pick<IssueSummary, 'date'> & Partial<Pick<IssueSummary, 'dateText'>>;

/** An issue's date in words: its day, else what is printed, such as a month, else that it has none. */
export function useIssueDate(): (
  issue: DateOfIssue | undefined,
  form: 'day' | 'fullDay' | 'shortDay',
) => string {
  const { t, dates } = useTranslator();
  return useCallback(
    (issue, form) => (issue?.date ? dates[form](issue.date) : (issue?.dateText ?? t('shelf.undated'))),
    [t, dates],
  );
}
