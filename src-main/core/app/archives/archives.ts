import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { Clock } from '#core/disk/files/clock.ts';
import { pathExists } from '#core/disk/files/pathExists.ts';
import { StoredDocument, theirs } from '#core/disk/json/document.ts';
import { JsonAdapter, type JsonFormat } from '#core/disk/json/jsonAdapter.ts';
import { openServer, parsedAddress, type Server, serverName } from '#core/server/connection.ts';
import { checkArchive } from '#core/server/schema/prepare.ts';
import type { KnownArchive } from '#shared/contract/calls/archives.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { SessionArchive } from '../session/sessionOptions.ts';
import { openPasswords, type Passwords } from './passwords.ts';
import type { Secrets } from './secrets.ts';

/** An archive on a server, and the folder that keeps what this person's computer makes of it. */
type StoredArchive = Omit<KnownArchive, 'hasPassword'>;

interface ArchivesFile {
  readonly schemaVersion: 1;
  readonly archives: readonly StoredArchive[];
}

const format: JsonFormat<ArchivesFile> = {
  version: 1,
  schema: z.object({
    schemaVersion: z.literal(1),
    archives: z.array(
      z.object({
        url: z.string().min(1),
        folder: z.string().min(1),
        pictures: z.string().nullable(),
        authority: z.string().nullable(),
      }),
    ),
  }),
  migrations: new Map(),
};

/** As `archive.open` asks for it. */
export interface ArchiveToOpen {
  /** With or without a password. */
  readonly url: string;
  readonly password: string | null;
  /** Whether it is to be there the next time; null leaves what was decided before. */
  readonly keepPassword: boolean | null;
  readonly folder: string | null;
  readonly pictures: string | null;
  readonly authority: string | null;
}

/** The archives on servers that a person opened, each with a folder of this computer. */
export interface Archives {
  known(): Promise<readonly KnownArchive[]>;
  /** The name of the server whose archive a folder keeps the marks of; null for other folders. */
  serverOf(folder: string): string | null;
  /** What a folder is opened with; null where it is a library by itself. The server need not be there. */
  at(folder: string): Promise<SessionArchive | null>;
  /**
   * Makes an archive known, and its folder where there is none; answers the folder. The server of one that is new has to
   * answer. Throws `serverAway`, `serverRefuses`, `serverSchema` and what saving throws.
   */
  add(archive: ArchiveToOpen): Promise<string>;
  close(): Promise<void>;
}

export interface ArchivesOptions {
  /** Absolute path of the folder for preferences. */
  readonly configFolder: string;
  /** Absolute path of the folder that a person keeps documents in. */
  readonly documents: () => string;
  readonly secrets: Secrets;
  readonly clock: Clock;
}

export async function openArchives(options: ArchivesOptions): Promise<Archives> {
  const { configFolder, documents, secrets, clock } = options;
  const adapter = new JsonAdapter<ArchivesFile>({
    path: join(configFolder, 'archives.json'),
    within: null,
    format,
    clock,
    onProblem: () => undefined,
  });
  const empty: ArchivesFile = { schemaVersion: 1, archives: [] };
  const document = await StoredDocument.openOrRefuse(adapter, empty, theirs);
  /** Read when the first of them is asked for: most people have none. */
  let opening: Promise<Passwords> | null = null;
  const passwords = () => {
    opening ??= openPasswords(join(configFolder, 'passwords.json'), secrets, clock);
    return opening;
  };
  /** Passwords that are not kept: they count until the program ends. */
  const spoken = new Map<string, string>();
  const passwordOf = async (url: string) => spoken.get(url) ?? (await passwords()).of(url);
  const connect = (archive: Omit<StoredArchive, 'folder'>, password: string | null): Promise<Server> =>
    openServer({ url: archive.url, authority: archive.authority, ...(password !== null && { password }) });
  const archiveAt = (folder: string) => document.data.archives.find((one) => one.folder === folder) ?? null;

  return {
    known: () =>
      Promise.all(
        document.data.archives.map(async (archive) => ({
          ...archive,
          hasPassword: (await passwords()).of(archive.url) !== null,
        })),
      ),
    serverOf(folder) {
      const archive = archiveAt(folder);
      return archive && serverName(parsedAddress(archive.url));
    },
    async at(folder) {
      const archive = archiveAt(folder);
      if (!archive) return null;
      const server = await connect(archive, await passwordOf(archive.url));
      return { server, pictures: archive.pictures };
    },
    async add(wanted) {
      const { url, password: written } = withoutPassword(wanted.url);
      const password = wanted.password ?? written ?? (await passwordOf(url));
      const known = document.data.archives.find((one) => one.url === url);
      const paths = { pictures: wanted.pictures, authority: wanted.authority };
      const server = await connect({ url, ...paths }, password);
      try {
        await server.withClient(checkArchive);
      } catch (error) {
        // What was read of it, and all notes, are here: only what is new has to answer.
        if (!known || !(error instanceof BroadsheetError) || error.code !== 'serverAway') throw error;
      } finally {
        await server.close();
      }
      const folder =
        wanted.folder ?? known?.folder ?? (await newFolder(documents(), serverName(parsedAddress(url))));
      await mkdir(folder, { recursive: true });
      await document.update((data) => ({
        ...data,
        archives: [
          { url, folder, ...paths },
          ...data.archives.filter((one) => one.url !== url && one.folder !== folder),
        ],
      }));
      if (password !== null) spoken.set(url, password);
      if (wanted.keepPassword !== null)
        await (await passwords()).keep(url, wanted.keepPassword ? password : null);
      return folder;
    },
    async close() {
      await document.settled();
      await (await opening)?.close();
    },
  };
}

/** An address without the password that may stand in it. */
function withoutPassword(url: string): { readonly url: string; readonly password: string | null } {
  const address = parsedAddress(url);
  const password = address.password === '' ? null : decodeURIComponent(address.password);
  address.password = '';
  return { url: address.href, password };
}

/** A folder of this name that nobody has yet. */
async function newFolder(documents: string, server: string): Promise<string> {
  const name = `Broadsheet Archive ${server.replaceAll(/[^\p{L}\p{N}.-]+/gu, ' ').trim()}`;
  for (let number = 1; ; number++) {
    const folder = join(documents, number === 1 ? name : `${name} ${number}`);
    if (!(await pathExists(folder))) return folder;
  }
}
