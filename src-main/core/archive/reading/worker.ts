/** A reading thread's entry: reads one source after the other for the thread that started it. */
import { parentPort } from 'node:worker_threads';
import { folderSource } from '../folder/folderSource.ts';
import type { ParseRequest } from '../library/sourceParser.ts';
import type { ParsedSource } from '../parse/parse.ts';
import { parseSourceWhole } from '../parse/parse.ts';
import { memoryOf, type ParseAnswer, sendError, sendSource } from './messages.ts';

if (parentPort === null) throw new Error('reading/worker.ts is the entry of a worker thread.');
const port = parentPort;

const parse = ({ root, path, files, readings }: ParseRequest): Promise<ParsedSource> =>
  parseSourceWhole(folderSource(root, path, files, readings));

async function answer(request: ParseRequest): Promise<ParseAnswer> {
  try {
    return { ok: true, parsed: await sendSource(await parse(request)) };
  } catch (error) {
    return { ok: false, error: sendError(error) };
  }
}

port.on('message', (request: ParseRequest) => {
  void answer(request).then((result) => port.postMessage(result, memoryOf(result)));
});
