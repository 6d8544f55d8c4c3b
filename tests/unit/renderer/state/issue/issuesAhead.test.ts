import { describe, expect, it } from 'vitest';
import type { Issue } from '#shared/model/issue.ts';
import { createIssuesAhead } from '../../../../../src-renderer/state/issue/issuesAhead.ts';
import { connect, handClock, until } from '../../support.ts';

function ahead() {
  const asked: string[] = [];
  const { peer, server } = connect({
    'issue.get': ({ issueId }) => {
      asked.push(issueId);
      // The text is nobody's affair here.
      return { id: issueId } as Issue;
    },
  });
  const clock = handClock();
  return { asked, server, clock, issues: createIssuesAhead(peer, clock.around.after) };
}

describe('issues fetched ahead', () => {
  it('are asked for once, where the pointer rests, and given once', async () => {
    const { asked, clock, issues } = ahead();
    issues.expect('passed over');
    issues.expect('a');
    clock.pass(1_000);
    await until(() => asked.length === 1);
    expect((await issues.take('a')).id).toBe('a');
    expect(asked).toEqual(['a']);
    await issues.take('a');
    expect(asked).toEqual(['a', 'a']);
  });

  it('are forgotten when the library changes', async () => {
    const { asked, clock, issues, server } = ahead();
    issues.expect('a');
    clock.pass(1_000);
    await until(() => asked.length === 1);
    const state = {
      path: '/one',
      name: 'one',
      status: 'ready' as const,
      progress: { done: 1, total: 1 },
      issueCount: 1,
      problems: [],
    };
    server.send('library.changed', { state, upserted: [], removed: [] });
    // Events and answers come in order.
    await issues.take('b');
    await issues.take('a');
    expect(asked).toEqual(['a', 'b', 'a']);
  });

  it('are forgotten when their corrections change, and only they', async () => {
    const { asked, clock, issues, server } = ahead();
    for (const id of ['a', 'b']) {
      issues.expect(id);
      clock.pass(1_000);
    }
    await until(() => asked.length === 2);
    server.send('corrections.changed', { issueId: 'a' });
    // Events and answers come in order.
    await issues.take('c');
    await issues.take('a');
    await issues.take('b');
    expect(asked).toEqual(['a', 'b', 'c', 'a']);
  });
});
