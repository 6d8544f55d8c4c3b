import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines, type LineMeasures, type Piece } from '../../../../src-renderer/layout/lineBreaks.ts';
import { setLines } from '../../../../src-renderer/layout/setLines.ts';

const measures: LineMeasures = { width: 40, indent: 2, space: 1, hyphen: 1 };
const pieces = fc.array(
  fc.record({
    width: fc.integer({ min: 1, max: 14 }),
    after: fc.constantFrom<Piece['after']>('space', 'space', 'hyphen', 'nothing'),
  }),
  { minLength: 1, maxLength: 120 },
);

/** The widest space of a paragraph whose lines take what fits. */
function greedyLoosest(parts: readonly Piece[]): number {
  let [used, gaps, loosest] = [measures.indent, 0, 0];
  for (const [index, part] of parts.entries()) {
    const gap = parts[index - 1]?.after === 'space' && used > 0 ? 1 : 0;
    if (used + gap + part.width + (part.after === 'hyphen' ? 1 : 0) > measures.width) {
      if (gaps > 0) loosest = Math.max(loosest, (measures.width - used + gaps) / gaps);
      [used, gaps] = [part.width, 0];
    } else [used, gaps] = [used + gap + part.width, gaps + gap];
  }
  return loosest;
}

describe('the lines of a paragraph', () => {
  it('hold every piece once, and none more than fits with its spaces shrunk', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const lines = breakLines(parts, measures) ?? [];
        expect(lines.at(-1)?.end).toBe(parts.length);
        for (const [index, { end, slack, spaces }] of lines.entries()) {
          expect(end).toBeGreaterThan(lines[index - 1]?.end ?? 0);
          expect(slack).toBeGreaterThanOrEqual(-0.3 * spaces - 1e-9);
        }
      }),
    );
  });

  it('are loosened together rather than one of them torn apart', () => {
    // What fits on the first line leaves the second with one word and a part too long to join it.
    const words = [12, 12, 12, 8, 14, 14, 12, 12, 12].map((width): Piece => ({ width, after: 'space' }));
    const lines = breakLines(words, { ...measures, indent: 0 }) ?? [];
    const gaps = lines.slice(0, -1).map(({ slack, spaces }) => 1 + slack / spaces);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(greedyLoosest(words));
  });

  it('are left to the browser where a word is longer than one', () => {
    expect(breakLines([{ width: 41, after: 'space' }], measures)).toBeNull();
  });
});

describe('a paragraph set in lines', () => {
  const widthOf = (letters: string) => letters.length;
  const line = { width: 21, indent: 0 };

  it('breaks behind spaces, at soft hyphens and behind hyphens, and nowhere else', () => {
    const text =
      'The well-known bridge was opened on a wet Sat\u00adur\u00adday by three per\u00adsons—The Mayor said so.';
    const lines = setLines(text, widthOf, line) ?? [];
    expect(lines.length).toBeGreaterThan(3);
    for (const [index, { end }] of lines.entries()) {
      const next = lines[index + 1];
      if (!next) expect(end).toBe(text.length);
      else if (next.start === end) expect(text[end - 1]).toMatch(/[-—]/);
      else expect(text.slice(end, next.start)).toMatch(/^(?: |\u00ad)$/);
    }
  });

  it('loses no letter', () => {
    const texts = fc.string({ unit: fc.constantFrom(...'aben -—.,\u00adé𠮷'), maxLength: 120 });
    fc.assert(
      fc.property(texts, (text) => {
        const lines = setLines(text, widthOf, line);
        if (!lines) return;
        let joined = '';
        for (const [index, { start, end }] of lines.entries()) {
          joined += text.slice(start, end) + text.slice(end, lines[index + 1]?.start);
        }
        expect(joined).toBe(text);
      }),
    );
  });
});
