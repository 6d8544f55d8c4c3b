import { hash } from 'node:crypto';
import { readFile as readFileWithCallback } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Adapter } from 'lowdb';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { FileProblem } from '#shared/model/library.ts';
import type { Clock } from '../files/clock.ts';
import { ensureFolder, writeDurably } from '../files/durableWrite.ts';
import { isMissing, toSaveError } from '../files/fileErrors.ts';
import { diskFiles, type WritableFiles } from '../files/files.ts';
import { newestSound } from '../snapshots/folder.ts';
import { type JsonFormat, parseStored } from './jsonFormat.ts';

export type { JsonFormat } from './jsonFormat.ts';

export interface JsonAdapterOptions<T extends { readonly schemaVersion: number }> {
  readonly path: string;
  /** A folder above the file that must be there already (the library), or null. */
  readonly within: string | null;
  readonly format: JsonFormat<T>;
  readonly clock: Clock;
  /** Hears of a damaged file, once. */
  readonly onProblem: (problem: FileProblem) => void;
  /** Whether it is this process's to write; another's stays as it is, damaged or not. Ours where it is absent. */
  readonly isOurs?: boolean;
  /** Called before a file of an earlier version is first written in today's. */
  readonly beforeMigration?: () => Promise<void>;
  readonly files?: WritableFiles;
}

/** `2026-11-24T10:50:45.123Z` as it may stand in a file name everywhere. */
export const fileTime = (date: Date) => date.toISOString().replaceAll(/[-:.]/g, '');

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

  /**
   * Whether the file holds something else than this adapter last read or wrote. Told by the bytes: times and
   * sizes would be those of whoever wrote in between, and his work would be taken for ours.
   */
  async changedOutside(): Promise<boolean> {
    const text = await readFile(this.#options.path, 'utf8').catch(() => null);
    return (text === null ? null : signatureOf(text)) !== this.#seen;
  }

  async read(): Promise<T | null> {
    const { path, format } = this.#options;
    this.#seen = null;
    let text: string;
    try {
      text = await readFile(path, 'utf8');
    } catch (error) {
      if (isMissing(error)) return null;
      throw toReadError(path, error);
    }
    this.#seen = signatureOf(text);
    const parsed = parseStored(text, format);
    if (parsed.kind === 'damaged') return await this.#damaged(text, parsed.reason);
    if (parsed.kind === 'newer') {
      throw new BroadsheetError(
        'damagedFile',
        `${path} was written by a newer version of Broadsheet and is left as it is: update Broadsheet to work with it.`,
        { path },
      );
    }
    // Reading changes nothing on the disk; the copy is made before the first write in the new version.
    this.#toKeep =
      parsed.version < format.version
        ? { how: 'copy', text, name: `before-version-${format.version}` }
        : null;
    return parsed.data;
  }

  /** Resolves when the data is on the disk; throws `readOnly`, `diskFull` or `saveFailed`. */
  async write(data: T): Promise<void> {
    const { path } = this.#options;
    try {
      await ensureFolder(dirname(path), this.#options.within, this.#files);
      await this.#keep();
      const text = `${JSON.stringify(data, null, 2)}\n`;
      await writeDurably(path, text, this.#files);
      this.#seen = signatureOf(text);
    } catch (error) {
      throw toSaveError(path, error);
    }
  }

  /** Sets the file aside and takes its content from the newest sound snapshot, where there is one. */
  async #damaged(text: string, reason: string): Promise<T | null> {
    const { path, clock, isOurs = true, onProblem } = this.#options;
    const name = `damaged-${fileTime(clock())}`;
    if (isOurs) this.#toKeep = { how: 'setAside', text, name };
    let where = 'it was left as it is';
    if (isOurs) {
      try {
        await this.#keep();
        where = `its content was kept as ${basename(this.#beside(name))}`;
      } catch {
        // It stays in `#toKeep`: nothing is written over it before it could be set aside.
      }
    }
    const restored = await this.#restore(isOurs);
    onProblem({
      path,
      code: restored ? 'restoredMarks' : 'damagedMarks',
      message: restored
        ? `${path} was damaged (${reason}) and was restored from the snapshot of ${restored.taken}; ${where}: look there for what was done later.`
        : `${path} is damaged (${reason}); ${where}: repair that file or restore it from a backup.`,
    });
    return restored?.data ?? null;
  }

  async #restore(isOurs: boolean): Promise<{ readonly data: T; readonly taken: string } | null> {
    const { path, within, format } = this.#options;
    if (within === null) return null;
    const isSound = (text: string) => parseStored(text, format).kind === 'sound';
    const saved = await newestSound(within, path, isSound);
    if (!saved) return null;
    const parsed = parseStored(saved.text, format);
    if (parsed.kind !== 'sound') return null;
    // A failure here is nobody's: the data is in memory and goes along with the next change.
    if (isOurs && this.#toKeep === null) await this.write(parsed.data).catch(() => undefined);
    return { data: parsed.data, taken: saved.taken };
  }

  async #keep(): Promise<void> {
    const kept = this.#toKeep;
    if (!kept) return;
    const { path } = this.#options;
    if (kept.how === 'copy') {
      await this.#options.beforeMigration?.();
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

const signatureOf = (text: string): string => hash('sha256', text, 'base64');

/** A library has thousands of small files: that of `node:fs/promises` takes twice the processor time. */
const readFile = promisify(readFileWithCallback);

function toReadError(path: string, error: unknown): BroadsheetError {
  const reason = error instanceof Error ? error.message : String(error);
  return new BroadsheetError(
    'noAccess',
    `${path} cannot be read (${reason}): check that the file and its folder may be read.`,
    { path },
    { cause: error },
  );
}
