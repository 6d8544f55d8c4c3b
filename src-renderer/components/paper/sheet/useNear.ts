import { type RefObject, useEffect, useState } from 'react';

/** What is not seen yet waits at most so long for the window to be idle, in milliseconds. */
const patience = 150;

/** A window or so from being seen. */
const usualMargin = '120%';

export interface NearOptions {
  /** In heights of the window. */
  readonly margin?: string;
  /** Whether what is not seen yet waits for the window to be idle. */
  readonly waits?: boolean;
}

/**
 * Whether a section has come within a `margin` of being seen. It stays near then: what was
 * made up once costs little to keep. The setter brings a section near that somebody is about to jump to.
 */
export function useNear(
  root: RefObject<HTMLElement | null>,
  eager: boolean,
  { margin = usualMargin, waits = true }: NearOptions = {},
): readonly [boolean, (near: boolean) => void] {
  const [near, setNear] = useState(eager);
  useEffect(() => {
    const element = root.current;
    const scroller = element?.closest('.paper-scroller') ?? null;
    if (near || !element) return;
    let idle = 0;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        if (!waits || !scroller || overlap(element.getBoundingClientRect(), scroller.getBoundingClientRect()))
          setNear(true);
        else idle ||= requestIdleCallback(() => setNear(true), { timeout: patience });
      },
      { root: scroller, rootMargin: margin },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      cancelIdleCallback(idle);
    };
  }, [root, near, margin, waits]);
  return [near, setNear];
}

const overlap = (a: DOMRect, b: DOMRect): boolean =>
  a.top < b.bottom && a.bottom > b.top && a.left < b.right && a.right > b.left;
