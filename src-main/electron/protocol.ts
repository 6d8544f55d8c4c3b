import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import type { Protocol } from 'electron';
import type { ContentRequest } from '#core/content.ts';
import { securityHeaders } from '#shared/contract/contentSecurity.ts';
import { appScheme, isAppAddress } from './address.ts';

/** MIME types of what the built renderer consists of; anything else is not served. */
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
};

/** Must run before the app is ready. */
export function registerAppScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built renderer at `app://broadsheet/`. */
export function serveRenderer(
  protocol: Pick<Protocol, 'handle'>,
  rendererFolder: string,
  respond: (request: ContentRequest) => Promise<Response | null>,
): void {
  protocol.handle(
    appScheme,
    async (request) =>
      (await contentResponse(request, respond)) ?? (await rendererResponse(rendererFolder, request)),
  );
}

/** Page pictures and files that are sent to be added: the application's answer with the app's headers. */
export async function contentResponse(
  request: Pick<Request, 'url' | 'method' | 'headers' | 'body'>,
  respond: (request: ContentRequest) => Promise<Response | null>,
): Promise<Response | null> {
  if (!isAppAddress(request.url)) return null;
  const answer = await respond({
    method: request.method,
    pathname: new URL(request.url).pathname,
    range: request.headers.get('range'),
    body: request.body,
  });
  if (!answer) return null;
  const headers = { ...Object.fromEntries(answer.headers), ...securityHeaders() };
  return new Response(answer.body, { status: answer.status, headers });
}

/**
 * Answers one request with a file of the renderer's folder. The root and deep links (`/issue/…`) are the
 * page itself; nothing outside the folder can be named, not even through a symbolic link.
 */
export async function rendererResponse(
  rendererFolder: string,
  request: Pick<Request, 'url' | 'method'>,
): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return refusal(405, 'Files here can only be read.');
  if (!isAppAddress(request.url)) return refusal(404, 'There is nothing at this address.');
  const name = fileName(new URL(request.url).pathname);
  const contentType = name === null ? undefined : contentTypes[extname(name).toLowerCase()];
  if (name === null || contentType === undefined) return refusal(404, 'There is no such file in the app.');
  try {
    const folder = await realpath(rendererFolder);
    const file = await realpath(join(folder, name));
    if (!file.startsWith(folder + sep)) return refusal(404, 'There is no such file in the app.');
    const bytes = request.method === 'HEAD' ? null : await readFile(file);
    return new Response(bytes === null ? null : new Uint8Array(bytes), {
      headers: { ...securityHeaders(), 'content-type': contentType },
    });
  } catch {
    return refusal(404, 'There is no such file in the app.');
  }
}

/** Null when the path could mean anything but a plain file below the folder. */
function fileName(pathname: string): string | null {
  if (pathname === '/' || pathname.startsWith('/issue/')) return 'index.html';
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  const names = path.slice(1).split('/');
  const plain = names.every((name) => name !== '' && !name.startsWith('.') && !/[\\:\0]/.test(name));
  return plain ? names.join('/') : null;
}

function refusal(status: number, sentence: string): Response {
  return new Response(`${sentence}\n`, {
    status,
    headers: { ...securityHeaders(), 'content-type': 'text/plain; charset=utf-8' },
  });
}
