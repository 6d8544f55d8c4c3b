import { useEffect, useMemo, useRef, useState } from 'react';
import type { SearchHit } from '#shared/model/search.ts';
import { Segmented } from '../components/base/Segmented.tsx';
import { Frame } from '../components/frame/Frame.tsx';
import { Facets } from '../components/search/Facets.tsx';
import { type HitDisplay, HitList, type HitPlace } from '../components/search/HitList.tsx';
import { Timeline } from '../components/search/Timeline.tsx';
import { useApplication, usePart, useTranslator } from '../state/application.ts';
import type { Route } from '../state/route.ts';
import type { SearchState } from '../state/search.ts';

type SearchRoute = Extract<Route, { name: 'search' }>;

/** Results are asked for again so long after the library or its index has changed, in milliseconds. */
const freshness = 1000;

/** The library's search: hits as clippings or in context, counted and narrowed, each a way to its passage. */
export function SearchView({ route }: { readonly route: SearchRoute }) {
  const { router, search } = useApplication();
  const translator = useTranslator();
  const { t } = translator;
  const { query, filters, order } = route;
  const state = usePart(search.store, (value) => value);
  const scroller = useRef<HTMLElement>(null);
  const [place] = useState(() =>
    router.store.getState().returned ? ((router.place() as HitPlace | undefined) ?? null) : null,
  );
  const [display, setDisplay] = useState<HitDisplay>(place?.display ?? 'list');
  const task = useMemo(() => ({ query, filters, order }), [query, filters, order]);
  useEffect(() => search.run(task), [search, task]);
  useFreshResults(state.complete);

  const open = (hit: SearchHit) => {
    const arrival =
      hit.kind === 'note' && hit.annotationId !== null
        ? ({ kind: 'annotation', annotationId: hit.annotationId } as const)
        : ({ kind: 'match', query, start: hit.matches[0]?.start ?? null } as const);
    const { view } = router.store.getState();
    router.go({ name: 'issue', issueId: hit.issueId, articleId: null, view, arrival });
  };
  return (
    <Frame left={<Facets route={route} />}>
      <main
        ref={scroller}
        id="content"
        className="desk search"
        tabIndex={-1}
        aria-label={t('search.results')}
      >
        <div className="search-page">
          <header className="search-head">
            <h1 aria-live="polite">{headOf(translator, state, query)}</h1>
            <div className="search-ways">
              <Segmented
                label={t('search.display')}
                value={display}
                options={[
                  { value: 'list', label: t('search.list') },
                  { value: 'contexts', label: t('search.contexts') },
                ]}
                onChange={setDisplay}
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
            </div>
          </header>
          {!state.complete && <p className="soft">{t('search.incomplete')}</p>}
          {state.failure !== null && (
            <p className="failure" role="alert">
              {translator.failure(state.failure)}{' '}
              <button type="button" className="plain-button" onClick={() => search.again()}>
                {t('common.retry')}
              </button>
            </p>
          )}
          <Timeline route={route} />
          {state.status === 'done' && state.total === 0 && <p className="nothing">{t('search.nothing')}</p>}
          <HitList scroller={scroller} display={display} place={place} onOpen={open} />
        </div>
      </main>
    </Frame>
  );
}

/** Asks again while the index is being built, and after issues came, changed or went. */
function useFreshResults(complete: boolean): void {
  const { library, search } = useApplication();
  const issues = usePart(library.store, (state) => state.issues);
  const seen = useRef(issues);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (complete && seen.current === issues) return;
    const timer = setTimeout(() => {
      seen.current = issues;
      search.again();
      // Still incomplete: the answer may look the same, so the next round is begun by hand.
      setTurn(turn + 1);
    }, freshness);
    return () => clearTimeout(timer);
  }, [complete, issues, search, turn]);
}

function headOf(
  { t }: ReturnType<typeof useTranslator>,
  state: Pick<SearchState, 'status' | 'total' | 'matchTotal'>,
  query: string,
): string {
  if (!query.trim()) return t('search.begin');
  if (state.status === 'searching' && state.total === 0) return t('search.searching');
  if (state.status === 'done' || state.total > 0) {
    return t('search.head', {
      matches: t('search.matches', { count: state.matchTotal }),
      places: t('search.places', { count: state.total }),
    });
  }
  return t('search.title');
}
