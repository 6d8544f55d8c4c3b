import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { SearchHit } from '#shared/model/search.ts';
import { Segmented } from '../components/base/Segmented.tsx';
import { Frame } from '../components/frame/Frame.tsx';
import { Facets } from '../components/search/Facets.tsx';
import { Hit } from '../components/search/Hit.tsx';
import { Timeline } from '../components/search/Timeline.tsx';
import { useApplication, usePart, useTranslator } from '../state/application.ts';
import type { Route } from '../state/route.ts';

type SearchRoute = Extract<Route, { name: 'search' }>;

const estimatedHeight = 150;

/** Where the list was scrolled to, with the heights of what was seen, so that it can be found again. */
interface SearchPlace {
  readonly top: number;
  readonly measured: VirtualItem[];
}

/** The library's search: hits as clippings, counted and narrowed, each a way to its passage. */
export function SearchView({ route }: { readonly route: SearchRoute }) {
  const { router, search, library } = useApplication();
  const translator = useTranslator();
  const { t } = translator;
  const { query, filters, order } = route;
  const state = usePart(search.store, (value) => value);
  const issues = usePart(library.store, (value) => value.issues);
  const scroller = useRef<HTMLElement>(null);
  const task = useMemo(() => ({ query, filters, order }), [query, filters, order]);
  useEffect(() => search.run(task), [search, task]);

  const [place] = useState(() =>
    router.store.getState().returned ? (router.place() as SearchPlace | undefined) : undefined,
  );
  const virtualizer = useVirtualizer({
    count: state.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimatedHeight,
    overscan: 6,
    gap: 12,
    scrollMargin: scrollMargin(scroller.current),
    initialOffset: place?.top ?? 0,
    initialMeasurementsCache: place?.measured ?? [],
  });
  const lines = virtualizer.getVirtualItems();
  useEffect(() => {
    for (const line of lines) if (!state.hits.has(line.index)) search.reach(line.index);
  }, [lines, state.hits, search]);
  useEffect(
    () =>
      router.keepPlace(
        (): SearchPlace => ({
          top: scroller.current?.scrollTop ?? 0,
          measured: virtualizer.measurementsCache,
        }),
      ),
    [router, virtualizer],
  );

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
            <Segmented
              label={t('search.order')}
              value={order}
              options={[
                { value: 'relevance', label: t('search.byRelevance') },
                { value: 'date', label: t('search.byDate') },
              ]}
              onChange={(next) => router.replace({ ...route, order: next })}
            />
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
          <ol className="hits" onKeyDown={moveBetweenHits} style={{ height: virtualizer.getTotalSize() }}>
            {lines.map((line) => {
              const hit = state.hits.get(line.index);
              return (
                <li
                  key={line.key}
                  ref={virtualizer.measureElement}
                  data-index={line.index}
                  className="hit"
                  aria-setsize={state.total}
                  aria-posinset={line.index + 1}
                  style={{ transform: `translateY(${line.start - virtualizer.options.scrollMargin}px)` }}
                >
                  {hit ? (
                    <Hit hit={hit} language={issues.get(hit.issueId)?.language} onOpen={() => open(hit)} />
                  ) : (
                    <div className="clipping waiting" />
                  )}
                </li>
              );
            })}
          </ol>
        </div>
      </main>
    </Frame>
  );
}

/** The list begins below the head and the timeline of the same scroller. */
function scrollMargin(scroller: HTMLElement | null): number {
  const list = scroller?.querySelector<HTMLElement>('.hits');
  return list?.offsetTop ?? 0;
}

function headOf(
  { t }: ReturnType<typeof useTranslator>,
  state: { readonly status: string; readonly total: number; readonly matchTotal: number },
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

/** Up and down go from headline to headline. */
function moveBetweenHits(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const links = [...event.currentTarget.querySelectorAll('.hit-link')];
  const at = document.activeElement ? links.indexOf(document.activeElement) : -1;
  const next = links[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (at < 0 || !(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
}
