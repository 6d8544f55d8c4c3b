import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { memo, type RefObject, useEffect, useState } from 'react';
import type { SearchHit } from '#shared/model/search.ts';
import { useApplication, usePart } from '../../state/application.ts';
import { Hit } from './Hit.tsx';
import { moveBetweenHits } from './moveBetweenHits.ts';

/** Where the list was scrolled to, with the heights of what was seen, so that it can be found again. */
export interface HitPlace {
  readonly top: number;
  readonly measured: VirtualItem[];
}

interface HitListProps {
  readonly scroller: RefObject<HTMLElement | null>;
  /** Set when the person comes back to these results. */
  readonly place: HitPlace | null;
  readonly onOpen: (hit: SearchHit) => void;
}

const estimatedHeight = 150;
const gap = 12;

/** The hits of the whole library; only those in sight are fetched and rendered. */
export const HitList = memo(function HitList({ scroller, place, onOpen }: HitListProps) {
  const { router, search, library } = useApplication();
  const total = usePart(search.store, (state) => state.total);
  const hits = usePart(search.store, (state) => state.hits);
  const issues = usePart(library.store, (state) => state.issues);
  const [list, setList] = useState<HTMLElement | null>(null);
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimatedHeight,
    overscan: 3,
    gap,
    scrollMargin: list?.offsetTop ?? 0,
    initialOffset: place?.top ?? 0,
    initialMeasurementsCache: place?.measured ?? [],
  });
  const lines = virtualizer.getVirtualItems();
  useEffect(() => {
    for (const line of lines) if (!hits.has(line.index)) search.reach(line.index);
  }, [lines, hits, search]);
  useEffect(
    () =>
      router.keepPlace(
        (): HitPlace => ({ top: scroller.current?.scrollTop ?? 0, measured: virtualizer.measurementsCache }),
      ),
    [router, scroller, virtualizer],
  );
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
              <Hit hit={hit} language={issues.get(hit.issueId)?.language} onOpen={onOpen} />
            ) : (
              <div className="clipping waiting" />
            )}
          </li>
        );
      })}
    </ol>
  );
});
