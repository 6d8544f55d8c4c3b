import type { Covers } from '#core/archive/covers/covers.ts';
import { coverTarget, respondWithCover } from '#core/archive/covers/respond.ts';
import type { PictureDecoder } from '#core/archive/facsimile/pictureDecoder.ts';
import { facsimileTarget, refusedWith, respondWithPicture } from '#core/archive/facsimile/respond.ts';
import type { Uploads } from '#core/archive/import/uploads.ts';
import type { Library } from '#core/archive/library/library.ts';
import { toFailure } from '#shared/contract/errors.ts';

/** What a page asks for by address, on whichever host. */
export interface ContentRequest {
  readonly method: string;
  /** Without host and query, still percent-encoded. */
  readonly pathname: string;
  /** The `Range` header. */
  readonly range: string | null;
  readonly body: ReadableStream<Uint8Array> | null;
}

interface ContentSources {
  readonly library: () => Library | null;
  readonly pictures: PictureDecoder;
  readonly covers: Covers;
  readonly uploads: Uploads;
}

/** Whether an address is one of these at all, and by which methods it may be asked. */
export function contentMethods(pathname: string): readonly string[] | null {
  if (/^\/(?:facsimile|cover)\//.test(pathname)) return ['GET', 'HEAD'];
  return pathname.startsWith('/upload/') ? ['PUT'] : null;
}

/** Null when the address is another's. */
export async function respondToContent(
  { method, pathname, range, body }: ContentRequest,
  { library, pictures, covers, uploads }: ContentSources,
): Promise<Response | null> {
  const methods = contentMethods(pathname);
  if (!methods) return null;
  if (!methods.includes(method)) return refusedWith(405, 'This address cannot be asked in this way.');
  if (method === 'PUT') return await receiveUpload(uploads, pathname, body);
  const open = library();
  const answer = open && pictureAnswer(open, pictures, covers, pathname, range);
  if (!answer) return refusedWith(404, 'There is nothing at this address.');
  const response = await answer;
  if (method !== 'HEAD') return response;
  await response.body?.cancel();
  return new Response(null, { status: response.status, headers: response.headers });
}

function pictureAnswer(
  library: Library,
  pictures: PictureDecoder,
  covers: Covers,
  pathname: string,
  range: string | null,
): Promise<Response> | null {
  const cover = coverTarget(pathname);
  if (cover !== null) return respondWithCover(library, covers, cover);
  const target = facsimileTarget(pathname);
  return target && respondWithPicture(library, pictures, target, range);
}

async function receiveUpload(
  uploads: Uploads,
  pathname: string,
  body: ReadableStream<Uint8Array> | null,
): Promise<Response> {
  const [, , id = '', ...names] = pathname.split('/');
  try {
    await uploads.receive(id, names.map(decodeURIComponent).join('/'), body);
    return new Response(null, { status: 204 });
  } catch (error) {
    return refusedWith(error instanceof URIError ? 400 : 413, toFailure(error).message);
  }
}
