import { mkdir, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { respondToContent } from '#core/app/content.ts';
import { readRange } from '#core/archive/facsimile/respond.ts';
import { facsimileSheets, facsimileWords } from '#core/archive/facsimile/sheets.ts';
import { createUploads } from '#core/archive/import/uploads.ts';
import { type Library, openLibrary } from '#core/archive/library/library.ts';
import type { FacsimilePage } from '#shared/model/facsimile.ts';
import { eventually, temporaryFolder } from '../../../../support/folders.ts';
import { openBeside } from '../../kept/records/openRecords.ts';
import { parseSimple } from '../library/simpleIssue.ts';

const jpeg = Buffer.from('\u00ff\u00d8\u00ff\u00e0 the picture of a page', 'latin1');
const page = (number: number, path: string | null): FacsimilePage => ({
  number,
  label: null,
  name: null,
  width: 100,
  height: 150,
  image: path === null ? null : { kind: 'image', path },
  words: [],
});

/** A library of one METS-like issue whose pages name the given pictures. */
async function setUp(pages: readonly FacsimilePage[], files: Readonly<Record<string, Uint8Array>> = {}) {
  const path = await temporaryFolder();
  await mkdir(join(path, 'issue'));
  const page1 = '<alto>|1926-01-08||\nFire in the mill';
  await writeFile(join(path, 'issue/p_0001.xml'), page1);
  for (const [name, content] of Object.entries(files)) await writeFile(join(path, name), content);
  const word = { start: 19, end: 23, box: { left: 0.1, top: 0.1, width: 0.123456, height: 0.01 } };
  const library = await openLibrary({
    path,
    cacheFolder: await temporaryFolder(),
    parse: async (request) => ({
      issues: [
        {
          issue: { ...parseSimple(request.path, Buffer.from(page1)), facsimile: pages },
          part: null,
          quality: 'marked',
          words: [{ page: 1, words: [word] }],
        },
      ],
      problems: [],
    }),
    parserVersion: '1',
    ...(await openBeside(path)),
    clock: () => new Date(),
    watch: false,
  });
  library.start();
  onTestFinished(() => library.close());
  await library.whenRead();
  const issueId = library.summaries()[0]?.id ?? '';
  return { path, library, issueId, ask: asker(library) };
}

function asker(library: Library) {
  const uploads = createUploads(() => 'x');
  const covers = { of: async () => null, close: async () => undefined };
  const pictures = {
    decode: async () => Buffer.from('png'),
    cut: async () => [],
    close: async () => undefined,
  };
  return async (pathname: string, range: string | null = null, method = 'GET') => {
    const answer = await respondToContent(
      { method, pathname, range, body: null },
      { library: () => library, pictures, covers, uploads },
    );
    return {
      status: answer?.status,
      type: answer?.headers.get('content-type'),
      range: answer?.headers.get('content-range'),
      text: Buffer.from((await answer?.arrayBuffer()) ?? new ArrayBuffer(0)).toString('latin1'),
    };
  };
}

describe('the pages of an issue', () => {
  it('have another address when a picture changed behind the bytes that tell large ones apart', async () => {
    const { path, library, issueId } = await setUp([page(1, 'issue/p_0001.jpg')], {
      'issue/p_0001.jpg': jpeg,
    });
    const address = async () => (await facsimileSheets(library, issueId))[0]?.pictureUrl;
    const before = await address();
    expect(await address()).toBe(before);
    await utimes(join(path, 'issue/p_0001.jpg'), new Date(), new Date('2026-05-06T07:08:09Z'));
    library.lookAgain();
    await eventually(async () => expect(await address()).not.toBe(before));
  });

  it('come with zones and addresses, and their words page by page', async () => {
    const { library, issueId } = await setUp([page(1, 'issue/p_0001.jpg'), page(2, 'issue/gone.tif')], {
      'issue/p_0001.jpg': jpeg,
    });
    const [first, second] = await facsimileSheets(library, issueId);
    expect(first).toMatchObject({ words: [], hasWords: true, image: { path: 'issue/p_0001.jpg' } });
    expect(first?.pictureUrl).toMatch(new RegExp(`^/facsimile/${issueId}/1\\?v=[0-9a-f]{32}-1-[0-9a-f]{8}$`));
    expect(first?.zones).toHaveLength(1);
    // What the format names and nobody has is no picture.
    expect(second).toMatchObject({ image: null, pictureUrl: null, hasWords: false, zones: [] });
    const [word] = await facsimileWords(library, issueId, 1);
    expect(word).toMatchObject({ start: 19, end: 23, box: { width: 0.12346 } });
    expect(await facsimileWords(library, issueId, 2)).toEqual([]);
    await expect(facsimileWords(library, issueId, 3)).rejects.toMatchObject({ code: 'pageNotFound' });
  });

  it('take the pictures beside them where the format names none', async () => {
    const { library, issueId } = await setUp([page(1, null)], { 'issue/p_0001.jpg': jpeg });
    expect((await facsimileSheets(library, issueId))[0]?.image).toEqual({
      kind: 'image',
      path: 'issue/p_0001.jpg',
    });
  });
});

describe('a picture by its address', () => {
  it('is the file itself, or the part of it that is asked for', async () => {
    const { issueId, ask } = await setUp([page(1, 'issue/p_0001.jpg')], { 'issue/p_0001.jpg': jpeg });
    const address = `/facsimile/${issueId}/1`;
    expect(await ask(address)).toMatchObject({
      status: 200,
      type: 'image/jpeg',
      text: jpeg.toString('latin1'),
    });
    expect(await ask(address, 'bytes=5-7')).toMatchObject({
      status: 206,
      range: `bytes 5-7/${jpeg.length}`,
      text: 'the',
    });
    expect(await ask(address, 'bytes=900-')).toMatchObject({ status: 416, text: '' });
    expect(await ask(address, null, 'HEAD')).toMatchObject({ status: 200, text: '' });
    expect(await ask(address, null, 'PUT')).toMatchObject({ status: 405 });
  });

  it('of a form that browsers do not show is decoded', async () => {
    const { issueId, ask } = await setUp([page(1, 'issue/p_0001.tif')], {
      'issue/p_0001.tif': Buffer.from('II*\0...'),
    });
    expect(await ask(`/facsimile/${issueId}/1`)).toMatchObject({
      status: 200,
      type: 'image/png',
      text: 'png',
    });
  });

  it('is nothing but a picture of this issue', async () => {
    const outside = await temporaryFolder();
    await writeFile(join(outside, 'secret.jpg'), jpeg);
    const pages = [
      page(1, 'issue/p_0001.jpg'),
      page(2, 'other.jpg'),
      page(3, '../secret.jpg'),
      page(4, 'issue/p_0001.xml'),
    ];
    const { path, issueId, ask } = await setUp(pages, { 'other.jpg': jpeg });
    await symlink(join(outside, 'secret.jpg'), join(path, 'issue/p_0001.jpg'));
    for (const number of [1, 2, 3, 5]) {
      expect(await ask(`/facsimile/${issueId}/${number}`)).toMatchObject({ status: 404 });
    }
    expect(await ask(`/facsimile/${issueId}/4`)).toMatchObject({ status: 415 });
    for (const address of [
      `/facsimile/${issueId}/..%2f`,
      '/facsimile/nobody/1',
      '/facsimile/%E0%A4%A/1',
      '/facsimile/',
    ]) {
      expect(await ask(address)).toMatchObject({ status: 404 });
    }
  });
});

describe('a range of bytes', () => {
  it.each([
    ['bytes=0-', 10, { start: 0, end: 10 }],
    ['bytes=2-4', 10, { start: 2, end: 5 }],
    ['bytes=-3', 10, { start: 7, end: 10 }],
    ['bytes=-30', 10, { start: 0, end: 10 }],
    ['bytes=8-99', 10, { start: 8, end: 10 }],
    ['bytes=10-', 10, 'unsatisfiable'],
    ['bytes=5-2', 10, 'unsatisfiable'],
    ['bytes=0-1,3-4', 10, null],
    ['items=0-1', 10, null],
    [null, 10, null],
  ])('%s of %i', (header, size, expected) => {
    expect(readRange(header, size)).toEqual(expected);
  });

  it('never leads out of the file', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.nat(),
        fc.option(fc.nat()),
        fc.option(fc.nat()),
        (noise, size, from, to) => {
          for (const header of [noise, `bytes=${from ?? ''}-${to ?? ''}`]) {
            const range = readRange(header, size);
            if (range === null || range === 'unsatisfiable') continue;
            expect(range.start).toBeGreaterThanOrEqual(0);
            expect(range.end).toBeLessThanOrEqual(size);
            expect(range.start).toBeLessThan(range.end);
          }
        },
      ),
    );
  });
});
