import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as z from 'zod';
import { isMissing, toSaveError } from '#core/disk/files/fileErrors.ts';
import type { Secrets } from './secrets.ts';

const fileFormat = z.object({
  schemaVersion: z.literal(1),
  passwords: z.array(z.object({ server: z.string(), isProtected: z.boolean(), value: z.string() })),
});
type Kept = z.infer<typeof fileFormat>['passwords'][number];

/** The passwords of archives, apart from everything else: never in a library, and readable by their owner alone. */
export interface Passwords {
  /** Null where none is kept, or the system no longer gives it out. */
  of(server: string): Promise<string | null>;
  /** Keeps a password; null forgets it. It is on the disk when this resolves. */
  keep(server: string, password: string | null): Promise<void>;
}

/** `path`: absolute, of the file they are kept in. One that cannot be read is written anew with the next password. */
export function openPasswords(path: string, secrets: Secrets): Passwords {
  /** One change after the other. */
  let last: Promise<unknown> = Promise.resolve();
  const read = async (): Promise<readonly Kept[]> => {
    try {
      return fileFormat.parse(JSON.parse(await readFile(path, 'utf8'))).passwords;
    } catch {
      return [];
    }
  };
  return {
    async of(server) {
      await last;
      const kept = (await read()).find((one) => one.server === server);
      // What was protected is nothing without its keeper.
      if (!kept || (kept.isProtected && !secrets.isThere)) return null;
      return kept.isProtected ? secrets.reveal(kept.value) : Buffer.from(kept.value, 'base64').toString();
    },
    keep(server, password) {
      const work = last.then(async () => {
        const others = (await read()).filter((one) => one.server !== server);
        const added = password === null ? [] : [keptAs(server, password, secrets)];
        if (others.length + added.length > 0) await write(path, [...others, ...added]);
        else await rm(path, { force: true });
      });
      last = work.catch(() => undefined);
      return work;
    },
  };
}

const keptAs = (server: string, password: string, secrets: Secrets): Kept => ({
  server,
  isProtected: secrets.isThere,
  value: secrets.isThere ? secrets.protect(password) : Buffer.from(password).toString('base64'),
});

/** Whole or not at all, and never readable by others, not even while it is written. */
async function write(path: string, passwords: readonly Kept[]): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true });
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await handle.writeFile(JSON.stringify({ schemaVersion: 1, passwords }, null, 2));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch((failure: unknown) => {
      if (!isMissing(failure)) throw failure;
    });
    throw toSaveError(path, error);
  }
}
