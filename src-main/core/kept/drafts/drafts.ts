import { join } from 'node:path';
import * as z from 'zod';
import type { Clock } from '#core/disk/files/clock.ts';
import { StoredDocument, theirs } from '#core/disk/json/document.ts';
import { JsonAdapter, type JsonFormat } from '#core/disk/json/jsonAdapter.ts';
import { keptDraft } from '#shared/contract/calls/drafts.ts';
import type { KeptDraft } from '#shared/model/draft.ts';

interface DraftsFile {
  readonly schemaVersion: 1;
  /** By the library's absolute path. */
  readonly libraries: Readonly<Record<string, readonly KeptDraft[]>>;
}

const format: JsonFormat<DraftsFile> = {
  version: 1,
  schema: z.object({ schemaVersion: z.literal(1), libraries: z.record(z.string(), z.array(keptDraft)) }),
  migrations: new Map(),
};

/**
 * Notes that are not saved yet, so that a window that closes, or a process that dies, takes none along. They
 * are kept in the person's profile: where the library cannot be written, the profile often can.
 */
export interface Drafts {
  /** The drafts of a library that no other window holds; they, and no others, are the given window's from now on. */
  takeOver(libraryPath: string, clientId: string): readonly KeptDraft[];
  /** On the disk when this answers; throws `readOnly`, `diskFull` or `saveFailed`. */
  keep(libraryPath: string, clientId: string, draft: KeptDraft): Promise<void>;
  drop(libraryPath: string, id: string): Promise<void>;
  /** The window is closed: what it held is there for the next one. */
  release(clientId: string): void;
  /** Finishes what is on its way to the disk. */
  close(): Promise<void>;
}

/** Opens the drafts of a profile. One that is damaged is set aside and begins anew; one that cannot be read stays, and takes nothing. */
export async function openDrafts(configFolder: string, clock: Clock): Promise<Drafts> {
  const adapter = new JsonAdapter<DraftsFile>({
    path: join(configFolder, 'drafts.json'),
    within: null,
    format,
    clock,
    onProblem: () => undefined,
  });
  const document = await StoredDocument.openOrRefuse<DraftsFile>(
    adapter,
    { schemaVersion: 1, libraries: {} },
    theirs,
  );
  /** Which window holds a draft, by the draft's id. */
  const holders = new Map<string, string>();

  const draftsOf = (file: DraftsFile, libraryPath: string): readonly KeptDraft[] =>
    Object.hasOwn(file.libraries, libraryPath) ? (file.libraries[libraryPath] ?? []) : [];
  const change = async (
    libraryPath: string,
    edit: (drafts: readonly KeptDraft[]) => readonly KeptDraft[],
  ): Promise<void> => {
    await document.update((file) => {
      const { [libraryPath]: _before, ...others } = file.libraries;
      const before = draftsOf(file, libraryPath);
      const drafts = edit(before);
      if (drafts === before) return file;
      return {
        schemaVersion: 1,
        libraries: drafts.length === 0 ? others : { ...others, [libraryPath]: drafts },
      };
    });
  };

  const release = (clientId: string) => {
    for (const [id, holder] of holders) if (holder === clientId) holders.delete(id);
  };

  return {
    takeOver(libraryPath, clientId) {
      release(clientId);
      const free = draftsOf(document.data, libraryPath).filter(({ id }) => !holders.has(id));
      for (const { id } of free) holders.set(id, clientId);
      return free;
    },
    async keep(libraryPath, clientId, draft) {
      holders.set(draft.id, clientId);
      await change(libraryPath, (drafts) => [...drafts.filter(({ id }) => id !== draft.id), draft]);
    },
    async drop(libraryPath, id) {
      holders.delete(id);
      // Decided in turn: the draft may still be on its way to the disk.
      await change(libraryPath, (drafts) =>
        drafts.some((draft) => draft.id === id) ? drafts.filter((draft) => draft.id !== id) : drafts,
      );
    },
    release,
    close: () => document.settled(),
  };
}
