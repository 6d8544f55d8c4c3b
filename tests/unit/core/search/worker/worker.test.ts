import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SearchWorker, type SearchWorkerFiles, startSearchWorker } from '#core/search/worker/client.ts';
import { connectSearchEngine, serveSearchEngine } from '#core/search/worker/peer.ts';
import { wirePair } from '#shared/contract/wire.ts';
import { programFiles } from '../../../../programFiles.ts';
import { documentOf, newEngine, request } from '../support.ts';

const files = programFiles;
const crashing = { ...files, searchWorker: new URL('./crashingWorker.ts', import.meta.url) };

let folder: string;
let workers: SearchWorker[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-worker-'));
  workers = [];
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.close()));
  await rm(folder, { recursive: true, force: true });
});

function start(of: SearchWorkerFiles): SearchWorker {
  const worker = startSearchWorker(of);
  workers.push(worker);
  return worker;
}

const issue = (id: string) => [documentOf([['body', `${id} 今日柯城`]], { issueId: id })];

describe('the engine over a wire', () => {
  it('answers as the engine itself does', async () => {
    const [near, far] = wirePair();
    const own = newEngine();
    serveSearchEngine(far, own);
    const engine = connectSearchEngine(near);
    expect(await engine.open(folder)).toEqual(new Map());
    await engine.put('a', 'text', 'v1', issue('a'));
    await engine.put('b', 'text', 'v1', issue('b'));
    await engine.remove(['b']);
    const result = await engine.search(request('今日'));
    expect(result.total).toBe(1);
    expect(result).toEqual(await own.search(request('今日')));
    expect(await engine.statistics()).toEqual(await own.statistics());
    await engine.close();
    expect(await engine.open(folder)).toEqual(new Map([['a', 'v1']]));
  });

  it('carries a failure with its code', async () => {
    const [near, far] = wirePair();
    serveSearchEngine(far, newEngine());
    const engine = connectSearchEngine(near);
    await engine.open('/dev/null/cache');
    await expect(engine.flush()).rejects.toMatchObject({ code: 'saveFailed' });
  });
});

describe('the search worker', () => {
  it('runs from its TypeScript file, and finds its index again', async () => {
    const first = start(files);
    await first.engine.open(folder);
    await first.engine.put('a', 'text', 'v1', issue('a'));
    expect((await first.engine.search(request('柯城'))).total).toBe(1);
    await first.close();
    const second = start(files);
    expect(await second.engine.open(folder)).toEqual(new Map([['a', 'v1']]));
    expect((await second.engine.search(request('柯城'))).total).toBe(1);
  });

  it('starts again without a part of its index that was damaged', async () => {
    const first = start(files);
    await first.engine.open(folder);
    await first.engine.put('a', 'text', 'v1', issue('a'));
    await first.close();
    const name = (await readdir(folder)).find((file) => file.startsWith('segment')) ?? '';
    const bytes = await readFile(join(folder, name));
    bytes[bytes.length - 3] = (bytes.at(-3) ?? 0) ^ 1;
    await writeFile(join(folder, name), bytes);
    const second = start(files);
    expect((await second.engine.open(folder)).size).toBe(1);
    const restarted = new Promise((resolve) => second.onRestart(resolve));
    await expect(second.engine.search(request('柯城'))).rejects.toMatchObject({ code: 'internal' });
    expect(await restarted).toEqual(new Map());
    await second.engine.put('a', 'text', 'v1', issue('a'));
    expect((await second.engine.search(request('柯城'))).total).toBe(1);
  });

  it('is started again when it dies, and says what its cache still holds', async () => {
    const worker = start(crashing);
    await worker.engine.open(folder);
    await worker.engine.put('a', 'text', 'v1', issue('a'));
    await worker.engine.flush();
    await worker.engine.put('b', 'text', 'v1', issue('b'));
    const restarted = new Promise<ReadonlyMap<string, string>>((resolve) => worker.onRestart(resolve));
    await expect(worker.engine.put('crash', 'text', 'v1', [])).rejects.toMatchObject({ code: 'internal' });
    expect(await restarted).toEqual(new Map([['a', 'v1']]));
    await worker.engine.put('b', 'text', 'v1', issue('b'));
    expect((await worker.engine.search(request('今日'))).total).toBe(2);
  });

  it('gives up with a clear sentence when it dies again and again', async () => {
    const worker = start(crashing);
    for (let i = 0; i < 3; i++) {
      await expect(worker.engine.put('crash', 'text', 'v1', [])).rejects.toMatchObject({ code: 'internal' });
    }
    await expect(worker.engine.search(request('x'))).rejects.toThrow(/start Broadsheet again/u);
  });
});
