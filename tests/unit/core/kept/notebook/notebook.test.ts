import { describe, expect, it, onTestFinished } from 'vitest';
import { diskFiles } from '#core/disk/files/files.ts';
import type { Colour } from '#shared/model/annotation.ts';
import type { NotebookPage, NotebookQuery } from '#shared/model/notebook.ts';
import { temporaryFolder } from '../../../../support/folders.ts';
import { everything, openNotebook, papers } from './support.ts';

async function setUp() {
  const folder = await temporaryFolder();
  const opened = await openNotebook(folder, { issues: papers });
  onTestFinished(() => opened.close());
  const mark = (
    issueId: string,
    words: string,
    note = '',
    tags: string[] = [],
    colour: Colour = 'yellow',
  ) => {
    const issue = papers.find(({ id }) => id === issueId);
    const start = [...(issue?.text ?? '')].join('').indexOf(words);
    return opened.store.create({ issueId, start, end: start + words.length, colour, note, tags });
  };
  await mark('daily-1', '工程师', '查这个人', ['人物']);
  await mark('courier-2', 'engineer', 'Who?', ['people', 'later'], 'red');
  await mark('courier-2', 'harbour board', '', ['later']);
  await mark('courier-1', 'ferry ran late');
  const list = (query: Partial<NotebookQuery> = {}) =>
    opened.notebook.list({ ...everything, ...query }, 0, 100);
  return { ...opened, folder, list };
}

const quotes = ({ entries }: NotebookPage) => entries.map(({ annotation }) => annotation.target.shown);
const tagsOf = ({ entries }: NotebookPage) => entries.map(({ annotation }) => annotation.tags);

describe('the notebook of a library', () => {
  it('lists the annotations of all issues by date, in each issue in text order', async () => {
    const { list } = await setUp();
    const page = await list();
    expect(quotes(page)).toEqual(['ferry ran late', 'harbour board', 'engineer', '工程师']);
    expect(page).toMatchObject({ total: 4, all: 4, complete: true });
    expect(page.entries[0]?.issue).toMatchObject({ publication: 'Courier', date: '1926-01-08' });
    expect(quotes(await list({ descending: true }))).toEqual([
      '工程师',
      'harbour board',
      'engineer',
      'ferry ran late',
    ]);
    expect(quotes(await list({ sort: 'created' }))).toEqual([
      '工程师',
      'engineer',
      'harbour board',
      'ferry ran late',
    ]);
  });

  it('says where a group begins and how many are in it', async () => {
    const { list } = await setUp();
    const { entries } = await list({ sort: 'created', grouped: true });
    expect(entries.map(({ groupSize }) => groupSize)).toEqual([1, 2, null, 1]);
  });

  it('finds words in quotes and notes, in any script and case, all of them', async () => {
    const { list } = await setUp();
    const found = async (text: string) => quotes(await list({ filters: { text } }));
    expect(await found('ENGINEER')).toEqual(['engineer']);
    expect(await found('who engin')).toEqual(['engineer']);
    expect(await found('查這個人')).toEqual(['工程师']);
    expect(await found('who ferry')).toEqual([]);
  });

  it('narrows by publication, dates, tag, colour, note and place together', async () => {
    const { list, vanish } = await setUp();
    const found = async (filters: NotebookQuery['filters']) => quotes(await list({ filters }));
    expect(await found({ publication: 'Courier', hasNote: false })).toEqual([
      'ferry ran late',
      'harbour board',
    ]);
    expect(await found({ from: '1926-02-01', to: '1926-12-31' })).toEqual(['harbour board', 'engineer']);
    expect(await found({ tag: 'later', colour: 'red' })).toEqual(['engineer']);
    await vanish('courier-1');
    expect(await found({ state: 'waiting' })).toEqual(['ferry ran late']);
    expect((await list()).counts.states).toEqual([
      { value: 'placed', count: 3 },
      { value: 'waiting', count: 1 },
    ]);
  });

  it('names a vanished issue as its marks remember it', async () => {
    const { list, vanish } = await setUp();
    await vanish('courier-1');
    const [first] = (await list()).entries;
    expect(first).toMatchObject({ state: 'waiting', issue: { publication: 'Courier', date: '1926-01-08' } });
  });

  it('shows a change at once', async () => {
    const { list, store } = await setUp();
    const [first] = (await list()).entries;
    const { id = '', issueId = '' } = first?.annotation ?? {};
    await store.change({ issueId, annotationId: id, note: 'fog' });
    expect(quotes(await list({ filters: { text: 'fog' } }))).toEqual(['ferry ran late']);
    await store.remove({ issueId, annotationIds: [id] });
    expect((await list()).total).toBe(3);
  });
});

