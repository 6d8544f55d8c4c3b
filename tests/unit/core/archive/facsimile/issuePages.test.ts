import { describe, expect, it } from 'vitest';
import { issuePages } from '#core/archive/facsimile/issuePages.ts';
import type { Issue } from '#shared/model/issue.ts';

const issue = {
  id: 'i',
  source: { path: '1926/paper.txt' },
  pages: [{ number: 1, start: 0, end: 9 }],
} as unknown as Issue;

describe('the pages of an issue', () => {
  it('are those of its text where its pictures cannot be read now', async () => {
    const { pages, words } = await issuePages(
      {
        getByItself: async () => issue,
        getIssue: async () => issue,
        getFacsimile: () => Promise.reject(new Error('The disk is gone.')),
        getWords: () => Promise.reject(new Error('The disk is gone.')),
      },
      'i',
    );
    expect(pages).toEqual([{ number: 1, label: null, picture: null, text: { start: 0, end: 9 } }]);
    expect(await words(0)).toEqual([]);
  });
});
