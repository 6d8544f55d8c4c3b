import * as z from 'zod';
import type { JsonFormat } from '#core/disk/json/jsonFormat.ts';

/**
 * What a kept export and its files last agreed on. The begin line of a block says by its hash what was written
 * there; the ledger knows which note that was. It is on the disk before the files are, so that whatever dies when,
 * an edit in a file is told from what was written.
 */
export interface Ledger {
  readonly schemaVersion: 1;
  /** By the file's name in the folder. */
  readonly files: Readonly<Record<string, LedgerFile>>;
  /** Edits in files that a person does not want to have taken over, by id. */
  readonly ignored: readonly string[];
  readonly lastWrite: LastWrite | null;
}

/** A file that was written, or was about to be. */
export interface LedgerFile {
  /** What it is about, as its fences say; null in formats without fences. */
  readonly document: string | null;
  /** Hashes of its last texts, the newest last. */
  readonly hashes: readonly string[];
  /** By the block's key; the newest last. */
  readonly blocks: Readonly<Record<string, readonly AgreedBlock[]>>;
}

/** The note that was written into a block, or that was taken over from it since. */
export interface AgreedBlock {
  /** As the begin line has it. */
  readonly hash: string;
  readonly note: string;
  /** Of all that stands around the note; see `restOf`. */
  readonly rest: string;
}

/** What the last write replaced, so that it can be taken back. */
export interface LastWrite {
  /** ISO 8601. */
  readonly time: string;
  readonly files: readonly ReplacedFile[];
}

/** A file before and after a write. */
export interface ReplacedFile {
  readonly name: string;
  /** Null where there was no file. */
  readonly before: string | null;
  /** The hash of what was written. */
  readonly after: string;
}

export const emptyLedger: Ledger = { schemaVersion: 1, files: {}, ignored: [], lastWrite: null };

/** The ledger on the disk. */
export const ledgerFormat: JsonFormat<Ledger> = {
  version: 1,
  schema: z.object({
    schemaVersion: z.literal(1),
    files: z.record(
      z.string(),
      z.object({
        document: z.string().nullable(),
        hashes: z.array(z.string()),
        blocks: z.record(
          z.string(),
          z.array(z.object({ hash: z.string(), note: z.string(), rest: z.string() })),
        ),
      }),
    ),
    ignored: z.array(z.string()),
    lastWrite: z
      .object({
        time: z.string(),
        files: z.array(z.object({ name: z.string(), before: z.string().nullable(), after: z.string() })),
      })
      .nullable(),
  }),
  migrations: new Map(),
};

/** The names that a document was written under. */
export const namesOf = (document: string, { files }: Ledger): readonly string[] =>
  Object.keys(files).filter((name) => files[name]?.document === document);

/** What is known of a file; of one that was moved, what is known of it where it was. */
export function knownOf(name: string, document: string, ledger: Ledger): LedgerFile | undefined {
  const [former = name] = namesOf(document, ledger);
  return ledger.files[name] ?? ledger.files[former];
}

/** So many states of a block and of a file are known: a crash, or a write taken back, leaves an earlier one. */
const mostStates = 4;

/** Adds a state to those that are known; the newest are kept. */
export const withState = <T>(known: readonly T[] | undefined, state: T, isSame: (one: T) => boolean): T[] =>
  [...(known ?? []).filter((one) => !isSame(one)), state].slice(-mostStates);

/** The ledger after a note was taken over from a file: the two agree on it now. */
export function withAgreedNote(
  ledger: Ledger,
  file: { readonly name: string; readonly document: string },
  key: string,
  agreed: AgreedBlock,
): Ledger {
  const { name, document } = file;
  const known = knownOf(name, document, ledger) ?? { document, hashes: [], blocks: {} };
  const states = withState(known.blocks[key], agreed, ({ hash }) => hash === agreed.hash);
  const blocks = { ...known.blocks, [key]: states };
  return { ...ledger, files: { ...ledger.files, [name]: { ...known, blocks } } };
}
