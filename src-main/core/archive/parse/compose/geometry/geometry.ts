import type { Line } from '../lines/lines.ts';

/** A distance from line to line of more than so many times the usual one leaves an empty line. */
const emptyLine = 1.4;
/** An indent of fewer half ems is noise. */
const leastIndent = 1.5;

/**
 * Reads indents, empty lines and page breaks off the lines' boxes, in the same measures as a text file has
 * them: half ems, lines. Lines without a box stay as they are.
 */
export function withGeometry(lines: readonly Line[]): Line[] {
  const usual = usualPitch(lines);
  return lines.map((line, index) => {
    const { box, page } = line.block;
    const before = lines[index - 1];
    if (!box || !before) return line;
    const formFeed = before.block.page !== page;
    const above = before.block.box;
    if (formFeed || !above) return { ...line, formFeed, indent: 0, indentLength: 0, blankLines: 0 };
    const size = Math.max(1, line.block.fontSize ?? 1, before.block.fontSize ?? 1);
    const isApart = isInColumn(before, line) && pitchOf(before, line) > usual * size * emptyLine;
    const indent = indentOf(lines, index);
    return {
      ...line,
      formFeed: false,
      indent,
      indentLength: Math.ceil(indent / 2),
      blankLines: isApart ? 1 : 0,
    };
  });
}

/** Whether a line goes on in the column of the line before. */
export function isInColumn(before: Line, line: Line): boolean {
  const above = before.block.box;
  const { box, page } = line.block;
  if (!box || !above || before.block.page !== page) return false;
  const overlap = Math.min(above.left + above.width, box.left + box.width) - Math.max(above.left, box.left);
  return overlap > Math.min(above.width, box.width) * 0.5 && box.top >= above.top;
}

/** From baseline to baseline, as a share of the page's height. */
const pitchOf = (before: Line, line: Line): number => {
  const above = before.block.box;
  const { box } = line.block;
  return above && box ? box.top + box.height - above.top - above.height : 0;
};

/** The distance that most lines of body type have from the one before. */
function usualPitch(lines: readonly Line[]): number {
  const pitches: number[] = [];
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    if (!before || !isInColumn(before, line)) return;
    const pitch = pitchOf(before, line);
    if (pitch > 0) pitches.push(pitch);
  });
  pitches.sort((a, b) => a - b);
  return pitches[Math.floor(pitches.length / 2)] ?? Number.POSITIVE_INFINITY;
}

/** How far a line begins to the right of the lines before and after it in its column, in half ems. */
function indentOf(lines: readonly Line[], index: number): number {
  const line = lines[index];
  const box = line?.block.box;
  if (!line || !box) return 0;
  const halfEm = box.width / Math.max(1, line.width);
  const steps: number[] = [];
  const before = lines[index - 1];
  const after = lines[index + 1];
  if (before?.block.box && isInColumn(before, line)) steps.push(box.left - before.block.box.left);
  if (after?.block.box && isInColumn(line, after)) steps.push(box.left - after.block.box.left);
  if (steps.length === 0) return 0;
  const indent = Math.min(...steps) / halfEm;
  return indent < leastIndent ? 0 : Math.round(indent);
}
