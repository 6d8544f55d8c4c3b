import type { Measures } from '../page/measures.ts';
import { widthOf } from '../page/rect.ts';
import type { SheetLine } from '../page/sheet.ts';
import type { ColumnStrip } from './strips.ts';

/** Share of the column that must be white on both sides of a centred line. */
const leastWhite = 0.1;

/** Whether a line stands in the middle of its column: white on both sides, and as much on the one as on the other. */
export function isCentredLine(
  { rect, text }: SheetLine,
  { rect: column, items }: ColumnStrip,
  { size }: Measures,
): boolean {
  if (items.length < 3) return false;
  const before = rect.u0 - column.u0;
  const after = column.u1 - rect.u1;
  const white = widthOf(column) * leastWhite;
  return (
    before > Math.max(white, size * 1.5) &&
    after > Math.max(white, size * 1.5) &&
    Math.abs(before - after) < Math.max(size * 1.5, widthOf(column) * 0.1) &&
    /\p{L}{2}/u.test(text)
  );
}
