import { expect, it } from 'vitest';
import { LibraryIndex } from '#core/app/session/libraryIndex.ts';
import type { IssueHandle } from '#core/archive/library/library.ts';
import type { SearchWorker } from '#core/search/worker/client.ts';
import type { IssueSummary } from '#shared/model/library.ts';
import { eventually, temporaryFolder } from '../../../../support/folders.ts';
import { parseSimple } from '../../archive/library/simpleIssue.ts';
import { searchHere } from './searchHere.ts';

const handle = (id: string): IssueHandle => ({
  id,
  version: '1',
  load: async () => ({ ...parseSimple(id, Buffer.from(`Daily|||\nFerry ${id} sank.`)), id }),
});

it('forgets an issue that went while the worker was dead', async () => {
  const here = new Set(['a', 'b']);
  const real = searchHere();
  let isDead = false;
  let restart: Parameters<SearchWorker['onRestart']>[0] = () => undefined;
  const remove = async (ids: readonly string[]) => {
    if (isDead) throw new Error('The worker died.');
    await real.engine.remove(ids);
  };
  const index: LibraryIndex = new LibraryIndex({
    library: {
      cacheFolder: await temporaryFolder(),
      whenRead: async () => undefined,
      state: () => ({
        path: '/nowhere',
        name: 'nowhere',
        status: 'ready',
        progress: { done: 2, total: 2 },
        issueCount: here.size,
        problems: [],
      }),
      // That there is one is all that is asked.
      summary: (id) => (here.has(id) ? ({} as IssueSummary) : null),
      issues: () => [...here].map(handle),
    },
    worker: {
      ...real,
      engine: { ...real.engine, remove },
      onRestart(listener) {
        restart = listener;
        return () => undefined;
      },
    },
    putAgain: (issue) => index.put(issue),
  });
  const found = async (): Promise<readonly string[]> => {
    await index.idle();
    const { hits } = await index.search({ query: 'ferry', limit: 9, offset: 0, order: 'date', filters: {} });
    return hits.map(({ issueId }) => issueId).toSorted();
  };
  await index.open();
  for (const id of here) index.put(handle(id));
  expect(await found()).toEqual(['a', 'b']);

  isDead = true;
  here.delete('b');
  index.remove(['b']);
  await index.idle();
  isDead = false;
  const held = new Map([
    ['a', '1'],
    ['b', '1'],
  ]);
  restart(held, held);
  await eventually(async () => expect(await found()).toEqual(['a']));
  await index.stop();
  await index.close();
});
