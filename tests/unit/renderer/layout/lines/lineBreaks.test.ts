import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  breakLines,
  type LineMeasures,
  type LinePiece,
} from '../../../../../src-renderer/layout/lines/lineBreaks.ts';
import { setHanLines } from '../../../../../src-renderer/layout/lines/setHanLines.ts';
import { setLatinLines } from '../../../../../src-renderer/layout/lines/setLines.ts';

const measures: LineMeasures = { width: 40, indent: 2, space: 1, hyphen: 1, stretch: 0.5, shrink: 0.3 };
const pieces = fc.array(
  fc.record({
    width: fc.integer({ min: 1, max: 14 }),
    inner: fc.constant(0),
    after: fc.constantFrom<LinePiece['after']>('space', 'space', 'hyphen', 'nothing'),
  }),
  { minLength: 1, maxLength: 120 },
);

/** The widest space of a paragraph whose lines take what fits. */
function greedyLoosest(parts: readonly LinePiece[]): number {
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
        for (const [index, { end, slack, gaps }] of lines.entries()) {
          expect(end).toBeGreaterThan(lines[index - 1]?.end ?? 0);
          expect(slack).toBeGreaterThanOrEqual(-0.3 * gaps - 1e-3);
        }
      }),
    );
  });

  it('are loosened together rather than one of them torn apart', () => {
    // What fits on the first line leaves the second with one word and a part too long to join it.
    const words = [12, 12, 12, 8, 14, 14, 12, 12, 12].map(
      (width): LinePiece => ({ width, inner: 0, after: 'space' }),
    );
    const lines = breakLines(words, { ...measures, indent: 0 }) ?? [];
    const gaps = lines.slice(0, -1).map(({ slack, gaps }) => 1 + slack / gaps);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(greedyLoosest(words));
  });

  it('are full where letters are a hair wider than they say', () => {
    const letters = Array.from(
      { length: 26 },
      (): LinePiece => ({ width: 2.00001, inner: 0, after: 'opening' }),
    );
    const han = { ...measures, indent: 4, width: 26, space: 0, stretch: 0.2, shrink: 0 };
    expect(breakLines(letters, han)?.map(({ end }) => end)).toEqual([11, 24, 26]);
  });

  it('are left to the browser where a word is longer than one', () => {
    expect(breakLines([{ width: 41, inner: 0, after: 'space' }], measures)).toBeNull();
  });
});

