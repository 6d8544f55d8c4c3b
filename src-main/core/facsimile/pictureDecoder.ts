import { Worker } from 'node:worker_threads';
import type { PictureAnswer } from './pictureWorker.ts';

/** Makes pictures that browsers show of those they do not. */
export interface PictureDecoder {
  /** TIFF or JPEG 2000 to PNG. Rejects with one sentence's end: what is wrong with the picture. */
  decode(bytes: Uint8Array): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** A picture that takes longer is given up (milliseconds). */
const timeLimit = 60_000;
/** A worker without work gives its memory back (milliseconds). */
const idleTime = 10_000;

/** Decodes in a worker thread, one picture after the other. */
export function startPictureDecoder(workerFile: URL | string): PictureDecoder {
  let worker: Worker | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | null = null;
  let closed = false;

  const end = async () => {
    const ended = worker;
    worker = null;
    await ended?.terminate();
  };

  const run = async (bytes: Uint8Array): Promise<Uint8Array> => {
    if (closed) throw new Error('the library was closed');
    if (idle) clearTimeout(idle);
    worker ??= new Worker(workerFile, { resourceLimits: { maxOldGenerationSizeMb: 1024 } });
    const running = worker;
    running.ref();
    const result = Promise.withResolvers<PictureAnswer>();
    const timer = setTimeout(() => result.reject(new Error('it takes too long to decode')), timeLimit);
    const failed = () => result.reject(new Error('its decoder failed'));
    running.once('message', result.resolve);
    running.once('error', failed);
    running.once('exit', failed);
    running.postMessage(bytes);
    try {
      const answer = await result.promise;
      if (!answer.ok) throw new Error(answer.message);
      idle = setTimeout(() => void end(), idleTime).unref();
      return answer.png;
    } catch (error) {
      // After a failure nothing is known of the worker's state.
      await end();
      throw error;
    } finally {
      clearTimeout(timer);
      running.off('message', result.resolve).off('error', failed).off('exit', failed);
      running.unref();
    }
  };

  return {
    decode(bytes) {
      const decoded = queue.then(() => run(bytes));
      queue = decoded.catch(() => undefined);
      return decoded;
    },
    async close() {
      closed = true;
      if (idle) clearTimeout(idle);
      await end();
      await queue;
    },
  };
}
