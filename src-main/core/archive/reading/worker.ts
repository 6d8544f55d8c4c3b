/** The reading worker's entry: reads one source after the other for the thread that started it. */
import { parentPort } from 'node:worker_threads';
import { type ParseAnswer, sendError } from './messages.ts';
import { type ParseRequest, parseHere } from './parser.ts';

if (parentPort === null) throw new Error('reading/worker.ts is the entry of a worker thread.');
const port = parentPort;
const parser = parseHere();

async function answer(request: ParseRequest): Promise<ParseAnswer> {
  try {
    return { ok: true, parsed: await parser.parse(request) };
  } catch (error) {
    return { ok: false, error: sendError(error) };
  }
}

port.on('message', (request: ParseRequest) => {
  void answer(request).then((result) => port.postMessage(result));
});
