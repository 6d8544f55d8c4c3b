import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyChanges,
  type MarksFile,
  marksFormat,
  mergeMarks,
  noMarks,
} from '#core/kept/annotations/marksFile.ts';
import { type Annotation, colours } from '#shared/model/annotation.ts';

const time = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();

function annotation(id: string, second: number, note = ''): Annotation {
  return {
    id,
    issueId: 'issue',
    target: {
      quote: { type: 'TextQuoteSelector', exact: 'x', prefix: '', suffix: '' },
      position: { type: 'TextPositionSelector', start: id.charCodeAt(0), end: id.charCodeAt(0) + 1 },
      shown: 'x',
      headline: null,
    },
    colour: 'yellow',
    note,
    tags: [],
    created: time(0),
    modified: time(second),
  };
}

/** Marks after some commands, each a second after the other. */
function marksAfter(
  start: MarksFile,
  first: number,
  commands: readonly (readonly [string, string | null])[],
) {
  return commands.reduce((file, [id, note], index) => {
    const second = first + index;
    const before = file.annotations.find((one) => one.id === id) ?? null;
    const after = note === null ? null : annotation(id, second, note);
    return before || after ? applyChanges(file, [{ before, after }], time(second)) : file;
  }, start);
}

/** The commands without removals of what is not there. */
function effective(start: MarksFile, commands: readonly (readonly [string, string | null])[]) {
  const there = new Set(start.annotations.map(({ id }) => id));
  return commands.filter(([id, note]) => {
    const counts = note !== null || there.has(id);
    if (note === null) there.delete(id);
    else there.add(id);
    return counts;
  });
}

const notes = (file: MarksFile) => file.annotations.map(({ id, note }) => [id, note]);

describe('merging the marks of two machines', () => {
  const base = marksAfter(noMarks, 1, [
    ['a', 'one'],
    ['b', 'two'],
  ]);

  it('keeps what either side added, and the newer of two changes', () => {
    const ours = marksAfter(base, 10, [
      ['a', 'ours'],
      ['c', 'new here'],
    ]);
    const theirs = marksAfter(base, 20, [
      ['a', 'theirs'],
      ['d', 'new there'],
    ]);
    const merged = [
      ['a', 'theirs'],
      ['b', 'two'],
      ['c', 'new here'],
      ['d', 'new there'],
    ];
    expect(notes(mergeMarks(ours, theirs))).toEqual(merged);
    expect(notes(mergeMarks(theirs, ours))).toEqual(merged);
  });

  it('remembers removals, unless the annotation was changed afterwards', () => {
    const removed = marksAfter(base, 10, [['a', null]]);
    expect(notes(mergeMarks(removed, base))).toEqual([['b', 'two']]);
    const changed = marksAfter(base, 20, [['a', 'still wanted']]);
    expect(notes(mergeMarks(removed, changed))).toEqual([
      ['a', 'still wanted'],
      ['b', 'two'],
    ]);
  });

  it('does not remove again what was brought back', () => {
    const [first] = base.annotations;
    const removed = marksAfter(base, 10, [['a', null]]);
    const restored = applyChanges(removed, [{ before: null, after: first ?? null }], time(11));
    expect(restored.annotations).toEqual(base.annotations);
    expect(notes(mergeMarks(restored, removed))).toEqual(notes(base));
    const removedAgain = marksAfter(restored, 12, [['a', null]]);
    expect(notes(mergeMarks(removedAgain, restored))).toEqual([['b', 'two']]);
  });

  it('gives the same whoever merges what was removed here and brought back there in one moment', () => {
    const removed: MarksFile = { ...base, annotations: [], deleted: [{ id: 'a', deleted: time(11) }] };
    const restored: MarksFile = {
      ...base,
      deleted: [{ id: 'a', deleted: time(10), restored: time(11) }],
    };
    expect(mergeMarks(removed, restored)).toEqual(mergeMarks(restored, removed));
  });

  it('gives the same whoever merges, and nothing new the second time', () => {
    const command = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.option(fc.string(), { nil: null }));
    const commands = fc.array(command, { maxLength: 8 });
    fc.assert(
      fc.property(commands, commands, commands, (before, here, there) => {
        const start = marksAfter(noMarks, 1, before);
        // Never in the same second: machines that do are told apart by nothing.
        const ours = marksAfter(start, 100, here);
        const theirs = marksAfter(start, 200, there);
        const merged = mergeMarks(ours, theirs);
        expect(notes(mergeMarks(theirs, ours))).toEqual(notes(merged));
        expect(mergeMarks(merged, theirs)).toEqual(merged);
        expect(mergeMarks(merged, ours)).toEqual(merged);
        const done = [...effective(start, here), ...effective(start, there)];
        for (const id of ['a', 'b', 'c']) {
          const last = done.findLast(([which]) => which === id);
          const noted = (file: MarksFile) => file.annotations.find((one) => one.id === id)?.note ?? null;
          expect(noted(merged)).toBe(last ? last[1] : noted(start));
        }
      }),
    );
  });
});

describe('stored marks', () => {
  it('are read as they were written, whatever people typed', () => {
    const text = fc.string({ unit: 'binary' });
    const changes = fc.record({ note: text, tags: fc.array(text), colour: fc.constantFrom(...colours) });
    fc.assert(
      fc.property(changes, (given) => {
        const written = applyChanges(
          noMarks,
          [{ before: null, after: { ...annotation('a', 1), ...given } }],
          time(1),
        );
        expect(marksFormat.schema.parse(JSON.parse(JSON.stringify(written)))).toEqual(written);
      }),
    );
  });
});
