import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { similarity, sketchText } from '#core/archive/library/identity/similarity.ts';
import { type Library, openLibrary } from '#core/archive/library/library.ts';
import { eventually, temporaryFolder } from '../../../../support/folders.ts';
import { openBeside } from '../../kept/records/openRecords.ts';
import { parseSimpleSource } from './simpleIssue.ts';

const body =
  'Fire in the mill at Wexcombe, where the night watch saw smoke over the river before dawn.\n'.repeat(6);
const monday = `Daily|2020-12-14||1\n${body}`;
const recognised = `Daily|2020-12-14||1\n${body.replaceAll('night', 'niqht').replaceAll('smoke', 'srnoke')}`;
const alto = '<alto>';

async function setUp(files: Readonly<Record<string, string>>) {
  const path = await temporaryFolder();
  const cacheFolder = await temporaryFolder();
  const write = async (name: string, content: string) => {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), content);
  };
  for (const [name, content] of Object.entries(files)) await write(name, content);
  let parses = 0;
  const openAtOnce = async (watch = false) => {
    const beside = await openBeside(path);
    const library = await openLibrary({
      path,
      cacheFolder,
      parse: async (request) => {
        parses++;
        return await parseSimpleSource(request);
      },
      parserVersion: '1',
      ...beside,
      clock: () => new Date('2026-01-02T03:04:05.678Z'),
      watch,
    });
    library.start();
    onTestFinished(() => library.close());
    return Object.assign(library, { records: beside.records });
  };
  const open = async (watch = false) => {
    const library = await openAtOnce(watch);
    await library.whenRead();
    return library;
  };
  return { path, cacheFolder, write, open, openAtOnce, parses: () => parses };
}

const paths = (library: Library) => library.summaries().map((summary) => summary.path);
const only = (library: Library) => {
  const [summary, ...others] = library.summaries();
  if (!summary || others.length > 0) throw new Error(`${others.length + 1} issues`);
  return summary;
};

describe('an issue of several files', () => {
  it('is read as one, and again when one of them comes, changes or goes', async () => {
    const { path, write, open } = await setUp({
      'p/1_0001.xml': `${alto}|2020-01-01||\nOne`,
      'p/1_0002.xml': `${alto}\nTwo`,
      'p/1_0001.jpg': 'picture',
    });
    const library = await open(true);
    expect(only(library)).toMatchObject({ path: 'p', format: 'xml', articleCount: 2 });
    const { id } = only(library);
    await write('p/1_0003.xml', `${alto}\nThree`);
    await eventually(() => expect(only(library)).toMatchObject({ id, path: 'p', articleCount: 3 }));
    await rm(join(path, 'p/1_0002.xml'));
    await eventually(() => expect(only(library)).toMatchObject({ id, articleCount: 2 }));
    await rename(join(path, 'p'), join(path, 'q'));
    await eventually(() => expect(only(library)).toMatchObject({ id, path: 'q' }));
  });

  it('can be asked for before the folder was looked through', async () => {
    const { open, openAtOnce } = await setUp({
      'p/1_0001.xml': `${alto}|2020-01-01||\nOne`,
      'p/1_0002.xml': alto,
    });
    const first = await open();
    const { id } = only(first);
    await first.close();
    expect(await (await openAtOnce()).getIssue(id)).toMatchObject({ id, date: '2020-01-01' });
  });

  it('is not read again when nothing changed', async () => {
    const { open, parses } = await setUp({ 'p/1_0001.xml': alto, 'p/1_0002.xml': alto });
    await (await open()).close();
    await open();
    expect(parses()).toBe(1);
  });
});

