import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';
import { onFontsLoaded } from '../../../dom/onFontsLoaded.ts';
import { setOnLines } from '../../../dom/wholeLines.ts';

/**
 * Gives what stands on the lines of the body whole lines of them, when it is rendered and whenever fonts
 * arrive. `made` tells when it was rendered anew.
 */
export function useWholeLines(root: RefObject<HTMLElement | null>, line: number, made: unknown): void {
  const [fonts, setFonts] = useState(0);
  useEffect(() => onFontsLoaded(() => setFonts((times) => times + 1)), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: fonts and a new make-up change sizes without any state
  useLayoutEffect(() => {
    if (root.current) setOnLines(root.current, line);
  }, [root, line, made, fonts]);
}
