import { mkdir } from 'node:fs/promises';
import { startTaskThread, type TaskFailure } from '#core/threads/taskThread.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { DictionaryFolder, LookUpRequest, LookUpResult } from '#shared/model/finding/dictionary.ts';
import type { DictionaryAnswer, DictionaryTask } from './worker.ts';

/** The dictionaries that a person has put in. */
export interface DictionaryService {
  list(): Promise<DictionaryFolder>;
  /** Throws `dictionariesFailed` where they cannot be read in time or in the memory there is. */
  lookUp(request: LookUpRequest): Promise<LookUpResult>;
  /** Makes the folder where there is none; answers its path. */
  makeFolder(): Promise<string>;
  close(): Promise<void>;
}

const failures: Readonly<Record<TaskFailure, string>> = {
  slow: 'The dictionaries take too long to read.',
  died: 'The dictionaries cannot be read: they may be too large for this computer’s memory.',
  closed: 'Broadsheet is closing.',
};

/** Reads dictionaries below a folder in a thread of its own, which gives its memory back after a while. */
export function startDictionaries(workerFile: URL | string, folder: string): DictionaryService {
  const thread = startTaskThread<DictionaryTask, DictionaryAnswer>({
    file: workerFile,
    worker: { workerData: { folder } },
    idleTime: 10 * 60_000,
    timeLimit: () => 60_000,
    failure: (kind) => new BroadsheetError('dictionariesFailed', failures[kind]),
  });
  return {
    list: async () => (await thread.run({ kind: 'list' })) as DictionaryFolder,
    lookUp: async (request) => (await thread.run({ kind: 'lookUp', ...request })) as LookUpResult,
    async makeFolder() {
      await mkdir(folder, { recursive: true });
      return folder;
    },
    close: () => thread.close(),
  };
}
