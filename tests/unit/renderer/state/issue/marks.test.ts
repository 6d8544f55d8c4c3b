import { describe, expect, it } from 'vitest';
import { draftMarks, paintedMarksOf, withAnnotation } from '../../../../../src-renderer/state/issue/marks.ts';
import type { Draft } from '../../../../../src-renderer/state/issue/noteDrafts.ts';
import { annotation } from '../../support.ts';

describe('marks', () => {
  it('number notes in text order, leave plain highlights without, and show no orphan', () => {
    const marks = paintedMarksOf([
      annotation('a', { start: 1, end: 3 }, { note: 'first' }),
      annotation('b', { start: 5, end: 7 }),
      annotation('c', { start: 9, end: 12 }, { note: 'second', colour: 'blue' }),
      annotation('lost', null, { note: 'nowhere' }),
    ]);
    expect(marks.map((mark) => [mark.id, mark.numeral])).toEqual([
      ['a', 1],
      ['b', null],
      ['c', 2],
    ]);
  });

  it('show the passage of a note that is being written, in its issue only', () => {
    const draft: Draft = {
      key: 'k',
      issueId: 'issue',
      annotationId: null,
      span: { start: 2, end: 4 },
      exact: null,
      quote: 'ab',
      colour: 'red',
      note: '',
      tags: [],
      status: 'writing',
      failure: null,
    };
    const drafts = new Map([
      ['k', draft],
      ['e', { ...draft, key: 'e', annotationId: 'a' }],
    ]);
    expect(draftMarks(drafts, 'issue')).toEqual([
      { id: 'k', colour: 'red', start: 2, end: 4, numeral: null },
    ]);
    expect(draftMarks(drafts, 'other')).toEqual([]);
  });
});

describe('annotations', () => {
  it('stand in text order, orphans last', () => {
    const list = [
      annotation('a', { start: 1, end: 2 }),
      annotation('c', { start: 9, end: 10 }),
      annotation('lost', null),
    ];
    expect(
      withAnnotation(list, annotation('b', { start: 5, end: 6 })).map((item) => item.annotation.id),
    ).toEqual(['a', 'b', 'c', 'lost']);
    expect(
      withAnnotation(list, annotation('a', { start: 20, end: 21 })).map((item) => item.annotation.id),
    ).toEqual(['c', 'a', 'lost']);
    expect(withAnnotation(list, annotation('gone', null)).map((item) => item.annotation.id)).toEqual([
      'a',
      'c',
      'lost',
      'gone',
    ]);
  });
});
