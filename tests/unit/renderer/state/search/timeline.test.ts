import { describe, expect, it } from 'vitest';
import {
  beginsUnit,
  binsOf,
  binsSelected,
  dateRangeOf,
  heightOf,
  unitFor,
} from '../../../../../src-renderer/state/search/timeline.ts';

const months = binsOf([
  { value: '1998-12', count: 3, of: 6 },
  { value: '1999-02', count: 1, of: 10 },
]);

describe('the timeline', () => {
  it('is told in the unit that suits its length', () => {
    expect(unitFor('1998-01-01', '1998-03-01')).toBe('day');
    expect(unitFor('1998-01-01', '2003-03-01')).toBe('month');
    expect(unitFor('1890-01-01', '2003-03-01')).toBe('year');
  });

  it('knows where days, months and years begin', () => {
    const units = ['day', 'month', 'year'] as const;
    const begun = (time: string) => units.filter((unit) => beginsUnit(Date.parse(time), unit));
    expect(begun('1858-01-01')).toEqual(['day', 'month', 'year']);
    expect(begun('1998-03-01')).toEqual(['day', 'month']);
    expect(begun('1998-03-09')).toEqual(['day']);
    expect(begun('1998-03-09T12:00Z')).toEqual([]);
  });

  it('has bins that end where the next unit begins', () => {
    const [day, year] = [
      ...binsOf([
        { value: '0099-02-28', count: 1, of: 1 },
        { value: '2000', count: 1, of: 1 },
      ]),
    ];
    expect(new Date(day?.end ?? 0).toISOString()).toBe('0099-03-01T00:00:00.000Z');
    expect(new Date(year?.end ?? 0).toISOString()).toBe('2001-01-01T00:00:00.000Z');
  });

  it('narrows to whole bins that a brush touches, and to nothing between them', () => {
    expect(dateRangeOf(months, Date.parse('1998-12-20'), Date.parse('1999-02-03'))).toEqual({
      from: '1998-12-01',
      to: '1999-02-28',
    });
    expect(dateRangeOf(months, Date.parse('1999-01-03'), Date.parse('1999-01-20'))).toBeNull();
  });

  it('shows where a date filter stands, open ends included', () => {
    expect(binsSelected({}, months)).toBeNull();
    expect(binsSelected({ from: '1999-01-15' }, months)).toEqual({
      start: Date.parse('1999-01-15'),
      end: Date.parse('1999-03-01'),
    });
    expect(binsSelected({ to: '1998-12-31' }, months)?.end).toBe(Date.parse('1999-01-01'));
    expect(binsSelected({ from: '2005-01-01' }, months)).toBeNull();
  });

  it('tells hits or their share of all articles', () => {
    expect(months.map((bin) => heightOf(bin, false))).toEqual([3, 1]);
    expect(months.map((bin) => heightOf(bin, true))).toEqual([0.5, 0.1]);
  });
});
