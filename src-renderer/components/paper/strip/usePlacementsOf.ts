import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { PaperSection } from '../../../layout/sections.ts';
import type { Grid, Level, Placement } from '../../../layout/types.ts';
import type { Placements } from '../sheet/placements.ts';
import { usePaperSetting } from '../text/PaperContext.ts';
import { estimatedPlacement } from './estimated.ts';

/** The sections that are drawn, from the first up to before the last. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** How the one column of the quiet view is set; styles/paper/paper.css says the same. */
const quiet = { typeSize: 1.2, lineHeight: { han: 1.8, latin: 1.65 }, margins: 96, gap: 2 } as const;

/** What is known of how a section stands on the sheet; an estimate is made once for each grid. */
export interface KnownPlacement {
  readonly placement: Placement;
  readonly isEstimated: boolean;
  readonly grid: Grid;
}

/**
 * How sections are made up: as the sheet says, or, where it has not come to them yet, as can be estimated. One
 * estimate is made each time the window is idle, of sections in `range` alone.
 */
export function usePlacementsOf(
  sections: readonly PaperSection[],
  placements: Placements,
  view: 'page' | 'reading',
  sheetWidth: number,
  range: Range,
): (index: number) => KnownPlacement | null {
  const { script, typeSize } = usePaperSetting();
  useSyncExternalStore(placements.subscribe, placements.version);
  const sheetGrid = placements.grid();
  const quietGrid = useMemo<Grid>(() => {
    const lineHeight = typeSize * quiet.typeSize * quiet.lineHeight[script];
    return {
      columns: 1,
      columnWidth: Math.max(1, sheetWidth - quiet.margins),
      gutter: 0,
      lineHeight,
      rowGap: lineHeight * quiet.gap,
      bandLines: Number.POSITIVE_INFINITY,
    };
  }, [sheetWidth, typeSize, script]);
  const grid = view === 'page' ? sheetGrid : quietGrid;
  const size = view === 'page' ? typeSize : typeSize * quiet.typeSize;
  const [estimates, setEstimates] = useState<{
    readonly grid: Grid | null;
    readonly sections: readonly PaperSection[];
    readonly placements: ReadonlyMap<number, Placement>;
  }>({ grid, sections, placements: new Map() });
  const known = estimates.grid === grid && estimates.sections === sections ? estimates.placements : null;

  let missing: number | null = null;
  for (let index = range.from; index < range.to && missing === null; index++) {
    const section = sections[index];
    if (section && !placements.get(section.key) && !known?.has(index)) missing = index;
  }
  useEffect(() => {
    const section = missing === null ? undefined : sections[missing];
    if (missing === null || !section || !grid) return;
    const at = missing;
    const opens: Level = at === 0 ? 'lead' : section.page ? 'pageLead' : 'normal';
    const idle = requestIdleCallback(
      () => {
        const placement = estimatedPlacement(section, opens, grid, size, script);
        setEstimates({ grid, sections, placements: new Map([...(known ?? []), [at, placement]]) });
      },
      { timeout: 500 },
    );
    return () => cancelIdleCallback(idle);
  }, [missing, known, sections, grid, size, script]);

  return (index) => {
    const section = sections[index];
    const placed = section && view === 'page' ? placements.get(section.key) : undefined;
    if (placed) return { placement: placed.placement, grid: placed.grid, isEstimated: false };
    const placement = known?.get(index);
    return placement && grid ? { placement, grid, isEstimated: true } : null;
  };
}
