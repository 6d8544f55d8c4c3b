import { startTaskThread, type TaskFailure } from '#core/threads/taskThread.ts';
import { UnreadableFileError } from '../parse/readers/reader.ts';
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

const megabyte = 1024 * 1024;
/** A worker that was given nothing for so long gives its memory back (milliseconds). */
const idleTime = 30_000;

/**
 * Reads in a worker thread, one source after the other. A source that takes too long or too much memory
 * ends the worker and fails with one sentence; the next one gets a new worker.
 */
export function startReadingWorker(workerFile: URL | string, limits = readingLimits): SourceParser {
  const timeLimit = (request: ParseRequest) =>
    limits.time + limits.timePerMegabyte * (sizeOf(request) / megabyte);
  const sentences: Readonly<Record<TaskFailure, (request: ParseRequest, reason: unknown) => string>> = {
    slow: (request) => slowSentence(request.path, timeLimit(request)),
    died: ({ path }, reason) => deathSentence(path, reason, limits.memory),
    closed: ({ path }) => `${path} was not read because the library was closed.`,
  };
  const thread = startTaskThread<ParseRequest, ParseAnswer>({
    file: workerFile,
    worker: { resourceLimits: { maxOldGenerationSizeMb: limits.memory } },
    idleTime,
    timeLimit,
    failure: (kind, reason, request) =>
      new UnreadableFileError('unreadable', sentences[kind](request, reason)),
  });
  return {
    async parse(request) {
      const answer = await thread.run(request);
      if (!answer.ok) throw receiveError(answer.error);
      return answer.parsed;
    },
    close: () => thread.close(),
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
