/** The search worker's entry: a worker thread that serves the engine to the thread that started it. */
import { parentPort } from 'node:worker_threads';
import { createPackedEngine } from './packedEngine.ts';
import { serveSearchEngine } from './peer.ts';
import { threadWire } from './threadWire.ts';

if (parentPort === null) throw new Error('search/worker.ts is the entry of a worker thread.');

serveSearchEngine(
  threadWire(parentPort),
  createPackedEngine({
    now: () => performance.now(),
    schedule(callback, milliseconds) {
      const timer = setTimeout(callback, milliseconds);
      return () => clearTimeout(timer);
    },
    // The client starts another worker, which opens what is whole.
    onDamage: () => setImmediate(() => process.exit(1)),
  }),
);