describe('a file of several issues', () => {
  const two = 'x\n#a\nDaily|2020-01-01||\nOne\n#b\nDaily|2020-01-02||\nTwo\n';

  it('gives every issue its own place, id and text', async () => {
    const { open } = await setUp({ 'all.csv': two });
    const library = await open();
    expect(paths(library)).toEqual(['all.csv#a', 'all.csv#b']);
    const [first] = library.summaries();
    const issue = await library.getIssue(first?.id ?? '');
    expect([issue.date, issue.source.path, issue.text.trim()]).toEqual([
      '2020-01-01',
      'all.csv#a',
      'Daily|2020-01-01||\nOne',
    ]);
  });

  it('keeps the ids of its issues when the file is renamed, and lets go of those that are no longer in it', async () => {
    const { path, open, write } = await setUp({ 'all.csv': two });
    const library = await open(true);
    const ids = library.summaries().map(({ id }) => id);
    await rename(join(path, 'all.csv'), join(path, 'renamed#1.csv'));
    await eventually(() => expect(paths(library)).toEqual(['renamed#1.csv#a', 'renamed#1.csv#b']));
    expect(library.summaries().map(({ id }) => id)).toEqual(ids);
    await write('renamed#1.csv', 'x\n#b\nDaily|2020-01-02||\nTwo again\n');
    await eventually(() => expect(paths(library)).toEqual(['renamed#1.csv#b']));
    expect(only(library).id).toBe(ids[1]);
    await write('renamed#1.csv', two);
    await eventually(() => expect(library.summaries().map(({ id }) => id)).toEqual(ids));
  });

  it('lists what in it cannot be read beside what can, also from the cache', async () => {
    const { open, write } = await setUp({ 'all.csv': 'x\n#a\nDaily|2020-01-01||\nOne\n#b\n!\n' });
    await (await open()).close();
    const library = await open(true);
    expect(paths(library)).toEqual(['all.csv#a']);
    expect(library.state().problems).toMatchObject([{ path: 'all.csv/b', message: 'b is damaged.' }]);
    await write('all.csv', two);
    await eventually(() => expect(library.state().problems).toEqual([]));
  });
});

describe('sources of the same issue in other forms', () => {
  const files = { 'a.pdf': recognised, 'b/text.txt': monday };

  it('are one issue, read from the best', async () => {
    const { open } = await setUp({ ...files, 'c.xml': `<fold>\n` });
    const library = await open();
    expect(library.state().issueCount).toBe(2);
    const summary = library.summaries().find(({ publication }) => publication === 'Daily');
    expect(summary).toMatchObject({ path: 'a.pdf', format: 'pdf', duplicateOf: null });
    const issue = await library.getIssue(summary?.id ?? '');
    expect(issue.alternatives).toMatchObject([
      { path: 'a.pdf', quality: 'geometry', isShown: true },
      { path: 'b/text.txt', quality: 'text', isShown: false },
    ]);
  });

  it('can be chosen by a person, whose choice is kept in the library', async () => {
    const { path, open } = await setUp(files);
    const first = await open();
    const { id } = only(first);
    expect((await first.chooseSource(id, 'b/text.txt')).source.path).toBe('b/text.txt');
    await expect(first.chooseSource(id, 'c.txt')).rejects.toMatchObject({ code: 'sourceNotFound' });
    await first.close();
    expect(await readFile(join(path, '.broadsheet', 'issues.json'), 'utf8')).toContain('b/text.txt');
    const second = await open();
    expect(only(second)).toMatchObject({ id, path: 'b/text.txt' });
    expect((await second.chooseSource(id, null)).source.path).toBe('a.pdf');
  });

  it('keep one id whichever of them goes or comes back', async () => {
    const { path, write, open } = await setUp(files);
    const library = await open(true);
    const { id } = only(library);
    await rm(join(path, 'a.pdf'));
    const sources = async () => {
      const { id: issueId, path: shown } = only(library);
      const { alternatives } = await library.getIssue(issueId);
      return [issueId, shown, alternatives?.length ?? 1];
    };
    await eventually(async () => expect(await sources()).toEqual([id, 'b/text.txt', 1]));
    await write('a.pdf', recognised);
    await eventually(async () => expect(await sources()).toEqual([id, 'a.pdf', 2]));
    await rm(join(path, 'b/text.txt'));
    await eventually(async () => expect(await sources()).toEqual([id, 'a.pdf', 1]));
  });

  it('know for each other what one of them does not say', async () => {
    const { open } = await setUp({ 'x/1.pdf': `|||\n${body}`, 'x/1.txt': `Daily|2020-12-14||7\n${body}` });
    const library = await open();
    expect(only(library)).toMatchObject({ path: 'x/1.pdf', publication: 'Daily', date: '2020-12-14' });
    expect(await library.getIssue(only(library).id)).toMatchObject({
      publication: 'Daily',
      issueNumber: '7',
    });
  });

  it.each([
    [
      'beside each other, one called after its format',
      'BLB/19010504_01/19010504_01-METS.txt',
      'BLB/19010504_01/19010504_01.pdf',
    ],
    ['beside the folder of its name', 'BLB/19010504_01/mets.txt', 'BLB/19010504_01.pdf'],
    ['in folders of their formats', 'xml/19010504_01.txt', 'pdf/19010504_01.pdf'],
  ])('are one issue though no source names its paper: %s', async (_, one, other) => {
    const { open } = await setUp({ [one]: `|||\n${body}`, [other]: `|||\n${body}` });
    const library = await open();
    expect(paths(library)).toEqual([other]);
  });

  it('stay apart in folders of their formats where their names are those of any issue', async () => {
    const { open } = await setUp({ 'a/x/1.txt': `|||\n${body}`, 'b/1.pdf': `|||\n${body}` });
    expect(paths(await open())).toHaveLength(2);
  });

  it('stay apart when they only have the same names, or are of one form', async () => {
    const { open } = await setUp({
      'a.pdf': `Daily|2020-12-14||1\nAltogether other words stand here about a fair on the village green.`,
      'b.txt': monday,
      'c.md': monday,
    });
    const library = await open();
    expect(paths(library)).toEqual(['a.pdf', 'b.txt', 'c.md']);
    expect(library.summaries().filter(({ duplicateOf }) => duplicateOf !== null)).toHaveLength(2);
  });

  it('stand for themselves as soon as marks are found on a hidden one', async () => {
    const { open } = await setUp(files);
    const library = await open();
    const { id } = only(library);
    const issues = JSON.parse(await readStored(library)) as { issues: { id: string; sameAs?: string }[] };
    const hidden = issues.issues.find(({ sameAs }) => sameAs === id)?.id ?? '';
    expect(library.summary(hidden)?.id).toBe(id);
    library.setAnnotationCounts(hidden, 1, 0);
    expect(
      library
        .summaries()
        .map((summary) => summary.id)
        .toSorted(),
    ).toEqual([id, hidden].toSorted());
  });
});

