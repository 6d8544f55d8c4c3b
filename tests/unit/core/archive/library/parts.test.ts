import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Library, openLibrary } from '#core/archive/library/library.ts';
import { parseHere } from '#core/archive/reading/parser.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { Span } from '#shared/model/span.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import { describeWithSamples } from '../../../../samples.ts';
import { eventually, temporaryFolder } from '../../../../support/folders.ts';
import { openStore } from '../../kept/annotations/support.ts';
import { openBeside } from '../../kept/records/openRecords.ts';
import { parseSimpleSource } from './simpleIssue.ts';

const fire = 'Fire broke out in the mill at Wexcombe, where the night watch saw smoke over the river.';
const pier = 'Pier repairs begin on Monday, said the engineer who walked along the stones of the harbour.';
const fair =
  'Fair weather brought four thousand people to the green, and the band played until the lamps were lit.';
const head = 'Daily|2020-12-14||1';

async function setUp(files: Readonly<Record<string, string>>, parse = parseSimpleSource) {
  const path = await temporaryFolder();
  const cacheFolder = await temporaryFolder();
  const write = (name: string, content: string) => writeFile(join(path, name), content);
  for (const [name, content] of Object.entries(files)) await write(name, content);
  const open = async () => {
    const library = await openLibrary({
      path,
      cacheFolder,
      parse,
      parserVersion: '1',
      ...(await openBeside(path)),
      clock: () => new Date('2026-01-02T03:04:05.678Z'),
      watch: true,
    });
    library.start();
    onTestFinished(() => library.close());
    await library.whenRead();
    return library;
  };
  return { path, write, open };
}

const paths = (library: Library) => library.summaries().map((summary) => summary.path);

function only(library: Library) {
  const [summary, ...others] = library.summaries();
  if (!summary || others.length > 0) throw new Error(`${others.length + 1} issues`);
  return summary;
}

/** Every article's headline with the files that it stands in. */
const articlesOf = (issue: Issue) =>
  issue.articles.map(({ headline, start }) => {
    const holds = (span: Span) => span.start <= start && start < span.end;
    const files = issue.parts?.filter((part) => holds(part) || part.shared?.some(holds)) ?? [];
    return [headline?.text, ...files.map(({ path }) => path)];
  });

describe('files with different articles of one issue', () => {
  const files = { 'a.txt': `${head}\n${fire}`, 'c.txt': `${head}\n${pier}` };

  it('are one issue, whose articles know their files', async () => {
    const { open } = await setUp(files);
    const library = await open();
    expect(only(library)).toMatchObject({
      path: 'a.txt',
      partCount: 2,
      articleCount: 2,
      headlines: ['Fire', 'Pier'],
      duplicateOf: null,
    });
    const issue = await library.getIssue(only(library).id);
    expect(articlesOf(issue)).toEqual([
      ['Fire', 'a.txt'],
      ['Pier', 'c.txt'],
    ]);
    expect(issue.alternatives).toBeUndefined();
    expect(issue.dropped).toMatchObject([{ text: head, reason: 'runningHead' }]);
  });

  it('show an article that stands in two of them once, and it knows both', async () => {
    const { open } = await setUp({ ...files, 'b.txt': `${head}\n${fire}\n${fair}` });
    const library = await open();
    expect(only(library)).toMatchObject({ partCount: 3, articleCount: 3, duplicateOf: null });
    const issue = await library.getIssue(only(library).id);
    expect(articlesOf(issue)).toEqual([
      ['Fire', 'a.txt', 'b.txt'],
      ['Fair', 'b.txt'],
      ['Pier', 'c.txt'],
    ]);
    expect(issue.text.split('Wexcombe')).toHaveLength(2);
  });

  it('are told apart from a copy of one of them, which stays a duplicate', async () => {
    const { open } = await setUp({ ...files, 'b.txt': `${head}\n${fire}` });
    const library = await open();
    expect(library.summaries().map(({ path, partCount }) => [path, partCount])).toEqual([
      ['a.txt', 2],
      ['b.txt', 1],
    ]);
    const [whole, copy] = library.summaries();
    expect(copy?.duplicateOf).toBe(whole?.id);
  });

  it('are two issues where edition or number says so', async () => {
    const { open } = await setUp({ ...files, 'c.txt': `Daily|2020-12-14|Late|1\n${pier}` });
    expect(paths(await open())).toEqual(['a.txt', 'c.txt']);
  });

  it('keep the issue and its id when another comes, one goes, or one is renamed', async () => {
    const { path, write, open } = await setUp(files);
    const library = await open();
    const { id } = only(library);
    await write('b.txt', `${head}\n${fair}`);
    await eventually(() => expect(only(library)).toMatchObject({ id, partCount: 3 }));
    expect((await library.getIssue(id)).articles.map(({ headline }) => headline?.text)).toEqual([
      'Fire',
      'Fair',
      'Pier',
    ]);
    await rm(join(path, 'a.txt'));
    await eventually(() => expect(only(library)).toMatchObject({ id, path: 'b.txt', partCount: 2 }));
    await rename(join(path, 'b.txt'), join(path, 'z.txt'));
    await eventually(() => expect(only(library)).toMatchObject({ id, path: 'c.txt', partCount: 2 }));
    await library.close();
    const again = await open();
    expect(only(again)).toMatchObject({ id, path: 'c.txt', partCount: 2 });
  });
});

