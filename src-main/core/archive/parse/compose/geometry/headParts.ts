import type { Line } from '../lines/lines.ts';

/** Lines of a head within this share of its largest size are the headline, smaller ones kicker and deck. */
const sameSize = 0.88;
/** Type larger than so much is a head's beyond doubt. */
const certainSize = 1.7;

/** The size of a line's type over the body's. */
export const sizeOf = (line: Line): number => line.block.fontSize ?? 1;

/** How sure the size of its type makes a head. */
export const headConfidence = (lines: readonly Line[]): number =>
  Math.max(...lines.map(sizeOf)) >= certainSize ? 0.85 : 0.7;

/** A head by its sizes: smaller lines before the largest are the kicker, smaller lines after them the deck. */
export function headParts(
  lines: readonly Line[],
): readonly { readonly role: 'kicker' | 'headline' | 'deck'; readonly lines: readonly Line[] }[] {
  const largest = Math.max(...lines.map(sizeOf));
  const isLargest = (line: Line) => sizeOf(line) >= largest * sameSize;
  const from = lines.findIndex(isLargest);
  const after = lines.slice(from).findIndex((line) => !isLargest(line));
  const to = after < 0 ? lines.length : from + after;
  const parts = [
    { role: 'kicker', lines: lines.slice(0, from) },
    { role: 'headline', lines: lines.slice(from, to) },
    { role: 'deck', lines: lines.slice(to) },
  ] as const;
  return parts.filter((part) => part.lines.length > 0);
}
