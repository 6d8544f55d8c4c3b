import { Worker } from 'node:worker_threads';
import { BroadsheetError, fromFailure } from '#shared/contract/errors.ts';
import type { ExportedFile } from '#shared/contract/exportCalls.ts';
import type { Renderer } from './renderer.ts';
import type { RenderAnswer, RenderTask } from './worker.ts';

/** A worker without work gives its memory back (milliseconds); its next start reads the styles anew. */
const idleTime = 300_000;

/**
 * Renders in worker threads, which start with their first task: one for exports and one for citations, so that
 * copying a passage does not wait for an archive's export. `styles` is the folder of the CSL files.
 */
export function startRenderer(workerFile: URL | string, styles: URL): Renderer {
  const exports = startLane(workerFile, styles);
  const citations = startLane(workerFile, styles);
  return {
    // A worker answers its tasks with what their kind asks for; see worker.ts.
    render: async (request) => (await exports.run({ kind: 'render', request })) as readonly ExportedFile[],
    cite: async (reference, style) => (await citations.run({ kind: 'cite', reference, style })) as string,
    async close() {
      await Promise.all([exports.close(), citations.close()]);
    },
  };
}

/** One worker thread, which does one task after the other. */
function startLane(workerFile: URL | string, styles: URL) {
  let worker: Worker | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | null = null;
  let closed = false;

  const start = (): Worker => {
    const started = new Worker(workerFile, { workerData: styles.href });
    // Without a listener an error in the worker would end this process; `exit` follows it.
    started.on('error', () => undefined);
    started.once('exit', () => {
      if (worker === started) worker = null;
    });
    return started;
  };
  const end = async () => {
    const ended = worker;
    worker = null;
    await ended?.terminate();
  };

  const perform = async (task: RenderTask): Promise<unknown> => {
    if (closed) throw new BroadsheetError('cancelled', 'Broadsheet is closing.');
    if (idle) clearTimeout(idle);
    worker ??= start();
    const running = worker;
    running.ref();
    const result = Promise.withResolvers<RenderAnswer>();
    const failed = (reason: unknown) => {
      const why = reason instanceof Error ? ` (${reason.message})` : '';
      result.reject(new BroadsheetError('internal', `Rendering stopped unexpectedly${why}: try again.`));
    };
    running.once('message', result.resolve).once('error', failed).once('exit', failed);
    try {
      running.postMessage(task);
      const answer = await result.promise;
      if (!answer.ok) throw fromFailure(answer.failure);
      return answer.value;
    } finally {
      running.off('message', result.resolve).off('error', failed).off('exit', failed);
      running.unref();
      idle = setTimeout(() => void end(), idleTime).unref();
    }
  };

  return {
    run(task: RenderTask): Promise<unknown> {
      const done = queue.then(() => perform(task));
      queue = done.catch(() => undefined);
      return done;
    },
    async close(): Promise<void> {
      closed = true;
      if (idle) clearTimeout(idle);
      await end();
      await queue;
    },
  };
}
