import { type RefObject, useCallback, useEffect, useRef } from 'react';
import type { PaperHandle } from '../../components/desk/paperHandle.ts';

/** So many frames are waited for the first layout; then it is tried all the same. */
const patience = 120;

/**
 * Runs what scrolls the paper once it is laid out, before which nothing can be scrolled to; the newest
 * wish replaces one that still waits. It runs outside of React's own work, in which the paper could not
 * make up the section that is asked for.
 */
export function useLaidOut(
  paper: RefObject<PaperHandle | null>,
): (act: (handle: PaperHandle) => void) => void {
  const frame = useRef(0);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);
  return useCallback(
    (act) => {
      cancelAnimationFrame(frame.current);
      let tries = 0;
      const look = () => {
        const handle = paper.current;
        if (handle && (handle.currentPlace() || ++tries > patience)) act(handle);
        else frame.current = requestAnimationFrame(look);
      };
      frame.current = requestAnimationFrame(look);
    },
    [paper],
  );
}
