import * as z from 'zod';
import type { Clock } from '#core/disk/files/clock.ts';
import { privateFiles } from '#core/disk/files/files.ts';
import { StoredDocument, theirs } from '#core/disk/json/document.ts';
import { JsonAdapter, type JsonFormat } from '#core/disk/json/jsonAdapter.ts';
import { noSecrets, type Secrets } from './secrets.ts';

interface KeptPassword {
  readonly server: string;
  /** Whether the system keeps it; else it is only written in Base64. */
  readonly isProtected: boolean;
  readonly value: string;
}

interface PasswordsFile {
  readonly schemaVersion: 1;
  readonly passwords: readonly KeptPassword[];
}

const format: JsonFormat<PasswordsFile> = {
  version: 1,
  schema: z.object({
    schemaVersion: z.literal(1),
    passwords: z.array(z.object({ server: z.string(), isProtected: z.boolean(), value: z.string() })),
  }),
  migrations: new Map(),
};

/** The passwords of archives, apart from everything else: never in a library, and readable by their owner alone. */
export interface Passwords {
  /** Null where none is kept, or the system no longer gives it out. */
  of(server: string): string | null;
  /** Keeps a password; null forgets it. It is on the disk when this resolves. */
  keep(server: string, password: string | null): Promise<void>;
  close(): Promise<void>;
}

/** `path`: absolute, of the file they are kept in. */
export async function openPasswords(path: string, secrets: Secrets, clock: Clock): Promise<Passwords> {
  const adapter = new JsonAdapter<PasswordsFile>({
    path,
    within: null,
    format,
    clock,
    onProblem: () => undefined,
    files: privateFiles,
  });
  const empty: PasswordsFile = { schemaVersion: 1, passwords: [] };
  const document = await StoredDocument.openOrRefuse(adapter, empty, theirs);
  const entryOf = (server: string) => document.data.passwords.find((one) => one.server === server);
  return {
    of(server) {
      const kept = entryOf(server);
      // What was protected is nothing without its keeper.
      if (!kept || (kept.isProtected && !secrets.isThere)) return null;
      return (kept.isProtected ? secrets : noSecrets).reveal(kept.value);
    },
    async keep(server, password) {
      if (password === null && !entryOf(server)) return;
      await document.update((file) => {
        const others = file.passwords.filter((one) => one.server !== server);
        if (password === null) return { ...file, passwords: others };
        const value = secrets.protect(password);
        return { ...file, passwords: [...others, { server, isProtected: secrets.isThere, value }] };
      });
    },
    close: () => document.settled(),
  };
}
