import type { TaskFailure } from '#core/threads/taskThread.ts';
import { startTaskThreads } from '#core/threads/taskThreads.ts';
import type { ParseRequest, SourceParser } from '../library/sourceParser.ts';
import { UnreadableFileError } from '../parse/readers/reader.ts';
import { memoryOf, type ParseAnswer, receiveError, receiveSource } from './messages.ts';

export interface ReadingLimits {
  /** Threads that read at the same time. */
  readonly threads: number;
  /** Every source may take this long (milliseconds); one that takes longer than it may is given up. */
  readonly time: number;
  /** A larger source may take this long for every megabyte (milliseconds). */
  readonly timePerMegabyte: number;
  /** Memory of a thread's own values (megabytes); the bytes of files come on top. */
  readonly memory: number;
}

/** A 200 MB text and a PDF of 500 pages are read well within these. */
export const readingLimits: ReadingLimits = {
  threads: 2,
  time: 30_000,
  timePerMegabyte: 10_000,
  memory: 1536,
};

/** What a thread's newest values may take before they are looked through (megabytes). */
const youngMemory = 16;
const megabyte = 1024 * 1024;
/** Bytes of sources that are not read two at a time. */
const heavy = 32 * megabyte;
/** Packed bytes of an answer after which the thread gives its memory back at once. */
const spent = 8 * megabyte;
/** A worker that was given nothing for so long gives its memory back (milliseconds). */
const idleTime = 30_000;

/**
 * Reads in threads of its own, each one source after the other. A source that takes too long or too much memory
 * ends its thread and fails with one sentence; meanwhile the others are read, and the next gets a new thread.
 */
export function startReadingWorker(workerFile: URL | string, limits = readingLimits): SourceParser {
  const timeLimit = (request: ParseRequest) =>
    Math.max(limits.time, limits.timePerMegabyte * (sizeOf(request) / megabyte));
  const sentences: Readonly<Record<TaskFailure, (request: ParseRequest, reason: unknown) => string>> = {
    slow: (request) => slowSentence(request.path, timeLimit(request)),
    died: ({ path }, reason) => deathSentence(path, reason, limits.memory),
    closed: ({ path }) => `${path} was not read because the library was closed.`,
  };
  const threads = startTaskThreads<ParseRequest, ParseAnswer>({
    threads: limits.threads,
    isHeavy: (request) => sizeOf(request) > heavy,
    isSpent: (answer) => memoryOf(answer).reduce((sum, { byteLength }) => sum + byteLength, 0) > spent,
    file: workerFile,
    worker: {
      resourceLimits: { maxOldGenerationSizeMb: limits.memory, maxYoungGenerationSizeMb: youngMemory },
    },
    idleTime,
    timeLimit,
    failure: (kind, reason, request) =>
      new UnreadableFileError(kind === 'slow' ? 'slow' : 'unreadable', sentences[kind](request, reason)),
  });
  return {
    async parse(request) {
      const answer = await threads.run(request);
      if (!answer.ok) throw receiveError(answer.error);
      return receiveSource(answer.parsed);
    },
    close: () => threads.close(),
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
