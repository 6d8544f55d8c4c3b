import {
  chmod,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Library, type LibraryOptions, openLibrary } from '#core/library/library.ts';
import type { LibraryChange } from '#shared/model/library.ts';
import { parseSimpleSource } from './simpleIssue.ts';
import { eventually, temporaryFolder } from './support.ts';

const clock = () => new Date('2026-01-02T03:04:05.678Z');

const monday = 'Daily|2020-12-14||1\nFire in the mill\nFrost on the fields';
const tuesday = 'Daily|2020-12-15||2\nThaw on the fields';

/** A library folder with files in it, and how to open it. */
async function setUp(files: Readonly<Record<string, string>> = {}) {
  const path = await temporaryFolder();
  const cacheFolder = await temporaryFolder();
  const write = async (name: string, content: string | Uint8Array) => {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), content);
  };
  for (const [name, content] of Object.entries(files)) await write(name, content);
  let parsed = 0;
  const open = async (changes: Partial<LibraryOptions> = {}) => {
    const library = await openLibrary({
      path,
      cacheFolder,
      parse: async (request) => {
        parsed++;
        return await parseSimpleSource(request);
      },
      parserVersion: '1',
      clock,
      watch: false,
      ...changes,
    });
    onTestFinished(() => library.close());
    return library;
  };
  const openRead = async (changes: Partial<LibraryOptions> = {}) => {
    const library = await open(changes);
    await library.whenRead();
    return library;
  };
  return { path, cacheFolder, write, open, openRead, parses: () => parsed };
}

const paths = (library: Library) => library.summaries().map((summary) => summary.path);
const idOf = (library: Library, path: string) => {
  const found = library.summaries().find((summary) => summary.path === path);
  if (!found) throw new Error(`${path} is not in the library.`);
  return found.id;
};
const problemsOf = (library: Library) => library.state().problems.map(({ path, code }) => [path, code]);

/** Everything the library says until now. */
function listen(library: Library) {
  const changes: LibraryChange[] = [];
  const issues: string[] = [];
  const removed: string[] = [];
  library.onChange((change) => changes.push(change));
  library.onIssue(({ id }) => issues.push(id));
  library.onRemoved((ids) => removed.push(...ids));
  return { changes, issues, removed };
}