/** The parser with papers that are called by their folder, as where the text names none. */
const byFolder: typeof parseSimpleSource = async (request) => {
  const { issues, problems } = await parseSimpleSource(request);
  const called = issues.map((one) => {
    const masthead = { ...one.issue.masthead, title: null };
    return { ...one, issue: { ...one.issue, publication: 'downloads', masthead } };
  });
  return { issues: called, problems };
};

describe('files of one day in a folder that alone names their paper', () => {
  const day = '|2020-12-14||';

  it('stay issues of their own, and none is a copy', async () => {
    const { open } = await setUp(
      { 'a.txt': `${day}\n${fire}`, 'b.txt': `${day}\n${pier}`, 'c.txt': `${day}\n${fair}` },
      byFolder,
    );
    const library = await open();
    expect(
      library.summaries().map((one) => [one.path, one.publication, one.date, one.partCount, one.duplicateOf]),
    ).toEqual(['a.txt', 'b.txt', 'c.txt'].map((path) => [path, 'downloads', '2020-12-14', 1, null]));
  });

  it('are one issue where an article stands in both, also when the file that shows it comes last', async () => {
    const { write, open } = await setUp({ 'a.txt': `${day}\n${fire}`, 'b.txt': `${day}\n${pier}` }, byFolder);
    const library = await open();
    expect(paths(library)).toEqual(['a.txt', 'b.txt']);
    await write('c.txt', `${day}\n${fire}\n${pier}\n${fair}`);
    await eventually(() => expect(only(library)).toMatchObject({ partCount: 3, articleCount: 3 }));
    await library.close();
    const again = await open();
    expect(only(again)).toMatchObject({ partCount: 3, articleCount: 3, duplicateOf: null });
  });

  it('are copies where all of the text is the same', async () => {
    const { open } = await setUp({ 'a.txt': `${day}\n${fire}`, 'b.txt': `${day}\n${fire}\n` }, byFolder);
    const [first, copy] = (await open()).summaries();
    expect([first?.duplicateOf, copy?.duplicateOf]).toEqual([null, first?.id]);
  });
});

