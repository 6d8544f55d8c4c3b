import { startTransition, useEffect, useState } from 'react';
import { afterPaint } from '../../dom/afterPaint.ts';

/** More is rendered when the window has been busy for so long, in milliseconds. */
const patience = 1_000;

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
    let idle = 0;
    const callOff = afterPaint(() => {
      const grow = () => startTransition(() => setGrown({ of, upTo: upTo * 2 }));
      idle = requestIdleCallback(grow, { timeout: patience });
    });
    return () => {
      callOff();
      cancelIdleCallback(idle);
    };
  }, [of, upTo, count]);
  return upTo;
}
