import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SearchEngine } from '#core/search/engine.ts';
import { openSegmentCache } from '#core/search/index/cache.ts';
import { createPackedEngine } from '#core/search/worker/packedEngine.ts';
import { documentOf, newEngine, request } from '../support.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-bad-days-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const issue = (id: string, text = `${id} 今日柯城`) => [
  documentOf([['body', text]], { issueId: id, articleId: id }),
];
const found = async (engine: SearchEngine, query: string) =>
  (await engine.search(request(query))).hits.map((hit) => hit.articleId).sort();

describe('the engine', () => {
  it.each([
    'x'.repeat(10_000),
    '今'.repeat(10_000),
    '今日 '.repeat(3000),
    '，。！？——',
    '"""',
    '"今日',
    '今日"柯城',
    'colour:none page:x date:yesterday',
    'nothing:known',
    'title:',
    '-',
    '-今日',
    '今日*',
    '\u0000\u0007\u001b今日',
    '\ud83d今日\ude00',
    "' OR 1=1; --",
    'NEAR("今日" "柯城")',
  ])('answers %j without a failure', async (query) => {
    const engine = newEngine();
    await engine.put('a', 'text', 'v1', issue('a'));
    await engine.flush();
    const { total, hits } = await engine.search(request(query));
    expect(hits).toHaveLength(total);
    expect(await found(engine, '今日')).toEqual(['a']);
    await engine.close();
  });

  it('goes on when its folder is deleted, and can be opened again', async () => {
    const cache = join(folder, 'cache');
    const engine = newEngine();
    await engine.open(cache);
    await engine.put('a', 'text', 'v1', issue('a'));
    await engine.flush();
    await rm(cache, { recursive: true });
    await engine.put('b', 'text', 'v1', issue('b'));
    expect(await found(engine, '今日')).toEqual(['a', 'b']);
    await engine.flush().catch(() => undefined);
    expect(await found(engine, '柯城')).toEqual(['a', 'b']);
    await engine.close();
    const next = newEngine();
    const held = await next.open(cache);
    expect(await found(next, '今日')).toEqual([...held.keys()].sort());
    await next.close();
  });

  it('answers while a thousand issues are removed, and is exact afterwards', async () => {
    const engine = newEngine();
    await engine.open(join(folder, 'cache'));
    const ids = Array.from({ length: 1100 }, (_, at) => `i${at}`);
    for (const id of ids) await engine.put(id, 'text', 'v1', issue(id));
    await engine.flush();
    const removing = engine.remove(ids.slice(0, 1000));
    const during = (await engine.search(request('今日'))).total;
    expect(during).toBeGreaterThanOrEqual(100);
    expect(during).toBeLessThanOrEqual(1100);
    await removing;
    expect((await engine.search(request('今日'))).total).toBe(100);
    await engine.close();
    const next = newEngine();
    expect((await next.open(join(folder, 'cache'))).size).toBe(100);
    expect((await next.search(request('今日'))).total).toBe(100);
    await next.close();
  });
});

