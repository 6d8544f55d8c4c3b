import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { eventually } from '../../../../support/folders.ts';
import { idOf, listen, monday, paths, problemsOf, setUp, tuesday } from './folder.ts';

describe('a library that is watched', () => {
  const setUpWatched = async (files: Readonly<Record<string, string>>) => {
    const folder = await setUp(files);
    const library = await folder.openRead({ watch: true });
    const heard = listen(library);
    return { ...folder, library, heard };
  };

  it('shows what is added, changed and deleted by itself', async () => {
    const { path, library, heard, write } = await setUpWatched({ 'a.txt': monday });
    const a = idOf(library, 'a.txt');
    await write('new/deep/b.txt', tuesday);
    await eventually(() => expect(paths(library)).toEqual(['a.txt', 'new/deep/b.txt']));
    await write('a.txt', `${monday}\nLate news`);
    await eventually(() => expect(library.summaries()[0]?.articleCount).toBe(3));
    expect(idOf(library, 'a.txt')).toBe(a);
    await rm(join(path, 'a.txt'));
    await eventually(() => expect(heard.removed).toEqual([a]));
    expect(paths(library)).toEqual(['new/deep/b.txt']);
    expect(heard.changes.at(-1)?.removed).toEqual([a]);
    expect(heard.issues).toContain(a);
  });

  it('reads nothing of what is being copied in before it is whole', async () => {
    const { library, write, parses } = await setUpWatched({ 'a.txt': monday });
    const release = library.hold();
    await write('set/b.txt', tuesday);
    library.lookAgain();
    // Longer than the watcher and the look through the folder take.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect([paths(library), parses()]).toEqual([['a.txt'], 1]);
    release();
    await eventually(() => expect(paths(library)).toEqual(['a.txt', 'set/b.txt']));
  });

  it('shows a rename as a rename', async () => {
    const { path, library, heard } = await setUpWatched({
      'a.txt': monday,
      'old/b.txt': 'no masthead\nA first',
    });
    const ids = [idOf(library, 'a.txt'), idOf(library, 'old/b.txt')];
    await rename(join(path, 'a.txt'), join(path, 'z.txt'));
    await rename(join(path, 'old'), join(path, 'new'));
    await eventually(() => expect(paths(library)).toEqual(['new/b.txt', 'z.txt']));
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
    await eventually(() =>
      expect([paths(library), problemsOf(library)]).toEqual([['a.txt'], [['b.txt', 'binary']]]),
    );
    await rm(join(path, 'b.txt'));
    await eventually(() => expect(problemsOf(library)).toEqual([]));
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
