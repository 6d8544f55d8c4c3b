import { startTaskThread, type TaskThread, type TaskThreadOptions } from './taskThread.ts';

export interface TaskThreadsOptions<Task, Answer> extends TaskThreadOptions<Task, Answer> {
  readonly threads: number;
  /** Tasks that need so much memory that they are done one at a time, all in the first thread. */
  readonly isHeavy: (task: Task) => boolean;
}

interface Waiting<Task, Answer> {
  readonly task: Task;
  readonly isHeavy: boolean;
  readonly result: PromiseWithResolvers<Answer>;
}

/** Several threads for the same tasks: one that takes long does not hold up the others. First come, first served. */
export function startTaskThreads<Task, Answer>(
  options: TaskThreadsOptions<Task, Answer>,
): TaskThread<Task, Answer> {
  const threads = Array.from({ length: options.threads }, () => startTaskThread(options));
  const busy = new Set<TaskThread<Task, Answer>>();
  const queue: Waiting<Task, Answer>[] = [];

  const give = (): void => {
    for (const [index, thread] of threads.entries()) {
      if (busy.has(thread)) continue;
      const position = queue.findIndex(({ isHeavy }) => index === 0 || !isHeavy);
      const [next] = position < 0 ? [] : queue.splice(position, 1);
      if (!next) continue;
      busy.add(thread);
      const done = () => {
        busy.delete(thread);
        give();
      };
      void thread.run(next.task).then(next.result.resolve, next.result.reject).then(done);
    }
  };

  return {
    run(task) {
      const result = Promise.withResolvers<Answer>();
      queue.push({ task, isHeavy: options.isHeavy(task), result });
      give();
      return result.promise;
    },
    async close() {
      await Promise.all(threads.map((thread) => thread.close()));
      // What waited is given to the closed threads, which say so.
      give();
    },
  };
}
