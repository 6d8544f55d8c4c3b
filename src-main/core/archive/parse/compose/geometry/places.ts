import type { Box } from '#shared/model/facsimile.ts';
import type { Line } from '../lines/lines.ts';

/** Whether a line goes on in the column of the line before. */
export function isInColumn(before: Line, line: Line): boolean {
  const above = layOf(before);
  const box = layOf(line);
  if (!box || !above || before.block.page !== line.block.page || isTall(before) !== isTall(line))
    return false;
  const overlap = Math.min(above.left + above.width, box.left + box.width) - Math.max(above.left, box.left);
  return overlap > Math.min(above.width, box.width) * 0.5 && box.top >= above.top;
}

/** Set from top to bottom: some Han characters, higher than wide. */
export const isTall = ({ block: { box }, length, text }: Line): boolean =>
  box !== null && length >= 3 && box.height > box.width && /\p{Script=Han}/u.test(text);

/** A line's box, that of a vertical line laid on its side: the rightmost line is the first. */
export function layOf(line: Line): Box | null {
  const { box } = line.block;
  if (!box || !isTall(line)) return box;
  return { left: box.top, width: box.height, top: 1 - box.left - box.width, height: box.width };
}
