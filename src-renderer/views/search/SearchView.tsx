import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { SearchHit } from '#shared/model/search.ts';
import { hitRows } from '#shared/text/searchTables.ts';
import { useReturnedPlace } from '../../components/base/useReturnedPlace.ts';
import { Segmented } from '../../components/fields/Segmented.tsx';
import { Frame } from '../../components/frame/Frame.tsx';
import { useOpenPlace } from '../../components/panes/useOpenPlace.ts';
import { Contexts } from '../../components/search/contexts/Contexts.tsx';
import { ExportView } from '../../components/search/export/ExportView.tsx';
import { Breakdown } from '../../components/search/figures/Breakdown.tsx';
import { Timeline } from '../../components/search/figures/Timeline.tsx';
import { FilterChips } from '../../components/search/filters/FilterChips.tsx';
import { type SearchRoute, useNarrowing } from '../../components/search/filters/useNarrowing.ts';
import { HitList } from '../../components/search/hits/HitList.tsx';
import { Nothing } from '../../components/search/hits/Nothing.tsx';
import { NameList } from '../../components/search/names/NameList.tsx';
import { QueryHelp } from '../../components/search/query/QueryHelp.tsx';
import { SaveSearch } from '../../components/search/query/SaveSearch.tsx';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { taskOf } from '../../state/navigation/searchWays.ts';
import type { SearchState } from '../../state/search/search.ts';
import { SearchPanel } from './SearchPanel.tsx';
import { useAnsweredRoute } from './useAnsweredRoute.ts';
import { useFreshResults } from './useFreshResults.ts';
import { useTimelineUnit } from './useTimelineUnit.ts';

/** The most rows of hits that a table is saved with. */
const mostRows = 1000;
/** Results that stay so long were wanted: their query goes into the history. In milliseconds. */
const lookedAt = 2000;

/** The library's search: hits as clippings or in context, counted and narrowed, each a way to its passage. */
export function SearchView({ route }: { readonly route: SearchRoute }) {
  const { peer, router, search, savedSearches } = useApplication();
  const translator = useTranslator();
  const { t } = translator;
  const { query, order, ways } = route;
  const { change } = useNarrowing(route);
  const state = usePart(search.store, (value) => value);
  const openPlace = useOpenPlace();
  const scroller = useRef<HTMLElement>(null);
  const place = useReturnedPlace();
  const unit = useTimelineUnit(route);
  const task = useMemo(() => taskOf(route), [route]);
  useEffect(() => search.run({ ...task, timeline: unit }), [search, task, unit]);
  useFreshResults(state.complete);
  useRemembered(query, state.status === 'done' && state.total > 0);

  // The same function while one types, so that the hits of the letter before are not drawn once more.
  const open = useCallback(
    (hit: SearchHit, beside: boolean, start = hit.matches[0]?.start ?? null) => {
      const { route: now } = router.store.getState();
      const sought = now.name === 'search' ? now.query : '';
      const arrival =
        hit.kind === 'note' && hit.annotationId !== null
          ? ({ kind: 'annotation', annotationId: hit.annotationId } as const)
          : ({ kind: 'match', query: sought, start } as const);
      void savedSearches.remember(sought.trim());
      openPlace({ issueId: hit.issueId, articleId: null, arrival }, beside);
    },
    [router, savedSearches, openPlace],
  );
  const allHits = async () =>
    hitRows((await peer.call('search.query', { ...task, offset: 0, limit: mostRows })).hits);
  const inContext = ways?.contexts === true;
  const routeAround = useAnsweredRoute(route);
  return (
    <Frame left={<SearchPanel route={routeAround} />}>
      <main
        ref={scroller}
        id="content"
        className="desk search"
        tabIndex={-1}
        aria-label={t('search.results')}
        aria-busy={state.status === 'searching'}
      >
        <div className="search-page">
          <header className="search-head">
            <h1 aria-live="polite">{headOf(translator, state, query)}</h1>
            <div className="search-ways">
              <QueryHelp />
              <Segmented
                label={t('search.display')}
                value={inContext ? 'contexts' : 'list'}
                options={[
                  { value: 'list', label: t('search.list') },
                  { value: 'contexts', label: t('search.contexts') },
                ]}
                onChange={(next) => change({ contexts: next === 'contexts' })}
              />
              <Segmented
                label={t('search.order')}
                value={order}
                options={[
                  { value: 'relevance', label: t('search.byRelevance') },
                  { value: 'date', label: t('search.byDate') },
                ]}
                onChange={(next) => router.replace({ ...route, order: next })}
              />
              <SaveSearch route={route} />
              {state.total > 0 && (
                <ExportView label={t('search.exportHits')} fileName={query} rows={allHits} />
              )}
            </div>
          </header>
          <FilterChips route={route} />
          {state.notes.map(({ code, text }) => (
            <p key={`${code}:${text}`} className="soft query-note">
              {t(`search.note.${code}`, { text: text.slice(0, 100) })}
            </p>
          ))}
          {!state.complete && <p className="soft">{t('search.incomplete')}</p>}
          {state.failure !== null && (
            <p className="failure" role="alert">
              {translator.failure(state.failure)}{' '}
              <button type="button" className="plain-button" onClick={() => search.again()}>
                {t('common.retry')}
              </button>
            </p>
          )}
          <NameList query={query} />
          <Timeline route={routeAround} unit={unit} />
          <Breakdown route={routeAround} />
          {state.status === 'done' && state.total === 0 && <Nothing route={route} />}
          {inContext ? (
            <Contexts
              route={route}
              task={task}
              scroller={scroller}
              onOpen={({ hit, start }, beside) => open(hit, beside, start)}
            />
          ) : (
            <HitList scroller={scroller} place={place} onOpen={open} />
          )}
        </div>
      </main>
    </Frame>
  );
}

/** Puts a query whose results were looked at into the history. */
function useRemembered(query: string, found: boolean): void {
  const { savedSearches } = useApplication();
  useEffect(() => {
    const text = query.trim();
    if (!found || text === '') return;
    const timer = setTimeout(() => void savedSearches.remember(text), lookedAt);
    return () => clearTimeout(timer);
  }, [savedSearches, query, found]);
}

function headOf(
  { t }: ReturnType<typeof useTranslator>,
  state: Pick<SearchState, 'status' | 'total' | 'matchTotal'>,
  query: string,
): string {
  if (!query.trim()) return t('search.begin');
  if (state.status === 'searching' && state.total === 0) return t('search.searching');
  if (state.total > 0) {
    const places = t('search.places', { count: state.total });
    // A query of fields alone, such as a date, matches no words; a server does not count those of thousands of articles.
    if (!state.matchTotal) return places;
    return t('search.head', { matches: t('search.matches', { count: state.matchTotal }), places });
  }
  return state.status === 'done' ? t('search.nothingFor', { query: query.trim() }) : t('search.title');
}
