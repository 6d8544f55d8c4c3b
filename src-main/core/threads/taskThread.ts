import { Worker, type WorkerOptions } from 'node:worker_threads';
import { announceDeath } from './threadDeaths.ts';

/** Why a task has no answer: it took too long, its thread died, or no more tasks are done. */
export type TaskFailure = 'slow' | 'died' | 'closed';

export interface TaskThreadOptions<Task, Answer> {
  readonly file: URL | string;
  readonly worker?: WorkerOptions;
  /** A thread without work for so long gives its memory back (milliseconds). */
  readonly idleTime: number;
  /** A task that takes longer is given up (milliseconds). */
  readonly timeLimit?: (task: Task) => number;
  /** What a task without an answer rejects with; `reason` is what the thread died of. */
  readonly failure: (kind: TaskFailure, reason: unknown, task: Task) => Error;
  /** Whether nothing is known of the thread's state after this answer, so that the next task gets another. */
  readonly isSpent?: (answer: Answer) => boolean;
}

/** A worker thread that does one task after the other. It starts with its first. */
export interface TaskThread<Task, Answer> {
  run(task: Task): Promise<Answer>;
  /** Ends the thread; tasks that are waited for fail. */
  close(): Promise<void>;
}

/** The thread answers every message with one; what it dies of fails the task, and the next starts it anew. */
export function startTaskThread<Task, Answer>(
  options: TaskThreadOptions<Task, Answer>,
): TaskThread<Task, Answer> {
  const { file, idleTime, timeLimit, failure, isSpent = () => false } = options;
  let worker: Worker | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | null = null;
  let isClosed = false;

  const start = (): Worker => {
    const started = new Worker(file, options.worker);
    // Without a listener an error in the thread would end this process; `exit` follows it.
    started.on('error', () => undefined);
    started.once('exit', () => {
      if (worker === started) worker = null;
    });
    return started;
  };
  const end = async () => {
    const ended = worker;
    worker = null;
    await ended?.terminate();
  };

  const answerOf = async (running: Worker, task: Task): Promise<Answer> => {
    const result = Promise.withResolvers<Answer>();
    const fail = (kind: TaskFailure, reason?: unknown) => result.reject(failure(kind, reason, task));
    const died = (reason: unknown) => {
      if (!isClosed) announceDeath(file);
      fail(isClosed ? 'closed' : 'died', reason);
    };
    const timer = timeLimit && setTimeout(() => fail('slow'), timeLimit(task));
    running.once('message', result.resolve).once('error', died).once('exit', died);
    running.ref();
    try {
      running.postMessage(task);
      return await result.promise;
    } finally {
      clearTimeout(timer);
      running.off('message', result.resolve).off('error', died).off('exit', died);
      running.unref();
    }
  };

  const perform = async (task: Task): Promise<Answer> => {
    if (isClosed) throw failure('closed', undefined, task);
    if (idle) clearTimeout(idle);
    worker ??= start();
    try {
      const answer = await answerOf(worker, task);
      if (isSpent(answer)) await end();
      else idle = setTimeout(() => void end(), idleTime).unref();
      return answer;
    } catch (error) {
      await end();
      throw error;
    }
  };

  return {
    run(task) {
      const done = queue.then(() => perform(task));
      queue = done.catch(() => undefined);
      return done;
    },
    async close() {
      isClosed = true;
      if (idle) clearTimeout(idle);
      await end();
      await queue;
    },
  };
}
