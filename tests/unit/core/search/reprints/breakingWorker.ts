/**
 * A reprint worker that dies when it is asked to put the issue `crash`, and whose store does not open while its file
 * says `damaged`; for the tests of the client.
 */
import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import type { ReprintTask } from '../../../../../src-main/core/search/reprints/worker/tasks.ts';

if (parentPort === null) throw new Error('This is the entry of a worker thread.');
const port = parentPort;
let isOpen = false;

port.on('message', (task: ReprintTask) => {
  if (task.kind === 'put' && task.issueId === 'crash') process.exit(1);
  if (task.kind === 'open' && readFileSync(task.path ?? '', 'utf8') === 'damaged') {
    const failure = { code: 'internal', message: 'The file is damaged.', details: {} };
    port.postMessage({ ok: false, failure });
    return;
  }
  if (task.kind === 'open') isOpen = true;
  const value = task.kind === 'put' ? isOpen : new Map();
  port.postMessage({ ok: true, value });
});
