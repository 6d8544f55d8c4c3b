import { type Box, boxAround, type WordBox } from '#shared/model/facsimile.ts';
import type { Flow, Span } from '#shared/model/span.ts';
import type { CodePointIndex } from '#shared/text/codePoints.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import { intersectFlow } from '#shared/text/flow.ts';
import type { Point } from './wordPlaces.ts';

/** One printed line of one paragraph or head: what is corrected at once. */
export interface TextLine extends Span {
  /** Of the same flow, in the order of the text. */
  readonly words: readonly WordBox[];
  readonly flow: Flow;
  /** The smallest box around its words. */
  readonly box: Box;
  /** Its characters stand one below the other. */
  readonly isVertical: boolean;
}

/** A line while it is put together. */
interface OpenLine {
  readonly words: WordBox[];
  readonly flow: Flow;
  box: Box;
}

/**
 * The printed lines of a page. A line ends where the text breaks, where another paragraph begins, and where a word
 * stands neither beside nor below the one before. Words that no flow reads, such as page numbers, are in none.
 * `words` are in the order of the text, `aspect` is the page's width over its height.
 */
export function textLines(
  words: readonly WordBox[],
  flowAt: (span: Span) => Flow | null,
  text: Pick<CodePointIndex, 'slice'>,
  aspect: number,
): readonly TextLine[] {
  const lines: OpenLine[] = [];
  let open: OpenLine | null = null;
  for (const word of words) {
    const flow = flowAt(word);
    const last: WordBox | undefined = open?.words.at(-1);
    const goesOn: boolean =
      open !== null &&
      last !== undefined &&
      flow === open.flow &&
      !lineBreak.test(text.slice(last.end, word.start)) &&
      (isBeside(last.box, word.box) || isBelow(open.box, word.box, aspect));
    if (open && goesOn) {
      open.words.push(word);
      open.box = boxAround(open.box, word.box);
    } else {
      open = flow && { words: [word], flow, box: word.box };
      if (open) lines.push(open);
    }
  }
  const shapes = lines.map(({ box, words: own }) => shapeOf(box, own.length, aspect));
  const isMostlyVertical =
    shapes.filter((shape) => shape === 'down').length > shapes.filter((shape) => shape === 'across').length;
  return lines.map(({ words: own, flow, box }, index) => ({
    words: own,
    flow,
    box,
    isVertical: shapes[index] === 'down' || (shapes[index] === 'square' && isMostlyVertical),
    start: own[0]?.start ?? 0,
    end: own.at(-1)?.end ?? 0,
  }));
}

const lineBreak = /[\n\f]/u;

const isBeside = (before: Box, next: Box): boolean =>
  Math.min(before.top + before.height, next.top + next.height) - Math.max(before.top, next.top) >
  Math.min(before.height, next.height) / 2;

/** Whether a character goes on a column of characters; two lines of one word each do not look so. */
function isBelow(line: Box, next: Box, aspect: number): boolean {
  const shared = Math.min(line.left + line.width, next.left + next.width) - Math.max(line.left, next.left);
  const side = line.width * aspect;
  const gap = next.top - line.top - line.height;
  const isNarrow = side < line.height * 1.25 && next.width * aspect < next.height * 1.25;
  return isNarrow && shared > Math.min(line.width, next.width) / 2 && gap > -side && gap < side * 2;
}

function shapeOf({ width, height }: Box, words: number, aspect: number): 'across' | 'down' | 'square' {
  const across = width * aspect;
  if (height > across * 1.6) return 'down';
  return across > height * 1.6 || words > 1 ? 'across' : 'square';
}

/** What is read of a line now. */
export function readLine({ flow, start, end }: TextLine): string {
  const part = intersectFlow(flow, { start, end });
  return part ? indexCodePoints(flow.text).slice(part.start, part.end) : '';
}

/** Where a word stands in what is read of its line (UTF-16), so that it can be selected. */
export function wordInLine(line: TextLine, word: Span): Span | null {
  const whole = intersectFlow(line.flow, line);
  const part = intersectFlow(line.flow, word);
  if (!whole || !part) return null;
  const { toUtf16 } = indexCodePoints(readLine(line));
  return { start: toUtf16(part.start - whole.start), end: toUtf16(part.end - whole.start) };
}

/** What to ask for when a line was typed anew: null where nothing was changed, or nothing is left. */
export function changedLine(line: TextLine, typed: string): (Span & { readonly replacement: string }) | null {
  const replacement = typed.trim().replaceAll(/\s*\n\s*/gu, ' ');
  const isSame = replacement === readLine(line).trim();
  return isSame || replacement === '' ? null : { start: line.start, end: line.end, replacement };
}

/** The line at a point; of several the one whose middle is nearest. */
export function lineAtPoint(lines: readonly TextLine[], { x, y }: Point): TextLine | null {
  const under = lines.filter(({ box, isVertical }) => {
    // A little room across the line, so that the pointer is not lost between two.
    const [across, down] = isVertical ? [box.width * 0.15, 0] : [0, box.height * 0.15];
    return (
      x >= box.left - across &&
      x <= box.left + box.width + across &&
      y >= box.top - down &&
      y <= box.top + box.height + down
    );
  });
  const distance = ({ box, isVertical }: TextLine) =>
    isVertical ? Math.abs(x - box.left - box.width / 2) : Math.abs(y - box.top - box.height / 2);
  return under.toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
}

/** The doubtful word behind an offset of the text, or before it; null where there is none. */
export const nextDoubtful = (
  doubtful: readonly WordBox[],
  offset: number,
  backwards: boolean,
): WordBox | null =>
  (backwards
    ? doubtful.findLast(({ end }) => end <= offset)
    : doubtful.find(({ start }) => start >= offset)) ?? null;
