import type { Protocol } from 'electron';
import type { App } from '#core/app/createApp.ts';
import { readRendererFile } from '#core/app/windowFiles.ts';
import { securityHeaders } from '#shared/contract/contentSecurity.ts';
import { appScheme, isAppAddress } from './address.ts';

/** Must run before the app is ready. */
export function registerAppScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: {
        standard: true,
        secure: true,
        supportFetchAPI: true,
        // What was compiled once is kept beside the profile; a script of another build has another name.
        codeCache: true,
      },
    },
  ]);
}

/** Serves the built renderer at `app://broadsheet/`. */
export function serveRenderer(
  protocol: Pick<Protocol, 'handle'>,
  rendererFolder: string,
  respond: App['respond'],
): void {
  protocol.handle(
    appScheme,
    async (request) =>
      (await contentResponse(request, respond)) ?? (await rendererResponse(rendererFolder, request)),
  );
}

/** Page pictures and files that are sent to be added: the application's answer with the app's headers. */
async function contentResponse(
  request: Pick<Request, 'url' | 'method' | 'headers' | 'body'>,
  respond: App['respond'],
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

/** Answers one request with a file of the renderer's folder. See `readRendererFile`. */
export async function rendererResponse(
  rendererFolder: string,
  request: Pick<Request, 'url' | 'method'>,
): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return refusal(405, 'Files here can only be read.');
  if (!isAppAddress(request.url)) return refusal(404, 'There is nothing at this address.');
  const file = await readRendererFile(rendererFolder, new URL(request.url).pathname);
  if (!file) return refusal(404, 'There is no such file in the app.');
  return new Response(request.method === 'HEAD' ? null : file.bytes, {
    headers: { ...securityHeaders(), 'content-type': file.contentType },
  });
}

function refusal(status: number, sentence: string): Response {
  return new Response(`${sentence}\n`, {
    status,
    headers: { ...securityHeaders(), 'content-type': 'text/plain; charset=utf-8' },
  });
}
