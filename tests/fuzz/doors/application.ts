import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { noSecrets } from '#core/app/archives/secrets.ts';
import { createApp } from '#core/app/createApp.ts';
import { noUpdates } from '#core/app/updates.ts';
import type { CallName } from '#shared/contract/calls.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import { type ClientPeer, connectContract } from '#shared/contract/peer.ts';
import { wirePair } from '#shared/contract/wire.ts';
import { programFiles } from '../../programFiles.ts';
import { type FuzzCall, Hang, lookEvery, mostLooks, mostTime } from '../case.ts';
import { resolveInput } from './standIns.ts';

/** What is asked after any library was opened, so that everything that it keeps is read; the first waits for its issues. */
const readingCalls: readonly FuzzCall[] = (
  [
    'exchange.waiting',
    'library.issues',
    'library.hands',
    'collections.list',
    'snapshots.list',
    'search.saved',
    'search.history',
    'settings.get',
    'host.info',
    'dictionaries.list',
    'targets.list',
    'import.list',
  ] satisfies CallName[]
).map((name) => ({ name, input: {} }));
const issueCalls: readonly FuzzCall[] = (
  [
    'issue.get',
    'annotations.list',
    'corrections.list',
    'library.filledIn',
    'facsimile.pages',
  ] satisfies CallName[]
).map((name) => ({ name, input: { issueId: '{{issue}}' } }));

/**
 * Opens the library in `library` with the person's folders in `profile`, and makes the calls one after the other.
 * Every one must answer; one that answers `internal` is a crash that was caught.
 */
export async function driveApplication(
  folders: { readonly library: string; readonly profile: string; readonly given: string },
  calls: readonly FuzzCall[],
): Promise<void> {
  await mkdir(folders.library, { recursive: true });
  const refuse = () => Promise.reject(new BroadsheetError('notOnThisHost', 'There are no dialogs here.'));
  const app = await createApp({
    configFolder: join(folders.profile, 'config'),
    cacheFolder: join(folders.profile, 'cache'),
    files: programFiles,
    host: {
      info: {
        host: 'electron',
        version: 'fuzz',
        locales: ['en'],
        platform: 'linux',
        canChooseFolder: false,
        printsPdf: false,
        importBy: 'path',
      },
      chooseFolder: refuse,
      chooseFiles: refuse,
      chooseFile: refuse,
      chooseForArchive: refuse,
      documents: () => folders.profile,
      secrets: noSecrets,
      printPdf: refuse,
      showFolder: async () => undefined,
      linkBase: () => 'broadsheet:/',
      power: { isOnBattery: () => false, onChange: () => () => undefined },
      updates: noUpdates,
    },
  });
  try {
    const [clientEnd, serverEnd] = wirePair();
    app.attach(serverEnd, 'window-1');
    const client = connectContract(clientEnd);
    await openLibrary(app.openLibrary, folders.library);
    const answers = new Map<string, unknown>();
    for (const call of [...readingCalls, ...issueCalls, ...calls]) {
      const input = resolveInput(call.input, { folders, answers });
      answers.set(call.name, await answerOf(client, call.name, input));
    }
  } finally {
    await app.close();
  }
}

async function openLibrary(open: (path: string) => Promise<unknown>, path: string): Promise<void> {
  try {
    await open(path);
  } catch (error) {
    if (!(error instanceof BroadsheetError) || error.code === 'internal') throw error;
  }
}

/** What the call answers; undefined where it fails with a sentence. */
async function answerOf(client: ClientPeer, name: string, input: unknown): Promise<unknown> {
  const late = Promise.withResolvers<never>();
  let looks = 0;
  const timer = setInterval(() => {
    if (++looks > mostLooks) late.reject(new Hang(`${name} does not answer`));
  }, lookEvery);
  const started = process.cpuUsage();
  try {
    // What a page sends is of no type before it is checked.
    const answer = await Promise.race([client.call(name as CallName, input as never), late.promise]);
    const { user, system } = process.cpuUsage(started);
    if ((user + system) / 1000 > mostTime) throw new Hang(`${name} takes too long`);
    return answer;
  } catch (error) {
    if (!(error instanceof BroadsheetError)) throw error;
    if (error.code === 'internal' || error.code === 'connectionLost') {
      throw new Error(`${name} fails: ${error.message}`);
    }
    return undefined;
  } finally {
    clearInterval(timer);
  }
}
