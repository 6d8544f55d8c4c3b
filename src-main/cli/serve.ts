import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ArchiveToOpen } from '#core/app/archives/archives.ts';
import { personalFolders } from '#core/app/folders.ts';
import { openJournal } from '#core/app/runtime/journal.ts';
import { startLoopbackHost } from '../loopback/host.ts';
import { type LanOptions, lanAddresses } from '../loopback/lan/lan.ts';
import { print, say } from './output.ts';
import { programFiles, programVersion, rendererFolder } from './places.ts';

export interface ServeOptions {
  /** Absolute path; null to open none. */
  readonly library: string | null;
  /** An archive on a server to be opened instead; null for none. */
  readonly archive: ArchiveToOpen | null;
  /** Absolute paths that pages may name, see `LoopbackOptions`. */
  readonly folders: readonly string[];
  /** 0 for any free port. */
  readonly port: number;
  readonly openBrowser: boolean;
  /** Without the person's preferences and caches. */
  readonly safeMode: boolean;
  /** For other devices of the network, or null. */
  readonly lan: Pick<LanOptions, 'port' | 'mayChange'> | null;
}

/** Serves a library until the process is told to end; then everything under way is finished first. */
export async function serve(options: ServeOptions): Promise<void> {
  const { library, archive, port, openBrowser, safeMode, lan } = options;
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
    archive,
    folders: options.folders,
    port,
    lan: lan && { ...lan, now: () => new Date(), addresses: lanAddresses(), onCode: sayCode },
    rendererFolder: fileURLToPath(rendererFolder),
  });
  const show = async () => {
    const address = host.newAddress();
    print(address);
    if (!openBrowser) return;
    const { default: open } = await import('open');
    const browser = await open(address);
    browser.on('error', () => say('No browser could be started; open the address above yourself.'));
  };
  await show();
  if (host.lan) {
    say(`Other devices of this network: ${host.lan.server.origin}`);
    say(`Compare before you trust the address, SHA-256: ${host.lan.fingerprint}`);
  }
  const stopListening = onEnter(() => {
    host.lan?.newCode();
    void show();
  });
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM'), once(process, 'SIGHUP')]);
  stopListening();
  await host.close();
}

const sayCode = (code: string) => say(`Code for the next device: ${code}`);

/** Hears when the person presses Enter, where there is a terminal to press it in; answers how to stop. */
function onEnter(listener: () => void): () => void {
  const { stdin } = process;
  if (!stdin.isTTY || !isInForeground()) return () => undefined;
  say('Each address lets one browser in, once. Press Enter for another.');
  const lines = createInterface({ input: stdin });
  lines.on('line', listener);
  return () => lines.close();
}

/** A shell stops what reads its terminal from the background (`serve … &`); `+` is what `ps` marks the foreground with. */
function isInForeground(): boolean {
  if (process.platform === 'win32') return true;
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(process.pid)], { encoding: 'utf8' });
  return !stdout || stdout.includes('+');
}
