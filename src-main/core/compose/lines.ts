import type { Span } from '#shared/model/span.ts';
import { displayWidth } from '#shared/text/characters.ts';
import { type CodePointIndex, codePointLength, indexCodePoints } from '#shared/text/codePoints.ts';
import type { Block, ReadResult } from '../readers/reader.ts';

/** One printed line as the composer sees it: its text and the layout around it. */
export interface Line extends Span {
  readonly text: string;
  /** Length of the text in code points. */
  readonly length: number;
  /** Width of the text in half ems. */
  readonly width: number;
  /** Blank space before the text on its line, in half ems. */
  readonly indent: number;
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
  const plain = index.length === text.length;
  const toUnit = plain ? (offset: number) => offset : index.toUtf16;
  const lines: Line[] = [];
  let before = 0;
  for (const block of read.blocks) {
    const start = toUnit(block.start);
    lines.push({ ...lineLayout(text.slice(before, start)), ...lineText(block) });
    before = toUnit(block.end);
  }
  const slice = plain ? (start: number, end: number) => text.slice(start, end) : index.slice;
  return { text, index, lines, slice };
}

function lineText(block: Block): Pick<Line, 'start' | 'end' | 'text' | 'length' | 'width' | 'block'> {
  const { start, end, text } = block;
  return { start, end, text, length: codePointLength(text), width: displayWidth(text), block };
}

/** What the blanks between two lines say. */
function lineLayout(gap: string): Pick<Line, 'indent' | 'blankLines' | 'formFeed' | 'spaceBefore'> {
  const breaks = gap.match(/\r\n|[\n\r\v\u0085\u2028\u2029]/gu)?.length ?? 0;
  const leading = /[^\n\r\f\v\u0085\u2028\u2029]*$/u.exec(gap)?.[0] ?? '';
  let indent = 0;
  for (const character of leading) {
    if (character === '\t') indent += 4;
    else if (character === '\u3000' || character === '\u2003') indent += 2;
    else if (/\s/u.test(character)) indent += 1;
  }
  return {
    indent,
    blankLines: Math.max(0, breaks - 1),
    formFeed: gap.includes('\f'),
    spaceBefore: /^[ \t]/u.test(gap) || /[\n\r] $/u.test(gap),
  };
}
