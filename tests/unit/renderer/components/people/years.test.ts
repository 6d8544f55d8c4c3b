import { describe, expect, it } from 'vitest';
import { byYear, overTime, yearsOf } from '../../../../../src-renderer/components/people/years.ts';

const article = (date: string | null) => ({
  issueId: 'a',
  articleId: 'b',
  headline: null,
  publication: null,
  date,
  page: null,
});

describe('what somebody wrote over time', () => {
  it('is told by the year, those without an article between', () => {
    const written = overTime(['1931-01-02', '1931-05-04', '1934-01-01'].map(article));
    expect(written.map(({ value, count }) => `${value}: ${count}`)).toEqual([
      '1931: 2',
      '1932: 0',
      '1933: 0',
      '1934: 1',
    ]);
  });

  it('is told by the month where it is a few years', () => {
    const written = overTime(['1931-01-02', '1932-12-04'].map(article));
    expect(written).toHaveLength(24);
    expect(written.filter(({ count }) => count > 0).map(({ value }) => value)).toEqual([
      '1931-01',
      '1932-12',
    ]);
  });

  it('is nothing where nothing is dated, and is listed by the year', () => {
    expect(overTime([article(null)])).toEqual([]);
    expect(overTime([])).toEqual([]);
    expect(byYear(['1931-01-02', '1931-05-04', null].map(article)).map(({ year }) => year)).toEqual([
      '1931',
      null,
    ]);
    expect(yearsOf({ from: '1931-01-02', to: '1931-05-04' })).toBe('1931');
    expect(yearsOf({ from: null, to: null })).toBeNull();
  });
});
