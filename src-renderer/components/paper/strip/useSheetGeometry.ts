import { type RefObject, useEffect, useState } from 'react';

/** What of a sheet's layout the strip stands on, in CSS pixels from the top of all that scrolls. */
export interface SheetGeometry {
  readonly contentHeight: number;
  readonly windowHeight: number;
  /** Of the sheet itself, without the desk around it. */
  readonly sheetWidth: number;
  /** One for each section, in their order. */
  readonly sections: readonly { readonly top: number; readonly height: number }[];
}

/**
 * Measures a sheet after it was painted and whenever it or one of its sections changes its size: never while
 * it is only scrolled. `key` tells when other elements stand there.
 */
export function useSheetGeometry(scroller: RefObject<HTMLElement | null>, key: string): SheetGeometry | null {
  const [geometry, setGeometry] = useState<SheetGeometry | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key tells when to look anew
  useEffect(() => {
    const element = scroller.current;
    const sheet = element?.querySelector<HTMLElement>('.paper-sheet, .paper-scroll');
    if (!element || !sheet) {
      setGeometry(null);
      return;
    }
    let frame = 0;
    const measure = () => {
      const sections = [...sheet.querySelectorAll<HTMLElement>('.paper-section')];
      const origin = element.getBoundingClientRect().top - element.scrollTop;
      const next: SheetGeometry = {
        contentHeight: element.scrollHeight,
        windowHeight: element.clientHeight,
        sheetWidth: sheet.clientWidth,
        sections: sections.map((section) => {
          const { top, height } = section.getBoundingClientRect();
          return { top: top - origin, height };
        }),
      };
      setGeometry((before) => (before && isSame(before, next) ? before : next));
    };
    const soon = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(measure);
    };
    const observer = new ResizeObserver(soon);
    for (const one of [element, sheet, ...sheet.querySelectorAll('.paper-section')]) observer.observe(one);
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
    };
  }, [scroller, key]);
  return geometry;
}

function isSame(a: SheetGeometry, b: SheetGeometry): boolean {
  return (
    a.contentHeight === b.contentHeight &&
    a.windowHeight === b.windowHeight &&
    a.sheetWidth === b.sheetWidth &&
    a.sections.length === b.sections.length &&
    a.sections.every(
      ({ top, height }, index) => top === b.sections[index]?.top && height === b.sections[index]?.height,
    )
  );
}
