import { join } from 'node:path';
import { noSecrets } from '#core/app/archives/secrets.ts';
import { type App, type AppOptions, createApp } from '#core/app/createApp.ts';
import type { HostServices } from '#core/app/hostServices.ts';
import { noUpdates } from '#core/app/updates.ts';
import type { CallInput, CallName, CallOutput } from '#shared/contract/calls.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import { type ClientPeer, connectContract } from '#shared/contract/peer.ts';
import { wirePair } from '#shared/contract/wire.ts';
import type { LibraryState } from '#shared/model/library.ts';
import { programFiles } from '../programFiles.ts';
import { eventually } from './folders.ts';

/** An application without a host, driven as a window drives it. */
export interface RunningApp {
  /** What its first window asks for. */
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>>;
  /** A further window. */
  window(): ClientPeer;
  /** Lets windows name paths, as a dialog or a drop does. */
  grant(...paths: readonly string[]): void;
  /** Opens a library and waits until every file of it was read. */
  open(library: string): Promise<LibraryState>;
  /** A window lost its page. The first window is `window-1`. */
  lostPage(clientId: string): void;
  close(): Promise<void>;
}

/** Starts an application whose settings, drafts and caches lie in `profile`: one profile is one device. `host` is what it has of one. */
export async function startApp(
  profile: string,
  host: Partial<HostServices> = {},
  options: Pick<AppOptions, 'journal' | 'safeMode'> = {},
): Promise<RunningApp> {
  const refused = () => Promise.reject(new BroadsheetError('notOnThisHost', 'Tests have no dialogs.'));
  const app: App = await createApp({
    configFolder: join(profile, 'config'),
    cacheFolder: join(profile, 'cache'),
    files: programFiles,
    ...options,
    host: {
      info: {
        host: 'browser',
        version: 'test',
        locales: ['en'],
        platform: 'other',
        canChooseFolder: false,
        printsPdf: false,
        importBy: 'upload',
      },
      chooseFolder: refused,
      chooseFiles: refused,
      chooseFile: refused,
      chooseForArchive: refused,
      documents: () => join(profile, 'documents'),
      secrets: noSecrets,
      printPdf: refused,
      showFolder: refused,
      linkBase: () => 'broadsheet:/',
      power: { isOnBattery: () => false, onChange: () => () => undefined },
      updates: noUpdates,
      ...host,
    },
  });
  let windows = 0;
  const window = (): ClientPeer => {
    const [client, server] = wirePair();
    app.attach(server, `window-${++windows}`);
    return connectContract(client);
  };
  const first = window();
  return {
    call: (name, input) => first.call(name, input),
    window,
    grant: (...paths) => app.grant(paths),
    async open(library) {
      await app.openLibrary(library);
      return await eventually(async () => {
        const state = await first.call('library.state', {});
        if (state?.status !== 'ready') throw new Error(`${library} was not read: ${state?.status}.`);
        return state;
      });
    },
    lostPage: (clientId) => app.lostPage(clientId),
    close: () => app.close(),
  };
}

/** The issue that is read from a file of the library. */
export async function issueIn(app: RunningApp, file: string): Promise<string> {
  const issue = (await app.call('library.issues', {})).find(({ path }) => path === file);
  if (!issue) throw new Error(`There is no issue in ${file}.`);
  return issue.id;
}

/** Where words stand in an issue for the first time. */
export async function spanOf(app: RunningApp, issueId: string, words: string) {
  const { text } = await app.call('issue.get', { issueId });
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`${issueId} does not hold “${words}”.`);
  return { issueId, start, end: start + words.length };
}

/** Marks words with a note; answers the annotation's id. */
export async function annotate(
  app: RunningApp,
  issueId: string,
  words: string,
  note: string,
): Promise<string> {
  const { annotation } = await app.call('annotations.create', {
    ...(await spanOf(app, issueId, words)),
    colour: 'yellow',
    note,
    tags: [],
  });
  return annotation.id;
}

/** The notes on an issue, in the order of the alphabet. */
export async function notesOn(app: RunningApp, issueId: string): Promise<readonly string[]> {
  const list = await app.call('annotations.list', { issueId });
  return list.map(({ annotation }) => annotation.note).toSorted();
}
