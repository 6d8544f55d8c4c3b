import { mkdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encode } from 'fast-png';
import { describe, expect, it, onTestFinished } from 'vitest';
import { respondToContent } from '#core/app/content.ts';
import { coverPicture, coverWidth } from '#core/archive/covers/coverPicture.ts';
import { startCovers } from '#core/archive/covers/covers.ts';
import { createUploads } from '#core/archive/import/uploads.ts';
import { type Library, openLibrary } from '#core/archive/library/library.ts';
import { decodeWebp } from '#core/archive/recognition/raster/webp.ts';
import { programFiles } from '../../../../programFiles.ts';
import { temporaryFolder } from '../../../../support/folders.ts';
import { openBeside } from '../../kept/records/openRecords.ts';
import { parseSimple } from '../library/simpleIssue.ts';

const fixtures = join(import.meta.dirname, '../../../../fixtures');

/** Grey paper with a black square in its upper left quarter, and around it as many black pixels as are wanted. */
function scan(width: number, height: number, { paper = 200, night = 0 } = {}): Uint8Array {
  const data = new Uint8Array(width * height).fill(0);
  for (let y = night; y < height - night; y++) {
    for (let x = night; x < width - night; x++) {
      data[y * width + x] =
        x > width * 0.2 && x < width * 0.4 && y > height * 0.2 && y < height * 0.4 ? 0 : paper;
    }
  }
  return encode({ width, height, data, channels: 1, depth: 8 });
}

describe('the picture of a cover', () => {
  it('is a small one of the page, with white paper and black ink', async () => {
    const { width, height, data } = await decodeWebp(await coverPicture({ bytes: scan(1000, 1500) }));
    expect({ width, height }).toEqual({ width: coverWidth, height: coverWidth * 1.5 });
    expect(data[50 * width + 300]).toBeGreaterThan(245);
    expect(data[Math.round(height * 0.3) * width + Math.round(width * 0.3)]).toBeLessThan(10);
  });

  it('shows nothing of the night around the page', async () => {
    const { width, height, data } = await decodeWebp(
      await coverPicture({ bytes: scan(1000, 1500, { night: 40 }) }),
    );
    expect(width).toBeLessThan(coverWidth * 0.94);
    const corners = [width + 1, 2 * width - 2, (height - 2) * width + 1, (height - 1) * width - 2];
    for (const at of corners) expect(data[at]).toBeGreaterThan(230);
  });

  it('is as large as the page where that is small, and only the head of a strip', async () => {
    expect(await decodeWebp(await coverPicture({ bytes: scan(120, 160) }))).toMatchObject({
      width: 120,
      height: 160,
    });
    expect(await decodeWebp(await coverPicture({ bytes: scan(100, 3000) }))).toMatchObject({
      width: 100,
      height: 200,
    });
  });

  it('is that of a PDF whose page is a picture, and of no other', async () => {
    const read = async (path: string) => new Uint8Array(await readFile(join(fixtures, path)));
    const scanned = await coverPicture({
      bytes: await read('scan-mini/The Wexcombe Courier/1902-05-17.pdf'),
    });
    expect((await decodeWebp(scanned)).width).toBeGreaterThan(300);
    const typed = coverPicture({ bytes: await read('pdf-mini/saltmere-gazette-1901-03-09.pdf') });
    await expect(typed).rejects.toThrow();
  });
});

/** A library of one issue whose first page is a file, and a window's question for its cover. */
async function setUp(content: Uint8Array) {
  const path = await temporaryFolder();
  const picture = join(path, 'issue/p_0001.png');
  await mkdir(join(path, 'issue'));
  await writeFile(join(path, 'issue/p_0001.xml'), '<alto>|1926-01-08||\nFire in the mill');
  await writeFile(picture, content);
  const image = { kind: 'image' as const, path: 'issue/p_0001.png' };
  const page = { number: 1, label: null, name: null, width: 100, height: 150, image, words: [] };
  const library = await openLibrary({
    path,
    cacheFolder: await temporaryFolder(),
    parse: async (request) => {
      const issue = parseSimple(request.path, Buffer.from('<alto>|1926-01-08||\nFire in the mill'));
      return {
        issues: [{ issue: { ...issue, facsimile: [page] }, part: null, quality: 'marked', words: [] }],
        problems: [],
      };
    },
    parserVersion: '1',
    ...(await openBeside(path)),
    clock: () => new Date(),
    watch: false,
  });
  const covers = startCovers(programFiles.coverWorker);
  onTestFinished(async () => {
    await covers.close();
    await library.close();
  });
  library.start();
  await library.whenRead();
  const issueId = library.summaries()[0]?.id ?? '';
  return { picture, library, covers, issueId, ask: asker(library, covers) };
}

function asker(library: Library, covers: ReturnType<typeof startCovers>) {
  const pictures = {
    decode: async () => new Uint8Array(),
    cut: async () => [],
    close: async () => undefined,
  };
  const uploads = createUploads(() => 'x');
  return async (pathname: string, method = 'GET') => {
    const sources = { library: () => library, pictures, covers, uploads };
    const answer = await respondToContent({ method, pathname, range: null, body: null }, sources);
    const bytes = new Uint8Array((await answer?.arrayBuffer()) ?? []);
    return { status: answer?.status, type: answer?.headers.get('content-type') ?? null, bytes };
  };
}

describe('the cover of an issue', () => {
  it('is served by its address, made once and made anew when its picture is replaced', async () => {
    const { picture, issueId, library, covers, ask } = await setUp(scan(700, 900));
    const [cover, again] = await Promise.all([ask(`/cover/${issueId}`), ask(`/cover/${issueId}`)]);
    expect(cover).toMatchObject({ status: 200, type: 'image/webp' });
    expect(again.bytes).toEqual(cover.bytes);
    expect((await decodeWebp(cover.bytes)).height).toBe(463);
    // Whoever cannot make any answers from what is kept.
    await covers.close();
    const idle = startCovers(new URL('nowhere.ts', import.meta.url));
    onTestFinished(() => idle.close());
    expect(await idle.of(library, issueId)).toEqual(cover.bytes);
    await writeFile(picture, scan(700, 700));
    await utimes(picture, new Date(), new Date('2026-05-06T07:08:09Z'));
    const others = startCovers(programFiles.coverWorker);
    onTestFinished(() => others.close());
    const replaced = await others.of(library, issueId);
    expect((await decodeWebp(replaced ?? new Uint8Array())).height).toBe(coverWidth);
  });

  it('is none where the picture is damaged, and that is no error', async () => {
    const { picture, issueId, ask } = await setUp(scan(300, 400).subarray(0, 90));
    expect(await ask(`/cover/${issueId}`)).toMatchObject({ status: 204, type: null });
    expect(await ask(`/cover/${issueId}`)).toMatchObject({ status: 204 });
    await writeFile(picture, scan(300, 400));
    expect(await ask(`/cover/${issueId}`)).toMatchObject({ status: 200 });
  });

  it('can only be asked for, of issues there are', async () => {
    const { issueId, ask } = await setUp(scan(300, 400));
    expect(await ask(`/cover/${issueId}`, 'HEAD')).toMatchObject({ status: 200, bytes: new Uint8Array() });
    expect(await ask(`/cover/${issueId}`, 'PUT')).toMatchObject({ status: 405 });
    for (const address of ['/cover/nobody', '/cover/', '/cover/%E0%A4%A', `/cover/${issueId}/1`])
      expect(await ask(address)).toMatchObject({ status: 404 });
  });
});
