import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { contentMethods } from '#core/app/content.ts';
import type { App } from '#core/app/createApp.ts';

/** Whether what a visitor asks for is the application's to answer. */
export function isContent(target: string): boolean {
  return contentMethods(targetPath(target)) !== null;
}

/** Passes a visitor's request on to the application and its answer back, without holding either in memory. */
export async function sendContent(
  target: string,
  request: IncomingMessage,
  response: ServerResponse,
  respond: App['respond'],
): Promise<void> {
  const hasBody = request.method === 'PUT';
  const answer = await respond({
    method: request.method ?? 'GET',
    pathname: targetPath(target),
    range: request.headers.range ?? null,
    body: hasBody ? (Readable.toWeb(request) as ReadableStream<Uint8Array>) : null,
  });
  const headers = Object.fromEntries(answer?.headers ?? []);
  // What is left of a body that was refused is not waited for.
  if (hasBody && !request.complete) headers.connection = 'close';
  response.writeHead(answer?.status ?? 404, headers);
  if (!answer?.body) {
    response.end();
    return;
  }
  await pipeline(Readable.fromWeb(answer.body as import('node:stream/web').ReadableStream), response);
}

/** The path of a request's target, without its query. */
export const targetPath = (target: string): string => target.split('?', 1)[0] ?? '';
