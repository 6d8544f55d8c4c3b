import { type RefObject, useLayoutEffect, useState } from 'react';
import type { Grid } from '../../../layout/types.ts';

/** What the head of a paper takes above the first line, in pixels, until it is measured. */
const usualHead = 170;
/** Left free at the foot of the window, in pixels. */
const foot = 8;

/**
 * Lines there are between the first block of a section and the foot of a window of `height` pixels that is not
 * scrolled; null where `height` is. It is measured anew on another grid, where the masthead may take other lines, and
 * when `again` changes.
 */
export function useRoom(
  blocks: RefObject<HTMLElement | null>,
  height: number | null,
  grid: Grid,
  again: unknown,
): number | null {
  const [head, setHead] = useState(usualHead);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what stands above changes without any state
  useLayoutEffect(() => {
    const element = blocks.current;
    const scroller = element?.closest('.paper-scroller');
    if (height === null || !element || !scroller) return;
    const above = element.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    setHead(Math.round(above + scroller.scrollTop));
  }, [blocks, height, grid, again]);
  return height === null ? null : Math.floor((height - foot - head) / grid.lineHeight);
}
