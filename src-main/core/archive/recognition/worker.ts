/** The recognition worker's entry: reads one page after the other for the thread that started it. */
import { parentPort } from 'node:worker_threads';
import type { PageReading } from '#shared/model/scans/pageReading.ts';
import type { PageSource } from './raster/decodeRaster.ts';
import { RecognitionError, type RecognitionFailure } from './recognitionError.ts';
import { type RecognitionOptions, type RecognitionProgress, recognizePage } from './recognizePage.ts';

if (parentPort === null) throw new Error('recognition/worker.ts is the entry of a worker thread.');
const port = parentPort;

/** A page to read, as it travels to the worker. */
export interface RecognitionTask {
  readonly source: PageSource;
  readonly options: Omit<RecognitionOptions, 'signal' | 'onProgress'>;
}

/** What the worker says of a page: how far it is, any number of times, then once what it found. */
export type RecognitionMessage =
  | { readonly kind: 'progress'; readonly progress: RecognitionProgress }
  | { readonly kind: 'done'; readonly reading: PageReading }
  | { readonly kind: 'failed'; readonly reason: RecognitionFailure; readonly message: string };

async function read({ source, options }: RecognitionTask): Promise<RecognitionMessage> {
  const onProgress = (progress: RecognitionProgress) => port.postMessage({ kind: 'progress', progress });
  try {
    return { kind: 'done', reading: await recognizePage(source, { ...options, onProgress }) };
  } catch (error) {
    if (error instanceof RecognitionError) {
      return { kind: 'failed', reason: error.reason, message: error.message };
    }
    const detail = error instanceof Error ? error.message : String(error);
    return { kind: 'failed', reason: 'failed', message: `The page could not be read: ${detail}.` };
  }
}

port.on('message', (task: RecognitionTask) => {
  void read(task).then((message) => port.postMessage(message));
});
