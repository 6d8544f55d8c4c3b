import type { Script } from './script.ts';

/** Characters a column holds, in em of the body type: 12 to 18 Han or 35 to 50 Latin characters. */
const measure = {
  han: { narrowest: 12.8, widest: 18 },
  latin: { narrowest: 16.4, widest: 22.5 },
} as const;

/** More columns than a broadsheet has make lines of sight, not of reading. */
const mostColumns = 6;

export const gutter = 24;

/** Lines a column should at least run to before the sheet takes another one. */
const shallowest = 12;

/** Below this the masthead has no room; a sheet takes it whenever there is room, however little it holds. */
const fewestColumns = 3;

export interface ColumnRequest {
  /** Width there is for the columns, in pixels. */
  readonly available: number;
  /** Body size in pixels. */
  readonly typeSize: number;
  readonly script: Script;
  /** Width in em of all text the sheet is to hold, as if it were one line. */
  readonly textWidth: number;
}

export interface SheetColumns {
  readonly columns: number;
  readonly columnWidth: number;
  /** Width of all columns with their gutters. */
  readonly width: number;
}

/**
 * As many columns as have room at the narrowest good measure, so rather fewer than narrower ones; and no
 * more than the text can fill. A single column takes what there is, up to a line one can still read.
 */
export function chooseColumns({ available, typeSize, script, textWidth }: ColumnRequest): SheetColumns {
  const { narrowest, widest } = measure[script];
  const least = narrowest * typeSize;
  const most = widest * typeSize;
  const room = Math.max(1, Math.floor((available + gutter) / (least + gutter)));
  const filled = Math.floor(textWidth / narrowest / shallowest);
  const columns = Math.min(room, mostColumns, Math.max(fewestColumns, filled));
  if (columns === 1) {
    const width = Math.min(available, (script === 'han' ? 30 : 36) * typeSize);
    return { columns, columnWidth: width, width };
  }
  const columnWidth = Math.min(most, (available - (columns - 1) * gutter) / columns);
  return { columns, columnWidth, width: columns * columnWidth + (columns - 1) * gutter };
}
