import { type RefObject, useLayoutEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { chooseTiers, type TierGrid, tiersOver } from '../../../layout/tiers.ts';

/** Room left and right of the lines, and above and below the tiers with the scroll bar, in pixels. */
const margins = { side: 18, narrowSide: 10, top: 32, foot: 24 } as const;
const narrowBelow = 560;

/** Whether the browser can wrap columns into rows, without which a long article has no pages. */
export const canSetTiers = (): boolean => CSS.supports('column-wrap', 'wrap');

/** Tiers as a window holds them. */
export interface TierSetting {
  readonly grid: TierGrid;
  /** Custom properties that styles/paper/tiers.css sets the paper by. */
  readonly style: Readonly<Record<`--${string}`, string | number>>;
}

/** The tiers that the paper in `root` has room for; null where they are not wanted and before it is laid out. */
export function useTierGrid(
  root: RefObject<HTMLElement | null>,
  wanted: boolean,
  typeSize: number,
): TierSetting | null {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = root.current;
    if (!wanted || !element) return;
    const read = () => {
      const { clientWidth: width, clientHeight: height } = element;
      setSize((before) => (before.width === width && before.height === height ? before : { width, height }));
    };
    read();
    const observer = new ResizeObserver(() => flushSync(read));
    observer.observe(element);
    return () => observer.disconnect();
  }, [root, wanted]);
  return useMemo(() => {
    const { width, height } = size;
    if (!wanted || width === 0) return null;
    const side = width < narrowBelow ? margins.narrowSide : margins.side;
    const grid = chooseTiers({
      height: height - margins.top - margins.foot,
      width: width - 2 * side,
      typeSize,
    });
    const tall = tiersOver(grid, grid.columns);
    const lines = grid.lines * grid.lineHeight;
    const top = Math.max(0, Math.floor((height - margins.foot - tall) / 2));
    return {
      grid,
      style: {
        '--line': `${grid.lineHeight}px`,
        '--tiers': grid.columns,
        '--tiers-height': `${tall}px`,
        '--tiers-top': `${Math.max(margins.top, top)}px`,
        '--grid-gutter': `${grid.gutter}px`,
        '--tiers-side': `${Math.floor((width - lines) / 2)}px`,
        '--tiers-width': `${lines}px`,
      },
    };
  }, [size, wanted, typeSize]);
}
