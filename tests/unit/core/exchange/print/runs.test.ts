import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type MarkToPrint, numberedOnce, runsOf } from '#core/exchange/print/runs.ts';
import { colours } from '#shared/model/annotation.ts';
import { plainFlow } from '#shared/text/flow.ts';

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
const marks = fc.array(
  fc.record({ colour: fc.constantFrom(...colours), start: fc.nat(45), length: fc.nat(20) }),
  { maxLength: 6 },
);
const asMarks = (made: readonly { colour: MarkToPrint['colour']; start: number; length: number }[]) =>
  made.map(
    ({ colour, start, length }, index): MarkToPrint => ({
      colour,
      span: { start, end: start + length },
      number: index + 1,
    }),
  );

it('prints every character once whatever is marked, and each note from its first to its last character', () => {
  fc.assert(
    fc.property(text, marks, (words, made) => {
      const [printed] = numberedOnce([{ runs: runsOf(plainFlow(words), asMarks(made)) }]);
      const runs = printed?.runs ?? [];
      expect(runs.map((run) => run.text).join('')).toBe(words);
      const { length } = [...words];
      for (const { span, number, colour } of asMarks(made)) {
        const isThere = span.start < Math.min(span.end, length);
        const begins = runs.findIndex((run) => run.begins.includes(number ?? 0));
        const ends = runs.findLastIndex((run) => run.ends.includes(number ?? 0));
        expect([begins >= 0, ends >= begins]).toEqual([isThere, true]);
        if (!isThere) continue;
        expect([
          ...runs
            .slice(0, begins)
            .map((run) => run.text)
            .join(''),
        ]).toHaveLength(span.start);
        const within = runs.slice(begins, ends + 1);
        expect(within.every((run) => run.colours.includes(colour))).toBe(true);
        expect([...within.map((run) => run.text).join('')]).toHaveLength(
          Math.min(span.end, length) - span.start,
        );
      }
    }),
  );
});

it('leaves what lies outside of the part that is printed', () => {
  const runs = runsOf(plainFlow('one two three'), [], { start: 4, end: 7 });
  expect(runs.map((run) => run.text)).toEqual(['two']);
  expect(runsOf(plainFlow('one'), [], { start: 20, end: 30 })).toEqual([]);
});

it('numbers a note once where its passage goes over two paragraphs', () => {
  const mark: MarkToPrint = { colour: 'red', span: { start: 0, end: 99 }, number: 1 };
  const parts = ['first', 'second'].map((words) => ({ runs: runsOf(plainFlow(words), [mark]) }));
  const printed = numberedOnce(parts).flatMap(({ runs }) => runs);
  expect(printed.map(({ begins }) => begins)).toEqual([[1], []]);
  expect(printed.map(({ ends }) => ends)).toEqual([[], [1]]);
});
