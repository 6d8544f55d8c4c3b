import type { Layout } from '../lines/layout.ts';
import type { Line } from '../lines/lines.ts';

/** Lines before and after that tell how wide their column is. */
const neighbours = 10;
/** A line this far in, in half ems, may be centred. */
const centredFrom = 6;
/** On a page, where places are exact, shorter lines stand clear of both edges of a column by this much. */
const clearOfEdge = 2;
/** How unlike the two sides may be, as a share of what is free. */
const unevenness = 0.5;

/** What is free to the left and right of a line in its column, in half ems. */
interface Margins {
  readonly left: number;
  readonly right: number;
}

/** Whether a line stands in the middle of its column, measured against the lines around it. */
export function isCentred(lines: readonly Line[], at: number, layout: Layout): boolean {
  const line = lines[at];
  if (!line) return false;
  const onPage = pageMargins(lines, at);
  if (onPage) {
    return onPage.left >= clearOfEdge && onPage.right >= clearOfEdge && isEven(onPage);
  }
  if (!isSetIn(line, layout)) return false;
  const width = columnWidth(lines, at);
  return width === null || isEven({ left: line.indent, right: width - line.indent - line.width });
}

/** As `isCentred`, of a line in a block of its own: in a text without places its indent tells enough. */
export function isCentredApart(lines: readonly Line[], at: number, layout: Layout): boolean {
  const line = lines[at];
  return line !== undefined && (line.block.box ? isCentred(lines, at, layout) : isSetIn(line, layout));
}

const isSetIn = (line: Line, { wrap }: Layout): boolean =>
  line.indent >= centredFrom && (wrap === null || line.indent + line.width < wrap.width);

const isEven = ({ left, right }: Margins): boolean =>
  right > 0 && Math.abs(left - right) <= Math.max(4, (left + right) * unevenness);

/** Text without places: the width that the longest lines around reach; null where there are too few of them. */
function columnWidth(lines: readonly Line[], at: number): number | null {
  const around = lines.slice(Math.max(0, at - neighbours), at + neighbours + 1);
  if (around.length < 4) return null;
  return quantile(
    around.map(({ indent, width }) => indent + width),
    0.8,
  );
}

/** By the boxes of the lines in the same column; null where the format knows no places or too few lines are around. */
function pageMargins(lines: readonly Line[], at: number): Margins | null {
  const line = lines[at];
  const box = line?.block.box;
  if (!line || !box) return null;
  const around = lines
    .slice(Math.max(0, at - neighbours), at + neighbours + 1)
    .flatMap(({ block }) => (block.box && block.page === line.block.page ? [block.box] : []))
    .filter((other) => {
      const shared =
        Math.min(other.left + other.width, box.left + box.width) - Math.max(other.left, box.left);
      return shared > Math.min(other.width, box.width) * 0.5;
    });
  if (around.length < 4) return { left: 0, right: 0 };
  const halfEm = box.width / Math.max(1, line.width);
  const left = quantile(
    around.map((other) => other.left),
    0.2,
  );
  const right = quantile(
    around.map((other) => other.left + other.width),
    0.8,
  );
  return { left: (box.left - left) / halfEm, right: (right - box.left - box.width) / halfEm };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const found = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  if (found === undefined) throw new RangeError('There is no quantile of no values.');
  return found;
}
