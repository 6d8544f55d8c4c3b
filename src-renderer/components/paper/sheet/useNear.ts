import { type RefObject, useEffect, useState } from 'react';

/**
 * Whether a section has come within a window or so of being seen. It stays near then: what was made up
 * once costs little to keep. The setter brings a section near that somebody is about to jump to.
 */
export function useNear(
  root: RefObject<HTMLElement | null>,
  eager: boolean,
): readonly [boolean, (near: boolean) => void] {
  const [near, setNear] = useState(eager);
  useEffect(() => {
    const element = root.current;
    if (near || !element) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setNear(true);
      },
      { root: element.closest('.paper-scroller'), rootMargin: '120%' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [root, near]);
  return [near, setNear];
}
