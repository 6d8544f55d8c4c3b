import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import open from 'open';
import { personalFolders } from '#core/app/folders.ts';
import { openJournal } from '#core/app/runtime/journal.ts';
import { startLoopbackHost } from '../loopback/host.ts';
import { print, say } from './output.ts';
import { programFiles, programVersion, rendererFolder } from './places.ts';

export interface ServeOptions {
  /** Absolute path; null to open none. */
  readonly library: string | null;
  /** 0 for any free port. */
  readonly port: number;
  readonly openBrowser: boolean;
  /** Without the person's preferences and caches. */
  readonly safeMode: boolean;
}

/** Serves a library until the process is told to end; then everything under way is finished first. */
export async function serve({ library, port, openBrowser, safeMode }: ServeOptions): Promise<void> {
  const folders = personalFolders(process.env);
  const host = await startLoopbackHost({
    app: {
      configFolder: folders.config,
      cacheFolder: folders.cache,
      files: programFiles,
      journal: openJournal(folders.log, () => new Date()),
      safeMode,
    },
    version: programVersion,
    library,
    port,
    rendererFolder: fileURLToPath(rendererFolder),
  });
  print(host.url);
  if (openBrowser) {
    const browser = await open(host.url);
    browser.on('error', () => say('No browser could be started; open the address above yourself.'));
  }
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM'), once(process, 'SIGHUP')]);
  await host.close();
}
