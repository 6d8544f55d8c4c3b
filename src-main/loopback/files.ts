import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { openRendererFile } from '#core/app/windowFiles.ts';
import { pathOf } from './content.ts';

/**
 * Answers with a file of the built renderer; false when there is none at this address. The page is never
 * kept by the browser, so that it always names the files of the newest build; other files are asked for again.
 */
export async function sendRendererFile(
  folder: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const file = await openRendererFile(folder, pathOf(request));
  if (!file) return false;
  try {
    const tag = `"${file.version}"`;
    const caching = file.isPage
      ? { 'cache-control': 'no-store' }
      : { 'cache-control': 'private, no-cache', etag: tag };
    if (!file.isPage && request.headers['if-none-match'] === tag) {
      response.writeHead(304, caching).end();
      return true;
    }
    response.writeHead(200, { ...caching, 'content-type': file.contentType, 'content-length': file.size });
    if (request.method === 'HEAD' || file.size === 0) response.end();
    else {
      // A file that grows meanwhile is sent as long as it was said to be.
      const bytes = file.handle.createReadStream({ start: 0, end: file.size - 1, autoClose: false });
      await pipeline(bytes, response);
    }
    return true;
  } finally {
    await file.handle.close();
  }
}
