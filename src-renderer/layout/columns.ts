import type { Script } from './script.ts';

/** What a column holds, in em of the body type: 13 to 18 Han or 45 to 60 Latin characters. */
const measure = {
  han: { narrowest: 13, widest: 18 },
  latin: { narrowest: 20, widest: 26 },
} as const;

/** More columns than a broadsheet has make lines of sight, not of reading. */
const mostColumns = 6;

/** Between columns, in pixels; what whole squares leave over makes them wider, but never a gap of their own. */
const gutters = { least: 24, most: 40 } as const;

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
  readonly gutter: number;
  /** Width of all columns with their gutters. */
  readonly width: number;
}

/**
 * As many columns as have room at the narrowest good measure, so rather fewer than narrower ones; and no
 * more than the text can fill. A single column takes what there is, up to a line one can still read. A
 * column of Han type is whole squares wide, so that its lines are set solid; the rest goes to the gutters,
 * and what is too much for them to the margins.
 */
export function chooseColumns({ available, typeSize, script, textWidth }: ColumnRequest): SheetColumns {
  const { narrowest, widest } = measure[script];
  const least = narrowest * typeSize;
  const room = Math.max(1, Math.floor((available + gutters.least) / (least + gutters.least)));
  const filled = Math.floor(textWidth / narrowest / shallowest);
  const columns = Math.min(room, mostColumns, Math.max(fewestColumns, filled));
  if (columns === 1) {
    const width = wholeMeasure(
      Math.min(available, (script === 'han' ? 30 : 36) * typeSize),
      typeSize,
      script,
    );
    return { columns, columnWidth: width, gutter: gutters.least, width };
  }
  const share = (available - (columns - 1) * gutters.least) / columns;
  const columnWidth = wholeMeasure(Math.min(widest * typeSize, share), typeSize, script);
  const left = Math.floor((available - columns * columnWidth) / (columns - 1));
  const gutter = Math.min(gutters.most, Math.max(gutters.least, left));
  return { columns, columnWidth, gutter, width: columns * columnWidth + (columns - 1) * gutter };
}

/** The widest line that fits into a width and comes out even: whole squares of Han type, whole pixels of Latin. */
export function wholeMeasure(width: number, typeSize: number, script: Script): number {
  if (script === 'latin') return Math.floor(width);
  return Math.max(1, Math.floor(width / typeSize + 1e-6)) * typeSize;
}
