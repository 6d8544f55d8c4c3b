import { describe, expect, it } from 'vitest';
import type { PageRegion } from '#shared/model/annotation.ts';
import {
  draftMarks,
  paintedMarksOf,
  regionMarksOf,
  withAnnotation,
} from '../../../../../src-renderer/state/issue/marks.ts';
import type { NoteDraft } from '../../../../../src-renderer/state/issue/noteDrafts.ts';
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

  it('show parts of a page on the page they are on today, the smaller on top, and whole pages nowhere', () => {
    const onPage = (id: string, part: Partial<PageRegion>, page: number, about?: 'page') => {
      const region = { page: 0, number: 1, label: null, picture: null, x: 0, y: 0, width: 50, height: 50 };
      const { annotation: made } = annotation(id, { start: 4, end: 4 }, { note: 'n' });
      const target = { ...made.target, region: { ...region, ...part }, about };
      const anchor = { start: 4, end: 4, method: 'place' as const, page };
      return { annotation: { ...made, target }, anchor };
    };
    const marks = [
      onPage('whole', { width: 100, height: 100 }, 1, 'page'),
      onPage('small', { width: 5 }, 1),
      onPage('large', {}, 1),
      onPage('elsewhere', {}, 0),
    ];
    const drawn = regionMarksOf(marks, new Map(), 'issue', 1);
    expect(drawn.map(({ id, numeral }) => [id, numeral])).toEqual([
      ['large', 2],
      ['small', 1],
    ]);
    expect(paintedMarksOf(marks)).toEqual([]);
  });

  it('show the passage of a note that is being written, in its issue only', () => {
    const draft: NoteDraft = {
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
