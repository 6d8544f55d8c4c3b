import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useState } from 'react';
import { useApplication, usePart } from '../../state/application.ts';
import { NotebookLine } from './NotebookLine.tsx';

/** Where the list was scrolled to, with the heights of what was seen, so that it can be found again. */
export interface NotebookPlace {
  readonly top: number;
  readonly measured: VirtualItem[];
}

interface NotebookListProps {
  readonly scroller: RefObject<HTMLElement | null>;
  /** Set when the person comes back. */
  readonly place: NotebookPlace | null;
  /** Whether the issues stand over their annotations; otherwise each annotation names its own. */
  readonly grouped: boolean;
}

const estimatedHeight = 130;

/** The annotations; only those in sight are fetched and rendered. */
export function NotebookList({ scroller, place, grouped }: NotebookListProps) {
  const { router, notebook } = useApplication();
  const total = usePart(notebook.store, (state) => state.total);
  const entries = usePart(notebook.store, (state) => state.entries);
  const [list, setList] = useState<HTMLElement | null>(null);
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimatedHeight,
    overscan: 6,
    scrollMargin: list?.offsetTop ?? 0,
    initialOffset: place?.top ?? 0,
    initialMeasurementsCache: place?.measured ?? [],
  });
  const lines = virtualizer.getVirtualItems();
  useEffect(() => {
    for (const line of lines) if (!entries.has(line.index)) notebook.reach(line.index);
  }, [lines, entries, notebook]);
  useEffect(
    () =>
      router.keepPlace(
        (): NotebookPlace => ({
          top: scroller.current?.scrollTop ?? 0,
          measured: virtualizer.measurementsCache,
        }),
      ),
    [router, scroller, virtualizer],
  );
  return (
    <ol ref={setList} className="hits notebook-list" style={{ height: virtualizer.getTotalSize() }}>
      {lines.map((line) => {
        const entry = entries.get(line.index);
        return (
          <li
            key={line.key}
            ref={virtualizer.measureElement}
            data-index={line.index}
            className="hit notebook-line"
            aria-setsize={total}
            aria-posinset={line.index + 1}
            style={{ transform: `translateY(${line.start - virtualizer.options.scrollMargin}px)` }}
          >
            {entry ? (
              <NotebookLine key={entry.annotation.id} entry={entry} index={line.index} grouped={grouped} />
            ) : (
              <div className="note-card waiting" />
            )}
          </li>
        );
      })}
    </ol>
  );
}
