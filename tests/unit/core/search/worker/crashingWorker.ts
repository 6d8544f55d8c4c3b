/** A search worker that dies when it is asked to put the issue `crash`; for the tests of the client. */
import { parentPort } from 'node:worker_threads';
import { createPackedEngine } from '../../../../../src-main/core/search/worker/packedEngine.ts';
import { serveSearchEngine } from '../../../../../src-main/core/search/worker/peer.ts';
import { threadWire } from '../../../../../src-main/core/search/worker/threadWire.ts';

if (parentPort === null) throw new Error('This is the entry of a worker thread.');

const engine = createPackedEngine({ now: () => 0, schedule: () => () => undefined });
serveSearchEngine(threadWire(parentPort), {
  ...engine,
  async put(issueId, ...rest) {
    if (issueId === 'crash') process.exit(1);
    await engine.put(issueId, ...rest);
  },
});
