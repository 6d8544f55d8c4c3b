import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { renderCollection } from '#core/exchange/annotationFiles/webAnnotation.ts';
import type { Annotation } from '#shared/model/annotation.ts';
import type { Issue } from '#shared/model/issue.ts';
import { issueOf, openLibrary, type TestLibrary } from './shelf.ts';

const pier =
  'Pier The harbour board met on Tuesday to hear the engineer upon the state of the northern pier.';
const bridge = 'Bridge The new bridge was opened to carts at noon and to the band an hour later.';
const quote = 'the state of the northern pier';

let folder: string;
let libraries: TestLibrary[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-exchange-'));
  libraries = [];
});
afterEach(async () => {
  for (const library of libraries) await library.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
});

async function open(name: string, ...issues: readonly Issue[]): Promise<TestLibrary> {
  const library = await openLibrary(join(folder, name), issues);
  libraries.push(library);
  return library;
}

async function file(name: string, content: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

/** A mark on a passage of an issue. */
async function mark(library: TestLibrary, issue: Issue, passage: string, note = ''): Promise<Annotation> {
  const start = [...issue.text.slice(0, issue.text.indexOf(passage))].length;
  const end = start + [...passage].length;
  const made = await library.annotations.create({
    issueId: issue.id,
    start,
    end,
    colour: 'blue',
    note,
    tags: ['pier'],
  });
  return made.annotation;
}

async function collectionOf(library: TestLibrary, issue: Issue) {
  const annotations = (await library.annotations.list(issue.id)).map(({ annotation }) => annotation);
  return renderCollection('issue', [{ issue, annotations }]);
}

const places = async (library: TestLibrary, issueId: string) =>
  (await library.annotations.list(issueId)).map(({ annotation, anchor }) => ({
    shown: annotation.target.shown,
    note: annotation.note,
    placed: anchor !== null,
  }));

const row = (exact: string, more: object = {}) => ({
  id: exact.replaceAll(' ', ''),
  created: '2023-02-05T15:54:59.000Z',
  updated: '2023-02-05T15:54:59.000Z',
  uri: 'https://papers.example/1',
  text: 'Ask.',
  target: [{ selector: [{ type: 'TextQuoteSelector', exact, prefix: '', suffix: '' }] }],
  ...more,
});

describe('files of other programs', () => {
  const issue = issueOf('1926-05-14-aaaaaaaaaa', 'Courier|1926-05-14|Town|12', pier, bridge);
  const zotero = `“${quote}” ([Smith, 1926](zotero://select/library/items/XY)) Who?\n`;
  const clippings = `Papers\n- Your Highlight on page 3 | Location 40-42 | Added on Sunday, February 5, 2023 3:54:59 PM\n\n${quote}\n==========\nPapers\n- Your Note on page 3 | Location 42 | Added on Sunday, February 5, 2023 3:55:59 PM\n\nWho?\n==========\n`;
  const tropy = {
    '@graph': [
      {
        template: 'generic',
        title: 'Pier',
        photo: [{ note: [{ html: { '@value': `<blockquote>${quote}</blockquote><p>Who?</p>` } }] }],
      },
    ],
  };
  const thorium = {
    type: 'AnnotationSet',
    items: [
      {
        type: 'Annotation',
        body: { type: 'TextualBody', value: 'Who?' },
        target: { source: 'a.xhtml', selector: { type: 'TextQuoteSelector', exact: quote } },
      },
    ],
  };

  it.each([
    ['My Clippings.txt', clippings],
    ['note.md', zotero],
    ['items.json', tropy],
    ['book.annotation', thorium],
    ['readwise.csv', `Highlight,Book Title,Note\n${quote},Papers,Who?\n`],
    ['hypothesis.csv', `URL,Quote,Comment\nhttps://papers.example,${quote},Who?\n`],
  ])('land on their passage, and wait where there is none: %s', async (name, content) => {
    const here = await open('here', issue);
    const path = await file(name, content);
    const { sources } = await here.exchange.importFiles([path]);
    expect(sources).toMatchObject([{ matchedBy: 'text', attached: 1 }]);
    expect(await places(here, issue.id)).toEqual([{ shown: quote, note: 'Who?', placed: true }]);
    const elsewhere = await open('elsewhere');
    expect((await elsewhere.exchange.importFiles([path])).sources).toMatchObject([{ waiting: 1 }]);
  });
});

describe('annotations of another library', () => {
  const original = issueOf('1926-05-14-aaaaaaaaaa', 'Courier|1926-05-14|Town|12', pier, bridge);

  async function exported(): Promise<{ readonly path: string; readonly mark: Annotation }> {
    const from = await open('from', original);
    const made = await mark(from, original, quote, 'Who was he?');
    return { path: await file('marks.jsonld', await collectionOf(from, original)), mark: made };
  }

  it('come to the issue with the same id, with everything they had', async () => {
    const { path, mark: made } = await exported();
    const to = await open('to', original);
    const report = await to.exchange.importFiles([path]);
    expect(report.sources).toMatchObject([
      { issueId: original.id, matchedBy: 'id', attached: 1, waiting: 0 },
    ]);
    expect((await to.annotations.list(original.id)).map(({ annotation }) => annotation)).toEqual([made]);
  });

  it('come with notes that hardly are text', async () => {
    const note = '\u0000\u007f\u0085\ud800'.repeat(1000);
    const from = await open('from', original);
    const made = await mark(from, original, quote, note);
    const to = await open('to', original);
    await to.exchange.importFiles([await file('marks.jsonld', await collectionOf(from, original))]);
    expect((await to.annotations.list(original.id)).map(({ annotation }) => annotation)).toEqual([made]);
  });

  it('come to the issue with the same names, on the same words in another text', async () => {
    const { path } = await exported();
    const here = issueOf('here', 'COURIER|1926-05-14|Town|12', bridge, pier);
    const otherEdition = issueOf('country', 'Courier|1926-05-14|Country|12', pier);
    const to = await open('to', otherEdition, here);
    const report = await to.exchange.importFiles([path]);
    expect(report.sources).toMatchObject([{ issueId: 'here', matchedBy: 'names', attached: 1 }]);
    const [placed] = await to.annotations.list('here');
    expect(here.text.slice(placed?.anchor?.start, placed?.anchor?.end)).toBe(quote);
  });

  it('come to the issue that holds their words', async () => {
    const { path } = await exported();
    const unnamed = issueOf('content-1', '|||', pier);
    const to = await open('to', unnamed, issueOf('content-2', '|||', bridge));
    const report = await to.exchange.importFiles([path]);
    expect(report.sources).toMatchObject([{ issueId: 'content-1', matchedBy: 'text', attached: 1 }]);
  });

  it('wait where two issues hold their words', async () => {
    const { path } = await exported();
    const to = await open('to', issueOf('content-1', '|||', pier), issueOf('content-2', '|||', bridge, pier));
    const report = await to.exchange.importFiles([path]);
    expect(report.sources).toMatchObject([{ issueId: original.id, matchedBy: null, waiting: 1 }]);
  });

  it('wait for their issue, survive, and stand at their place when it comes', async () => {
    const { path, mark: made } = await exported();
    const first = await open('to');
    await first.exchange.importFiles([path]);
    await first.close();
    libraries.pop();
    const to = await open('to');
    expect(await to.exchange.waiting()).toEqual([
      {
        issueId: original.id,
        publication: 'Courier',
        date: '1926-05-14',
        edition: 'Town',
        issueNumber: '12',
        name: `${original.id}.txt`,
        annotations: [{ id: made.id, shown: quote, note: 'Who was he?' }],
      },
    ]);
    await to.come(original);
    expect(await places(to, original.id)).toEqual([{ shown: quote, note: 'Who was he?', placed: true }]);
    expect(await to.exchange.waiting()).toEqual([]);
  });

  it('move to their issue when it comes under another id, and nothing is left behind', async () => {
    const { path } = await exported();
    const to = await open('to');
    await to.exchange.importFiles([path]);
    await to.come(issueOf('here', 'Courier|1926-05-14|Town|12', bridge, pier));
    expect(await places(to, 'here')).toEqual([{ shown: quote, note: 'Who was he?', placed: true }]);
    expect(await places(to, original.id)).toEqual([]);
    // Again from the same file: nothing is new.
    const again = await to.exchange.importFiles([path]);
    expect(again.sources).toMatchObject([{ issueId: 'here', present: 1, attached: 0 }]);
    expect(again.changed).toBe(false);
  });

  it('stay without a place where the issue is here and the words are not', async () => {
    const { path } = await exported();
    const to = await open('to', issueOf(original.id, 'Courier|1926-05-14|Town|12', bridge));
    const report = await to.exchange.importFiles([path]);
    expect(report.sources).toMatchObject([{ attached: 0, orphaned: 1 }]);
    expect(await places(to, original.id)).toEqual([{ shown: quote, note: 'Who was he?', placed: false }]);
  });

  it('are taken back in one step, of all issues', async () => {
    const other = issueOf('other', 'Courier|1926-05-15||13', bridge);
    const from = await open('from', original, other);
    await mark(from, original, quote);
    await mark(from, other, 'opened to carts at noon');
    const paths = [
      await file('a.jsonld', await collectionOf(from, original)),
      await file('b.jsonld', await collectionOf(from, other)),
    ];
    const to = await open('to', original, other);
    await mark(to, original, 'Tuesday');
    await to.exchange.importFiles(paths);
    await to.annotations.undo();
    expect(await places(to, original.id)).toEqual([{ shown: 'Tuesday', note: '', placed: true }]);
    expect(await places(to, other.id)).toEqual([]);
  });

  it('are kept in the newest form, and the report says which', async () => {
    const { path, mark: made } = await exported();
    const to = await open('to', original);
    await to.exchange.importFiles([path]);
    await to.annotations.change({
      issueId: original.id,
      annotationId: made.id,
      note: 'Mr Hale, says the almanac.',
    });
    const kept = await to.exchange.importFiles([path]);
    expect(kept.conflicts).toEqual([
      { issueId: original.id, annotationId: made.id, shown: quote, kept: 'here', otherNote: 'Who was he?' },
    ]);
    expect(await places(to, original.id)).toMatchObject([{ note: 'Mr Hale, says the almanac.' }]);

    const newer = await collectionOf(to, original);
    const changed = JSON.stringify(newer)
      .replace('Mr Hale, says the almanac.', 'Mr Hale it was.')
      .replaceAll(/"modified":"[^"]*"/gu, '"modified":"2030-01-01T00:00:00.000Z"');
    const taken = await to.exchange.importFiles([await file('newer.jsonld', changed)]);
    expect(taken.conflicts).toMatchObject([{ kept: 'file', otherNote: 'Mr Hale, says the almanac.' }]);
    expect(await places(to, original.id)).toMatchObject([{ note: 'Mr Hale it was.' }]);
  });
});

describe('annotations of other programs', () => {
  const issue = issueOf('here', 'Courier|1926-05-14||12', pier, bridge);

  it('find their issue by its words and their place by the quote', async () => {
    const to = await open('to', issue);
    const report = await to.exchange.importFiles([
      await file('h.json', [row(quote), row('words that nobody printed here')]),
    ]);
    // One of two is not more than half.
    expect(report.sources).toMatchObject([{ matchedBy: null, waiting: 2 }]);
    await to.annotations.undo();
    const third = row('opened to carts at noon');
    const sure = await to.exchange.importFiles([
      await file('i.json', [row(quote), row('words that nobody printed here'), third]),
    ]);
    expect(sure.sources).toMatchObject([{ issueId: 'here', matchedBy: 'text', attached: 2, orphaned: 1 }]);
  });

  it('never take a short quote for the proof of an issue', async () => {
    const to = await open('to', issue);
    const report = await to.exchange.importFiles([await file('h.json', [row('the band')])]);
    expect(report.sources).toMatchObject([{ matchedBy: null, waiting: 1, name: 'https://papers.example/1' }]);
  });

  it('wait, and attach when the issue with their words comes', async () => {
    const to = await open('to');
    await to.exchange.importFiles([await file('h.json', [row(quote)])]);
    await to.come(issue);
    expect(await places(to, 'here')).toEqual([{ shown: quote, note: 'Ask.', placed: true }]);
    const [{ annotation } = { annotation: null }] = await to.annotations.list('here');
    expect(annotation?.target.headline).toBe('Pier');
    expect(await to.exchange.waiting()).toEqual([]);
  });
});

it('does not move marks whose issue was here and is gone', async () => {
  const issue = issueOf('here', 'Courier|1926-05-14||12', pier);
  const from = await open('library', issue);
  await mark(from, issue, quote);
  await from.close();
  libraries.pop();
  const twin = issueOf('twin', 'Courier|1926-05-14||12', pier);
  const to = await open('library');
  await to.come(twin);
  expect(await places(to, 'twin')).toEqual([]);
  expect(await to.exchange.waiting()).toMatchObject([{ issueId: 'here', annotations: [{ shown: quote }] }]);
});

it('names the file that holds no annotations, and takes in nothing', async () => {
  const issue = issueOf('here', 'Courier|1926-05-14||12', pier);
  const to = await open('to', issue);
  const good = await file('good.json', [row(quote)]);
  const bad = await file('bad.json', '{"shopping": ["bread"]}');
  await expect(to.exchange.importFiles([good, bad])).rejects.toMatchObject({
    code: 'unreadableAnnotations',
    details: { name: 'bad.json' },
  });
  await expect(to.exchange.importFiles([join(folder, 'none.json')])).rejects.toMatchObject({
    code: 'unreadableAnnotations',
  });
  expect(to.annotations.issueIds).toEqual([]);
});
