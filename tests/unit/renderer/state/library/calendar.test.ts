import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMonths,
  localToday,
  monthWeeks,
  publishedWeeks,
  yearWeeks,
} from '../../../../../src-renderer/state/library/calendar.ts';

describe('a month', () => {
  it('begins its weeks on Monday', () => {
    const weeks = monthWeeks(2020, 12);
    expect(weeks[0]).toEqual([
      null,
      '2020-12-01',
      '2020-12-02',
      '2020-12-03',
      '2020-12-04',
      '2020-12-05',
      '2020-12-06',
    ]);
    expect(weeks.at(-1)?.slice(0, 4)).toEqual(['2020-12-28', '2020-12-29', '2020-12-30', '2020-12-31']);
  });

  it('has every day once, for any month', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1600, max: 2400 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const days = monthWeeks(year, month)
          .flat()
          .filter((date) => date !== null);
        expect(days).toHaveLength(new Date(Date.UTC(year, month, 0)).getUTCDate());
        expect(new Set(days).size).toBe(days.length);
      }),
    );
  });
});

describe('a year', () => {
  it('keeps 30 and 31 December in their own year', () => {
    const days = yearWeeks(2024).flatMap((week) => week.days);
    expect(days).toContain('2024-12-31');
    expect(days.filter((date) => date !== null)).toHaveLength(366);
    expect(days.some((date) => date?.startsWith('2025'))).toBe(false);
  });

  it('names each month once, at the week it begins in', () => {
    expect(
      yearWeeks(2021)
        .map((week) => week.month)
        .filter((month) => month !== null),
    ).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });
});

describe('steps', () => {
  it('go over the year’s end both ways', () => {
    expect(addMonths(2020, 12, 1)).toEqual({ year: 2021, month: 1 });
    expect(addMonths(2020, 1, -1)).toEqual({ year: 2019, month: 12 });
  });

  it('take today from the person’s own zone', () => {
    expect(localToday(new Date(2026, 0, 5, 0, 30))).toBe('2026-01-05');
  });
});

describe('a year of a paper', () => {
  it('is cropped to the months in which it came out', () => {
    const published = new Set(['1915-05-31', '1915-07-01']);
    const weeks = publishedWeeks(yearWeeks(1915), (date) => published.has(date));
    const days = weeks.flatMap((week) => week.days.filter((date) => date !== null));
    expect([days[0], days.at(-1), days.length]).toEqual(['1915-05-01', '1915-07-31', 92]);
    expect(weeks.flatMap(({ month }) => month ?? [])).toEqual([5, 6, 7]);
    expect(publishedWeeks(yearWeeks(1915), () => false)).toEqual(yearWeeks(1915));
  });
});
