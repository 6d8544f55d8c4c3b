import { expect, it } from 'vitest';
import { newestOfEach } from '#shared/papers/newestIssues.ts';

const issue = (publication: string | null, date: string | null) => ({ publication, date });

it('answers the newest issues of each name, in the order in which they were', () => {
  const issues = [
    issue('The Courier', '1926-01-03'),
    issue('The Courier', '1926-01-01'),
    issue('日报', '2024-01-01'),
    issue('The Courier', '1926-01-02'),
    issue('The Courier', null),
    issue('The Courier', null),
    issue('The Courier', null),
    issue(null, null),
  ];
  expect(newestOfEach(issues, 2)).toEqual([0, 2, 3, 4, 5, 7].map((at) => issues[at]));
  expect(newestOfEach(issues, 10)).toEqual(issues);
});
