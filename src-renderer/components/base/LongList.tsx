import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { type KeyboardEventHandler, type ReactNode, type RefObject, useEffect, useState } from 'react';
import { useApplication } from '../../state/application.ts';

/** Where a list was scrolled to, with the heights of what was seen, so that it can be found again. */
export interface ListPlace {
  readonly top: number;
  readonly measured: VirtualItem[];
}

interface LongListProps<Entry> {
  readonly scroller: RefObject<HTMLElement | null>;
  /** Set when the person comes back to the list. */
  readonly place: ListPlace | null;
  readonly total: number;
  /** What has been fetched, by its index. */
  readonly entries: ReadonlyMap<number, Entry>;
  /** Fetches what an index in sight lacks. */
  readonly reach: (index: number) => void;
  /** In CSS pixels, as is the gap. */
  readonly estimatedHeight: number;
  readonly gap?: number;
  readonly className: string;
  readonly lineClassName: string;
  readonly onKeyDown?: KeyboardEventHandler;
  readonly draw: (entry: Entry, index: number) => ReactNode;
  /** Stands for a line until it is there. */
  readonly waiting: ReactNode;
}

/** A list of any length of which only the lines in sight are fetched and rendered. */
export function LongList<Entry>(props: LongListProps<Entry>) {
  const { scroller, place, total, entries, reach, estimatedHeight, gap = 0 } = props;
  const { router } = useApplication();
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
    for (const line of lines) if (!entries.has(line.index)) reach(line.index);
  }, [lines, entries, reach]);
  useEffect(
    () =>
      router.keepPlace(
        (): ListPlace => ({ top: scroller.current?.scrollTop ?? 0, measured: virtualizer.measurementsCache }),
      ),
    [router, scroller, virtualizer],
  );
  return (
    <ol
      ref={setList}
      className={props.className}
      onKeyDown={props.onKeyDown}
      style={{ height: virtualizer.getTotalSize() }}
    >
      {lines.map((line) => {
        const entry = entries.get(line.index);
        return (
          <li
            key={line.key}
            ref={virtualizer.measureElement}
            data-index={line.index}
            className={props.lineClassName}
            aria-setsize={total}
            aria-posinset={line.index + 1}
            style={{ transform: `translateY(${line.start - virtualizer.options.scrollMargin}px)` }}
          >
            {entry === undefined ? props.waiting : props.draw(entry, line.index)}
          </li>
        );
      })}
    </ol>
  );
}
