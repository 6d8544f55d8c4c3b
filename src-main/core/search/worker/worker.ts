/** The search worker's entry: a worker thread that serves the engine, and the finder of names, to the thread that started it. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { MessagePort, parentPort, workerData } from 'node:worker_threads';
import { createNameFinder } from '../finder/createNameFinder.ts';
import { serveNameFinder } from './namePeer.ts';
import { createPackedEngine } from './packedEngine.ts';
import { serveSearchEngine } from './peer.ts';
import { threadWire } from './threadWire.ts';

if (parentPort === null) throw new Error('search/worker.ts is the entry of a worker thread.');

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
    // The client starts another worker, which opens what is whole.
    onDamage: () => setImmediate(() => process.exit(1)),
  }),
);

if (workerData instanceof MessagePort) {
  serveNameFinder(threadWire(workerData), createNameFinder({ now, schedule, pause: () => nextTurn() }));
}
