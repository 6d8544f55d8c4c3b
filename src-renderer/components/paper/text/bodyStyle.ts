import type { CSSProperties } from 'react';
import { type Bands, bandGap } from '../../../layout/bands.ts';
import { wholeMeasure } from '../../../layout/columns.ts';
import { tallColumn } from '../../../layout/items.ts';
import type { Script } from '../../../layout/script.ts';
import type { BlockFrame } from '../../../layout/types.ts';

/** The columns and bands of a body in a frame, as custom properties. */
export function bodyStyle(
  frame: BlockFrame,
  columns: number,
  bands: Bands | null,
  typeSize: number,
  script: Script,
): CSSProperties {
  return {
    '--columns': columns,
    '--body-width': `${bodyWidth(frame, columns, typeSize, script)}px`,
    ...(bands !== null && bands.lines >= tallColumn && { '--least-lines': 2 }),
    ...(bands !== null && bands.count > 1 && { '--band-lines': bands.lines, '--band-gap': bandGap }),
  };
}

/** Width of a body whose columns are not the sheet's: theirs come out even as well. */
function bodyWidth(
  { width, span, gutter }: BlockFrame,
  columns: number,
  typeSize: number,
  script: Script,
): number {
  if (columns === span) return width;
  const each = (width - (columns - 1) * gutter) / columns;
  return columns * wholeMeasure(each, typeSize, script) + (columns - 1) * gutter;
}

/** Width of one column of a body, in pixels. */
export function columnMeasure(frame: BlockFrame, columns: number, typeSize: number, script: Script): number {
  return (bodyWidth(frame, columns, typeSize, script) - (columns - 1) * frame.gutter) / columns;
}
