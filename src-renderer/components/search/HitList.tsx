import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useState } from 'react';
import type { SearchHit } from '#shared/model/search.ts';
import { useApplication, usePart } from '../../state/application.ts';
import { Hit } from './Hit.tsx';
import { HitContexts } from './HitContexts.tsx';

/** Clippings, or matches under each other in their contexts. */
export type HitDisplay = 'list' | 'contexts';

/** Where the list was scrolled to, with the heights of what was seen, so that it can be found again. */
export interface HitPlace {
  readonly top: number;
  readonly measured: VirtualItem[];
  readonly display: HitDisplay;
}

interface HitListProps {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly display: HitDisplay;
  /** Set when the person comes back to these results. */
  readonly place: HitPlace | null;
  readonly onOpen: (hit: SearchHit) => void;
}

const estimatedHeight: Readonly<Record<HitDisplay, number>> = { list: 150, contexts: 90 };
const gap: Readonly<Record<HitDisplay, number>> = { list: 12, contexts: 0 };

/** The hits of the whole library; only those in sight are fetched and rendered. */
export function HitList({ scroller, display, place, onOpen }: HitListProps) {
  const { router, search, library } = useApplication();
  const total = usePart(search.store, (state) => state.total);
  const hits = usePart(search.store, (state) => state.hits);
  const issues = usePart(library.store, (state) => state.issues);
  const [list, setList] = useState<HTMLElement | null>(null);
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimatedHeight[display],
    overscan: 6,
    gap: gap[display],
    scrollMargin: list?.offsetTop ?? 0,
    initialOffset: place?.top ?? 0,
    initialMeasurementsCache: place?.measured ?? [],
  });
  const lines = virtualizer.getVirtualItems();
  const [measuredDisplay, setMeasuredDisplay] = useState(display);
  useLayoutEffect(() => {
    if (display === measuredDisplay) return;
    virtualizer.measure();
    setMeasuredDisplay(display);
  }, [display, measuredDisplay, virtualizer]);
  useEffect(() => {
    for (const line of lines) if (!hits.has(line.index)) search.reach(line.index);
  }, [lines, hits, search]);
  useEffect(
    () =>
      router.keepPlace(
        (): HitPlace => ({
          top: scroller.current?.scrollTop ?? 0,
          measured: virtualizer.measurementsCache,
          display,
        }),
      ),
    [router, scroller, virtualizer, display],
  );
  const Line = display === 'list' ? Hit : HitContexts;
  return (
    <ol
      ref={setList}
      className="hits"
      onKeyDown={moveBetweenHits}
      style={{ height: virtualizer.getTotalSize() }}
    >
      {lines.map((line) => {
        const hit = hits.get(line.index);
        return (
          <li
            key={line.key}
            ref={virtualizer.measureElement}
            data-index={line.index}
            className="hit"
            aria-setsize={total}
            aria-posinset={line.index + 1}
            style={{ transform: `translateY(${line.start - virtualizer.options.scrollMargin}px)` }}
          >
            {hit ? (
              <Line hit={hit} language={issues.get(hit.issueId)?.language} onOpen={() => onOpen(hit)} />
            ) : (
              <div className="clipping waiting" />
            )}
          </li>
        );
      })}
    </ol>
  );
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
