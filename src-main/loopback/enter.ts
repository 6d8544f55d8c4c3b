import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Gate, Introduction } from './gate.ts';
import { cookieFor } from './guard.ts';

/** A word and a name, in bytes. */
const largest = 2048;

const introduction = z.strictObject({
  word: z.string().min(1).max(200),
  name: z.string().max(200).default(''),
}) satisfies z.ZodType<Introduction>;

/**
 * Answers somebody who asks to be let in. They get the gate's path as text, for the page to remember, and their
 * secret as a cookie, which no script can read. A page sends this itself: what follows a link ahead of a person
 * (a preview, a virus scanner) does not use up the address.
 */
export async function enter(
  gate: Gate,
  request: IncomingMessage,
  response: ServerResponse,
  isSecure: boolean,
): Promise<void> {
  const asked = introduction.safeParse(await bodyOf(request));
  const admission = asked.success
    ? await gate.admit(asked.data)
    : ({ kind: 'refused', status: 401, sentence: 'This is no way in.' } as const);
  const plain = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
  if (admission.kind === 'refused') {
    // What is left of a body that was too long is not waited for.
    response.writeHead(admission.status, { ...plain, ...(request.complete ? {} : { connection: 'close' }) });
    response.end(`${admission.sentence}\n`);
    return;
  }
  response.writeHead(200, {
    ...plain,
    'set-cookie': cookieFor(gate.path, admission.secret, isSecure, gate.lifetime),
  });
  response.end(gate.path);
}

/** Undefined for what is too long, breaks off or is no JSON. */
function bodyOf(request: IncomingMessage): Promise<unknown> {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    chunks.push(chunk);
    if (size <= largest) return;
    request.pause();
    resolve(undefined);
  });
  request.on('close', () => resolve(undefined));
  request.on('end', () => {
    try {
      resolve(JSON.parse(Buffer.concat(chunks).toString()));
    } catch {
      resolve(undefined);
    }
  });
  return promise;
}
