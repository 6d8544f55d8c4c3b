import { useEffect, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { whenIdle } from '../../../dom/afterPaint.ts';

/**
 * How many of `count` sections have their text on the sheet, from the first on. Thousands of articles are not written
 * before the first of them is seen: beyond the `first` ones text follows, a section each time the window is idle, and
 * all of it at once before it is printed or selected. `of` tells when other sections stand there; `onAll` is told when
 * what was missing is written.
 */
export function useWritten(of: unknown, first: number, count: number, onAll: () => void): number {
  const [written, setWritten] = useState({ of, upTo: 0 });
  const upTo = Math.max(first, written.of === of ? written.upTo : 0);
  const isWhole = upTo >= count;
  const wasWhole = first >= count;

  useEffect(() => {
    if (isWhole) return;
    const callOff = whenIdle(() => setWritten({ of, upTo: upTo + 1 }));
    const all = () => flushSync(() => setWritten({ of, upTo: count }));
    // Whether everything is selected by a key or from a menu: it is the page that is about to be selected.
    const onSelectStart = ({ target }: Event) => {
      if (target === document.body) all();
    };
    addEventListener('beforeprint', all);
    addEventListener('selectstart', onSelectStart, true);
    return () => {
      callOff();
      removeEventListener('beforeprint', all);
      removeEventListener('selectstart', onSelectStart, true);
    };
  }, [of, upTo, count, isWhole]);

  useLayoutEffect(() => {
    if (isWhole && !wasWhole) onAll();
  }, [isWhole, wasWhole, onAll]);
  return upTo;
}
