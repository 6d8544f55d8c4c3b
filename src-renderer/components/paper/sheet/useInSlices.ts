import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/** A slice waits at most so long for the window to be idle, in milliseconds. */
const patience = 150;

/** A slice is taken to last so long before one was taken, in milliseconds. */
const usual = 4;

/** What is left of a frame is waited for where it would be too short; no slice waits for more than this, in milliseconds. */
const most = 8;

export interface Slices<Value> {
  /** What is shown of what is wanted; what is not there yet is missing, or as it was wanted before. */
  readonly shown: ReadonlyMap<string, Value>;
  /** Whether all that is wanted is shown; what follows from it is in a slice of its own. */
  readonly isWhole: boolean;
}

/**
 * Shows values one after the other in the time that frames leave, so that none of them comes late; `layOut` has what
 * stands for a value laid out, as part of its slice. Values wanted `atOnce` are shown at once, and so are those after
 * them. Equal values are the same object: what is shown already costs nothing.
 */
export function useInSlices<Value>(
  wanted: ReadonlyMap<string, Value>,
  atOnce: boolean,
  layOut: (key: string) => void,
): Slices<Value> {
  const [shown, setShown] = useState<ReadonlyMap<string, Value>>(new Map());
  const [whole, setWhole] = useState<typeof wanted | null>(null);
  const longest = useRef(usual);
  const layOutNow = useRef(layOut);
  useEffect(() => {
    layOutNow.current = layOut;
  });
  const isWhole = atOnce || whole === wanted;
  useEffect(() => {
    if (isWhole) return;
    let request = 0;
    const rest = [...wanted].filter(([key, value]) => shown.get(key) !== value);
    const wait = () => {
      request = requestIdleCallback(take, { timeout: patience });
    };
    const take = (deadline: IdleDeadline) => {
      const fits = () => deadline.timeRemaining() >= Math.min(longest.current, most);
      if (!deadline.didTimeout && !fits()) return wait();
      if (rest.length === 0) return flushSync(() => setWhole(wanted));
      const now = new Map(shown);
      do {
        const next = rest.shift();
        if (!next) break;
        const start = performance.now();
        now.set(...next);
        flushSync(() => setShown(new Map(now)));
        layOutNow.current(next[0]);
        longest.current = Math.max(longest.current, performance.now() - start);
      } while (rest.length > 0 && fits());
    };
    wait();
    return () => cancelIdleCallback(request);
  }, [wanted, shown, isWhole]);
  return { shown: atOnce ? wanted : shown, isWhole };
}
