import { describe, expect, it } from 'vitest';
import {
  besideChoices,
  findIssues,
  otherView,
} from '../../../../../src-renderer/state/library/besideChoices.ts';
import { groupPublications } from '../../../../../src-renderer/state/library/publications.ts';
import { summary } from '../../support.ts';

const days = ['01', '02', '03', '04', '05', '06', '07', '08', '09'];
const daily = days.map((day) =>
  summary({
    id: `daily-${day}`,
    publication: 'The Daily',
    date: `1926-05-${day}`,
    headlines: [`Day ${day}`],
  }),
);
const weekly = summary({ id: 'weekly', publication: 'The Weekly', date: '1926-05-05', edition: 'Town' });
const undated = summary({ id: 'undated', publication: null });
const all = [...daily, weekly, undated];
const ids = (issues: readonly { readonly id: string }[]) => issues.map(({ id }) => id);

describe('what may stand beside an issue', () => {
  it('is first what appeared about that time, in that paper and in others', () => {
    const { near, sameDay, others } = besideChoices(groupPublications(all), daily[4]);
    expect(ids(near)).toEqual(['daily-02', 'daily-03', 'daily-04', 'daily-06', 'daily-07', 'daily-08']);
    expect(ids(sameDay)).toEqual(['weekly']);
    expect(ids(others)).toEqual(['daily-09', 'daily-01', 'undated']);
  });

  it('is the whole shelf for an issue without a date', () => {
    const { near, sameDay, others } = besideChoices(groupPublications(all), undated);
    expect([near, sameDay]).toEqual([[], []]);
    expect(others).toHaveLength(10);
    expect(ids(others)).not.toContain('undated');
  });

  it('is found by paper, day and headline together', () => {
    const dayOf = (date: string) => `${Number(date.slice(8))} May 1926`;
    expect(ids(findIssues(all, 'daily 3 may', dayOf))).toEqual(['daily-03']);
    expect(ids(findIssues(all, '1926-05-05', dayOf))).toEqual(['daily-05', 'weekly']);
    expect(ids(findIssues(all, 'TOWN', dayOf))).toEqual(['weekly']);
    expect(findIssues(all, 'monthly', dayOf)).toEqual([]);
  });

  it('is the same issue in another view', () => {
    expect(otherView('page', true)).toBe('facsimile');
    expect(otherView('facsimile', true)).toBe('page');
    expect(otherView('page', false)).toBe('reading');
    expect(otherView('vertical', false)).toBe('page');
  });
});
