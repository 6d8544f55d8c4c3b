import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Adapter } from 'lowdb';
import * as z from 'zod';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { FileProblem } from '#shared/model/library.ts';
import type { Clock } from './clock.ts';
import { ensureFolder, writeDurably } from './durableWrite.ts';
import { isMissing, toSaveError } from './fileErrors.ts';
import { diskFiles, type WritableFiles } from './files.ts';

/** Turns the data of one schema version into that of the next. */
export type Migration = (older: unknown) => unknown;

/** How a kind of JSON file is read and written. */
export interface JsonFormat<T extends { readonly schemaVersion: number }> {
  /** The version written today. */
  readonly version: number;
  /** The shape of that version. */
  readonly schema: z.ZodType<T>;
  /** For every earlier version that was ever released: how to get to the next one. */
  readonly migrations: ReadonlyMap<number, Migration>;
}

export interface JsonAdapterOptions<T extends { readonly schemaVersion: number }> {
  readonly path: string;
  /** A folder above the file that must be there already (the library), or null. */
  readonly within: string | null;
  readonly format: JsonFormat<T>;
  readonly clock: Clock;
  /** Hears of a damaged file, once. */
  readonly onProblem: (problem: FileProblem) => void;
  /** Whether files may be changed now; where they may not, a damaged file stays where it is. */
  readonly mayWrite?: () => boolean;
  readonly files?: WritableFiles;
}

const versioned = z.looseObject({ schemaVersion: z.int().positive() });

/** `2026-11-24T10:50:45.123Z` as it may stand in a file name everywhere. */
const fileTime = (date: Date) => date.toISOString().replaceAll(/[-:.]/g, '');

/**
 * A lowdb adapter for one JSON file that people's work is in. Writes are atomic and durable. Reads are
 * validated; a file that is damaged is set aside with its content kept, and reads as if it were absent.
 * A file from a newer Broadsheet is left alone and refuses to be read (`damagedFile`).
 */
export class JsonAdapter<T extends { readonly schemaVersion: number }> implements Adapter<T> {
  readonly #options: JsonAdapterOptions<T>;
  readonly #files: WritableFiles;
  #seen: string | null = null;
  /** What must be kept before this file may be written over: see `#keep`. */
  #toKeep: { readonly how: 'setAside' | 'copy'; readonly text: string; readonly name: string } | null = null;

  constructor(options: JsonAdapterOptions<T>) {
    this.#options = options;
    this.#files = options.files ?? diskFiles;
  }

  /** Whether the file is another one than this adapter last read or wrote: a sync tool, another program. */
  async changedOutside(): Promise<boolean> {
    return (await this.#signature()) !== this.#seen;
  }

  async read(): Promise<T | null> {
    const { path, format } = this.#options;
    this.#seen = await this.#signature();
    let text: string;
    try {
      text = await readFile(path, 'utf8');
    } catch (error) {
      if (isMissing(error)) return null;
      throw toReadError(path, error);
    }
    let data: unknown;
    let version: number;
    try {
      data = JSON.parse(text.replace(/^\ufeff/, ''));
      version = versioned.parse(data).schemaVersion;
    } catch (error) {
      return await this.#damaged(text, firstReason(error));
    }
    if (version > format.version) {
      throw new BroadsheetError(
        'damagedFile',
        `${path} was written by a newer version of Broadsheet and is left as it is: update Broadsheet to work with it.`,
        { path },
      );
    }
    for (let from = version; from < format.version; from++) {
      const migrate = format.migrations.get(from);
      if (!migrate) return await this.#damaged(text, `schema version ${from} is not known`);
      try {
        data = migrate(data);
      } catch (error) {
        return await this.#damaged(text, firstReason(error));
      }
    }
    const parsed = format.schema.safeParse(data);
    if (!parsed.success) return await this.#damaged(text, firstReason(parsed.error));
    // Reading changes nothing on the disk; the copy is made before the first write in the new version.
    this.#toKeep =
      version < format.version ? { how: 'copy', text, name: `before-version-${format.version}` } : null;
    return parsed.data;
  }

  /** Resolves when the data is on the disk; throws `readOnly`, `diskFull` or `saveFailed`. */
  async write(data: T): Promise<void> {
    const { path } = this.#options;
    try {
      await ensureFolder(dirname(path), this.#options.within, this.#files);
      await this.#keep();
      await writeDurably(path, `${JSON.stringify(data, null, 2)}\n`, this.#files);
      this.#seen = await this.#signature();
    } catch (error) {
      throw toSaveError(path, error);
    }
  }

  /** Tells one state of the file from another without reading it; null where there is no file. */
  async #signature(): Promise<string | null> {
    try {
      const { size, mtimeNs, ino } = await stat(this.#options.path, { bigint: true });
      return `${size}-${mtimeNs}-${ino}`;
    } catch {
      return null;
    }
  }

  async #damaged(text: string, reason: string): Promise<null> {
    const { path, clock, mayWrite, onProblem } = this.#options;
    const name = `damaged-${fileTime(clock())}`;
    this.#toKeep = { how: 'setAside', text, name };
    let where = 'it was left where it is, because its folder cannot be changed';
    if (mayWrite?.() ?? true) {
      try {
        await this.#keep();
        where = `its content was kept as ${basename(this.#beside(name))}`;
      } catch {
        // It stays in `#toKeep`: nothing is written over it before it could be set aside.
      }
    }
    onProblem({
      path,
      code: 'damagedMarks',
      message: `${path} is damaged (${reason}); ${where}: repair that file or restore it from a backup.`,
    });
    return null;
  }

  async #keep(): Promise<void> {
    const kept = this.#toKeep;
    if (!kept) return;
    const { path } = this.#options;
    if (kept.how === 'copy') {
      await writeDurably(this.#beside(kept.name), kept.text, this.#files);
    } else {
      try {
        await this.#files.rename(path, this.#beside(kept.name));
        await this.#files.syncFolder(dirname(path));
      } catch (error) {
        // Somebody took it away in the meantime: there is nothing left to write over.
        if (!isMissing(error)) throw error;
      }
    }
    this.#toKeep = null;
  }

  #beside(label: string): string {
    const { path } = this.#options;
    return join(dirname(path), `${basename(path, '.json')}.${label}.json`);
  }
}

function toReadError(path: string, error: unknown): BroadsheetError {
  const reason = error instanceof Error ? error.message : String(error);
  return new BroadsheetError(
    'noAccess',
    `${path} cannot be read (${reason}): check that the file and its folder may be read.`,
    { path },
    { cause: error },
  );
}

function firstReason(error: unknown): string {
  if (error instanceof z.ZodError) {
    const issue = error.issues[0];
    return issue ? `${issue.path.join('.') || 'the whole'}: ${issue.message}` : 'wrong shape';
  }
  return error instanceof Error ? error.message : String(error);
}
