/** Composition root of the browser host: one application behind one local server. */
import { randomUUID } from 'node:crypto';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArchiveToOpen } from '#core/app/archives/archives.ts';
import { noSecrets } from '#core/app/archives/secrets.ts';
import { type App, type AppOptions, createApp } from '#core/app/createApp.ts';
import { documentsFolder } from '#core/app/folders.ts';
import { linuxPower } from '#core/app/power.ts';
import { noUpdates } from '#core/app/updates.ts';
import { systemCode } from '#core/disk/files/fileErrors.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import { localGate } from './gate.ts';
import { type Lan, type LanOptions, openToLan } from './lan/lan.ts';
import { startServer } from './server.ts';

export interface LoopbackOptions {
  /** Folders and worker of the application. */
  readonly app: Omit<AppOptions, 'host'>;
  readonly version: string;
  /** Absolute path, or null to start without. */
  readonly library: string | null;
  /** An archive on a server to be opened instead; null for none. */
  readonly archive?: ArchiveToOpen | null;
  /** Further folders (absolute paths) that pages may name, to keep exports in. */
  readonly folders: readonly string[];
  /** 0 for any free port. */
  readonly port: number;
  /** Other devices of the network may come in too; null where they may not. */
  readonly lan: LanOptions | null;
  /** The built renderer. */
  readonly rendererFolder: string;
}

export interface LoopbackHost {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly origin: string;
  /** An address that lets one browser in, once; the one before does no longer. */
  newAddress(): string;
  /** Null where other devices may not come in. */
  readonly lan: Lan | null;
  readonly app: App;
  /** Disconnects every page and closes the application. */
  close(): Promise<void>;
}

/** Starts the app for browsers on this computer. Rejects with a sentence when that fails or the library cannot be opened. */
export async function startLoopbackHost(options: LoopbackOptions): Promise<LoopbackHost> {
  const { port, rendererFolder } = options;
  await access(join(rendererFolder, 'index.html')).catch((cause: unknown) => {
    const sentence = `The pages of the app are not in ${rendererFolder}: build them with npm run build.`;
    throw new BroadsheetError('internal', sentence, { path: rendererFolder }, { cause });
  });
  const gate = localGate();
  const server = await startServer({ port, rendererFolder, gate }).catch((error: unknown) => {
    throw startError(port, error);
  });
  let app: App | null = null;
  let lan: Lan | null = null;
  try {
    lan =
      options.lan && (await openToLan(options.lan, join(options.app.configFolder, 'lan'), rendererFolder));
    app = await createApp({
      ...options.app,
      host: {
        info: {
          host: 'browser',
          version: options.version,
          locales: [Intl.DateTimeFormat().resolvedOptions().locale],
          platform: platformName(),
          canChooseFolder: false,
          printsPdf: false,
          importBy: 'upload',
        },
        chooseFolder: notInBrowser(
          'The browser cannot choose a folder; start Broadsheet with the library on the command line.',
        ),
        chooseFiles: notInBrowser('The browser has its own way to choose files; use that.'),
        chooseFile: notInBrowser('The browser saves files by its own dialog.'),
        printPdf: notInBrowser('The browser prints by its own dialog.'),
        chooseForArchive: notInBrowser(
          'The browser cannot choose this; name it when you start Broadsheet: serve --server, --notes, --pictures, --ca.',
        ),
        documents: () => documentsFolder(process.env),
        secrets: noSecrets,
        showFolder: async (path) => {
          const { default: open } = await import('open');
          await open(path);
        },
        linkBase: () => server.origin,
        power: linuxPower(),
        updates: noUpdates,
      },
    });
    app.grant(options.folders);
    if (options.archive) await app.openArchive(options.archive);
    else if (options.library !== null) await app.openLibrary(options.library);
  } catch (error) {
    await server.close();
    await lan?.server.close();
    await app?.close();
    throw error;
  }
  const served = app;
  for (const one of [server, ...(lan ? [lan.server] : [])]) {
    one.serve(
      (wire, { id, mayChange }) => served.attach(wire, `${id}-${randomUUID()}`, mayChange),
      (request) => served.respond(request),
    );
  }
  return {
    origin: server.origin,
    newAddress: () => `${server.origin}/?token=${gate.issueToken()}`,
    lan,
    app: served,
    async close() {
      await Promise.all([server.close(), lan?.server.close()]);
      await served.close();
    },
  };
}

/** What the application asks of its host, and a page in a browser cannot be told to do. */
const notInBrowser = (sentence: string) => () =>
  Promise.reject(new BroadsheetError('notOnThisHost', sentence));

/** Why the server did not start, as one sentence. Only what is about the port is blamed on it. */
export function startError(port: number, cause: unknown): BroadsheetError {
  const code = systemCode(cause);
  const reason = cause instanceof Error ? cause.message : String(cause);
  const sentence =
    code === 'EADDRINUSE' || code === 'EACCES'
      ? `Port ${port} on this computer cannot be used; choose another with --port, or 0 for any free one.`
      : `The server for the browser could not be started (${reason}); try again.`;
  return new BroadsheetError('internal', sentence, { port }, { cause });
}

function platformName(): 'darwin' | 'win32' | 'linux' | 'other' {
  const { platform } = process;
  return platform === 'darwin' || platform === 'win32' || platform === 'linux' ? platform : 'other';
}