describe('packed segments', () => {
  it('say clearly that their file became shorter under them', async () => {
    const engine = newEngine();
    await engine.open(folder);
    await engine.put('a', 'text', 'v1', issue('a'));
    await engine.flush();
    for (const name of await readdir(folder)) {
      if (name.startsWith('segment')) await truncate(join(folder, name), 0);
    }
    await expect(engine.search(request('今日'))).rejects.toThrow(/indexed anew/u);
    await engine.close();
    expect((await newEngine().open(folder)).size).toBe(0);
  });

  it('never answer from what was damaged after it was written, and give way to a new index', async () => {
    const first = newEngine();
    await first.open(folder);
    for (const id of ['a', 'b', 'c']) await first.put(id, 'text', 'v1', issue(id));
    await first.close();
    const name = (await readdir(folder)).find((file) => file.startsWith('segment')) ?? '';
    const whole = await readFile(join(folder, name));
    for (let at = 0; at < whole.length; at += 37) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ 0x10;
      await writeFile(join(folder, name), damaged);
      let told = 0;
      const engine = createPackedEngine({
        schedule: () => () => undefined,
        now: () => 0,
        onDamage: () => told++,
      });
      const held = await engine.open(folder);
      const answer = engine.search(request('今日'));
      if (held.size === 0) expect((await answer).total).toBe(0);
      else {
        await expect(answer).rejects.toThrow(/indexed anew/u);
        expect(told).toBe(1);
        expect(await readdir(folder)).not.toContain(name);
        expect((await newEngine().open(folder)).size).toBe(0);
      }
    }
  });

  it('are written later when the disk is full, and search goes on', async () => {
    let isFull = true;
    const engine = createPackedEngine({
      schedule: () => () => undefined,
      now: () => 0,
      openCache: (path) => {
        const real = openSegmentCache(path);
        const full = openSegmentCache(path, async () => {
          throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
        });
        return { load: real.load, save: (segments) => (isFull ? full : real).save(segments) };
      },
    });
    await engine.open(folder);
    await engine.put('a', 'text', 'v1', issue('a'));
    await expect(engine.flush()).rejects.toMatchObject({ code: 'diskFull' });
    expect(await found(engine, '今日')).toEqual(['a']);
    isFull = false;
    await engine.put('b', 'text', 'v1', issue('b'));
    await engine.close();
    const next = newEngine();
    expect([...(await next.open(folder)).keys()].sort()).toEqual(['a', 'b']);
    await next.close();
  });

  it('do not bring back what was removed while they were read', async () => {
    const engine = newEngine();
    await engine.open(folder);
    for (const id of ['a', 'b', 'c']) {
      await engine.put(id, 'text', 'v1', issue(id));
      await engine.flush();
    }
    await engine.close();
    const begun = Promise.withResolvers<void>();
    const goesOn = Promise.withResolvers<void>();
    const next = createPackedEngine({
      schedule: () => () => undefined,
      now: () => 0,
      openCache: (path) => {
        const real = openSegmentCache(path);
        return {
          async *load() {
            begun.resolve();
            await goesOn.promise;
            yield* real.load();
          },
          save: real.save,
        };
      },
    });
    const opened = next.open(folder);
    await begun.promise;
    await next.remove(['b', 'c']);
    await next.put('c', 'text', 'v2', issue('c'));
    goesOn.resolve();
    expect([...(await opened).keys()]).toEqual(['a']);
    expect(await found(next, '今日')).toEqual(['a', 'c']);
    await next.close();
    expect(await found(next, '今日')).toEqual([]);
    expect([...(await next.open(folder)).keys()].sort()).toEqual(['a', 'c']);
    await next.close();
  });

  it('of an earlier format give way to a new index, and so does all that earlier versions left', async () => {
    const engine = newEngine();
    await engine.open(folder);
    await engine.put('a', 'text', 'v1', issue('a'));
    await engine.close();
    const manifest = join(folder, 'index.json');
    const saved = await readFile(manifest, 'utf8');
    const earlier = saved.replace(/"broadsheet-index \d+/u, '"broadsheet-index 7');
    expect(earlier).not.toBe(saved);
    await writeFile(manifest, earlier);
    for (const name of ['engine.json', 'index.sqlite', 'index.sqlite-wal', 'notes.txt']) {
      await writeFile(join(folder, name), 'x');
    }
    const next = newEngine();
    expect(await next.open(folder)).toEqual(new Map());
    expect(await found(next, '今日')).toEqual([]);
    await next.put('a', 'text', 'v1', issue('a'));
    await next.close();
    const names = (await readdir(folder)).sort();
    expect(names).toEqual(['index.json', 'notes.txt', expect.stringMatching(/^segment-/u)]);
    const third = newEngine();
    expect([...(await third.open(folder)).keys()]).toEqual(['a']);
    expect(await found(third, '今日')).toEqual(['a']);
    await third.close();
  });

  it('of two processes on one cache never answer for one another', async () => {
    const [first, second] = [newEngine(), newEngine()];
    await first.open(folder);
    await second.open(folder);
    await first.put('a', 'text', 'v1', issue('a'));
    await first.flush();
    await second.put('b', 'text', 'v1', issue('b'));
    await second.flush();
    expect(await found(first, '今日')).toEqual(['a']);
    expect(await found(second, '今日')).toEqual(['b']);
    await first.put('c', 'text', 'v1', issue('c'));
    await first.close();
    expect(await found(second, '今日')).toEqual(['b']);
    await second.close();
    const next = newEngine();
    const held = await next.open(folder);
    expect(await found(next, '今日')).toEqual([...held.keys()].sort());
    await next.close();
  });
});
