import { startTaskThread } from '#core/threads/taskThread.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import { answerOf } from '#shared/contract/outcome.ts';
import type { CandidatesOf, ReprintStore, SharedPassage, TextOfIssue } from '../reprintStore.ts';
import type { ReprintAnswer, ReprintTask } from './tasks.ts';

/** The store in its thread. */
export interface ReprintWorker extends ReprintStore {
  /** Ends the thread. */
  end(): Promise<void>;
}

/** The thread holds the sketches: it is kept for as long as the program runs (milliseconds). */
const idleTime = 2 ** 31 - 1;

/**
 * Starts the reprint worker from its file with the first call. Where it dies what waits fails with `internal`; the next
 * call starts another, which takes the sketches up from their file.
 */
export function startReprintWorker(workerFile: URL | string): ReprintWorker {
  const thread = startTaskThread<ReprintTask, ReprintAnswer>({
    file: workerFile,
    idleTime,
    failure(kind) {
      return kind === 'closed'
        ? new BroadsheetError('cancelled', 'Broadsheet is closing.')
        : new BroadsheetError('internal', 'Looking for reprints stopped unexpectedly: try again.');
    },
  });
  let path: string | null | undefined;
  let mustReopen = false;

  const ask = async (task: ReprintTask): Promise<unknown> => {
    const answer = await thread.run(task).catch((error: unknown) => {
      mustReopen = true;
      throw error;
    });
    return answerOf(answer);
  };
  const run = async (task: ReprintTask): Promise<unknown> => {
    if (mustReopen && path !== undefined && task.kind !== 'open') {
      await ask({ kind: 'open', path });
      mustReopen = false;
    }
    return await ask(task);
  };
  // The worker answers every task with what the store's method of that name does.
  return {
    async open(opened) {
      path = opened;
      mustReopen = false;
      return (await run({ kind: 'open', path: opened })) as ReadonlyMap<string, string>;
    },
    put: async (issueId, version, texts) =>
      (await run({ kind: 'put', issueId, version, texts: texts.map(plain) })) as boolean,
    async remove(issueIds) {
      await run({ kind: 'remove', issueIds });
    },
    candidates: async (issueId, texts) =>
      (await run({ kind: 'candidates', issueId, texts: texts.map(plain) })) as readonly CandidatesOf[],
    compare: async (left, rights) =>
      (await run({ kind: 'compare', left, rights })) as readonly (readonly SharedPassage[])[],
    async close() {
      path = undefined;
      await run({ kind: 'close' });
    },
    end: () => thread.close(),
  };
}

/** Callers' texts may have more, which cannot go to another thread. */
const plain = ({ id, text }: TextOfIssue): TextOfIssue => ({ id, text });
