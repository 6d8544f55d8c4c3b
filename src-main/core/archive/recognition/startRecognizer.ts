import { Worker } from 'node:worker_threads';
import { announceDeath } from '#core/threads/threadDeaths.ts';
import type { PageReading } from '#shared/model/scans/pageReading.ts';
import type { PageSource } from './raster/decodeRaster.ts';
import { RecognitionError } from './recognitionError.ts';
import type { RecognitionOptions } from './recognizePage.ts';
import type { RecognitionMessage, RecognitionTask } from './worker.ts';

/** Reads pages in a worker thread, one after the other. */
export interface PageRecognizer {
  /**
   * Reads a page; the bytes are copied to the thread. When `signal` is aborted the thread is ended at once. Rejects with
   * RecognitionError.
   */
  recognize(source: PageSource, options?: RecognitionOptions): Promise<PageReading>;
  /** Ends the thread; what is being read is cancelled. */
  close(): Promise<void>;
}

const cancelled = () => new RecognitionError('cancelled', 'The reading was cancelled.');

/**
 * Starts a thread with the first page and keeps it for the next; a thread that was cancelled or died is not used again.
 * `file` is the worker's source or bundle (`ProgramFiles.recognitionWorker`).
 */
export function startRecognizer(file: URL | string): PageRecognizer {
  let worker: Worker | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  const closing = new AbortController();

  const end = async () => {
    const ended = worker;
    worker = null;
    await ended?.terminate();
  };

  const read = async (task: RecognitionTask, options: RecognitionOptions): Promise<PageReading> => {
    const signal = options.signal ? AbortSignal.any([options.signal, closing.signal]) : closing.signal;
    if (signal.aborted) throw cancelled();
    worker ??= startThread(file);
    const running = worker;
    const result = Promise.withResolvers<PageReading>();
    const abort = () => result.reject(cancelled());
    const died = (reason: unknown) => {
      announceDeath(file);
      result.reject(new RecognitionError('failed', `The page could not be read: ${sentenceOf(reason)}.`));
    };
    const hear = (message: RecognitionMessage) => {
      if (message.kind === 'progress') options.onProgress?.(message.progress);
      else if (message.kind === 'done') result.resolve(message.reading);
      else result.reject(new RecognitionError(message.reason, message.message));
    };
    signal.addEventListener('abort', abort, { once: true });
    running.on('message', hear).once('error', died).once('exit', died).ref();
    try {
      running.postMessage(task);
      return await result.promise;
    } catch (error) {
      // Nothing is known of the memory of a thread that failed, and a cancelled one still works.
      await end();
      throw error;
    } finally {
      signal.removeEventListener('abort', abort);
      running.off('message', hear).off('error', died).off('exit', died).unref();
    }
  };

  return {
    recognize(source, options = {}) {
      const { signal: _, onProgress: __, ...given } = options;
      const done = queue.then(() => read({ source, options: given }, options));
      queue = done.catch(() => undefined);
      return done;
    },
    async close() {
      closing.abort();
      await queue;
      await end();
    },
  };
}

function startThread(file: URL | string): Worker {
  const worker = new Worker(file);
  // Without a listener an error in the thread would end this process; whoever waits hears of it too.
  worker.on('error', () => undefined);
  return worker;
}

const sentenceOf = (reason: unknown): string =>
  reason instanceof Error ? reason.message : 'its thread ended unexpectedly';
