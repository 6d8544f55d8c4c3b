import { chmod, cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { diskFiles } from '#core/disk/files/files.ts';
import type { AnnotationStore } from '#core/kept/annotations/store.ts';
import type { AnchoredAnnotation, Annotation } from '#shared/model/annotation.ts';
import { eventually, temporaryFolder } from '../../../../support/folders.ts';
import { issueShelf, madeUpIssue, type OpenOptions, openStore, pier, steppingClock } from './support.ts';

async function setUp(options: OpenOptions = {}) {
  const library = await temporaryFolder();
  const store = await openStore(library, options);
  onTestFinished(() => store.close());
  const file = join(library, '.broadsheet', 'annotations', 'issue', 'own.json');
  return { library, store, file };
}

const text = madeUpIssue('issue', pier).text;

/** Marks the first place where `words` stand in the made-up issue. */
function mark(
  store: AnnotationStore,
  words: string,
  changes: Partial<{ note: string; tags: string[] }> = {},
) {
  const start = text.indexOf(words);
  return store.create({
    issueId: 'issue',
    start,
    end: start + words.length,
    colour: 'yellow',
    note: '',
    tags: [],
    ...changes,
  });
}

const quotes = (list: readonly AnchoredAnnotation[]) =>
  list.map(({ annotation }) => annotation.target.quote.exact);

describe('marking a passage', () => {
  it('keeps the passage, the words around it and what a person sees of it', async () => {
    const { store } = await setUp();
    const { annotation, anchor } = await mark(store, ' the engineer ', {
      note: 'Who?',
      tags: ['people', 'people'],
    });
    const start = text.indexOf('the engineer');
    expect(anchor).toEqual({ start, end: start + 12, method: 'position' });
    expect(annotation).toEqual({
      id: 'mark-1',
      issueId: 'issue',
      target: {
        quote: {
          type: 'TextQuoteSelector',
          exact: 'the engineer',
          prefix: text.slice(start - 32, start),
          suffix: text.slice(start + 12, start + 44),
        },
        position: { type: 'TextPositionSelector', start, end: start + 12 },
        shown: 'the engineer',
        headline: 'Pier',
      },
      colour: 'yellow',
      note: 'Who?',
      tags: ['people'],
      created: annotation.created,
      modified: annotation.created,
    });
  });

  it('refuses a selection without text', async () => {
    const { store, library } = await setUp();
    const empty = {
      issueId: 'issue',
      start: 4,
      end: 4,
      colour: 'red',
      note: '',
      tags: [] as string[],
    } as const;
    await expect(store.create(empty)).rejects.toMatchObject({ code: 'badArguments' });
    await expect(store.create({ ...empty, start: 9000, end: 9001 })).rejects.toMatchObject({
      code: 'badArguments',
    });
    await expect(store.create({ ...empty, issueId: '../../etc' })).rejects.toMatchObject({
      code: 'issueNotFound',
    });
    await expect(readdir(join(library, '.broadsheet', 'annotations'))).rejects.toThrow('ENOENT');
  });

  it('is listed in text order, and is there after a restart', async () => {
    const { store, library } = await setUp();
    await mark(store, '石阶');
    await mark(store, 'northern');
    await mark(store, 'harbour');
    expect(quotes(await store.list('issue'))).toEqual(['harbour', 'northern', '石阶']);
    const before = await store.list('issue');
    await store.close();
    const again = await openStore(library);
    onTestFinished(() => again.close());
    expect(await again.list('issue')).toEqual(before);
    expect(again.issueIds).toEqual(['issue']);
    expect([...(await again.all()).keys()]).toEqual(['issue']);
  });

  it('tells every listener the whole new list, once it is on the disk', async () => {
    const { store, file } = await setUp();
    const heard: (readonly string[])[] = [];
    store.onChange((issueId, list) => heard.push([issueId, ...quotes(list)]));
    const { annotation } = await mark(store, 'harbour');
    expect(heard).toEqual([['issue', 'harbour']]);
    expect(await readFile(file, 'utf8')).toContain(annotation.id);
    await store.remove({ issueId: 'issue', annotationIds: [annotation.id] });
    expect(heard.at(-1)).toEqual(['issue']);
  });

  it('writes a file that people can read and compare', async () => {
    const { store, file } = await setUp();
    await mark(store, '石阶', { note: '修' });
    await mark(store, 'harbour');
    const stored = await readFile(file, 'utf8');
    expect(stored.endsWith('}\n')).toBe(true);
    const value = JSON.parse(stored);
    expect(Object.keys(value)).toEqual(['schemaVersion', 'kind', 'writer', 'issue', 'records']);
    expect(value.issue).toEqual({
      id: 'issue',
      publication: 'Paper',
      date: '2020-01-01',
      edition: null,
      issueNumber: '1',
      path: 'issue.txt',
    });
    const marks: readonly { value: Annotation }[] = value.records;
    expect(marks.map((one) => one.value.target.quote.exact)).toEqual(['harbour', '石阶']);
    expect(value).toMatchObject({ kind: 'annotations', writer: 'own' });
    expect(JSON.stringify(value, null, 2)).toBe(stored.trimEnd());
  });

  it('survives a change of the text, and becomes an orphan when its passage goes', async () => {
    const { shelf, load } = issueShelf([madeUpIssue('issue', pier)]);
    const { store } = await setUp({ load });
    await mark(store, 'hear the engineer upon the state');
    await mark(store, '老码头要修了');
    const heard: (readonly AnchoredAnnotation[])[] = [];
    store.onChange((_, list) => heard.push(list));
    shelf.set('issue', madeUpIssue('issue', ['New Something else came first this week.', pier[0] ?? '']));
    await store.issueChanged('issue');
    const [list = []] = heard;
    expect(quotes(list)).toEqual(['hear the engineer upon the state', '老码头要修了']);
    const [found, orphan] = list;
    expect(shelf.get('issue')?.text.slice(found?.anchor?.start, found?.anchor?.end)).toBe(
      'hear the engineer upon the state',
    );
    expect(orphan?.anchor).toBeNull();
    shelf.set('issue', madeUpIssue('issue', pier));
    await store.issueChanged('issue');
    expect(heard[1]?.every(({ anchor }) => anchor !== null)).toBe(true);
  });

  it('stays listed without a place while its issue is gone', async () => {
    const { shelf, load } = issueShelf([madeUpIssue('issue', pier)]);
    const { store } = await setUp({ load });
    await mark(store, 'harbour');
    shelf.clear();
    await store.issueChanged('issue');
    const [orphan] = await store.list('issue');
    expect(orphan).toMatchObject({ anchor: null, annotation: { id: 'mark-1' } });
  });
});

describe('changing and removing', () => {
  it('changes what is given, and the time of the change', async () => {
    const { store } = await setUp();
    const { annotation } = await mark(store, 'harbour', { note: 'a', tags: ['x'] });
    const at = { issueId: 'issue', annotationId: annotation.id };
    const changed = await store.change({ ...at, note: 'b', colour: 'blue' });
    expect(changed.annotation).toMatchObject({
      note: 'b',
      colour: 'blue',
      tags: ['x'],
      created: annotation.created,
    });
    expect(changed.annotation.modified > annotation.modified).toBe(true);
    const same = await store.change({ ...at, note: 'b' });
    expect(same.annotation.modified).toBe(changed.annotation.modified);
  });

  it('says when the annotation is not there any more', async () => {
    const { store } = await setUp();
    const { annotation } = await mark(store, 'harbour');
    const gone = { issueId: 'issue', annotationIds: [annotation.id] };
    await store.remove(gone);
    await expect(store.remove(gone)).rejects.toMatchObject({ code: 'annotationNotFound' });
    const change = { issueId: 'issue', annotationId: annotation.id, note: 'x' };
    await expect(store.change(change)).rejects.toMatchObject({ code: 'annotationNotFound' });
  });

  it('remembers what was removed, and when', async () => {
    const { store, file } = await setUp();
    const { annotation } = await mark(store, 'harbour');
    await store.remove({ issueId: 'issue', annotationIds: [annotation.id] });
    const { records } = JSON.parse(await readFile(file, 'utf8'));
    expect(records).toEqual([
      { id: annotation.id, removed: expect.stringMatching(/^2026-01-02T.*Z\.00000\.own$/) },
    ]);
  });
});

describe('undo and redo', () => {
  it('take back and do again, down to the very same annotation', async () => {
    const { store, library } = await setUp();
    const { annotation } = await mark(store, 'harbour', { note: 'a' });
    await store.change({ issueId: 'issue', annotationId: annotation.id, note: 'b' });
    await store.remove({ issueId: 'issue', annotationIds: [annotation.id] });
    const notes = async () => (await store.list('issue')).map(({ annotation: one }) => one.note);

    expect(await store.undo()).toEqual({ kind: 'annotations', issueId: 'issue', did: 'remove', count: 1 });
    const [restored] = await store.list('issue');
    expect(restored?.annotation).toMatchObject({ id: annotation.id, note: 'b', created: annotation.created });
    await store.undo();
    expect(await notes()).toEqual(['a']);
    expect(await store.undo()).toEqual({ kind: 'annotations', issueId: 'issue', did: 'add', count: 1 });
    expect(await notes()).toEqual([]);
    await expect(store.undo()).rejects.toMatchObject({ code: 'nothingToUndo' });

    expect(await store.redo()).toEqual({ kind: 'annotations', issueId: 'issue', did: 'add', count: 1 });
    const [redone] = await store.list('issue');
    expect(redone?.annotation).toMatchObject({ id: annotation.id, target: annotation.target, note: 'a' });
    await store.redo();
    expect(await notes()).toEqual(['b']);
    await store.close();
    const again = await openStore(library);
    onTestFinished(() => again.close());
    expect((await again.list('issue'))[0]?.annotation.note).toBe('b');
  });

  it('cannot do again what was followed by something new', async () => {
    const { store } = await setUp();
    await mark(store, 'harbour');
    await store.undo();
    await mark(store, 'northern');
    await expect(store.redo()).rejects.toMatchObject({ code: 'nothingToUndo' });
  });

  it('does not count a command that failed', async () => {
    let full = false;
    const files = {
      ...diskFiles,
      createSynced: async (path: string, content: string) => {
        if (full) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
        await diskFiles.createSynced(path, content);
      },
    };
    const { store } = await setUp({ files });
    await mark(store, 'harbour');
    full = true;
    await expect(mark(store, 'northern')).rejects.toMatchObject({ code: 'diskFull' });
    await expect(store.undo()).rejects.toMatchObject({ code: 'diskFull' });
    full = false;
    expect(quotes(await store.list('issue'))).toEqual(['harbour']);
    await store.undo();
    expect(await store.list('issue')).toEqual([]);
  });
});

describe('damaged marks', () => {
  /** A library in which `name` says something that this program cannot read. */
  async function libraryWith(name: string, content: string | null) {
    const library = await temporaryFolder();
    const path = join(library, '.broadsheet', 'annotations', name);
    await mkdir(content === null ? path : dirname(path), { recursive: true });
    if (content !== null) await writeFile(path, content);
    const store = await openStore(library);
    onTestFinished(() => store.close());
    return { library, path, store };
  }

  it('of our own are set aside, reported, and do not stop the others', async () => {
    const { store, path } = await libraryWith('issue/own.json', '{"schemaVersion":1,"annotations":[{"id"');
    let told = 0;
    store.records.onProblem(() => told++);
    expect(await store.list('issue')).toEqual([]);
    expect(store.problems).toMatchObject([{ code: 'damagedMarks' }]);
    expect(told).toBe(1);
    await mark(store, 'harbour');
    const names = await readdir(dirname(path));
    expect(names.filter((name) => name.includes('damaged'))).toHaveLength(1);
  });

  it.each([
    ['from a newer program', 'issue/own.json', '{"schemaVersion":7}'],
    ['from a newer program, of another hand', 'issue/other.json', '{"schemaVersion":7}'],
    ['from a newer program, in the former place', 'issue.json', '{"schemaVersion":7}'],
    ['of another hand, half there', 'issue/other.json', '{"schemaVersion":1,'],
    ['with a folder in its place', 'issue/own.json', null],
  ])('%s are told, left alone, and keep nobody from writing', async (_what, name, content) => {
    const { store, path, library } = await libraryWith(name, content);
    expect(await store.list('issue')).toEqual([]);
    expect(store.problems).toMatchObject([{ path, code: 'damagedMarks' }]);
    await mark(store, 'harbour');
    if (content === null) expect((await stat(path)).isDirectory()).toBe(true);
    else expect(await readFile(path, 'utf8')).toBe(content);
    await store.close();
    const again = await openStore(library);
    onTestFinished(() => again.close());
    expect(quotes(await again.list('issue'))).toEqual(['harbour']);
  });

  it('that were half there are read once they are whole, and no problem any more', async () => {
    const { store, path } = await libraryWith('issue/other.json', '{"half');
    await store.list('issue');
    const elsewhere = await setUp({ writer: 'other', prefix: 'far' });
    await mark(elsewhere.store, 'harbour');
    await cp(join(elsewhere.library, '.broadsheet', 'annotations', 'issue', 'other.json'), path);
    await store.records.lookAgain();
    expect(quotes(await store.list('issue'))).toEqual(['harbour']);
    expect(store.problems).toEqual([]);
  });
});

describe('a library on a read-only disk', () => {
  it('shows its marks and says why new ones cannot be saved', async () => {
    const { store, library } = await setUp();
    await mark(store, 'harbour');
    await store.close();
    const hands = join(library, '.broadsheet', 'annotations', 'issue');
    for (const folder of [join(library, '.broadsheet'), hands]) await chmod(folder, 0o555);
    await asNobody(library, async () => {
      const reader = await openStore(library, { prefix: 'reader' });
      expect(quotes(await reader.list('issue'))).toEqual(['harbour']);
      await expect(mark(reader, 'northern')).rejects.toMatchObject({
        code: 'readOnly',
        message: expect.stringContaining('read-only'),
      });
      await reader.close();
    });
    await chmod(hands, 0o755);
  });
});

/** Runs as a person without rights, also where the tests run as root. */
async function asNobody(folder: string, action: () => Promise<void>): Promise<void> {
  await chmod(folder, 0o755);
  const root = process.getuid?.() === 0;
  if (root) process.seteuid?.(65534);
  try {
    await action();
  } finally {
    if (root) process.seteuid?.(0);
    await chmod(join(folder, '.broadsheet'), 0o755);
  }
}

describe('a library on a drive that was pulled out', () => {
  it('says that a mark was not saved, and does not come to life as an empty folder', async () => {
    const { store, library } = await setUp();
    await mark(store, 'harbour');
    // A snapshot may be on its way into the folder that goes.
    await rm(library, { recursive: true, maxRetries: 5 });
    await expect(mark(store, 'northern')).rejects.toMatchObject({ code: 'saveFailed' });
    expect(quotes(await store.list('issue'))).toEqual(['harbour']);
    await store.close();
    await expect(stat(library)).rejects.toThrow('ENOENT');
  });
});

describe('two hands on one library', () => {
  it('both write, and each sees what the other does', async () => {
    const clock = steppingClock();
    const { store, library } = await setUp({ clock: clock.now, watch: true });
    const other = await openStore(library, {
      clock: clock.now,
      watch: true,
      prefix: 'other',
      writer: 'other',
    });
    onTestFinished(() => other.close());
    const heard: (readonly string[])[] = [];
    other.onChange((_, list) => heard.push(quotes(list)));

    await mark(store, 'harbour');
    await eventually(() => expect(heard.at(-1)).toEqual(['harbour']));
    await mark(other, 'northern');
    await eventually(async () => expect(quotes(await store.list('issue'))).toEqual(['harbour', 'northern']));
    await other.change({ issueId: 'issue', annotationId: 'mark-1', note: 'theirs' });
    await store.change({ issueId: 'issue', annotationId: 'mark-1', colour: 'blue' });
    const both = { note: 'theirs', colour: 'blue' };
    for (const one of [store, other]) {
      await eventually(async () => expect((await one.list('issue'))[0]?.annotation).toMatchObject(both));
    }
    await store.remove({ issueId: 'issue', annotationIds: ['other-1'] });
    await eventually(async () => expect(quotes(await other.list('issue'))).toEqual(['harbour']));
    await store.undo();
    await eventually(async () => expect(quotes(await other.list('issue'))).toEqual(['harbour', 'northern']));
    const folder = join(library, '.broadsheet', 'annotations', 'issue');
    expect((await readdir(folder)).toSorted()).toEqual(['other.json', 'own.json']);
  });

  it('keep their own edits when one takes back what it did to another field', async () => {
    const { store, library } = await setUp();
    await mark(store, 'harbour', { note: 'a' });
    await store.change({ issueId: 'issue', annotationId: 'mark-1', note: 'b' });
    const other = await openStore(library, { writer: 'other', clock: steppingClock().now });
    onTestFinished(() => other.close());
    await other.change({ issueId: 'issue', annotationId: 'mark-1', colour: 'red' });
    await store.records.lookAgain();
    await store.undo();
    expect((await store.list('issue'))[0]?.annotation).toMatchObject({ note: 'a', colour: 'red' });
  });

  it('order what they do by what they have seen of each other, however their clocks are set', async () => {
    const { store, library } = await setUp({ clock: steppingClock(Date.parse('2026-06-01T12:00:00Z')).now });
    await mark(store, 'harbour', { note: 'first' });
    await store.change({ issueId: 'issue', annotationId: 'mark-1', note: 'second' });
    // The other machine is an hour behind.
    const behind = steppingClock(Date.parse('2026-06-01T11:00:00Z'));
    const other = await openStore(library, { writer: 'other', clock: behind.now });
    onTestFinished(() => other.close());
    await other.change({ issueId: 'issue', annotationId: 'mark-1', note: 'third' });
    await store.records.lookAgain();
    expect((await store.list('issue'))[0]?.annotation.note).toBe('third');
    await other.remove({ issueId: 'issue', annotationIds: ['mark-1'] });
    await store.records.lookAgain();
    expect(await store.list('issue')).toEqual([]);
  });

  it('can change what a clock that was far ahead has stamped', async () => {
    const { store, library } = await setUp({ clock: steppingClock(Date.parse('9999-12-31T23:59:00Z')).now });
    await mark(store, 'harbour', { note: 'from far ahead' });
    const other = await openStore(library, { writer: 'other', prefix: 'far' });
    onTestFinished(() => other.close());
    await other.change({ issueId: 'issue', annotationId: 'mark-1', note: 'changed' });
    await mark(other, 'northern');
    await store.records.lookAgain();
    expect((await store.list('issue')).map(({ annotation }) => annotation.note)).toEqual(['changed', '']);
    const file = join(library, '.broadsheet', 'annotations', 'issue', 'other.json');
    const { records } = JSON.parse(await readFile(file, 'utf8'));
    // What the clock ahead has not touched is stamped with the time it is.
    expect(records.find(({ id }: { id: string }) => id === 'mark-1').changed.note).toMatch(/^9999-12-31/);
    expect(records.find(({ id }: { id: string }) => id !== 'mark-1').made).toMatch(/^2026-01-02/);
  });

  it('merge what a sync tool put in place of a file, and bring nothing back that was removed', async () => {
    const clock = steppingClock();
    const { store, file } = await setUp({ clock: clock.now, watch: true });
    await mark(store, 'harbour');
    await mark(store, 'northern');
    const before = await readFile(file, 'utf8');
    await store.remove({ issueId: 'issue', annotationIds: ['mark-1'] });
    await store.change({ issueId: 'issue', annotationId: 'mark-2', note: 'newer' });
    await writeFile(file, before);
    await eventually(async () => {
      const notes = (await store.list('issue')).map(({ annotation }) => [annotation.id, annotation.note]);
      expect(notes).toEqual([['mark-2', 'newer']]);
      const { records } = JSON.parse(await readFile(file, 'utf8'));
      expect(records).toMatchObject([{ id: 'mark-2' }, { id: 'mark-1', removed: expect.anything() }]);
    });
  });
});
