import { useCallback, useRef } from 'react';
import type { Fit } from '../../../layout/miniature.ts';
import type { KnownPlacement } from './usePlacementsOf.ts';
import type { SheetGeometry } from './useSheetGeometry.ts';

/** What an estimated section leaves above its blocks for its page's head, in pixels of the sheet. */
const roughHead = 40;

/**
 * How a section's blocks lie on what is drawn of it. What is made up stands at the foot of its section, below
 * the page's head; what is estimated fills the room it has been given for now. Equal fits are the same object.
 */
export function useFits(
  geometry: SheetGeometry | null,
  view: 'page' | 'reading',
): (index: number, drawnTop: number, known: KnownPlacement) => Fit {
  const made = useRef(new Map<number, Fit>());
  return useCallback(
    (index, drawnTop, { placement, grid, isEstimated }) => {
      const section = geometry?.sections[index] ?? { top: 0, height: 0 };
      const columns = grid.columns * (grid.columnWidth + grid.gutter) - grid.gutter;
      const room = Math.max(1, section.height - (view === 'page' ? roughHead : 0));
      const stretch = isEstimated ? room / Math.max(1, placement.height) : 1;
      const foot = section.top + section.height - drawnTop;
      const next: Fit = {
        x: ((geometry?.sheetWidth ?? 0) - columns) / 2,
        y: foot - placement.height * stretch,
        stretch,
      };
      const before = made.current.get(index);
      if (before && before.x === next.x && before.y === next.y && before.stretch === next.stretch)
        return before;
      made.current.set(index, next);
      return next;
    },
    [geometry, view],
  );
}
