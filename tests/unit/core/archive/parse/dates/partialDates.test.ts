import { describe, expect, it } from 'vitest';
import {
  findMonth,
  findPartedDate,
  isWithoutDay,
  yearAndMonth,
} from '#core/archive/parse/dates/partialDates.ts';

describe('A date without a day', () => {
  it.each([
    ['Newsletter, June 2013', 'June 2013'],
    ['May/June 1901', 'May/June 1901'],
    ['März 1848.', 'März 1848'],
    ['2013年6月号', '2013年6月号'],
    ['二〇一三年十二月', '二〇一三年十二月'],
  ])('is found in %s', (line, month) => {
    expect(findMonth(line)?.text).toBe(month);
  });

  it.each([
    '26 May 1916',
    'May 26, 1916',
    '2013年6月7日',
    'Marching 1901 miles',
    'Volume 1901',
    'in the year 2013',
    'The Sum 2013',
  ])('is not what %s says', (line) => {
    expect(findMonth(line)).toBeNull();
  });

  it('is what records say as year and month, or as year', () => {
    expect(['1913', '1913-06', 'June 1913'].map(isWithoutDay)).toEqual([true, true, true]);
    expect(['1913-06-31', '1795-06-15', 'yesterday', ''].map(isWithoutDay)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it.each([
    ['Newsletter, June 2013', [2013, 6]],
    ['März 1848.', [1848, 3]],
    ['2013年6月号', [2013, 6]],
    ['二〇一三年十二月', [2013, 12]],
    ['1913-06', [1913, 6]],
    ['1913', [1913]],
    ['May/June 1901', [1901]],
    ['26 May 1916', null],
    ['', null],
  ])('says of %j %j', (text, said) => {
    expect(yearAndMonth(text)).toEqual(said);
  });
});

describe('A date whose year stands apart', () => {
  it('is put together from the stretches of one head', () => {
    expect(findPartedDate(['Anno 1795. No. 146', 'Tuesday, 16th June.'])).toMatchObject({
      index: 1,
      text: '16th June',
      iso: '1795-06-16',
    });
    expect(findPartedDate(['Den 16 Juni', 'Ao. 1795'])?.iso).toBe('1795-06-16');
  });

  it('needs a year and a day that the calendar has', () => {
    expect(findPartedDate(['No. 146', 'Tuesday, 16th June.'])).toBeNull();
    expect(findPartedDate(['Anno 1795', 'the 31st June'])).toBeNull();
    expect(findPartedDate(['Anno 1795', 'the 4 winds'])).toBeNull();
  });
});