describe('notes on an issue of several files', () => {
  it('stay on their words when a part comes, wait while theirs is gone, and come back with it', async () => {
    const { path, write, open } = await setUp({ 'b.txt': `${head}\n${pier}`, 'c.txt': `${head}\n${fair}` });
    const library = await open();
    const { id } = only(library);
    const store = await openStore(path, { load: (issueId) => library.getIssue(issueId) });
    onTestFinished(() => store.close());
    library.onIssue((issue) => void store.issueChanged(issue.id));
    const mark = async (words: string) => {
      const { text } = await library.getIssue(id);
      const start = text.indexOf(words);
      await store.create({
        issueId: id,
        start,
        end: start + words.length,
        colour: 'yellow',
        note: '',
        tags: [],
      });
    };
    await mark('stones of the harbour');
    await mark('the band played');
    const marked = async () => {
      const { text } = await library.getIssue(id);
      const list = await store.list(id);
      return list.map(({ anchor }) => anchor && text.slice(anchor.start, anchor.end));
    };
    await write('a.txt', `${head}\n${fire}`);
    await eventually(async () => {
      expect(only(library).partCount).toBe(3);
      expect(await marked()).toEqual(['stones of the harbour', 'the band played']);
    });
    await rm(join(path, 'c.txt'));
    await eventually(async () => expect(await marked()).toEqual(['stones of the harbour', null]));
    await write('c.txt', `${head}\n${fair}`);
    await eventually(async () =>
      expect(await marked()).toEqual(['stones of the harbour', 'the band played']),
    );
  });

  it('keep a part by itself that has some of its own, without calling it a copy', async () => {
    const { path, open } = await setUp({ 'a.txt': `${head}\n${fire}`, 'b.txt': `${head}\n${pier}` });
    const library = await open();
    const { id } = only(library);
    await eventually(() => readFile(join(path, '.broadsheet', 'issues.json'), 'utf8'));
    const stored = JSON.parse(await readFile(join(path, '.broadsheet', 'issues.json'), 'utf8')) as {
      readonly issues: readonly { readonly id: string; readonly sameAs?: string }[];
    };
    const part = stored.issues.find(({ sameAs }) => sameAs === id)?.id ?? '';
    library.setAnnotationCounts(part, 1, 0);
    expect(library.summaries().map(({ duplicateOf }) => duplicateOf)).toEqual([null, null]);
  });
});

describeWithSamples('crawled articles of 人民日报', (samples) => {
  const parser = parseHere();
  const folder = join(samples, 'rmrb-articles');

  async function openCrawl(files: Readonly<Record<string, string>>) {
    const path = await temporaryFolder();
    await mkdir(join(path, '人民日报'));
    for (const [name, content] of Object.entries(files)) {
      await writeFile(join(path, '人民日报', name), content);
    }
    const library = await openLibrary({
      path,
      cacheFolder: await temporaryFolder(),
      parse: parser.parse,
      parserVersion: '1',
      ...(await openBeside(path)),
      clock: () => new Date(),
      watch: false,
    });
    library.start();
    onTestFinished(() => library.close());
    await library.whenRead();
    return library.summaries().filter(({ date }) => date === '2019-06-21');
  }

  it('stand side by side where only their folder names the paper, and are one issue where a file holds them all', async () => {
    const { issues } = await parser.parse({
      root: folder,
      path: '2.txt',
      files: [{ path: '2.txt', size: 0 }],
    });
    const day = issues.find(({ issue }) => issue.date === '2019-06-21')?.issue;
    if (!day) throw new Error('The sample has no such day.');
    const { slice } = indexCodePoints(day.text);
    const articles = day.articles.map(({ start, end }, n) => [`${n}.txt`, slice(start, end)] as const);
    expect(articles).toHaveLength(2);
    const apart = Object.fromEntries(articles);
    const alone = { partCount: 1, articleCount: 1, duplicateOf: null };
    expect(await openCrawl(apart)).toMatchObject([alone, alone]);
    const all = { ...apart, 'all.txt': await readFile(join(folder, '3.txt'), 'utf8') };
    expect(await openCrawl(all)).toMatchObject([{ partCount: 3, articleCount: 7, duplicateOf: null }]);
  });
});