describe('changing many annotations', () => {
  it('changes them in all issues, and takes all of it back in one step', async () => {
    const { list, notebook, store } = await setUp();
    const before = await list();
    const annotations = [...(await notebook.ids(everything, 0, 3))].map(({ issueId, annotationIds }) => ({
      issueId,
      annotationIds: [...annotationIds],
    }));
    expect(annotations.map(({ annotationIds }) => annotationIds.length)).toEqual([1, 2]);
    const changed = await notebook.change({
      annotations,
      colour: 'blue',
      addTags: ['harbour', 'later'],
      removeTags: ['people'],
    });
    expect(changed).toBe(3);
    const after = await list();
    expect(tagsOf(after)).toEqual([
      ['harbour', 'later'],
      ['later', 'harbour'],
      ['later', 'harbour'],
      ['人物'],
    ]);
    expect(after.counts.colours).toEqual([
      { value: 'yellow', count: 1 },
      { value: 'blue', count: 3 },
    ]);
    await store.undo();
    expect(tagsOf(await list())).toEqual(tagsOf(before));
    await store.redo();
    expect(tagsOf(await list())).toEqual(tagsOf(after));
    await store.undo();
    await notebook.remove(annotations);
    expect(quotes(await list())).toEqual(['工程师']);
    await store.undo();
    expect(quotes(await list())).toEqual(quotes(before));
  });

  it('passes over what is gone, and counts only what changed', async () => {
    const { notebook } = await setUp();
    const annotations = [
      { issueId: 'courier-2', annotationIds: ['nobody', 'mark-2'] },
      { issueId: 'no-issue', annotationIds: ['nobody'] },
    ];
    expect(await notebook.change({ annotations, colour: 'red' })).toBe(0);
    expect(await notebook.change({ annotations, colour: 'green' })).toBe(1);
  });
});

describe('tags', () => {
  it('are counted over the whole library', async () => {
    const { notebook } = await setUp();
    expect(await notebook.tags()).toEqual([
      { value: 'later', count: 2 },
      { value: 'people', count: 1 },
      { value: '人物', count: 1 },
    ]);
  });

  it('are renamed everywhere in one step, in their place', async () => {
    const { notebook, store, list } = await setUp();
    expect(await notebook.renameTag({ from: 'people', to: 'persons', merge: false })).toBe(1);
    expect(tagsOf(await list())).toEqual([[], ['later'], ['persons', 'later'], ['人物']]);
    await store.undo();
    expect(tagsOf(await list())).toEqual([[], ['later'], ['people', 'later'], ['人物']]);
  });

  it('become one only when that is wanted', async () => {
    const { notebook, list } = await setUp();
    const merge = (merge: boolean) => notebook.renameTag({ from: 'people', to: 'later', merge });
    await expect(merge(false)).rejects.toMatchObject({ code: 'tagExists' });
    expect(await merge(true)).toBe(1);
    expect(tagsOf(await list())).toEqual([[], ['later'], ['later'], ['人物']]);
    expect(await notebook.removeTag('later')).toBe(2);
    expect((await notebook.tags()).map(({ value }) => value)).toEqual(['人物']);
  });
});

it('a disk that fills in the middle of a renaming loses nothing; the rest can be done again', async () => {
  const folder = await temporaryFolder();
  let room = Number.POSITIVE_INFINITY;
  const files = {
    ...diskFiles,
    async createSynced(path: string, content: string | Uint8Array) {
      if (room-- <= 0) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
      await diskFiles.createSynced(path, content);
    },
  };
  const { notebook, store, close } = await openNotebook(folder, { issues: papers, files });
  onTestFinished(close);
  for (const { id } of papers)
    await store.create({ issueId: id, start: 20, end: 24, colour: 'red', note: id, tags: ['old'] });
  room = 1;
  await expect(notebook.renameTag({ from: 'old', to: 'new', merge: false })).rejects.toMatchObject({
    code: 'diskFull',
  });
  expect((await notebook.tags()).map(({ count }) => count)).toEqual([2, 1]);
  room = Number.POSITIVE_INFINITY;
  expect(await notebook.renameTag({ from: 'old', to: 'new', merge: true })).toBe(2);
  expect(await notebook.tags()).toEqual([{ value: 'new', count: 3 }]);
  await store.undo();
  await store.undo();
  expect(await notebook.tags()).toEqual([{ value: 'old', count: 3 }]);
});
