import { describe, expect, it } from 'vitest';
import type { NameFinder } from '#core/search/finder/nameFinder.ts';
import { issueNames, newFinder } from './support.ts';

async function finderOf(...days: readonly string[]): Promise<NameFinder> {
  const finder = newFinder();
  for (const date of days) await finder.put(date, '1', issueNames([], { publication: '申報', date }));
  return finder;
}

async function daysOf(finder: NameFinder, text: string): Promise<readonly string[]> {
  const { names } = await finder.find({ text, limit: 8 });
  return names.flatMap((name) => (name.kind === 'issue' ? name.date : []));
}

describe('issues by what a person may type for their day', () => {
  it('takes a year of two digits for those that the library has', async () => {
    const finder = await finderOf('1798-03-03', '1898-03-03', '1898-04-03', '1998-03-04');
    for (const typed of ['3 Mar 98', '3rd March 98', "March 3, '98", '3.3.98', '3/3/98', '98-3-3']) {
      expect(await daysOf(finder, typed), typed).toEqual(['1798-03-03', '1898-03-03']);
    }
    expect(await daysOf(finder, 'Mar 98')).toEqual(['1798-03-03', '1898-03-03', '1998-03-04']);
    expect(await daysOf(finder, '申报 3 mar 98')).toEqual(['1798-03-03', '1898-03-03']);
    for (const typed of ['3 Mar 1898', '3.3.1898', '1898-03-03', '3/3/1898', '3-3-1898']) {
      expect(await daysOf(finder, typed), typed).toEqual(['1898-03-03']);
    }
    expect(await daysOf(finder, '5 marmalade 98')).toEqual([]);
  });

  it('takes day and month in either order, as far as there are such days', async () => {
    const finder = await finderOf('1898-03-04', '1898-04-03', '1898-12-25');
    expect(await daysOf(finder, '3/4/1898')).toEqual(['1898-03-04', '1898-04-03']);
    expect(await daysOf(finder, '3.4.1898')).toEqual(['1898-04-03']);
    expect(await daysOf(finder, '12/25/1898')).toEqual(['1898-12-25']);
    expect(await daysOf(finder, '25/12/1898')).toEqual(['1898-12-25']);
  });

  it('knows the years of the Republic and of eras', async () => {
    const finder = await finderOf('1912-01-01', '1939-04-01', '1939-04-21', '1939-05-01');
    expect(await daysOf(finder, '民国廿八年四月')).toEqual(['1939-04-01', '1939-04-21']);
    expect(await daysOf(finder, '民國二十八年四月廿一日')).toEqual(['1939-04-21']);
    expect(await daysOf(finder, '中華民國28年4月21日')).toEqual([]);
    expect(await daysOf(finder, '民國28年4月21日')).toEqual(['1939-04-21']);
    expect(await daysOf(finder, '昭和十四年四月二十一日')).toEqual(['1939-04-21']);
    expect(await daysOf(finder, '民國元年一月一日')).toEqual(['1912-01-01']);
    expect(await daysOf(finder, '民国廿八年')).toEqual(['1939-04-01', '1939-04-21', '1939-05-01']);
  });

  it('knows the Chinese calendar: emperors’ years, the cycle of sixty, leap months', async () => {
    // 戊寅 began on 31 January 1938 and on 28 January 1998, 戊戌 on 22 January 1898.
    const finder = await finderOf('1898-01-22', '1898-05-04', '1938-01-30', '1938-01-31', '1998-02-01');
    expect(await daysOf(finder, '戊寅正月')).toEqual(['1938-01-31', '1998-02-01']);
    expect(await daysOf(finder, '戊寅年正月初一')).toEqual(['1938-01-31']);
    expect(await daysOf(finder, '戊戌年')).toEqual(['1898-01-22', '1898-05-04']);
    expect(await daysOf(finder, '光緒二十四年正月')).toEqual(['1898-01-22']);
    expect(await daysOf(finder, '光绪二十四年闰三月十四日')).toEqual(['1898-05-04']);
    expect(await daysOf(finder, '光绪廿四年')).toEqual(['1898-01-22', '1898-05-04']);
    expect(await daysOf(finder, '戊寅闰正月')).toEqual([]);
  });

  it('puts what bears the number before the issues of the year', async () => {
    const finder = await finderOf('1998-01-05', '1998-01-06');
    await finder.put('other', '1', issueNames(['Plans for 1998']));
    const { names } = await finder.find({ text: '1998', limit: 8 });
    expect(names.map(({ kind }) => kind)).toEqual(['headline', 'issue', 'issue']);
  });
});
