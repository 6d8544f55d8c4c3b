import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createChoosingEngine } from '#core/search/choosingEngine.ts';
import { documentOf, newSqliteEngine, request } from './support.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-engines-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const newEngine = (flexSearchUpTo = 3) =>
  createChoosingEngine({ schedule: () => () => undefined, now: () => 0, flexSearchUpTo });
const issue = (id: string) => [documentOf([['body', `${id} 今日柯城`]], { issueId: id, articleId: id })];

describe('the engine of a library', () => {
  it('is FlexSearch while the archive is small, and SQLite once it is not', async () => {
    const engine = newEngine();
    await engine.open(folder);
    for (const id of ['a', 'b', 'c', 'd']) await engine.put(id, 'text', 'v1', issue(id));
    expect((await engine.statistics()).engine).toBe('flexsearch');
    await engine.close();
    const next = newEngine();
    // SQLite holds nothing yet: everything is to be put again.
    expect(await next.open(folder)).toEqual(new Map());
    expect((await next.statistics()).engine).toBe('sqlite');
    for (const id of ['a', 'b', 'c', 'd']) await next.put(id, 'text', 'v1', issue(id));
    await next.close();
    const third = newEngine();
    expect([...(await third.open(folder)).keys()].sort()).toEqual(['a', 'b', 'c', 'd']);
    expect((await third.search(request('今日'))).total).toBe(4);
    await third.close();
  });

  it('is what a person chose, and stays it', async () => {
    const engine = newEngine();
    await engine.open(folder);
    await engine.put('a', 'text', 'v1', issue('a'));
    expect(await engine.choose?.('sqlite')).toEqual(new Map());
    await engine.put('a', 'text', 'v1', issue('a'));
    await engine.close();
    const next = newEngine();
    expect(await next.open(folder)).toEqual(new Map([['a', 'v1']]));
    expect(await next.statistics()).toMatchObject({ engine: 'sqlite', documents: 1 });
    expect(await next.choose?.('flexsearch')).toEqual(new Map([['a', 'v1']]));
    expect((await next.search(request('柯城'))).total).toBe(1);
    await next.close();
  });
});

describe('the SQLite index', () => {
  const database = () => join(folder, 'index.sqlite');

  it('is made anew when it is damaged', async () => {
    for (const content of ['', 'no database', 'SQLite format 3\0'.padEnd(4096, 'x')]) {
      await writeFile(database(), content);
      const engine = newSqliteEngine();
      expect(await engine.open(folder)).toEqual(new Map());
      await engine.put('a', 'text', 'v1', issue('a'));
      await engine.close();
      const next = newSqliteEngine();
      expect(await next.open(folder)).toEqual(new Map([['a', 'v1']]));
      expect((await next.search(request('今日'))).total).toBe(1);
      await next.close();
    }
  });

  it('is left to the one that holds it, and the other answers from memory', async () => {
    const first = newSqliteEngine();
    await first.open(folder);
    await first.put('a', 'text', 'v1', issue('a'));
    await first.flush();
    const second = newSqliteEngine();
    expect(await second.open(folder)).toEqual(new Map());
    await second.put('b', 'text', 'v1', issue('b'));
    expect((await second.search(request('今日'))).total).toBe(1);
    await second.close();
    await first.close();
    expect([...(await newSqliteEngine().open(folder)).keys()]).toEqual(['a']);
  });

  it('forgets what was removed', async () => {
    const engine = newSqliteEngine();
    await engine.open(folder);
    await engine.put('a', 'text', 'v1', issue('a'));
    await engine.flush();
    await engine.put('a', 'text', 'v2', issue('a'));
    await engine.remove(['a']);
    await engine.close();
    const next = newSqliteEngine();
    expect(await next.open(folder)).toEqual(new Map());
    await next.close();
  });
});