describe('opening a library', () => {
  it('finds issue files in any depth, and nothing else', async () => {
    const { openRead } = await setUp({
      'b.txt': tuesday,
      'a/deep/er/c.MD': monday,
      '.hidden.txt': 'x',
      '.git/d.txt': 'x',
      '.broadsheet/e.txt': 'x',
      'node_modules/f.txt': 'x',
      'g.json': '{}',
      'h.docx': 'PK',
      'i.jpg': 'picture',
    });
    const library = await openRead();
    expect(paths(library)).toEqual(['a/deep/er/c.MD', 'b.txt']);
    expect(library.state()).toMatchObject({
      status: 'ready',
      issueCount: 2,
      problems: [],
      progress: { done: 2, total: 2 },
    });
  });

  it('summarises every issue', async () => {
    const { openRead } = await setUp({ 'a.txt': monday });
    const [summary] = (await openRead()).summaries();
    expect(summary).toEqual({
      id: expect.stringMatching(/^2020-12-14-[0-9a-f]{10}$/),
      path: 'a.txt',
      format: 'simple',
      publication: 'Daily',
      date: '2020-12-14',
      edition: null,
      issueNumber: '1',
      pageCount: null,
      language: 'en',
      articleCount: 2,
      headlines: ['Fire', 'Frost'],
      annotationCount: 0,
      orphanCount: 0,
      warningCount: 0,
      duplicateOf: null,
      sourceCount: 1,
      partCount: 1,
      hasFacsimile: false,
      described: [],
    });
  });

  it('answers before it has read, and tells of everything afterwards', async () => {
    const { open } = await setUp({ 'a.txt': monday, 'b.txt': tuesday });
    const library = await open();
    const heard = listen(library);
    expect(library.state()).toMatchObject({ status: 'opening', issueCount: 0 });
    await library.whenRead();
    expect(heard.issues).toHaveLength(2);
    expect(heard.changes.flatMap(({ upserted }) => upserted).map(({ path }) => path)).toEqual([
      'a.txt',
      'b.txt',
    ]);
    expect(heard.changes.at(-1)?.state.status).toBe('ready');
  });

  it('gives whole issues', async () => {
    const { openRead } = await setUp({ 'a.txt': monday });
    const library = await openRead();
    const id = idOf(library, 'a.txt');
    const issue = await library.getIssue(id);
    expect(issue).toMatchObject({ id, text: monday, source: { path: 'a.txt' } });
    const [handle] = library.issues();
    expect(await handle?.load()).toEqual(issue);
  });

  it('says what is wrong with a folder that cannot be opened', async () => {
    const { path, write, open } = await setUp();
    await write('file.txt', monday);
    await expect(open({ path: join(path, 'none') })).rejects.toMatchObject({ code: 'libraryNotFound' });
    await expect(open({ path: join(path, 'file.txt') })).rejects.toMatchObject({ code: 'notAFolder' });
  });

  it('says when an issue is not there', async () => {
    const { path, openRead } = await setUp({ 'a.txt': monday });
    const library = await openRead();
    const id = idOf(library, 'a.txt');
    await rm(join(path, 'a.txt'));
    await expect(library.getIssue(id)).rejects.toMatchObject({ code: 'issueFileVanished' });
    await expect(library.getIssue('none')).rejects.toMatchObject({ code: 'issueNotFound' });
  });

  it('never changes an issue file', async () => {
    const { path, openRead } = await setUp({ 'a.txt': monday, 'b.txt': '\0' });
    const before = await stat(join(path, 'a.txt'), { bigint: true });
    const library = await openRead();
    await library.close();
    const after = await stat(join(path, 'a.txt'), { bigint: true });
    expect([after.mtimeNs, after.ctimeNs, after.ino]).toEqual([before.mtimeNs, before.ctimeNs, before.ino]);
    expect((await readdir(path)).toSorted()).toEqual(['.broadsheet', 'a.txt', 'b.txt']);
  });

  it('can be cancelled; what was read stays', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 60 }, (_, n) => [`${100 + n}.txt`, `Daily|2020-01-01||${n}\nA`]),
    );
    const { open } = await setUp(files);
    const library: Library = await open({
      parse: async (request) => {
        if (request.path === '120.txt') library.cancel();
        return await parseSimpleSource(request);
      },
    });
    await library.whenRead();
    await new Promise((resolve) => setTimeout(resolve, 100));
    const { status, issueCount, progress } = library.state();
    expect(status).toBe('cancelled');
    expect(issueCount).toBeGreaterThan(10);
    expect(issueCount).toBeLessThan(30);
    expect(progress.total).toBe(60);
  });
});

