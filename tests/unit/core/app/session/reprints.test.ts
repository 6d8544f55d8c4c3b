import { describe, expect, it, onTestFinished } from 'vitest';
import { Reprints } from '#core/app/session/reprints.ts';
import type { IssueHandle } from '#core/archive/library/library.ts';
import { SketchStore } from '#core/search/reprints/store.ts';
import type { IssueSummary, LibraryStatus } from '#shared/model/library.ts';
import { parseSimple } from '../../archive/library/simpleIssue.ts';

const issueOf = (id: string) => ({ ...parseSimple(id, Buffer.from(`Daily|||\nFerry ${id} sank.`)), id });

const handle = (id: string): IssueHandle => ({ id, version: '1', load: async () => issueOf(id) });

/** A library of issues that are there by their ids, and what looks through it. */
function lookThrough(ids: readonly string[], store: SketchStore, status: LibraryStatus = 'ready') {
  const reprints = new Reprints({
    library: {
      cacheFolder: '/nowhere',
      state: () => ({
        path: '/nowhere',
        name: 'nowhere',
        status,
        progress: { done: ids.length, total: ids.length },
        issueCount: ids.length,
        problems: [],
      }),
      // Of a summary nothing but the paper's name is asked.
      summary: (id) => (ids.includes(id) ? ({ publication: 'Daily' } as IssueSummary) : null),
      getIssue: async (id) => issueOf(id),
    },
    store,
    whenQuiet: async () => undefined,
    onChange: () => undefined,
  });
  onTestFinished(() => reprints.close());
  return reprints;
}

/** A store in memory that an earlier session left sketches in. */
class HeldStore extends SketchStore {
  readonly removed: string[] = [];
  readonly sketched: string[] = [];
  readonly #held: readonly string[];

  constructor(held: readonly string[]) {
    super();
    this.#held = held;
  }

  override async open() {
    await super.open(null);
    return new Map(this.#held.map((id) => [id, '1']));
  }

  override async put(...input: Parameters<SketchStore['put']>) {
    this.sketched.push(input[0]);
    return await super.put(...input);
  }

  override async remove(ids: readonly string[]) {
    this.removed.push(...ids);
    await super.remove(ids);
  }
}

/** A store that one issue kills. */
class KilledStore extends HeldStore {
  override async put(...input: Parameters<SketchStore['put']>) {
    if (input[0] === 'killer') throw new Error('The thread died.');
    return await super.put(...input);
  }
}

describe('looking through a library for reprints', () => {
  it('forgets what is gone since the last session', async () => {
    const store = new HeldStore(['a', 'b']);
    const reprints = lookThrough(['a'], store);
    reprints.put(handle('a'));
    await reprints.idle();
    expect(store.removed).toEqual(['b']);
    expect(store.sketched).toEqual([]);
    expect(reprints.state()).toMatchObject({ status: 'ready', done: 1, total: 1 });
  });

  it('forgets nothing of a library whose reading was cancelled, and does not call its answers complete', async () => {
    const store = new HeldStore(['a', 'b']);
    const reprints = lookThrough(['a'], store, 'cancelled');
    reprints.put(handle('a'));
    await reprints.idle();
    expect(store.removed).toEqual([]);
    expect(await reprints.find('a', null)).toMatchObject({ complete: false });
  });

  it('goes on behind an issue that cannot be looked through', async () => {
    const store = new KilledStore([]);
    const reprints = lookThrough(['killer', 'b'], store);
    reprints.put(handle('killer'));
    reprints.put(handle('b'));
    await reprints.idle();
    expect(store.sketched).toEqual(['b']);
    expect(reprints.state()).toMatchObject({ status: 'ready' });
  });

  it('goes on with what came, or was resumed, in any moment of its ending', async () => {
    for (let moment = 0; moment < 50; moment++) {
      const store = new HeldStore([]);
      const reprints = lookThrough(['a', 'b', 'c'], store);
      const pass = async () => {
        for (let turn = 0; turn < moment; turn++) await null;
      };
      reprints.put(handle('a'));
      await pass();
      reprints.put(handle('b'));
      await reprints.idle();
      reprints.put(handle('c'));
      reprints.stop();
      await pass();
      reprints.resume();
      await reprints.idle();
      expect(store.sketched).toEqual(['a', 'b', 'c']);
      expect(reprints.state()).toMatchObject({ status: 'ready' });
    }
  });
});
