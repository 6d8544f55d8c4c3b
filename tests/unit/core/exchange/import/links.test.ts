import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCsv } from '#core/exchange/annotationFiles/csv.ts';
import { readWeb } from '#core/exchange/annotationFiles/readWeb.ts';
import { renderCollection } from '#core/exchange/annotationFiles/webAnnotation.ts';
import { collectForExport } from '#core/exchange/export/collect.ts';
import { renderExport } from '#core/exchange/export/formats.ts';
import type { StoredLink } from '#core/kept/links/links.ts';
import type { ExportedFile, ExportScope } from '#shared/contract/calls/export.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import { defaultExportOptions, type ExportOptions } from '#shared/model/exportOptions.ts';
import type { Issue } from '#shared/model/issue.ts';
import { type Piece, pieceKey } from '#shared/model/piece.ts';
import { violations } from '../annotationFiles/w3cModel.ts';
import { inputOf } from '../export/support.ts';
import { issueOf, openLibrary, type TestLibrary } from './shelf.ts';

const pier = issueOf(
  '1926-05-14-aaaaaaaaaa',
  'Courier|1926-05-14||12',
  'Pier The board heard of the northern pier.',
);
const quay = issueOf('1926-05-21-bbbbbbbbbb', 'Courier|1926-05-21||13', 'Quay The quay was mended.');

