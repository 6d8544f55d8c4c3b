import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { writeCacheFile } from '#core/disk/files/cacheFile.ts';
import { toFailure } from '#shared/contract/errors.ts';
import { openLibraryFile, readLibraryFile } from '../folder/readFile.ts';
import type { FacsimileSource, Library } from '../library/library.ts';
import { type PictureKind, pictureKind } from '../parse/pictures/decodePicture.ts';
import type { PictureDecoder } from './pictureDecoder.ts';
import { imageOf } from './sheets.ts';

const contentTypes: Readonly<Record<Exclude<PictureKind, 'tiff' | 'jp2'>, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  pdf: 'application/pdf',
};
/** The address carries the content's version, so that a picture never changes at its address. */
const forGood = 'private, max-age=31536000, immutable';

/** `/facsimile/<issueId>/<page>` or `/facsimile/<issueId>/file`; null for other addresses. */
export function facsimileTarget(
  pathname: string,
): { readonly issueId: string; readonly page: string } | null {
  const match = /^\/facsimile\/([^/]+)\/(-?\d{1,9}|file)$/.exec(pathname);
  try {
    return match ? { issueId: decodeURIComponent(match[1] ?? ''), page: match[2] ?? '' } : null;
  } catch {
    return null;
  }
}

/**
 * A page's picture. Only files of the issue's own source are ever sent, and only as the pictures or PDF
 * that they are. `range` is the request's header.
 */
export async function respondWithPicture(
  library: Library,
  decoder: PictureDecoder,
  target: { readonly issueId: string; readonly page: string },
  range: string | null,
): Promise<Response> {
  try {
    const source = await library.getFacsimile(target.issueId);
    const path = picturePath(source, target.page);
    if (path === null) return refusedWith(404, 'This issue has no picture of this page.');
    const handle = await openLibraryFile(source.root, path);
    const kind = await kindOf(handle).catch(async (error: unknown) => {
      await handle.close();
      throw error;
    });
    if (kind === 'tiff' || kind === 'jp2') {
      await handle.close();
      return await decodedResponse(library.cacheFolder, source, path, decoder);
    }
    if (kind === null) {
      await handle.close();
      return refusedWith(415, `${path} is no picture that can be shown.`);
    }
    return await fileResponse(handle, contentTypes[kind], range);
  } catch (error) {
    return refusedWith(404, toFailure(error).message);
  }
}

function picturePath(source: FacsimileSource, page: string): string | null {
  const images = source.pages.map((one) => ({ number: one.number, image: imageOf(one, source) }));
  const found =
    page === 'file'
      ? images.find(({ image }) => image?.kind === 'pdf')
      : images.find(({ number }) => number === Number(page));
  return found?.image?.path ?? null;
}

async function kindOf(handle: FileHandle): Promise<PictureKind | null> {
  const head = new Uint8Array(12);
  const { bytesRead } = await handle.read(head, 0, head.length, 0);
  return pictureKind(head.subarray(0, bytesRead));
}

/** The file as it is, or the part of it that is asked for (RFC 9110, 14). */
async function fileResponse(
  handle: FileHandle,
  contentType: string,
  range: string | null,
): Promise<Response> {
  const { size } = await handle.stat();
  const part = readRange(range, size);
  if (part === 'unsatisfiable') {
    await handle.close();
    return new Response(null, { status: 416, headers: { 'content-range': `bytes */${size}` } });
  }
  const { start, end } = part ?? { start: 0, end: size };
  const headers = {
    'content-type': contentType,
    'content-length': String(end - start),
    'accept-ranges': 'bytes',
    'cache-control': forGood,
    ...(part ? { 'content-range': `bytes ${start}-${end - 1}/${size}` } : {}),
  };
  if (end === start) {
    await handle.close();
    return new Response(null, { status: 200, headers });
  }
  const stream = handle.createReadStream({ start, end: end - 1 });
  return new Response(Readable.toWeb(stream) as ReadableStream, { status: part ? 206 : 200, headers });
}

/** One range of bytes, half open; null for the whole file. Several ranges are answered with the whole file. */
export function readRange(
  header: string | null,
  size: number,
): { readonly start: number; readonly end: number } | 'unsatisfiable' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return null;
  const last = match[2] === '' ? size - 1 : Number(match[2]);
  const start = match[1] === '' ? Math.max(0, size - last) : Number(match[1]);
  const end = match[1] === '' ? size : Math.min(size, last + 1);
  return start < end ? { start, end } : 'unsatisfiable';
}

async function decodedResponse(
  cacheFolder: string,
  source: FacsimileSource,
  path: string,
  decoder: PictureDecoder,
): Promise<Response> {
  const name = createHash('sha256').update(`${source.version}\0${path}`).digest('hex').slice(0, 32);
  const cached = join(cacheFolder, 'pictures', `${name}.png`);
  let png = await readFile(cached).catch(() => null);
  if (!png) {
    const { bytes } = await readLibraryFile(source.root, path);
    try {
      png = Buffer.from(await decoder.decode(bytes));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return refusedWith(415, `${path} cannot be shown: ${reason}.`);
    }
    // A picture that cannot be kept is decoded again the next time.
    await writeCacheFile(cached, png).catch(() => undefined);
  }
  return new Response(new Uint8Array(png), {
    headers: {
      'content-type': contentTypes.png,
      'content-length': String(png.length),
      'cache-control': forGood,
    },
  });
}

/** An answer of one sentence for people, which is not to be remembered. */
export function refusedWith(status: number, sentence: string): Response {
  return new Response(`${sentence}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });
}
