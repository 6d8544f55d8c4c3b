import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findGaps, gapCount, gapDays } from '#shared/model/gaps.ts';

const day = 86_400_000;
const dateAfter = (start: string, days: number) =>
  new Date(Date.parse(`${start}T00:00:00Z`) + days * day).toISOString().slice(0, 10);

/** A daily paper without Sundays from a Monday on, numbered from 100. */
function weekdayPaper(weeks: number, numbered = true) {
  const issues: { date: string; issueNumber: string | null }[] = [];
  for (let at = 0; at < weeks * 7; at++) {
    if (at % 7 === 6) continue;
    issues.push({
      date: dateAfter('2019-01-07', at),
      issueNumber: numbered ? String(100 + issues.length) : null,
    });
  }
  return issues;
}

describe('gaps by issue number', () => {
  it('knows the missing day when the rhythm leaves only one', () => {
    const paper = weekdayPaper(10);
    const missing = paper[20];
    const gaps = findGaps(paper.filter((issue) => issue !== missing));
    expect(gaps).toHaveLength(1);
    expect(gaps[0]).toMatchObject({ count: 1, dates: [missing?.date] });
  });

  it('finds none in a pause over which the numbers go on', () => {
    const before = weekdayPaper(4);
    const after = [{ date: '2019-03-04', issueNumber: String(100 + before.length) }];
    expect(findGaps([...before, ...after])).toEqual([]);
  });

  it('counts but does not date a hole with more days than issues', () => {
    const gaps = findGaps([
      { date: '2020-01-01', issueNumber: '10' },
      { date: '2020-01-31', issueNumber: '14' },
    ]);
    expect(gaps).toEqual([{ after: '2020-01-01', before: '2020-01-31', count: 3, dates: [] }]);
  });

  it('counts a stretch that the library does not hold, without drawing its days', () => {
    const gaps = findGaps([
      { date: '2020-01-01', issueNumber: '1' },
      { date: '2020-04-10', issueNumber: '101' },
    ]);
    expect(gapCount(gaps)).toBe(99);
    expect(gapDays(gaps).size).toBe(0);
  });

  it('does not trust numbers that start again or run faster than days', () => {
    expect(
      findGaps([
        { date: '2019-12-31', issueNumber: '365' },
        { date: '2020-01-01', issueNumber: '1' },
      ]),
    ).toEqual([]);
    expect(
      findGaps([
        { date: '2020-01-01', issueNumber: '5' },
        { date: '2020-01-03', issueNumber: '900' },
      ]),
    ).toEqual([]);
  });

  it('takes two editions of a day for one', () => {
    const gaps = findGaps([
      { date: '2020-01-01', issueNumber: '1' },
      { date: '2020-01-01', issueNumber: '1' },
      { date: '2020-01-02', issueNumber: '2' },
    ]);
    expect(gaps).toEqual([]);
  });
});

describe('gaps by weekday', () => {
  it('misses a day of an unnumbered paper, and no Sunday', () => {
    const paper = weekdayPaper(20, false);
    const missing = paper[61];
    const gaps = findGaps(paper.filter((issue) => issue !== missing));
    expect([...gapDays(gaps)]).toEqual([missing?.date]);
  });

  it('sees no rhythm in a handful of issues', () => {
    const few = ['2019-03-01', '2019-03-04', '2019-05-20', '2019-05-27'];
    expect(findGaps(few.map((date) => ({ date, issueNumber: null })))).toEqual([]);
  });
});

describe('gaps of any run', () => {
  const run = fc
    .uniqueArray(fc.integer({ min: 0, max: 800 }), { minLength: 1, maxLength: 60 })
    .chain((days) =>
      fc.tuple(
        fc.constant(days),
        fc.array(fc.option(fc.integer({ min: 1, max: 900 })), {
          minLength: days.length,
          maxLength: days.length,
        }),
      ),
    );
  it('lie between issues, on days without one, and never outnumber the days between', () => {
    fc.assert(
      fc.property(run, ([days, numbers]) => {
        const issues = days.map((at, index) => ({
          date: dateAfter('1998-01-01', at),
          issueNumber: numbers[index] == null ? null : String(numbers[index]),
        }));
        const dates = new Set(issues.map((issue) => issue.date));
        for (const gap of findGaps(issues)) {
          expect(dates.has(gap.after) && dates.has(gap.before)).toBe(true);
          const between = (Date.parse(gap.before) - Date.parse(gap.after)) / day - 1;
          expect(gap.count).toBeGreaterThan(0);
          expect(gap.count).toBeLessThanOrEqual(between);
          for (const date of gap.dates) {
            expect(date > gap.after && date < gap.before && !dates.has(date)).toBe(true);
          }
        }
      }),
    );
  });
});
