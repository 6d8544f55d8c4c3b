import { join, resolve } from 'node:path';
import { personalFolders } from '#core/app/folders.ts';
import { randomId } from '#core/app/randomId.ts';
import { type LibrarySession, openSession } from '#core/app/session/session.ts';
import { startPictureRecognizer } from '#core/archive/pictureReading/recognizer.ts';
import { startReadingWorker } from '#core/archive/reading/client.ts';
import type { RuntimeChoice } from '#core/archive/recognition/engines/onnx.ts';
import type { RenderTarget } from '#core/exchange/targets/content.ts';
import { claimWriter } from '#core/kept/records/writer.ts';
import { startSearchWorker } from '#core/search/worker/client.ts';
import { progressLine } from './output.ts';
import { programFiles } from './places.ts';
import { readPreferences } from './preferences.ts';

/**
 * Runs a command over a library that is read and indexed to its end, and closes it whatever happens.
 * Progress goes to stderr; Ctrl-C ends the process, which loses nothing that was saved.
 */
export async function withLibrary<T>(
  path: string,
  run: (session: LibrarySession) => Promise<T>,
  {
    pictures,
    renderTarget,
  }: { readonly pictures?: RuntimeChoice; readonly renderTarget?: RenderTarget } = {},
): Promise<T> {
  const progress = progressLine('Reading issue file');
  const worker = startSearchWorker(programFiles);
  const parser = startReadingWorker(programFiles.readingWorker);
  const recognizer = pictures ? startPictureRecognizer(programFiles.recognitionWorker, pictures) : null;
  const { config, cache } = personalFolders(process.env);
  const writer = await claimWriter({ folder: join(config, 'writers'), randomId });
  const { author } = await readPreferences();
  try {
    const session = await openSession({
      path: resolve(path),
      cacheFolder: cache,
      writer: writer.id,
      name: () => author,
      worker,
      parser,
      ...(renderTarget ? { targets: { folder: join(config, 'targets'), render: renderTarget } } : {}),
      ...(recognizer ? { recognizer } : {}),
      watch: false,
      onLibraryChange: ({ state }) => {
        if (state.status === 'opening') progress.update(state.progress.done, state.progress.total);
      },
      onAnnotationsChange: () => undefined,
    });
    try {
      await session.settled();
      progress.end();
      return await run(session);
    } finally {
      await session.close();
    }
  } finally {
    progress.end();
    await writer.release();
    await parser.close();
    await recognizer?.close();
    await worker.close();
  }
}