describe('files that cannot be read', () => {
  it('are listed with the reason while the rest goes on', async () => {
    const { path, write, openRead } = await setUp({ 'a.txt': monday, 'empty.txt': '  \n' });
    await write('binary.txt', new Uint8Array([1, 0, 2]));
    await write('huge.txt', '');
    await truncate(join(path, 'huge.txt'), 300 * 1024 * 1024);
    const library = await openRead();
    expect(paths(library)).toEqual(['a.txt']);
    expect(problemsOf(library)).toEqual([
      ['binary.txt', 'binary'],
      ['empty.txt', 'empty'],
      ['huge.txt', 'tooLarge'],
    ]);
    expect(library.state().problems.every(({ message }) => message.endsWith('.'))).toBe(true);
  });

  it('are listed when rights are missing', async () => {
    const { path, openRead } = await setUp({ 'a.txt': monday, 'b.txt': tuesday, 'locked/c.txt': monday });
    await chmod(path, 0o755);
    await chmod(join(path, 'b.txt'), 0);
    await chmod(join(path, 'locked'), 0);
    const root = process.getuid?.() === 0;
    if (root) process.seteuid?.(65534);
    try {
      const library = await openRead({ cacheFolder: join(path, 'none') });
      expect(paths(library)).toEqual(['a.txt']);
      expect(problemsOf(library).toSorted()).toEqual([
        ['b.txt', 'unreadable'],
        ['locked', 'unreadable'],
      ]);
    } finally {
      if (root) process.seteuid?.(0);
      await chmod(join(path, 'locked'), 0o755);
    }
  });

  it('are listed when they vanish while they are read', async () => {
    const { path, openRead } = await setUp({
      'a.txt': monday,
      'b.txt': tuesday,
      'c.txt': monday,
      'd.txt': monday,
    });
    const files = ['e', 'f', 'g', 'h', 'i'].map((name) => `${name}.txt`);
    for (const name of files) await writeFile(join(path, name), `${tuesday} ${name}`);
    const library = await openRead({
      parse: async (request) => {
        if (request.path === 'a.txt') await rm(join(path, 'i.txt'));
        return await parseSimpleSource(request);
      },
    });
    expect(problemsOf(library)).toEqual([['i.txt', 'vanished']]);
    expect(paths(library)).toHaveLength(8);
  });

  it('are listed when they are links out of the library, which are not followed', async () => {
    const outside = await temporaryFolder();
    await writeFile(join(outside, 'secret.txt'), monday);
    const { path, openRead } = await setUp({ 'a.txt': tuesday });
    await symlink(join(outside, 'secret.txt'), join(path, 'link.txt'));
    await symlink(outside, join(path, 'folder'));
    await symlink(join(path, 'a.txt'), join(path, 'inside.txt'));
    await symlink(path, join(path, 'circle'));
    await symlink('nowhere.txt', join(path, 'broken.txt'));
    const library = await openRead();
    expect(paths(library)).toEqual(['a.txt']);
    expect(problemsOf(library).toSorted()).toEqual([
      ['broken.txt', 'vanished'],
      ['folder', 'outsideLibrary'],
      ['link.txt', 'outsideLibrary'],
    ]);
  });

  it('are not waited for when they are no files at all', async () => {
    const { path, openRead } = await setUp({ 'a.txt': monday });
    await mkdir(join(path, 'folder.txt'));
    expect(paths(await openRead())).toEqual(['a.txt']);
  });
});

describe('ids', () => {
  it('survive a restart and a rename in between, with an empty cache too', async () => {
    const { path, cacheFolder, openRead } = await setUp({
      'a.txt': monday,
      'b.txt': 'no masthead|\nA first',
    });
    const first = await openRead();
    const ids = [idOf(first, 'a.txt'), idOf(first, 'b.txt')];
    await first.close();
    await rm(cacheFolder, { recursive: true, maxRetries: 5 });
    await mkdir(join(path, 'moved'));
    await rename(join(path, 'a.txt'), join(path, 'moved', 'x.txt'));
    await rename(join(path, 'b.txt'), join(path, 'moved', 'y.txt'));
    const second = await openRead();
    expect([idOf(second, 'moved/x.txt'), idOf(second, 'moved/y.txt')]).toEqual(ids);
    expect(ids[1]).toMatch(/^content-[0-9a-f]{16}$/);
  });

  it('tell two files of one issue apart, and say which is the duplicate', async () => {
    const { openRead, path } = await setUp({ 'a.txt': monday, 'b.txt': `${monday}\nLate news` });
    const library = await openRead();
    const [a, b] = library.summaries();
    expect(a?.duplicateOf).toBeNull();
    expect(b?.id).toMatch(new RegExp(`^${a?.id}-[0-9a-f]{6}$`));
    expect(b?.duplicateOf).toBe(a?.id);
    await library.close();
    await rm(join(path, 'a.txt'));
    const [alone] = (await openRead()).summaries();
    expect(alone).toMatchObject({ id: b?.id, duplicateOf: null });
  });

  it('are kept in the cache where the library is read-only', async () => {
    const { path, cacheFolder, openRead } = await setUp({ 'a.txt': 'no masthead\nA first' });
    await chmod(path, 0o555);
    await chmod(cacheFolder, 0o777);
    const root = process.getuid?.() === 0;
    const asNobody = async (action: () => Promise<void>) => {
      if (root) process.seteuid?.(65534);
      try {
        await action();
      } finally {
        if (root) process.seteuid?.(0);
      }
    };
    let id = '';
    await asNobody(async () => {
      const library = await openRead();
      id = idOf(library, 'a.txt');
      await library.close();
    });
    expect(await readdir(path)).toEqual(['a.txt']);
    await chmod(path, 0o755);
    await rename(join(path, 'a.txt'), join(path, 'b.txt'));
    await writeFile(join(path, 'b.txt'), 'no masthead\nA first, corrected');
    await rename(join(path, 'b.txt'), join(path, 'a.txt'));
    await chmod(path, 0o555);
    await asNobody(async () => {
      const library = await openRead();
      expect(idOf(library, 'a.txt')).toBe(id);
      await library.close();
    });
  });

  it('are made again when the stored ones are damaged, and the person is told', async () => {
    const { path, openRead } = await setUp({ 'a.txt': monday });
    const first = await openRead();
    const id = idOf(first, 'a.txt');
    await first.close();
    await writeFile(join(path, '.broadsheet', 'issues.json'), '{"schemaVersion":1,"iss');
    const second = await openRead();
    expect(idOf(second, 'a.txt')).toBe(id);
    expect(second.state().problems).toMatchObject([{ code: 'damagedMarks' }]);
  });
});

