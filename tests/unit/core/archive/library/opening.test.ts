import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Library } from '#core/archive/library/library.ts';
import { eventually } from '../../../../support/folders.ts';
import { idOf, listen, monday, paths, setUp, tuesday } from './folder.ts';
import { parseSimpleSource } from './simpleIssue.ts';

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
      namedBy: 'source',
      isNameDoubtful: false,
      paperKey: null,
      nameHints: [],
      date: '2020-12-14',
      dateText: null,
      edition: null,
      issueNumber: '1',
      place: null,
      pageCount: null,
      language: 'en',
      articleCount: 2,
      headlines: ['Fire', 'Frost'],
      headlineLetters: [12, 14],
      annotationCount: 0,
      orphanCount: 0,
      warningCount: 0,
      duplicateOf: null,
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

describe('what others know of an issue', () => {
  it('is told with its summary', async () => {
    const { openRead } = await setUp({ 'a.txt': monday });
    const library = await openRead();
    const heard = listen(library);
    const id = idOf(library, 'a.txt');
    library.setAnnotationCounts(id, 3, 1);
    const problem = { path: 'a.json', code: 'damagedMarks', message: 'It is damaged.' } as const;
    library.setKeptProblems([problem]);
    await eventually(() => expect(heard.changes).toHaveLength(1));
    const [change] = heard.changes;
    expect(change?.upserted).toMatchObject([{ id, annotationCount: 3, orphanCount: 1 }]);
    expect(change?.state.problems).toEqual([problem]);
    expect(heard.issues).toEqual([]);
  });
});
