/** The reprint worker's entry: a thread of its own, so that no search waits while an archive is sketched or compared. */
import { parentPort } from 'node:worker_threads';
import { outcome } from '#shared/contract/outcome.ts';
import { SketchStore } from '../store.ts';
import type { ReprintAnswer, ReprintTask } from './tasks.ts';

if (parentPort === null) throw new Error('reprints/worker/worker.ts is the entry of a worker thread.');
const port = parentPort;
const store = new SketchStore();

async function resultOf(task: ReprintTask): Promise<unknown> {
  switch (task.kind) {
    case 'open':
      return await store.open(task.path);
    case 'put':
      return await store.put(task.issueId, task.version, task.texts);
    case 'remove':
      return await store.remove(task.issueIds);
    case 'candidates':
      return await store.candidates(task.issueId, task.texts);
    case 'compare':
      return await store.compare(task.left, task.rights);
    case 'close':
      return await store.close();
  }
}

const answer = async (task: ReprintTask): Promise<ReprintAnswer> => await outcome(() => resultOf(task));

port.on('message', (task: ReprintTask) => void answer(task).then((value) => port.postMessage(value)));
