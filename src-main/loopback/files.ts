import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { openRendererFile } from '#core/app/windowFiles.ts';
import { type CompressedFiles, chooseCoding, isCompressible } from './compression.ts';
import { targetPath } from './content.ts';

/** The built renderer, as it is sent to browsers. */
export interface RendererFiles {
  readonly folder: string;
  readonly compressed: CompressedFiles;
}

/** A file that bears a hash of what it holds in its name, as the build names them: another one has another name. */
const hashed = /^assets\/.+-[\w-]{8}\.\w+$/;
const forGood = 'private, max-age=31536000, immutable';

/**
 * Answers with a file of the built renderer; false when there is none at this address. The page is never
 * kept by the browser, so that it always names the files of the newest build. What has a hash in its name is kept for
 * good, and with it what the browser compiled of it, which asking again would void; other files are asked for again.
 * Text is compressed as the browser accepts it: these files hold nothing secret and nothing that anybody sent.
 */
export async function sendRendererFile(
  { folder, compressed }: RendererFiles,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const file = await openRendererFile(folder, targetPath(request.url ?? ''));
  if (!file) return false;
  try {
    const varies = isCompressible(file.contentType, file.size);
    const coding = varies ? chooseCoding(String(request.headers['accept-encoding'] ?? '')) : null;
    // Each coding is a representation of its own: RFC 9110, 8.8.3.3.
    const tag = coding === null ? `"${file.version}"` : `"${file.version}-${coding}"`;
    const caching = {
      ...(file.isPage
        ? { 'cache-control': 'no-store' }
        : { 'cache-control': hashed.test(file.name) ? forGood : 'private, no-cache', etag: tag }),
      ...(varies ? { vary: 'Accept-Encoding' } : {}),
    };
    if (!file.isPage && request.headers['if-none-match'] === tag) {
      response.writeHead(304, caching).end();
      return true;
    }
    const headers = { ...caching, 'content-type': file.contentType };
    if (coding !== null) {
      const bytes = await compressed.get(file.name, file.version, coding, () => file.handle.readFile());
      response.writeHead(200, { ...headers, 'content-encoding': coding, 'content-length': bytes.length });
      response.end(request.method === 'HEAD' ? undefined : bytes);
      return true;
    }
    response.writeHead(200, { ...headers, 'content-length': file.size });
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
