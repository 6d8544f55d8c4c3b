import { useMemo } from 'react';
import { openingWords } from '#shared/i18n/openingWords.ts';
import { isNews } from '#shared/model/library.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { librarySubject } from '../../state/exportSubject.ts';
import { usePublications, useRoute } from '../../state/hooks.ts';
import { localToday } from '../../state/library/calendar.ts';
import { isArchive, issueCountOf } from '../../state/library/library.ts';
import { onThisDay } from '../../state/library/publications.ts';
import { hasReadablePictures, wholeLibrary } from '../../state/library/readablePictures.ts';
import { firstSteps } from '../../state/navigation/guidePages.ts';
import { wholeNotebook } from '../../state/navigation/notebookAddress.ts';
import { useLateWords } from '../../state/useLateWords.ts';
import { DialogButton } from '../base/DialogButton.tsx';
import { Icon } from '../base/Icon.tsx';
import { CollectionList } from '../collections/CollectionList.tsx';
import { GuideLink } from '../guide/GuideLink.tsx';
import { OthersAtWork } from '../hands/OthersAtWork.tsx';
import { PlaceLink } from '../panes/PlaceLink.tsx';
import { ReadPicturesButton } from '../pictures/ReadPicturesButton.tsx';
import { IssueLink } from './issueLinks.tsx';
import { PaperList } from './PaperList.tsx';

/** So many of this day's issues are named. */
const mostOfDay = 6;

/** Left of the shelf: what is kept in the library, its papers, this day in other years, and what could not be read. */
export function ShelfPanel() {
  const { t } = useTranslator();
  const isPartial = usePart(useApplication().library.store, (state) => state.isPartial);
  // Its counts would be wrong, and the first front pages are waited for.
  return isPartial ? <nav aria-label={t('shelf.papers')} aria-busy /> : <WholePanel />;
}

function WholePanel() {
  const { router, library, imports, exchange } = useApplication();
  const { t, dates } = useLateWords(openingWords);
  const route = useRoute();
  const publications = usePublications();
  const told = usePart(library.store, (state) => state.state?.problems) ?? [];
  const newsCount = told.filter(isNews).length;
  const problemCount = told.length - newsCount;
  const issueCount = usePart(library.store, issueCountOf);
  const noteCount = usePart(library.store, (state) =>
    [...state.issues.values()].reduce((sum, { annotationCount }) => sum + annotationCount, 0),
  );
  const adding = usePart(
    imports.store,
    (state) => state.sending !== null || state.latest?.status === 'running',
  );
  const waitingCount = usePart(exchange.store, (state) =>
    state.waiting.reduce((sum, { annotations }) => sum + annotations.length, 0),
  );
  const isOnServer = usePart(library.store, isArchive);
  const hasPictures = usePart(
    library.store,
    (value) => !isArchive(value) && [...value.issues.values()].some(hasReadablePictures),
  );
  const today = localToday(new Date());
  const past = useMemo(() => onThisDay(publications, today).slice(0, mostOfDay), [publications, today]);
  const chosen = route.name === 'shelf' ? route.publication : undefined;
  return (
    <nav aria-label={t('shelf.papers')}>
      <h2 className="panel-title">{t('shelf.library')}</h2>
      <ul className="panel-list">
        <li>
          <PlaceLink
            className="panel-item"
            aria-current={chosen === null ? 'page' : undefined}
            route={{ name: 'shelf', publication: null }}
            onOpen={() => router.go({ name: 'shelf', publication: null })}
          >
            <strong>{t('shelf.allPapers')}</strong>
            <span>
              {t('count.papers', { count: publications.length })} · {t('count.issues', { count: issueCount })}
            </span>
          </PlaceLink>
        </li>
      </ul>
      <PlaceLink
        className="panel-item"
        aria-keyshortcuts="Control+Shift+L Meta+Shift+L"
        route={wholeNotebook}
        onOpen={() => router.go(wholeNotebook)}
      >
        <strong>{t('notebook.title')}</strong>
        <span>{t('count.notes', { count: noteCount + waitingCount })}</span>
      </PlaceLink>
      <PlaceLink
        className="panel-item"
        aria-current={route.name === 'people' ? 'page' : undefined}
        route={{ name: 'people', person: null }}
        onOpen={() => router.go({ name: 'people', person: null })}
      >
        <strong>{t('people.title')}</strong>
        <span>{t('people.why')}</span>
      </PlaceLink>
      {!isOnServer && (
        <PlaceLink
          className="panel-item"
          aria-current={route.name === 'chains' ? 'page' : undefined}
          route={{ name: 'chains' }}
          onOpen={() => router.go({ name: 'chains' })}
        >
          <strong>{t('reprints.chains')}</strong>
          <span>{t('reprints.chainsWhy')}</span>
        </PlaceLink>
      )}
      <CollectionList />
      {!isOnServer && (
        <DialogButton className="button small add-issues" dialog={{ kind: 'import', paths: null }}>
          <Icon name="plus" /> {t('import.add')}
        </DialogButton>
      )}
      <DialogButton
        className={`plain-button import-annotations${isOnServer ? ' add-issues' : ''}`}
        dialog={{ kind: 'openArchive' }}
      >
        {t('archive.open')}
      </DialogButton>
      <DialogButton className="plain-button import-annotations" dialog={{ kind: 'importAnnotations' }}>
        {waitingCount > 0 ? t('exchange.waitingCount', { count: waitingCount }) : t('exchange.open')}
      </DialogButton>
      {noteCount > 0 && (
        <DialogButton
          className="plain-button import-annotations"
          dialog={{ kind: 'export', subject: librarySubject }}
        >
          {t('export.library')}
        </DialogButton>
      )}
      {hasPictures && (
        <ReadPicturesButton className="plain-button import-annotations" what={wholeLibrary} name={null} />
      )}
      {adding && (
        <p className="soft" role="status">
          {t('import.progressName')}…
        </p>
      )}
      <OthersAtWork />
      <h2 className="panel-title">{t('shelf.papers')}</h2>
      <PaperList publications={publications} chosen={chosen ?? null} />
      {noteCount === 0 && (
        // Who has written nothing yet may not know how.
        <GuideLink className="panel-item first-steps" page={firstSteps.page}>
          {t('guide.welcome')}
        </GuideLink>
      )}
      {past.length > 0 && (
        <>
          <h2 className="panel-title">{t('shelf.onThisDay')}</h2>
          <ul className="panel-list">
            {past.map((issue) => (
              <li key={issue.id}>
                <IssueLink className="panel-item" issueId={issue.id}>
                  <strong>{dates.day(issue.date)}</strong>
                  <span lang={issue.language}>{issue.headlines[0] ?? issue.publication}</span>
                </IssueLink>
              </li>
            ))}
          </ul>
        </>
      )}
      {told.length > 0 && (
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
                <strong>
                  {problemCount > 0
                    ? t('problems.count', { count: problemCount })
                    : t('problems.newsCount', { count: newsCount })}
                </strong>
                <span>{t('problems.why')}</span>
              </button>
            </li>
          </ul>
        </>
      )}
    </nav>
  );
}
