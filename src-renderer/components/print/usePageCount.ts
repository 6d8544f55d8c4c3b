import { type RefObject, useLayoutEffect, useState } from 'react';

/**
 * How many columns, a page each, a flow fills. `step` is from one to the next, in pixels of the flow itself. It is
 * looked at again when type arrives or notes are read as Markdown.
 */
export function usePageCount(flow: RefObject<HTMLElement | null>, step: number): number {
  const [count, setCount] = useState(1);
  useLayoutEffect(() => {
    const element = flow.current;
    if (!element) return;
    let frame = 0;
    const look = () => {
      frame = 0;
      setCount(Math.max(1, Math.round((element.scrollWidth + (step - element.clientWidth)) / step)));
    };
    const soon = () => {
      frame ||= requestAnimationFrame(look);
    };
    look();
    const changes = new MutationObserver(soon);
    changes.observe(element, { childList: true, subtree: true, characterData: true, attributes: true });
    document.fonts.addEventListener('loadingdone', soon);
    return () => {
      cancelAnimationFrame(frame);
      changes.disconnect();
      document.fonts.removeEventListener('loadingdone', soon);
    };
  }, [flow, step]);
  return count;
}
