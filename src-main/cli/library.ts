import { resolve } from 'node:path';
import { personalFolders } from '#core/app/folders.ts';
import { type LibrarySession, openSession } from '#core/app/session/session.ts';
import { startReadingWorker } from '#core/archive/reading/client.ts';
import { startSearchWorker } from '#core/search/worker/client.ts';
import { progressLine } from './output.ts';
import { programFiles } from './places.ts';

/**
 * Runs a command over a library that is read and indexed to its end, and closes it whatever happens.
 * Progress goes to stderr; Ctrl-C ends the process, which loses nothing that was saved.
 */
export async function withLibrary<T>(path: string, run: (session: LibrarySession) => Promise<T>): Promise<T> {
  const progress = progressLine('Reading issue file');
  const worker = startSearchWorker(programFiles.searchWorker);
  const parser = startReadingWorker(programFiles.readingWorker);
  try {
    const session = await openSession({
      path: resolve(path),
      cacheFolder: personalFolders(process.env).cache,
      worker,
      parser,
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
    await parser.close();
    await worker.close();
  }
}
