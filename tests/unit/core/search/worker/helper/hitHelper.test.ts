import { mkdtemp, readdir, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HitHelper } from '#core/search/answer/hitHelper.ts';
import { unpackHits } from '#core/search/answer/packedHits.ts';
import { startHitHelper } from '#core/search/worker/helper/hitHelper.ts';
import { createPackedEngine, type PackedEngine } from '#core/search/worker/packedEngine.ts';
import { programFiles } from '../../../../../programFiles.ts';
import { documentOf, newEngine, request } from '../../support.ts';

const documents = 300;
let folder: string;
let engines: PackedEngine[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-helper-'));
  engines = [];
  const engine = newEngine();
  await engine.open(folder);
  for (let at = 0; at < documents; at++) {
    const text = `${'民国'.repeat(1 + (at % 7))}第${at}号，今日𠀀柯城。`;
    await engine.put(`i${at}`, 'text', 'v1', [
      documentOf([['body', text.repeat(20)]], { issueId: `i${at}`, articleId: `a${at}` }),
    ]);
  }
  await engine.close();
});
afterEach(async () => {
  await Promise.all(engines.map((engine) => engine.close()));
  await rm(folder, { recursive: true, force: true });
});

/** A helper that tells how many hits came from the other thread at last; 0 where none did. */
function watchedHelper(file: URL): { readonly helper: HitHelper; made(): number } {
  const real = startHitHelper(file, { documents: 1 });
  let made = 0;
  return {
    made: () => made,
    helper: {
      share(asked, places) {
        made = 0;
        const shared = real.share(asked, places);
        if (shared === null) return null;
        return {
          next: shared.next,
          rest() {
            const rest = shared.rest();
            if (rest) made = unpackHits(rest).length;
            return rest;
          },
        };
      },
    },
  };
}

async function engineWith(helper: HitHelper): Promise<PackedEngine> {
  const engine = createPackedEngine({ schedule: () => () => undefined, now: () => 0, helper });
  engines.push(engine);
  await engine.open(folder);
  return engine;
}

const queries = [
  request('民国'),
  request('𠀀柯', { everyPassage: true }),
  request('号 今日'),
  request('第1 民国', { match: 'any' }),
];

describe('hits that another thread makes meanwhile', () => {
  it('are those that one thread makes', async () => {
    const { helper, made } = watchedHelper(programFiles.searchHelper);
    const engine = await engineWith(helper);
    const alone = newEngine();
    await alone.open(folder);
    for (const asked of queries) {
      const expected = await alone.search(asked);
      expect(expected.hits.length, asked.query).toBeGreaterThan(30);
      await vi.waitFor(
        async () => {
          expect(await engine.search(asked)).toEqual(expected);
          expect(made()).toBeGreaterThan(0);
        },
        { timeout: 20_000, interval: 1 },
      );
    }
    await alone.close();
  });

  it('are made here where they are only in memory', async () => {
    const { helper, made } = watchedHelper(programFiles.searchHelper);
    const engine = await engineWith(helper);
    await vi.waitFor(
      async () => {
        await engine.search(request('民国'));
        expect(made()).toBeGreaterThan(0);
      },
      { timeout: 20_000, interval: 1 },
    );
    // It ranks last, for it is the longest: all before it would be the helper's.
    await engine.put('new', 'text', 'v1', [documentOf([['body', `今日${'很久'.repeat(9000)}`]])]);
    const { hits } = await engine.search(request('今日'));
    expect(hits).toHaveLength(documents + 1);
    expect(hits.at(-1)?.issueId).toBe('issue');
    expect(made()).toBe(0);
  });

  it('do without a thread that does not come up', async () => {
    const { helper } = watchedHelper(new URL('file:///nowhere/helper.js'));
    const engine = await engineWith(helper);
    for (let round = 0; round < 3; round++) {
      expect((await engine.search(request('民国'))).hits).toHaveLength(documents);
    }
  });

  it('fail as others do where the file is damaged', async () => {
    const { helper, made } = watchedHelper(programFiles.searchHelper);
    const engine = await engineWith(helper);
    await vi.waitFor(
      async () => {
        await engine.search(request('民国'));
        expect(made()).toBeGreaterThan(0);
      },
      { timeout: 20_000, interval: 1 },
    );
    for (const name of await readdir(folder)) {
      if (name.startsWith('segment')) await truncate(join(folder, name), 0);
    }
    await expect(engine.search(request('民国'))).rejects.toThrow(/indexed anew/u);
  });
});
