import { isCentredLine } from '../columns/centred.ts';
import type { ColumnStrip } from '../columns/strips.ts';
import type { Measures } from '../page/measures.ts';
import { middleV, overlapU, widthOf } from '../page/rect.ts';
import type { SheetLine } from '../page/sheet.ts';

/** One paragraph of an article, or one crosshead between its paragraphs. */
export interface ArticlePassage {
  readonly isCrosshead: boolean;
  readonly items: readonly SheetLine[];
}

/** A printed line: one item, or several where reading tore it apart. */
interface Row {
  readonly items: readonly SheetLine[];
  readonly u0: number;
  readonly u1: number;
  /** White before and after it, to the edges of the column where it stands. */
  readonly before: number;
  readonly after: number;
  readonly isCrosshead: boolean;
}

/** Type sizes that a first line is set in, and that a last line falls short by. */
const leastIndent = 0.7;
const leastShort = 2.5;
/** Rows to each side by which the edges of a column are found: they wander where the paper is not flat. */
const nearby = 6;

/**
 * Parts the columns of an article into paragraphs: one begins where a line is set in, or after a line that ends
 * early. At the head of a column the paragraph of the column before goes on unless the line is set in.
 */
export function passagesOf(
  strips: readonly ColumnStrip[],
  body: Measures,
  isLatin: boolean,
): ArticlePassage[] {
  const passages: { isCrosshead: boolean; items: SheetLine[] }[] = [];
  let last: Row | null = null;
  for (const strip of strips) {
    for (const row of rowsOf(strip, body, isLatin)) {
      const open = passages.at(-1);
      const begins =
        !open ||
        !last ||
        row.isCrosshead !== last.isCrosshead ||
        (!row.isCrosshead && (row.before > body.size * leastIndent || last.after > body.size * leastShort));
      if (begins) passages.push({ isCrosshead: row.isCrosshead, items: [...row.items] });
      else open.items.push(...row.items);
      last = row;
    }
  }
  return passages;
}

function rowsOf(strip: ColumnStrip, body: Measures, isLatin: boolean): Row[] {
  const rows: SheetLine[][] = [];
  for (const item of strip.items) {
    const row = rows.at(-1);
    const [first] = row ?? [];
    const isBeside =
      row &&
      first &&
      Math.abs(middleV(first.rect) - middleV(item.rect)) < body.size * 0.5 &&
      row.every((other) => overlapU(other.rect, item.rect) < widthOf(item.rect) * 0.3);
    if (isBeside) row.push(item);
    else rows.push([item]);
  }
  const edges = rows.map((items) => ({
    items,
    u0: Math.min(...items.map(({ rect }) => rect.u0)),
    u1: Math.max(...items.map(({ rect }) => rect.u1)),
  }));
  return edges.map((edge, at) => {
    const around = edges.slice(Math.max(0, at - nearby), at + nearby + 1);
    const few = around.length < 4;
    const left = few
      ? strip.rect.u0
      : quantile(
          around.map(({ u0 }) => u0),
          0.25,
        );
    const right = few
      ? strip.rect.u1
      : quantile(
          around.map(({ u1 }) => u1),
          0.75,
        );
    const [only] = edge.items;
    return {
      ...edge,
      before: edge.u0 - left,
      after: right - edge.u1,
      isCrosshead:
        isLatin && edge.items.length === 1 && only !== undefined && isCentredLine(only, strip, body),
    };
  });
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