async function readStored(library: Library): Promise<string> {
  return await eventually(() => readFile(join(library.state().path, '.broadsheet', 'issues.json'), 'utf8'));
}

describe('the likeness of two texts', () => {
  it('is that of their letters, not of their lines', () => {
    const a = sketchText(body);
    expect(similarity(a, sketchText(body.replaceAll(' ', '\n')))).toBe(1);
    expect(similarity(a, sketchText(recognised))).toBeGreaterThan(0.3);
    expect(similarity(a, sketchText('今日柯城报今日要闻，全区上下掀起学习热潮。'.repeat(9)))).toBe(0);
    expect(similarity([], [])).toBe(0);
  });
});

describe('what a person fills in', () => {
  it('lies over what the file says, is kept, and can be taken back', async () => {
    const { path, open } = await setUp({ 'a.txt': `|||\n${body}`, 'b.txt': monday });
    const library = await open();
    const ids = library.summaries().map(({ id }) => id);
    const [unnamed = ''] = ids;
    const versions = library.issues().map(({ version }) => version);
    expect(await library.describe(ids, { title: 'The Gazette', place: 'Wexcombe' })).toBe(2);
    expect(await library.describe([unnamed], { date: '1926-01-08' })).toBe(1);
    expect(await library.describe([unnamed], { date: '1926-01-08' })).toBe(0);
    expect(library.summary(unnamed)).toMatchObject({
      publication: 'The Gazette',
      date: '1926-01-08',
      place: 'Wexcombe',
      described: ['title', 'date', 'place'],
    });
    const issue = await library.getIssue(unnamed);
    expect(issue).toMatchObject({ publication: 'The Gazette', place: 'Wexcombe', masthead: { title: null } });
    expect(library.issues().map(({ version }) => version)).not.toEqual(versions);
    expect(await readFile(join(path, 'a.txt'), 'utf8')).toBe(`|||\n${body}`);
    await library.close();

    const again = await open();
    expect(again.summary(unnamed)).toMatchObject({ publication: 'The Gazette', date: '1926-01-08' });
    await again.describe([unnamed], { title: null });
    expect(again.summary(unnamed)).toMatchObject({ publication: null, described: ['date', 'place'] });
    expect(await again.records.step('undo')).toMatchObject({ kind: 'descriptions', did: 'change', count: 1 });
    expect(again.summary(unnamed)).toMatchObject({ publication: 'The Gazette' });
    await expect(again.records.step('undo')).rejects.toMatchObject({ code: 'nothingToUndo' });
    await expect(again.describe(['nobody'], { title: 'x' })).rejects.toMatchObject({ code: 'issueNotFound' });
  });

  it('goes with the issue when its file is renamed', async () => {
    const { path, open } = await setUp({ 'a.txt': `|||\n${body}` });
    const library = await open();
    const { id } = only(library);
    await library.describe([id], { title: 'The Gazette' });
    await library.close();
    await rename(join(path, 'a.txt'), join(path, 'z.txt'));
    expect(only(await open())).toMatchObject({ id, path: 'z.txt', publication: 'The Gazette' });
  });
});
