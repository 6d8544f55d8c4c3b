import { describe, expect, it, onTestFinished } from 'vitest';
import { LibraryIndex } from '#core/app/session/libraryIndex.ts';
import type { IssueHandle } from '#core/archive/library/library.ts';
import type { IssueSummary } from '#shared/model/library.ts';
import type { SearchRequest } from '#shared/model/search.ts';
import { eventually, temporaryFolder } from '../../../../support/folders.ts';
import { parseSimple } from '../../archive/library/simpleIssue.ts';
import { searchHere } from './searchHere.ts';

const handle = (id: string): IssueHandle => ({
  id,
  version: '1',
  load: async () => ({ ...parseSimple(id, Buffer.from(`Daily|||\nFerry ${id} sank.`)), id }),
});

/** An index over issues that come and go as the test says, with a worker that it can kill. */
async function openIndex(ids: readonly string[]) {
  const here = new Set(ids);
  const real = searchHere();
  /** Whose texts went into the engine, in this order. */
  const put: string[] = [];
  const worker = { isDead: false, restart: (_held: ReadonlyMap<string, string>) => {} };
  const index: LibraryIndex = new LibraryIndex({
    library: {
      cacheFolder: await temporaryFolder(),
      whenRead: async () => undefined,
      state: () => ({
        path: '/nowhere',
        name: 'nowhere',
        status: 'ready',
        progress: { done: here.size, total: here.size },
        issueCount: here.size,
        problems: [],
      }),
      // That there is one is all that is asked.
      summary: (id) => (here.has(id) ? ({} as IssueSummary) : null),
      issues: () => [...here].map(handle),
    },
    worker: {
      ...real,
      engine: {
        ...real.engine,
        async put(id, kind, version, documents) {
          if (kind === 'text') put.push(id);
          await real.engine.put(id, kind, version, documents);
        },
        async remove(gone) {
          if (worker.isDead) throw new Error('The worker died.');
          await real.engine.remove(gone);
        },
      },
      onRestart(listener) {
        worker.restart = (held) => listener(held, held);
        return () => undefined;
      },
    },
    putAgain: (issue) => index.put(issue),
  });
  await index.open();
  onTestFinished(async () => {
    await index.stop();
    await index.close();
  });
  for (const id of here) index.put(handle(id));
  const find = async (filters: SearchRequest['filters']) => {
    const { hits } = await index.search({ query: 'ferry', limit: 9, offset: 0, order: 'date', filters });
    return hits.map(({ issueId }) => issueId).toSorted();
  };
  return {
    index,
    worker,
    put,
    findIn: (issueId: string) => find({ issueId }),
    remove(id: string) {
      here.delete(id);
      index.remove([id]);
    },
    async found(): Promise<readonly string[]> {
      await index.idle();
      return await find({});
    },
  };
}

describe('the index of a library', () => {
  it('forgets an issue that went while the worker was dead', async () => {
    const { index, worker, remove, found } = await openIndex(['a', 'b']);
    expect(await found()).toEqual(['a', 'b']);
    worker.isDead = true;
    remove('b');
    await index.idle();
    worker.isDead = false;
    worker.restart(
      new Map([
        ['a', '1'],
        ['b', '1'],
      ]),
    );
    await eventually(async () => expect(await found()).toEqual(['a']));
  });

  it('takes in the issue that somebody looks into before those that wait', async () => {
    const { findIn, put, found } = await openIndex(['a', 'b', 'c', 'd', 'e']);
    expect(await findIn('d')).toEqual(['d']);
    expect(put.indexOf('d')).toBeLessThan(2);
    expect(await found()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('does not take in an issue before it was taken out', async () => {
    const { index, remove, findIn, found } = await openIndex(['a', 'b']);
    expect(await found()).toEqual(['a', 'b']);
    remove('b');
    index.put(handle('b'));
    expect(await findIn('b')).toEqual(['b']);
    expect(await found()).toEqual(['a', 'b']);
  });

  it('is made again without an issue that goes meanwhile', async () => {
    const { index, remove, found } = await openIndex(['a', 'b']);
    expect(await found()).toEqual(['a', 'b']);
    const rebuilt = index.rebuild();
    remove('b');
    await rebuilt;
    expect(await found()).toEqual(['a']);
  });
});
