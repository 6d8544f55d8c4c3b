import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { useApplication } from './application.ts';

const topOf = (place: unknown): number =>
  typeof place === 'object' && place !== null && 'top' in place && typeof place.top === 'number'
    ? place.top
    : 0;

/**
 * Keeps a scrolling view's place in its history entry, with anything else it wants to find again, and
 * goes back to it once `ready`: what is to be scrolled must be there first.
 */
export function useScrollPlace(
  scroller: RefObject<HTMLElement | null>,
  along: Readonly<Record<string, unknown>>,
  ready: boolean,
): void {
  const { router } = useApplication();
  const latest = useRef(along);
  latest.current = along;
  useEffect(
    () => router.keepPlace(() => ({ ...latest.current, top: scroller.current?.scrollTop ?? 0 })),
    [router, scroller],
  );
  useLayoutEffect(() => {
    if (ready && router.store.getState().returned) scroller.current?.scrollTo({ top: topOf(router.place()) });
  }, [ready, router, scroller]);
}