describe('a Latin paragraph set in lines', () => {
  const widthOf = (letters: string) => letters.length;
  const line = { width: 21, indent: 0 };

  it('breaks behind spaces, at soft hyphens and behind hyphens, and nowhere else', () => {
    const text =
      'The well-known bridge was opened on a wet Sat\u00adur\u00adday by three per\u00adsons—The Mayor said so.';
    const lines = setLatinLines(text, widthOf, line) ?? [];
    expect(lines.length).toBeGreaterThan(3);
    for (const [index, { end }] of lines.entries()) {
      const next = lines[index + 1];
      if (!next) expect(end).toBe(text.length);
      else if (next.start === end) expect(text[end - 1]).toMatch(/[-—]/);
      else expect(text.slice(end, next.start)).toMatch(/^(?: |\u00ad)$/);
    }
  });

  it('says of its last line whether it fills the column, should the paragraph go on elsewhere', () => {
    const full = (words: number) =>
      setLatinLines(Array(words).fill('word').join(' '), widthOf, line)?.map((set) => set.full);
    expect(full(8)).toEqual([true, true]);
    expect(full(7)).toEqual([true, false]);
    expect(full(5)).toEqual([true, false]);
  });

  it('parts no letters that are drawn as one', () => {
    const text =
      'accepted the of\u00adfice of a Mayor in the af\u00adfable town of Ef\u00adfing\u00adham for a fourth time';
    for (let width = 12; width < 40; width++) {
      for (const { end } of setLatinLines(text, widthOf, { width, indent: 0 }) ?? []) {
        expect(text.slice(end - 1, end + 2)).not.toBe('f\u00adf');
      }
    }
  });

  it('loses no letter', () => {
    const texts = fc.string({ unit: fc.constantFrom(...'aben -—.,\u00adé𠮷'), maxLength: 120 });
    fc.assert(
      fc.property(texts, (text) => {
        const lines = setLatinLines(text, widthOf, line);
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

describe('a Chinese paragraph set in lines', () => {
  /** Two units an em: every Latin letter is half a square wide. */
  const widthOf = (letters: string) =>
    [...letters].reduce((sum, letter) => sum + (/[!-~ ]/.test(letter) ? 1 : 2), 0);
  const set = (text: string, ems: number) => setHanLines(text, widthOf, { width: ems * 2, indent: 4 }, 2);
  const shown = (text: string, ems: number) =>
    (set(text, ems) ?? []).map(({ start, end }) => text.slice(start, end));

  it('is left to the browser where nothing tears its lines', () => {
    expect(set('清溪渡破例开了一班船他以为会来二三十个人没有想到来了三百多人。', 13)).toBeNull();
  });

  it('tells of what goes on elsewhere whether its last line is full, also where nothing tears its lines', () => {
    const full = (characters: number) =>
      setHanLines('清'.repeat(characters), widthOf, { width: 26, indent: 4 }, 2, true)?.at(-1)?.full;
    expect([24, 23, 18].map(full)).toEqual([true, true, false]);
  });

  it('keeps numbers whole, and marks where they belong', () => {
    for (const ems of [8, 9, 10, 11, 13]) {
      const text =
        '据调查，1997年（不变价）实现总产值9588.2亿元，占6.7万户国有“及国有”控股企业的40.9%；比上年增长。';
      for (const line of shown(text, ems)) {
        expect(line).not.toMatch(/^[，。；）”%]|[（“]$/);
        expect(line).not.toMatch(/^\.|[.]$/);
      }
      expect(shown(text, ems).join('')).toBe(text);
    }
  });

  it('closes marks up rather than tear a line open', () => {
    const lines = set('清溪渡，开了一班船他以，为会来二三十个人没有想到来了三百多人', 13) ?? [];
    // The comma at the end needs half a square, which the one inside the line gives.
    expect(lines[0]).toMatchObject({ start: 0, end: 12, closed: { marks: [3] } });
    expect(lines[0]?.closed?.by).toBeCloseTo(1, 0);
  });

  it('knows that the dot between two names is no square', () => {
    const widths: string[] = [];
    const measured = (letters: string) => {
      widths.push(letters);
      return widthOf(letters);
    };
    setHanLines('穆罕默德·拉斐克·塔拉尔出生于旁遮普省', measured, { width: 26, indent: 4 }, 2);
    expect(widths).toContain('·');
  });

  it('sets a bracket that begins a line at its edge, but for the first line', () => {
    const lines = set('（一）清溪渡破例开了一班船「新船」以为来的「二三十个」人', 9) ?? [];
    expect(lines[0]?.outdented).toBe(false);
    for (const { start, outdented } of lines.slice(1)) {
      expect(outdented).toBe(
        '（「'.includes('（一）清溪渡破例开了一班船「新船」以为来的「二三十个」人'[start] ?? ''),
      );
    }
  });

  it('fills no line with more than its marks can give', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'清溪渡破例开了一班船清溪渡破例，。、“”（）《》19A%'),
      maxLength: 120,
    });
    fc.assert(
      fc.property(letters, fc.integer({ min: 8, max: 18 }), (text, ems) => {
        const lines = set(text, ems) ?? [];
        if (lines.length > 0)
          expect(lines.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
        for (const { start, end, closed } of lines) {
          expect(closed?.by ?? 0).toBeLessThanOrEqual(1 + 1e-6);
          expect(closed?.marks.every((at) => at >= start && at < end - 1) ?? true).toBe(true);
        }
      }),
    );
  });

  it('leaves no character alone on the last line', () => {
    const text = '清溪渡破例开了一班船，他以为会来二三十个人，没有想到来了人了。”';
    for (const ems of [9, 10, 11, 12, 13, 14, 15]) {
      const lines = shown(text, ems);
      if (lines.length > 0) expect(lines.at(-1)?.match(/\p{Script=Han}/gu)?.length).toBeGreaterThan(1);
    }
  });
});
