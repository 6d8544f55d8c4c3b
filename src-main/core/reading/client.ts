import { Worker } from 'node:worker_threads';
import type { ParsedSource } from '../parse.ts';
import { UnreadableFileError } from '../readers/reader.ts';
import { type ParseAnswer, receiveError } from './messages.ts';
import type { ParseRequest, SourceParser } from './parser.ts';

export interface ReadingLimits {
  /** A source that takes longer is given up (milliseconds). */
  readonly time: number;
  /** Further time for every megabyte of the source (milliseconds). */
  readonly timePerMegabyte: number;
  /** Memory of the worker's own values (megabytes); the bytes of files come on top. */
  readonly memory: number;
}

/** A 200 MB text and a PDF of 500 pages are read well within these. */
export const readingLimits: ReadingLimits = { time: 60_000, timePerMegabyte: 2_000, memory: 1536 };

/** A source whose reading is waited for. */
interface Job {
  readonly request: ParseRequest;
  readonly result: PromiseWithResolvers<ParsedSource>;
}

const megabyte = 1024 * 1024;
/** A worker that was given nothing for so long gives its memory back (milliseconds). */
const idleTime = 30_000;

/**
 * Reads in a worker thread, one source after the other. A source that takes too long or too much memory
 * ends the worker and fails with one sentence; the next one gets a new worker.
 */
export function startReadingWorker(workerFile: URL | string, limits = readingLimits): SourceParser {
  const waiting: Job[] = [];
  let worker: Worker | null = null;
  let current: Job | null = null;
  let timer: NodeJS.Timeout | null = null;
  let idle: NodeJS.Timeout | null = null;
  let closed = false;

  const finish = (settle: (job: Job) => void) => {
    if (timer) clearTimeout(timer);
    timer = null;
    const job = current;
    current = null;
    if (job) settle(job);
    next();
  };
  const end = () => {
    const ended = worker;
    worker = null;
    return ended?.terminate();
  };
  const giveUp = (sentence: (path: string) => string) => {
    void end();
    finish(({ request, result }) =>
      result.reject(new UnreadableFileError('unreadable', sentence(request.path))),
    );
  };

  const start = (): Worker => {
    const started = new Worker(workerFile, { resourceLimits: { maxOldGenerationSizeMb: limits.memory } });
    let failure: unknown = null;
    started.on('message', (answer: ParseAnswer) => {
      if (worker !== started) return;
      finish(({ result }) =>
        answer.ok ? result.resolve(answer.parsed) : result.reject(receiveError(answer.error)),
      );
    });
    started.on('error', (error) => {
      failure = error;
    });
    started.once('exit', () => {
      if (worker !== started) return;
      worker = null;
      giveUp((path) => deathSentence(path, failure, limits.memory));
    });
    started.unref();
    return started;
  };

  const next = () => {
    if (idle) clearTimeout(idle);
    idle = null;
    if (current || closed) return;
    const job = waiting.shift();
    if (!job) {
      worker?.unref();
      idle = setTimeout(() => void end(), idleTime).unref();
      return;
    }
    current = job;
    worker ??= start();
    worker.ref();
    const time = limits.time + limits.timePerMegabyte * (sizeOf(job.request) / megabyte);
    timer = setTimeout(() => giveUp((path) => slowSentence(path, time)), time);
    worker.postMessage(job.request);
  };

  return {
    parse(request) {
      if (closed) return Promise.reject(closedError(request.path));
      const result = Promise.withResolvers<ParsedSource>();
      waiting.push({ request, result });
      next();
      return result.promise;
    },
    async close() {
      closed = true;
      if (idle) clearTimeout(idle);
      if (timer) clearTimeout(timer);
      for (const job of [...(current ? [current] : []), ...waiting.splice(0)]) {
        job.result.reject(closedError(job.request.path));
      }
      current = null;
      await end();
    },
  };
}

const sizeOf = ({ files }: ParseRequest): number => files.reduce((total, { size }) => total + size, 0);

const slowSentence = (path: string, time: number): string =>
  `${path} was given up after ${Math.round(time / 1000)} seconds of reading: split it, or look whether it is damaged.`;

function deathSentence(path: string, failure: unknown, memory: number): string {
  const isMemory =
    failure instanceof Error && 'code' in failure && failure.code === 'ERR_WORKER_OUT_OF_MEMORY';
  if (isMemory) {
    return `${path} needs more than ${memory} MB of memory to be read: split it into its issues.`;
  }
  const reason = failure instanceof Error && failure.message !== '' ? ` (${failure.message})` : '';
  return `${path} made its reader fail${reason}: look whether the file is damaged.`;
}

const closedError = (path: string): UnreadableFileError =>
  new UnreadableFileError('unreadable', `${path} was not read because the library was closed.`);
