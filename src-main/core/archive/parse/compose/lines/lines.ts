import type { Span } from '#shared/model/span.ts';
import { classOf, isSpace } from '#shared/text/characterClasses.ts';
import { displayWidth } from '#shared/text/characters.ts';
import { type CodePointIndex, codePointLength, indexCodePoints } from '#shared/text/codePoints.ts';
import { isLineEnd } from '../../readers/blocks/textBlocks.ts';
import type { Block, ReadResult } from '../../readers/reader.ts';

/** One printed line as the composer sees it: its text and the layout around it. */
export interface Line extends Span {
  readonly text: string;
  /** Length of the text in code points. */
  readonly length: number;
  /** Width of the text in half ems. */
  readonly width: number;
  /** Blank space before the text on its line, in half ems. */
  readonly indent: number;
  /** The same in characters, however wide they are. */
  readonly indentLength: number;
  /** Empty lines between the line before and this one. */
  readonly blankLines: number;
  /** A form feed stands before this line. */
  readonly formFeed: boolean;
  /** Exactly one plain space (no indent) or a trailing space stands where this line meets the one before. */
  readonly spaceBefore: boolean;
  readonly block: Block;
}

/** The canonical text with its lines. */
export interface Manuscript {
  readonly text: string;
  readonly index: CodePointIndex;
  readonly lines: readonly Line[];
  slice(start: number, end: number): string;
}

/** Reads the layout around every block from the canonical text between them. */
export function toManuscript(read: ReadResult): Manuscript {
  const { text } = read;
  const index = indexCodePoints(text);
  return { text, index, lines: [...linesOf(read.blocks, text, index)], slice: index.slice };
}

/** The lines of blocks, one after the other. */
export function* linesOf(
  blocks: Iterable<Block>,
  text: string,
  index: CodePointIndex,
): Generator<Line, undefined> {
  let before = 0;
  for (const block of blocks) {
    const start = index.toUtf16(block.start);
    yield makeLine(block, text, before, start);
    before = index.toUtf16(block.end);
  }
}

/** The line of a block; the gap is what stands between it and the block before, in UTF-16 units. */
function makeLine(block: Block, text: string, gapStart: number, gapEnd: number): Line {
  let lineBreaks = 0;
  let indent = 0;
  let indentLength = 0;
  let formFeed = false;
  let unit = 0;
  for (let at = gapStart; at < gapEnd; at++) {
    const before = unit;
    unit = text.charCodeAt(at);
    if (isLineEnd(unit)) {
      if (unit === formFeedUnit) formFeed = true;
      else if (unit !== lineFeed || before !== carriageReturn || at === gapStart) lineBreaks++;
      indent = 0;
      indentLength = 0;
    } else {
      indent += indentOf(unit);
      indentLength++;
    }
  }
  const first = gapStart < gapEnd ? text.charCodeAt(gapStart) : 0;
  const last = gapEnd - gapStart > 1 ? text.charCodeAt(gapEnd - 2) : 0;
  return {
    start: block.start,
    end: block.end,
    text: block.text,
    length: codePointLength(block.text),
    width: displayWidth(block.text),
    indent,
    indentLength,
    blankLines: Math.max(0, lineBreaks - 1),
    formFeed,
    spaceBefore:
      first === space || first === tab || (unit === space && (last === lineFeed || last === carriageReturn)),
    block,
  };
}

const tab = 0x09;
const lineFeed = 0x0a;
const formFeedUnit = 0x0c;
const carriageReturn = 0x0d;
const space = 0x20;

/** Half ems that a blank before the text of its line takes. */
function indentOf(unit: number): number {
  if (unit === space) return 1;
  if (unit === tab) return 4;
  if (unit === 0x3000 || unit === 0x2003) return 2;
  return (classOf(unit) & isSpace) !== 0 ? 1 : 0;
}
