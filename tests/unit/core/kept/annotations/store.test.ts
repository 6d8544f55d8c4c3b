import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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
  const file = join(library, '.broadsheet', 'annotations', 'issue.json');
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
    expect(await readdir(join(library, '.broadsheet'))).not.toContain('annotations');
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
    expect(Object.keys(value)).toEqual(['schemaVersion', 'issue', 'annotations', 'deleted']);
    expect(value.issue).toEqual({
      id: 'issue',
      publication: 'Paper',
      date: '2020-01-01',
      edition: null,
      issueNumber: '1',
      path: 'issue.txt',
    });
    expect(value.annotations.map((one: Annotation) => one.target.quote.exact)).toEqual(['harbour', '石阶']);
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
    const { deleted } = JSON.parse(await readFile(file, 'utf8'));
    expect(deleted).toEqual([{ id: annotation.id, deleted: expect.stringMatching(/^2026-01-02T/) }]);
  });
});

describe('undo and redo', () => {
  it('take back and do again, down to the very same annotation', async () => {
    const { store, library } = await setUp();
    const { annotation } = await mark(store, 'harbour', { note: 'a' });
    await store.change({ issueId: 'issue', annotationId: annotation.id, note: 'b' });
    await store.remove({ issueId: 'issue', annotationIds: [annotation.id] });
    const notes = async () => (await store.list('issue')).map(({ annotation: one }) => one.note);

    expect(await store.undo()).toEqual({ issueId: 'issue' });
    const [restored] = await store.list('issue');
    expect(restored?.annotation).toMatchObject({ id: annotation.id, note: 'b', created: annotation.created });
    await store.undo();
    expect(await notes()).toEqual(['a']);
    await store.undo();
    expect(await notes()).toEqual([]);
    await expect(store.undo()).rejects.toMatchObject({ code: 'nothingToUndo' });

    await store.redo();
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
  it('are set aside, reported, and do not stop the others', async () => {
    const library = await temporaryFolder();
    const folder = join(library, '.broadsheet', 'annotations');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'issue.json'), '{"schemaVersion":1,"annotations":[{"id"');
    const store = await openStore(library, { issues: [madeUpIssue('issue', pier)] });
    onTestFinished(() => store.close());
    let told = 0;
    store.onStatus(() => told++);
    expect(await store.list('issue')).toEqual([]);
    expect(store.problems).toMatchObject([{ code: 'damagedMarks' }]);
    expect(told).toBe(1);
    await mark(store, 'harbour');
    const names = await readdir(folder);
    expect(names.filter((name) => name.includes('damaged'))).toHaveLength(1);
  });

  it('of a newer version are neither read nor written', async () => {
    const library = await temporaryFolder();
    const folder = join(library, '.broadsheet', 'annotations');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'issue.json'), '{"schemaVersion":7}');
    const store = await openStore(library);
    onTestFinished(() => store.close());
    await expect(store.list('issue')).rejects.toMatchObject({ code: 'damagedFile' });
    await expect(mark(store, 'harbour')).rejects.toMatchObject({ code: 'damagedFile' });
    expect(await store.all()).toEqual(new Map());
    expect(await readFile(join(folder, 'issue.json'), 'utf8')).toBe('{"schemaVersion":7}');
  });
});

describe('a library on a read-only disk', () => {
  it('shows its marks and says why new ones cannot be saved', async () => {
    const { store, library } = await setUp();
    await mark(store, 'harbour');
    await store.close();
    await chmod(join(library, '.broadsheet'), 0o555);
    await asNobody(library, async () => {
      const reader = await openStore(library);
      expect(reader.marksLocked).toBe('readOnly');
      expect(quotes(await reader.list('issue'))).toEqual(['harbour']);
      await expect(mark(reader, 'northern')).rejects.toMatchObject({
        code: 'readOnly',
        message: expect.stringContaining('read-only'),
      });
      await reader.close();
    });
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

describe('two programs on one library', () => {
  it('have one writer; the other reads along and takes over when the writer goes', async () => {
    const clock = steppingClock();
    const { store, library } = await setUp({ clock: clock.now, watch: true });
    const other = await openStore(library, { clock: clock.now, watch: true, prefix: 'other' });
    onTestFinished(() => other.close());
    expect([store.marksLocked, other.marksLocked]).toEqual([null, 'lockedByOther']);
    const heard: (readonly string[])[] = [];
    other.onChange((_, list) => heard.push(quotes(list)));

    await mark(store, 'harbour');
    await eventually(() => expect(heard.at(-1)).toEqual(['harbour']));
    await expect(mark(other, 'northern')).rejects.toMatchObject({ code: 'lockedByOther' });
    await mark(store, 'engineer');
    await eventually(() => expect(heard.at(-1)).toEqual(['harbour', 'engineer']));
    await store.remove({ issueId: 'issue', annotationIds: ['mark-1'] });
    await store.undo();
    await eventually(async () => expect(quotes(await other.list('issue'))).toEqual(['harbour', 'engineer']));

    await store.close();
    await mark(other, 'northern');
    expect(other.marksLocked).toBeNull();
    expect(quotes(await other.list('issue'))).toEqual(['harbour', 'engineer', 'northern']);
  });

  it('merge what a sync tool put in place of a file, and bring nothing back that was removed', async () => {
    const clock = steppingClock();
    const { store, file } = await setUp({ clock: clock.now, watch: true });
    await mark(store, 'harbour');
    await mark(store, 'northern');
    const synced = JSON.parse(await readFile(file, 'utf8'));
    await store.remove({ issueId: 'issue', annotationIds: ['mark-1'] });
    const [, second] = synced.annotations;
    const later = '2027-01-01T00:00:00.000Z';
    synced.annotations[1] = { ...second, note: 'from the other machine', modified: later };
    synced.annotations.push({ ...second, id: 'far-1', note: 'new', created: later, modified: later });
    await writeFile(file, JSON.stringify(synced));
    await eventually(async () => {
      const notes = (await store.list('issue')).map(({ annotation }) => [annotation.id, annotation.note]);
      expect(notes).toEqual([
        ['mark-2', 'from the other machine'],
        ['far-1', 'new'],
      ]);
      const stored = JSON.parse(await readFile(file, 'utf8'));
      expect(stored.deleted).toHaveLength(1);
    });
  });
});
