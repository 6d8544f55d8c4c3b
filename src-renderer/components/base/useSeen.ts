import { type RefObject, useEffect, useState } from 'react';

/** So far from what is seen something counts as seen already, so that it is there when it comes. */
const margin = '400px';

/** Whether an element has come near what is seen, once and for all. */
export function useSeen(element: RefObject<Element | null>): boolean {
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    const { current } = element;
    if (isSeen || !current) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setSeen(true);
      },
      // A margin around the window would not reach beyond what scrolls in it.
      { root: current.closest('.desk, .panel'), rootMargin: margin },
    );
    observer.observe(current);
    return () => observer.disconnect();
  }, [element, isSeen]);
  return isSeen;
}
