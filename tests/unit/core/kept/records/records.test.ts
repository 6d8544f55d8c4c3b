import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyRecordChanges,
  mergeRecords,
  noRecords,
  type RecordsFile,
  type StoredRecord,
} from '#core/kept/records/records.ts';

interface Word extends StoredRecord {
  readonly word: string;
}

const time = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();

interface Step {
  readonly id: string;
  readonly word: string | null;
}
const steps = fc.array(
  fc.record({ id: fc.constantFrom('a', 'b', 'c'), word: fc.option(fc.string({ maxLength: 3 })) }),
  { maxLength: 8 },
);

/** What a machine has after some steps, the first at second `from`, every `by` seconds one. */
function havingDone(
  start: RecordsFile<Word>,
  made: readonly Step[],
  from: number,
  by: number,
): RecordsFile<Word> {
  return made.reduce((file, { id, word }, index) => {
    const now = time(from + index * by);
    const before = file.records.find((record) => record.id === id) ?? null;
    const change = { before, after: word === null ? null : { id, word, modified: now } };
    return before === null && word === null ? file : applyRecordChanges(file, [change], now);
  }, start);
}

describe('records that two machines changed', () => {
  it('are the same whoever merges, and merging again changes nothing', () => {
    fc.assert(
      fc.property(steps, steps, steps, (common, ours, theirs) => {
        const start = havingDone(noRecords, common, 0, 1);
        const here = havingDone(start, ours, 100, 2);
        const there = havingDone(start, theirs, 101, 2);
        const merged = mergeRecords(here, there);
        expect(merged).toEqual(mergeRecords(there, here));
        expect(mergeRecords(merged, here)).toEqual(merged);
        expect(mergeRecords(merged, there)).toEqual(merged);
      }),
    );
  });

  it('are what the newest step on each left', () => {
    fc.assert(
      fc.property(steps, steps, steps, (common, ours, theirs) => {
        const start = havingDone(noRecords, common, 0, 1);
        const merged = mergeRecords(havingDone(start, ours, 100, 2), havingDone(start, theirs, 101, 2));
        const dated = [
          ...common.map((step, index) => ({ ...step, at: index })),
          ...effective(start, ours).map(({ index, ...step }) => ({ ...step, at: 100 + index * 2 })),
          ...effective(start, theirs).map(({ index, ...step }) => ({ ...step, at: 101 + index * 2 })),
        ].toSorted((a, b) => a.at - b.at);
        for (const id of ['a', 'b', 'c']) {
          const last = dated.filter((step) => step.id === id).at(-1);
          expect(merged.records.find((record) => record.id === id)?.word ?? null).toBe(last?.word ?? null);
        }
      }),
    );
  });
});

/** Removing what is not there is no step. */
function effective(start: RecordsFile<Word>, made: readonly Step[]) {
  const there = new Set(start.records.map(({ id }) => id));
  return made.flatMap((step, index) => {
    if (step.word === null && !there.delete(step.id)) return [];
    if (step.word !== null) there.add(step.id);
    return [{ ...step, index }];
  });
}
