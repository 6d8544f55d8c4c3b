import { describe, expect, it } from 'vitest';
import { documentOf, newEngine, request } from '../support.ts';

describe('sections spelt in several ways', () => {
  it('are one, shown as most of them are, and all are found by any spelling', async () => {
    const engine = newEngine();
    const sections = ['Sport', 'SPORT', 'Sport', 'sport', 'Politics', 'ΤΈΧΝΗ', null];
    for (const [at, section] of sections.entries()) {
      const issueId = `i${at}`;
      const document = documentOf([['body', 'fire']], { articleId: `a${at}`, issueId, section });
      await engine.put(issueId, 'text', '1', [document]);
    }
    const { details } = await engine.search(request('fire'));
    expect(details?.sections).toEqual([
      { value: 'Sport', count: 4 },
      { value: 'Politics', count: 1 },
      { value: 'ΤΈΧΝΗ', count: 1 },
    ]);
    for (const section of ['Sport', 'SPORT']) {
      expect((await engine.search(request('fire', { filters: { section } }))).total).toBe(4);
    }
    expect((await engine.search(request('fire', { filters: { section: 'Sporting' } }))).total).toBe(0);
  });
});