describe('the cache', () => {
  it('spares reading what has not changed', async () => {
    const { openRead, write, parses } = await setUp({ 'a.txt': monday, 'b.txt': tuesday });
    await (await openRead()).close();
    expect(parses()).toBe(2);
    await write('b.txt', `${tuesday}!`);
    const library = await openRead();
    expect(parses()).toBe(3);
    expect((await library.getIssue(idOf(library, 'a.txt'))).text).toBe(monday);
    expect((await library.getIssue(idOf(library, 'b.txt'))).text).toBe(`${tuesday}!`);
    expect(parses()).toBe(3);
    await library.close();
    await (await openRead({ parserVersion: '2' })).close();
    expect(parses()).toBe(5);
  });

  it('does not matter when it is damaged or deleted, also while the library is open', async () => {
    const { cacheFolder, openRead } = await setUp({ 'a.txt': monday, 'b.txt': tuesday });
    const first = await openRead();
    await first.close();
    for (const name of await readdir(cacheFolder, { recursive: true })) {
      const file = join(cacheFolder, name);
      if ((await stat(file)).isFile()) await truncate(file, Math.floor((await stat(file)).size / 2));
    }
    const second = await openRead();
    expect(paths(second)).toEqual(['a.txt', 'b.txt']);
    await rm(cacheFolder, { recursive: true, maxRetries: 5 });
    expect((await second.getIssue(idOf(second, 'a.txt'))).text).toBe(monday);
    await second.close();
    const third = await openRead({ cacheFolder: '/dev/null/none' });
    expect((await third.getIssue(idOf(third, 'b.txt'))).text).toBe(tuesday);
  });

  it('is not believed when the file says otherwise', async () => {
    const { path, openRead } = await setUp({ 'a.txt': monday });
    const library = await openRead();
    const changed = monday.replace('Fire', 'Fine');
    await writeFile(join(path, 'a.txt'), changed);
    expect((await library.getIssue(idOf(library, 'a.txt'))).text).toBe(changed);
  });

  it('holds nothing that no file stands for', async () => {
    const { path, cacheFolder, openRead } = await setUp({ 'a.txt': monday, 'b.txt': tuesday });
    await (await openRead()).close();
    await rm(join(path, 'b.txt'));
    const library = await openRead();
    await eventually(async () => {
      const names = await readdir(cacheFolder, { recursive: true });
      expect(names.filter((name) => name.endsWith('.gz'))).toHaveLength(1);
    });
    await library.close();
  });
});

