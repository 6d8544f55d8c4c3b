import { startTransition, useEffect, useState } from 'react';
import { whenIdle } from '../../dom/afterPaint.ts';

/**
 * How many of `count` lines of a list are rendered: the `first` ones at once, so that a long list does not keep a
 * person waiting for what is out of sight, and twice as many each time the window is idle. Never fewer than `least`,
 * nor than before while `of` is the same list.
 */
export function useGrowing(of: unknown, first: number, count: number, least: number): number {
  const [grown, setGrown] = useState({ of, upTo: 0 });
  const upTo = Math.min(count, Math.max(first, least, grown.of === of ? grown.upTo : 0));
  useEffect(() => {
    if (upTo >= count) return;
    return whenIdle(() => startTransition(() => setGrown({ of, upTo: upTo * 2 })));
  }, [of, upTo, count]);
  return upTo;
}
