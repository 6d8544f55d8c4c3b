/** The search worker's entry: a worker thread that serves the engine, and the finder of names, to the thread that started it. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { createNameFinder } from '../finder/createNameFinder.ts';
import { startHitHelper } from './helper/hitHelper.ts';
import { serveNameFinder } from './namePeer.ts';
import { createPackedEngine } from './packedEngine.ts';
import { serveSearchEngine } from './peer.ts';
import { threadWire } from './threadWire.ts';

/** What the search worker is started with. */
export interface SearchWorkerData {
  /** The wire of the finder of names. */
  readonly names: MessagePort;
  /** The address of the search helper's file. */
  readonly helper: string;
}

if (parentPort === null) throw new Error('search/worker.ts is the entry of a worker thread.');
// Given by client.ts, which alone starts this file.
const { names, helper } = workerData as SearchWorkerData;

const now = () => performance.now();
const schedule = (callback: () => void, milliseconds: number) => {
  const timer = setTimeout(callback, milliseconds);
  return () => clearTimeout(timer);
};

serveSearchEngine(
  threadWire(parentPort),
  createPackedEngine({
    now,
    schedule,
    helper: startHitHelper(new URL(helper)),
    // The client starts another worker, which opens what is whole.
    onDamage: () => setImmediate(() => process.exit(1)),
  }),
);

serveNameFinder(threadWire(names), createNameFinder({ now, schedule, pause: () => nextTurn() }));
