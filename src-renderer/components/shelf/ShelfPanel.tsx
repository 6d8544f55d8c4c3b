import { useMemo } from 'react';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { localToday } from '../../state/calendar.ts';
import { usePublications, useRoute } from '../../state/hooks.ts';
import { onThisDay } from '../../state/publications.ts';
import { Icon } from '../base/Icon.tsx';
import { useOpenIssue } from './issueLinks.tsx';

/** So many of this day's issues are named. */
const mostOfDay = 6;

/** Left of the shelf: the library's papers, this day in other years, and what could not be read. */
export function ShelfPanel() {
  const { router, library, overlays, imports } = useApplication();
  const { t, dates } = useTranslator();
  const route = useRoute();
  const publications = usePublications();
  const problemCount = usePart(library.store, (state) => state.state?.problems.length ?? 0);
  const issueCount = usePart(library.store, (state) => state.issues.size);
  const adding = usePart(
    imports.store,
    (state) => state.sending !== null || state.latest?.status === 'running',
  );
  const open = useOpenIssue(router);
  const today = localToday(new Date());
  const past = useMemo(() => onThisDay(publications, today).slice(0, mostOfDay), [publications, today]);
  const chosen = route.name === 'shelf' ? route.publication : undefined;
  return (
    <nav aria-label={t('shelf.papers')}>
      <h2 className="panel-title">{t('shelf.library')}</h2>
      <ul className="panel-list">
        <li>
          <button
            type="button"
            className="panel-item"
            aria-current={chosen === null ? 'page' : undefined}
            onClick={() => router.go({ name: 'shelf', publication: null })}
          >
            <strong>{t('shelf.allPapers')}</strong>
            <span>
              {t('count.papers', { count: publications.length })} · {t('count.issues', { count: issueCount })}
            </span>
          </button>
        </li>
        {publications.map((publication) => (
          <li key={publication.key}>
            <button
              type="button"
              className="panel-item"
              aria-current={chosen === publication.key ? 'page' : undefined}
              onClick={() => router.go({ name: 'shelf', publication: publication.key })}
            >
              <strong lang={publication.language} className="serif">
                {publication.title ?? t('shelf.untitled')}
              </strong>
              <span>{t('count.issues', { count: publication.issueCount })}</span>
            </button>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="button small add-issues"
        aria-haspopup="dialog"
        onClick={() => overlays.setState({ dialog: { kind: 'import', paths: null } })}
      >
        <Icon name="plus" /> {t('import.add')}
      </button>
      {adding && (
        <p className="soft" role="status">
          {t('import.progressName')}…
        </p>
      )}
      {past.length > 0 && (
        <>
          <h2 className="panel-title">{t('shelf.onThisDay')}</h2>
          <ul className="panel-list">
            {past.map((issue) => (
              <li key={issue.id}>
                <button type="button" className="panel-item" onClick={() => open(issue.id)}>
                  <strong>{dates.day(issue.date)}</strong>
                  <span lang={issue.language}>{issue.headlines[0] ?? issue.publication}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {problemCount > 0 && (
        <>
          <h2 className="panel-title">{t('problems.title')}</h2>
          <ul className="panel-list">
            <li>
              <button
                type="button"
                className="panel-item"
                aria-current={route.name === 'problems' ? 'page' : undefined}
                onClick={() => router.go({ name: 'problems' })}
              >
                <strong>{t('problems.count', { count: problemCount })}</strong>
                <span>{t('problems.why')}</span>
              </button>
            </li>
          </ul>
        </>
      )}
    </nav>
  );
}