let folder: string;
let libraries: TestLibrary[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-links-'));
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

async function mark(library: TestLibrary, issue: Issue, words: string) {
  const start = issue.text.indexOf(words);
  const input = { issueId: issue.id, start, end: start + words.length } as const;
  const made = await library.annotations.create({ ...input, colour: 'red', note: '', tags: [] });
  return { kind: 'annotation', issueId: issue.id, annotationId: made.annotation.id } as const;
}

const article = (issue: Issue): Piece => ({
  kind: 'article',
  issueId: issue.id,
  articleId: issue.articles[0]?.id ?? '',
});

async function exported(
  { annotations, links, issues }: TestLibrary,
  options: Partial<ExportOptions> = {},
  scope: ExportScope = { kind: 'library' },
): Promise<readonly ExportedFile[]> {
  const getIssue = async (id: string) => {
    const issue = issues.get(id);
    if (issue) return issue;
    throw new BroadsheetError('issueNotFound', `There is no issue ${id}.`);
  };
  const input = inputOf(await collectForExport(scope, { getIssue }, annotations, { list: () => [] }), {
    links: links.all(),
  });
  return renderExport(scope, input, {
    ...defaultExportOptions,
    format: 'jsonld',
    per: 'library',
    ...options,
  });
}

async function importFiles(library: TestLibrary, files: readonly ExportedFile[]) {
  const paths = files.map(({ name }) => join(folder, name));
  for (const [at, path] of paths.entries()) await writeFile(path, files[at]?.text ?? '');
  return await library.exchange.importFiles(paths);
}

const linksIn = (file: ExportedFile | undefined) =>
  readWeb(JSON.parse(file?.text ?? '{}'), '2026-01-01T00:00:00.000Z')?.links ?? [];

/** A library with links of every kind. */
async function linked(): Promise<TestLibrary> {
  const from = await open('from', pier, quay);
  const board = await mark(from, pier, 'board');
  const mended = await mark(from, quay, 'mended');
  await from.links.create({ from: board, to: mended });
  await from.links.create({ from: await mark(from, pier, 'northern pier'), to: article(quay) });
  await from.links.create({ from: article(pier), to: article(quay) });
  const removed = await mark(from, quay, 'quay was');
  await from.links.create({ from: board, to: removed });
  await from.annotations.remove({ issueId: quay.id, annotationIds: [removed.annotationId] });
  // Its passage is gone: an orphan, linked all the same.
  const lost = await mark(from, pier, 'heard');
  await from.links.create({ from: lost, to: mended });
  await from.come(issueOf(pier.id, 'Courier|1926-05-14||12', 'Pier The board saw the northern pier.'));
  return from;
}

describe('links in W3C JSON-LD', () => {
  it('keep the rules of the model, and name both passages by address and by words', async () => {
    const from = await open('from', pier, quay);
    const to = await mark(from, quay, 'mended');
    await from.links.create({ from: await mark(from, pier, 'board'), to });
    const [file] = await exported(from);
    const document = JSON.parse(file?.text ?? '');
    expect(violations(document)).toEqual([]);
    expect(document.total).toBe(3);
    expect(document.first.items[2]).toEqual({
      id: 'urn:broadsheet:link:annotation%3Aown-1~annotation%3Aown-2',
      type: 'Annotation',
      motivation: ['linking'],
      created: expect.any(String),
      modified: expect.any(String),
      body: {
        id: `broadsheet://issue/${pier.id}?annotation=own-2`,
        'broadsheet:shown': 'board',
        'broadsheet:headline': 'Pier',
        'broadsheet:publication': 'Courier',
        'broadsheet:date': '1926-05-14',
      },
      target: {
        id: `broadsheet://issue/${quay.id}?annotation=own-1`,
        'broadsheet:shown': 'mended',
        'broadsheet:headline': 'Quay',
        'broadsheet:publication': 'Courier',
        'broadsheet:date': '1926-05-21',
      },
    });
  });

  it.each([
    ['both issues', [pier, quay]],
    ['one of the issues', [pier]],
    ['no issue', []],
  ])('are the same bytes after export, import where %s are here, and export', async (_, issues) => {
    const first = await exported(await linked());
    const to = await open('to', ...issues);
    expect((await importFiles(to, first)).links).toEqual({ added: 5, updated: 0, present: 0 });
    expect(await exported(to)).toEqual(first);
    expect((await importFiles(to, first)).links).toEqual({ added: 0, updated: 0, present: 5 });
  });

  it('wait for an issue that is not here, and join the passages when it comes', async () => {
    const first = await exported(await linked());
    const to = await open('to', pier);
    await importFiles(to, first);
    const before = (await to.links.of(pier.id)).map(({ there }) => there.state);
    expect(before).toContain('waiting');
    await to.come(quay);
    const after = await to.links.of(quay.id);
    expect(after.map(({ here }) => here.text)).toContain('mended');
    expect(after.find(({ here }) => here.text === 'mended')?.there.state).toBe('placed');
    expect(after.find(({ here }) => here.text === 'quay was')?.here.state).toBe('gone');
  });

  it('follow their passages and articles to an issue of the same names', async () => {
    const first = await exported(await linked());
    const here = issueOf('here', 'Courier|1926-05-21||13', 'Quay The quay was mended.');
    const to = await open('to', pier, here);
    await importFiles(to, first);
    const found = await to.links.of('here');
    expect(found.map(({ here: end }) => [end.piece.kind, end.state])).toContainEqual(['article', 'placed']);
    expect(found.map(({ here: end }) => [end.piece.kind, end.state])).toContainEqual([
      'annotation',
      'placed',
    ]);
  });

  it('are in the file of each issue that they join, and in one of their own where nothing is marked', async () => {
    const files = await exported(await linked(), { per: 'issue' });
    expect(files.map(({ name }) => name)).toEqual(['Courier 1926-05-14.jsonld', 'Courier 1926-05-21.jsonld']);
    expect(files.map((file) => linksIn(file).length)).toEqual([5, 5]);
    const bare = await open('bare', pier, quay);
    await bare.links.create({ from: article(pier), to: article(quay) });
    const [only] = await exported(bare, { per: 'issue' });
    expect([only?.name, linksIn(only).length]).toEqual(['Links.jsonld', 1]);
    const [ofIssue] = await exported(bare, {}, { kind: 'issue', issueId: quay.id });
    expect([ofIssue?.name, linksIn(ofIssue).length]).toEqual(['Courier 1926-05-21 Links.jsonld', 1]);
  });

  it('come only with what is exported', async () => {
    const from = await linked();
    const [{ annotation } = { annotation: null }] = await from.annotations.list(quay.id);
    const annotations = [{ issueId: quay.id, annotationIds: [annotation?.id ?? ''] }];
    const [file] = await exported(from, {}, { kind: 'selection', annotations });
    expect(linksIn(file)).toHaveLength(2);
  });

  it('are taken back in one step with the annotations, and come back from a file', async () => {
    const first = await exported(await linked());
    const to = await open('to', pier, quay);
    await importFiles(to, first);
    const marks = async () =>
      (await Promise.all([pier, quay].map(({ id }) => to.annotations.list(id)))).flat();
    expect(await marks()).not.toEqual([]);
    await to.annotations.undo();
    expect(await marks()).toEqual([]);
    expect(to.links.all()).toEqual([]);
    expect((await importFiles(to, first)).links.added).toBe(5);
    expect(await exported(to)).toEqual(first);
  });

  it('stand in tables, to be read by people', async () => {
    const [table] = await exported(await linked(), { format: 'csv' });
    expect(table?.text).toContain(
      `Quay · Courier · 1926-05-21 (broadsheet://issue/${quay.id}?annotation=own-2)`,
    );
    expect(readCsv(table?.text ?? '', '2026-01-01T00:00:00.000Z')?.refused).toEqual([]);
  });
});

const id = fc.stringMatching(/^[0-9a-z-]{1,20}$/u);
const piece: fc.Arbitrary<Piece> = fc.oneof(
  fc.record({
    kind: fc.constant('article' as const),
    issueId: id,
    articleId: fc.webFragments().filter(Boolean),
  }),
  fc.record({ kind: fc.constant('annotation' as const), issueId: id, annotationId: id }),
);
const words = fc.string({ unit: 'binary' });
const end = fc.record({
  piece,
  remembered: fc.record({
    headline: fc.option(words),
    text: words,
    publication: fc.option(words),
    date: fc.option(words),
  }),
});
const moment = fc
  .date({ min: new Date('1999-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const link: fc.Arbitrary<StoredLink> = fc
  .record({ ends: fc.tuple(end, end), created: moment, modified: moment })
  .filter(({ ends: [one, other] }) => pieceKey(one.piece) !== pieceKey(other.piece))
  .map((made) => ({ ...made, id: made.ends.map((one) => pieceKey(one.piece)).join('~') }));

it('loses nothing of any link, and keeps the rules of the model', () => {
  fc.assert(
    fc.property(fc.uniqueArray(link, { selector: (one) => one.id }), (links) => {
      const document = JSON.parse(JSON.stringify(renderCollection('library', [], links)));
      expect(violations(document)).toEqual([]);
      const read = readWeb(document, '2026-01-01T00:00:00.000Z');
      expect(read?.refused).toEqual([]);
      const inOrder = links.toSorted((a, b) => (a.id < b.id ? -1 : 1));
      expect(read?.links).toEqual(inOrder.map(({ id: _, ...made }) => made));
    }),
  );
});
