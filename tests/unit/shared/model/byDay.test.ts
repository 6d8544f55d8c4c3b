import { expect, it } from 'vitest';
import { byDay } from '#shared/model/finding/byDay.ts';

it('sorts by date, what has none last, and leaves what is of one day as it stands', () => {
  const dates = [null, '1938-05-02', '1871-03-09', null, '1938-05-01'];
  expect(dates.toSorted(byDay)).toEqual(['1871-03-09', '1938-05-01', '1938-05-02', null, null]);
  expect([byDay(null, null), byDay('1938-05-02', '1938-05-02')]).toEqual([0, 0]);
});
