import type { Line } from '../lines/lines.ts';
import { ColumnEdges } from './columnEdges.ts';
import { isInColumn, isTall, layOf } from './places.ts';

/** A distance from line to line of more than so many times the usual one leaves an empty line. */
const emptyLine = 1.4;
/** An indent of fewer half ems is noise. */
const leastIndent = 1.5;

/**
 * Reads indents, empty lines and page breaks off the lines' boxes, in the same measures as a text file has
 * them: half ems, lines. Lines without a box stay as they are. Han text is set in columns of one width:
 * indents are measured from their edge; other text from the lines around.
 */
export function withGeometry(lines: readonly Line[], isHan: boolean): Line[] {
  const usual = usualPitches(lines);
  const edges = isHan ? new ColumnEdges(lines) : null;
  return lines.map((line, index) => {
    const { box, page } = line.block;
    const before = lines[index - 1];
    if (!box || (!before && !isHan)) return line;
    const above = before?.block.box;
    const formFeed = before !== undefined && before.block.page !== page;
    const indent = rounded(edges ? edges.indentOf(index) : formFeed || !above ? 0 : stepIn(lines, index));
    const indentLength = Math.ceil(indent / 2);
    if (!before || formFeed || !above) return { ...line, formFeed, indent, indentLength, blankLines: 0 };
    const size = Math.max(1, line.block.fontSize ?? 1, before.block.fontSize ?? 1);
    const isApart =
      isInColumn(before, line) && pitchOf(before, line) > usual(isTall(line)) * size * emptyLine;
    return { ...line, formFeed: false, indent, indentLength, blankLines: isApart ? 1 : 0 };
  });
}

const rounded = (indent: number): number => (indent < leastIndent ? 0 : Math.round(indent));

/** From baseline to baseline, as a share of the page. */
const pitchOf = (before: Line, line: Line): number => {
  const above = layOf(before);
  const box = layOf(line);
  return above && box ? box.top + box.height - above.top - above.height : 0;
};

/** The distance that most lines of body type have from the one before, of those set either way. */
function usualPitches(lines: readonly Line[]): (tall: boolean) => number {
  const pitches: Record<'tall' | 'wide', number[]> = { tall: [], wide: [] };
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    if (!before || !isInColumn(before, line)) return;
    const pitch = pitchOf(before, line);
    if (pitch > 0) pitches[isTall(line) ? 'tall' : 'wide'].push(pitch);
  });
  const median = (values: number[]): number =>
    values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.POSITIVE_INFINITY;
  const tall = median(pitches.tall);
  const wide = median(pitches.wide);
  return (isSetTall) => (isSetTall ? tall : wide);
}

/** How far a line begins to the right of the lines before and after it in its column, in half ems. */
function stepIn(lines: readonly Line[], index: number): number {
  const line = lines[index];
  const box = line?.block.box;
  if (!line || !box) return 0;
  const halfEm = box.width / Math.max(1, line.width);
  const steps: number[] = [];
  const before = lines[index - 1];
  const after = lines[index + 1];
  if (before?.block.box && isInColumn(before, line)) steps.push(box.left - before.block.box.left);
  if (after?.block.box && isInColumn(line, after)) steps.push(box.left - after.block.box.left);
  return steps.length === 0 ? 0 : Math.min(...steps) / halfEm;
}