describe('a library that is watched', () => {
  const within = 2000;
  const setUpWatched = async (files: Readonly<Record<string, string>>) => {
    const folder = await setUp(files);
    const library = await folder.openRead({ watch: true });
    const heard = listen(library);
    return { ...folder, library, heard };
  };

  it('shows what is added, changed and deleted within two seconds', async () => {
    const { path, library, heard, write } = await setUpWatched({ 'a.txt': monday });
    const a = idOf(library, 'a.txt');
    await write('new/deep/b.txt', tuesday);
    await eventually(() => expect(paths(library)).toEqual(['a.txt', 'new/deep/b.txt']), within);
    await write('a.txt', `${monday}\nLate news`);
    await eventually(() => expect(library.summaries()[0]?.articleCount).toBe(3), within);
    expect(idOf(library, 'a.txt')).toBe(a);
    await rm(join(path, 'a.txt'));
    await eventually(() => expect(heard.removed).toEqual([a]), within);
    expect(paths(library)).toEqual(['new/deep/b.txt']);
    expect(heard.changes.at(-1)?.removed).toEqual([a]);
    expect(heard.issues).toContain(a);
  });

  it('shows a rename as a rename', async () => {
    const { path, library, heard } = await setUpWatched({
      'a.txt': monday,
      'old/b.txt': 'no masthead\nA first',
    });
    const ids = [idOf(library, 'a.txt'), idOf(library, 'old/b.txt')];
    await rename(join(path, 'a.txt'), join(path, 'z.txt'));
    await rename(join(path, 'old'), join(path, 'new'));
    await eventually(() => expect(paths(library)).toEqual(['new/b.txt', 'z.txt']), within);
    expect([idOf(library, 'z.txt'), idOf(library, 'new/b.txt')]).toEqual(ids);
    expect((await library.getIssue(ids[0] ?? '')).source.path).toBe('z.txt');
    // Longer than a file that went is waited for.
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(heard.removed).toEqual([]);
  });

  it('shows a file that becomes readable, and one that becomes unreadable', async () => {
    const { path, library, write } = await setUpWatched({ 'a.txt': '', 'b.txt': tuesday });
    expect(problemsOf(library)).toEqual([['a.txt', 'empty']]);
    await write('a.txt', monday);
    await write('b.txt', '\0');
    await eventually(
      () => expect([paths(library), problemsOf(library)]).toEqual([['a.txt'], [['b.txt', 'binary']]]),
      within,
    );
    await rm(join(path, 'b.txt'));
    await eventually(() => expect(problemsOf(library)).toEqual([]), within);
  });

  it('keeps its issues when the folder itself goes away', async () => {
    const { path, library, heard } = await setUpWatched({ 'a.txt': monday });
    await rename(path, `${path}-elsewhere`);
    onTestFinished(() => rm(`${path}-elsewhere`, { recursive: true, force: true }));
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(paths(library)).toEqual(['a.txt']);
    expect(heard.removed).toEqual([]);
    await expect(library.getIssue(idOf(library, 'a.txt'))).rejects.toMatchObject({
      code: 'issueFileVanished',
    });
  });
});

describe('what others know of an issue', () => {
  it('is told with its summary', async () => {
    const { openRead } = await setUp({ 'a.txt': monday });
    const library = await openRead();
    const heard = listen(library);
    const id = idOf(library, 'a.txt');
    library.setAnnotationCounts(id, 3, 1);
    library.setMarksState({ marksLocked: 'readOnly', problems: [] });
    await eventually(() => expect(heard.changes).toHaveLength(1));
    const [change] = heard.changes;
    expect(change?.upserted).toMatchObject([{ id, annotationCount: 3, orphanCount: 1 }]);
    expect(change?.state.marksLocked).toBe('readOnly');
    expect(heard.issues).toEqual([]);
  });
});

describe('a large library', () => {
  it('opens without holding up anybody, and tells at most ten times a second', {
    timeout: 60_000,
  }, async () => {
    const { path, open, openRead } = await setUp();
    for (let folder = 0; folder < 50; folder++) {
      await mkdir(join(path, `${folder}`));
      const names = Array.from({ length: 40 }, (_, n) => n);
      await Promise.all(
        names.map((n) =>
          writeFile(
            join(path, `${folder}`, `${n}.txt`),
            `Daily|2020-01-01|${folder}|${n}\nA first\nB second`,
          ),
        ),
      );
    }
    const library = await open();
    const heard = listen(library);
    let longest = 0;
    let last = performance.now();
    const beat = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    const start = performance.now();
    await library.whenRead();
    clearInterval(beat);
    const seconds = (performance.now() - start) / 1000;
    expect(library.state().issueCount).toBe(2000);
    expect(heard.changes.length).toBeLessThanOrEqual(seconds * 10 + 2);
    expect(heard.issues).toHaveLength(2000);
    expect(longest).toBeLessThan(500);
    await library.close();
    const again = await openRead();
    expect(again.state().issueCount).toBe(2000);
    expect(await readFile(join(path, '.broadsheet', 'issues.json'), 'utf8')).toContain('"path": "49/39.txt"');
  });
});
