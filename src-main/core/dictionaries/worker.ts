/** The dictionary worker's entry: reads dictionaries and looks words up for the thread that started it. */
import { parentPort, workerData } from 'node:worker_threads';
import type { DictionaryFolder, LookUpRequest, LookUpResult } from '#shared/model/finding/dictionary.ts';
import { openDictionaries } from './folder.ts';

if (parentPort === null) throw new Error('dictionaries/worker.ts is the entry of a worker thread.');
const port = parentPort;

/** What the worker is asked: which dictionaries there are, or what they say. */
export type DictionaryTask = { readonly kind: 'list' } | ({ readonly kind: 'lookUp' } & LookUpRequest);
export type DictionaryAnswer = DictionaryFolder | LookUpResult;

const { folder } = workerData as { readonly folder: string };
const dictionaries = openDictionaries(folder);

port.on('message', (task: DictionaryTask) => {
  port.postMessage(task.kind === 'list' ? dictionaries.list() : dictionaries.lookUp(task));
});
