import { startTaskThread } from '#core/threads/taskThread.ts';
import type { ExportedFile } from '#shared/contract/calls/export.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import { answerOf } from '#shared/contract/outcome.ts';
import type { Renderer } from './renderExport.ts';
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

function startLane(file: URL | string, styles: URL) {
  const thread = startTaskThread<RenderTask, RenderAnswer>({
    file,
    worker: { workerData: styles.href },
    idleTime,
    failure(kind, reason) {
      if (kind === 'closed') return new BroadsheetError('cancelled', 'Broadsheet is closing.');
      const why = reason instanceof Error ? ` (${reason.message})` : '';
      return new BroadsheetError('internal', `Rendering stopped unexpectedly${why}: try again.`);
    },
  });
  return {
    async run(task: RenderTask): Promise<unknown> {
      return answerOf(await thread.run(task));
    },
    close: () => thread.close(),
  };
}
