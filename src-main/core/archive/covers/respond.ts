import { toFailure } from '#shared/contract/errors.ts';
import { refusedWith } from '../facsimile/respond.ts';
import type { Library } from '../library/library.ts';
import type { Covers } from './covers.ts';

/** The issue of `/cover/<issueId>`; null for other addresses. */
export function coverTarget(pathname: string): string | null {
  const match = /^\/cover\/([^/]+)$/.exec(pathname);
  try {
    return match ? decodeURIComponent(match[1] ?? '') : null;
  } catch {
    return null;
  }
}

/** The cover of an issue; 204 where it has none, which is no error: the shelf then makes one up. */
export async function respondWithCover(library: Library, covers: Covers, issueId: string): Promise<Response> {
  try {
    const cover = await covers.of(library, issueId);
    // Kept for as long as one looks around the shelf: the address stays the same where a picture is replaced.
    const headers = { 'cache-control': 'private, max-age=60' };
    if (!cover) return new Response(null, { status: 204, headers });
    return new Response(new Uint8Array(cover), {
      headers: { ...headers, 'content-type': 'image/webp', 'content-length': String(cover.length) },
    });
  } catch (error) {
    return refusedWith(404, toFailure(error).message);
  }
}
