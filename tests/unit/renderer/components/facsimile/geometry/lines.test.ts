import { describe, expect, it } from 'vitest';
import type { WordBox } from '#shared/model/facsimile.ts';
import type { Flow, FlowPiece, Span } from '#shared/model/span.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import { makeFlow } from '#shared/text/flow.ts';
import {
  changedLine,
  lineAtPoint,
  nextDoubtful,
  readLine,
  type TextLine,
  textLines,
  wordInLine,
} from '../../../../../../src-renderer/components/facsimile/geometry/lines.ts';

interface Printed {
  readonly text: string;
  readonly words: readonly WordBox[];
}

/** Lines across a square page, every character 0.02 wide and every line 0.05 high; `|` in a line leaves a column free. */
function across(lines: readonly string[]): Printed {
  const text = lines.join('\n');
  const words: WordBox[] = [];
  let start = 0;
  for (const [row, line] of lines.entries()) {
    for (const { 0: word, index } of line.matchAll(/\S+/gu)) {
      const at = start + [...line.slice(0, index)].length;
      const length = [...word].length;
      const box = { left: (at - start) * 0.02, top: row * 0.05, width: length * 0.02, height: 0.04 };
      words.push({ start: at, end: at + length, box });
    }
    start += [...line].length + 1;
  }
  return { text, words };
}

/** Columns of characters from the right to the left, without a break in the text between them. */
function down(columns: readonly string[]): Printed {
  const text = columns.join('');
  const words = columns.flatMap((column, index) =>
    [...column].map((_, row) => {
      const start = columns.slice(0, index).join('').length + row;
      const box = { left: 0.9 - index * 0.05, top: row * 0.04, width: 0.035, height: 0.035 };
      return { start, end: start + 1, box };
    }),
  );
  return { text, words };
}

const flowOf = (text: string, pieces: readonly FlowPiece[]): Flow =>
  makeFlow(pieces, indexCodePoints(text).slice);
const whole = ({ text }: Printed): Flow => flowOf(text, [{ start: 0, end: [...text].length, glue: '' }]);

function linesOf(printed: Printed, flowAt: (span: Span) => Flow | null): readonly TextLine[] {
  return textLines(printed.words, flowAt, indexCodePoints(printed.text), 1);
}

function only(lines: readonly TextLine[]): TextLine {
  const [line] = lines;
  if (!line) throw new Error('There is no line.');
  return line;
}

describe('the lines of a page', () => {
  it('end where the text breaks, whatever stands below', () => {
    const printed = across(['The gale', 'broke', 'upon the harbour']);
    const flow = whole(printed);
    expect(linesOf(printed, () => flow).map(readLine)).toEqual(['The gale', 'broke', 'upon the harbour']);
  });

  it('are columns of characters where these stand below each other', () => {
    const printed = down(['澄溪的渡口', '今天开船了']);
    const flow = whole(printed);
    const lines = linesOf(printed, () => flow);
    expect(lines.map(readLine)).toEqual(['澄溪的渡口', '今天开船了']);
    expect(lines.map(({ isVertical }) => isVertical)).toEqual([true, true]);
  });

  it('end with their paragraph, and leave out what no paragraph reads', () => {
    const printed = across(['Page 3 The Harbour']);
    const head = flowOf(printed.text, [{ start: 7, end: 18, glue: '' }]);
    const lines = linesOf(printed, ({ start }) => (start < 7 ? null : head));
    expect(lines.map(readLine)).toEqual(['The Harbour']);
  });

  it('take a single character to run as most lines of the page do', () => {
    const printed = down(['澄溪的渡口', '船']);
    const flow = whole(printed);
    expect(linesOf(printed, () => flow).at(-1)).toMatchObject({ isVertical: true });
  });

  it('are found under the pointer', () => {
    const printed = across(['The gale', 'broke']);
    const flow = whole(printed);
    const lines = linesOf(printed, () => flow);
    expect(lineAtPoint(lines, { x: 0.05, y: 0.07 })).toBe(lines[1]);
    expect(lineAtPoint(lines, { x: 0.05, y: 0.9 })).toBeNull();
  });
});

describe('correcting a line', () => {
  const printed = across(['The ga1e broke']);
  const flow = whole(printed);
  const line = only(linesOf(printed, () => flow));

  it('asks for nothing where the words stay as they are', () => {
    expect(changedLine(line, ' The ga1e broke\n')).toBeNull();
    expect(changedLine(line, '  ')).toBeNull();
  });

  it('asks for the words of the line', () => {
    expect(changedLine(line, 'The gale broke')).toEqual({ start: 0, end: 14, replacement: 'The gale broke' });
  });

  it('selects a doubtful word in what is read of the line, surrogate pairs and corrections counted', () => {
    const rare = across(['𠮷田 gale rose']);
    const corrected = flowOf(rare.text, [
      { start: 0, end: 2, glue: '', replacement: '𠮷野家' },
      { start: 2, end: 12, glue: '' },
    ]);
    const one = only(linesOf(rare, () => corrected));
    const place = wordInLine(one, { start: 3, end: 7 });
    expect(place && readLine(one).slice(place.start, place.end)).toBe('gale');
  });
});

describe('doubtful words', () => {
  const word = (start: number): WordBox => ({
    start,
    end: start + 2,
    box: { left: 0, top: 0, width: 0.1, height: 0.1 },
    confidence: 0.3,
  });
  const doubtful = [word(3), word(10), word(20)];

  it('are gone through forwards and backwards, and end', () => {
    expect(nextDoubtful(doubtful, 0, false)?.start).toBe(3);
    expect(nextDoubtful(doubtful, 5, false)?.start).toBe(10);
    expect(nextDoubtful(doubtful, 10, true)?.start).toBe(3);
    expect(nextDoubtful(doubtful, 22, false)).toBeNull();
    expect(nextDoubtful(doubtful, 2, true)).toBeNull();
  });
});
