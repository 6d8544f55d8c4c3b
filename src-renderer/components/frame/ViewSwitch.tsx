import { useMemo } from 'react';
import { scriptOf } from '../../layout/script.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { viewOf } from '../../state/navigation/issueView.ts';
import type { IssueViewName, Route } from '../../state/navigation/route.ts';
import { Segmented, type SegmentOption } from '../fields/Segmented.tsx';

/**
 * Page, reading, vertical; and the printed page where there is one. Vertical lines only where letters stand
 * upright in them.
 */
export function ViewSwitch({ route }: { readonly route: Extract<Route, { name: 'issue' }> }) {
  const { router, library, currentIssue } = useApplication();
  const { t } = useTranslator();
  const printed = usePart(library.store, (state) => state.issues.get(route.issueId)?.hasFacsimile ?? false);
  const issue = usePart(currentIssue.store, (state) =>
    state.issueId === route.issueId ? state.issue : null,
  );
  const latin = useMemo(() => issue !== null && scriptOf(issue.language, issue.text) === 'latin', [issue]);
  const options: SegmentOption<IssueViewName>[] = [
    { value: 'page', label: t('view.page') },
    { value: 'reading', label: t('view.reading') },
    {
      value: 'vertical',
      label: t('view.vertical'),
      unavailable: latin ? t('view.verticalUnavailable') : null,
    },
  ];
  if (printed) options.push({ value: 'facsimile', label: t('view.facsimile') });
  const shown = issue ? viewOf(route.view, issue) : route.view;
  const view = shown === 'beside' ? 'facsimile' : latin && shown === 'vertical' ? 'reading' : shown;
  return (
    <Segmented
      label={t('view.name')}
      value={view}
      options={options}
      onChange={(view) => router.replace({ ...route, view, articleId: null })}
    />
  );
}
