import { type RefObject, useEffect, useState } from 'react';
import { createLineSetter, type LineSetter } from '../../dom/lineSetter.ts';
import { onFontsLoaded } from '../../dom/onFontsLoaded.ts';
import { loadBodyType } from '../../dom/type.ts';
import type { Script } from '../../layout/script.ts';

interface LineSetting {
  /** Null where the browser breaks all lines. */
  readonly lineSetter: LineSetter | null;
  /** The body's type is on its way; lines set now would soon be set anew. */
  readonly waiting: boolean;
}

const off: LineSetting = { lineSetter: null, waiting: false };
const coming: LineSetting = { lineSetter: null, waiting: true };

/** What sets the lines of an issue's body, once its type has come; another one when the type changes. */
export function useLineSetter(
  root: RefObject<HTMLElement | null>,
  typeSize: number,
  script: Script,
  wanted: boolean,
): LineSetting {
  const [setting, setSetting] = useState(coming);
  useEffect(() => {
    const element = root.current;
    if (!wanted || !element) return;
    const { fontFamily } = getComputedStyle(element);
    let current: LineSetter | null = null;
    let isOver = false;
    const take = () => {
      if (isOver) return;
      current = createLineSetter(fontFamily, typeSize, script);
      setSetting({ lineSetter: current, waiting: false });
    };
    loadBodyType(typeSize, fontFamily).then(take, take);
    const stop = onFontsLoaded(() => {
      if (current?.isOutdated()) take();
    });
    // On a screen of other pixels letters are rounded otherwise.
    let pixels = devicePixelRatio;
    const onResize = () => {
      if (pixels === devicePixelRatio) return;
      pixels = devicePixelRatio;
      if (current) take();
    };
    addEventListener('resize', onResize);
    return () => {
      isOver = true;
      stop();
      removeEventListener('resize', onResize);
    };
  }, [root, typeSize, script, wanted]);
  return wanted ? setting : off;
}
