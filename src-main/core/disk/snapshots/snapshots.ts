import { unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { SnapshotReason, SnapshotSummary } from '#shared/model/snapshot.ts';
import type { Clock } from '../files/clock.ts';
import { ensureFolder, removeLeftovers, writeDurably } from '../files/durableWrite.ts';
import { toSaveError } from '../files/fileErrors.ts';
import { diskFiles, type WritableFiles } from '../files/files.ts';
import { filesToSave, listSnapshots, readSnapshot, snapshotsFolder } from './folder.ts';
import { outlived } from './retention.ts';
import { checksumOf, encodeSnapshot, type Snapshot, snapshotName } from './snapshotFile.ts';

/** How long marks may change before the next snapshot is taken (milliseconds). */
const interval = 3_600_000;

export interface SnapshotsOptions {
  /** Absolute path of the library folder. */
  readonly libraryPath: string;
  readonly clock: Clock;
  readonly files?: WritableFiles;
}

/** Copies of everything that people made in one library, kept by age in `.broadsheet/snapshots`. */
export class Snapshots {
  readonly #options: SnapshotsOptions;
  readonly #files: WritableFiles;
  #taking: Promise<unknown> = Promise.resolve();
  #noticing: Promise<void> = Promise.resolve();
  /** Whether something changed that no snapshot has. */
  #isBehind = false;
  /** When the newest one was taken; null while that is not known. */
  #newest: number | null = null;
  #migrating: Promise<unknown> | null = null;

  constructor(options: SnapshotsOptions) {
    this.#options = options;
    this.#files = options.files ?? diskFiles;
  }

  /** Newest first. */
  list(): Promise<readonly SnapshotSummary[]> {
    return listSnapshots(this.#options.libraryPath);
  }

  /** Throws `damagedFile` where it is not sound any more. */
  read(id: string): Promise<Snapshot> {
    return readSnapshot(this.#options.libraryPath, id);
  }

  /**
   * Takes a snapshot now; it is on the disk when this answers. Answers the newest one where that says
   * the same, and null where there is nothing to keep. Throws `readOnly`, `diskFull` or `saveFailed`.
   */
  take(reason: SnapshotReason): Promise<SnapshotSummary | null> {
    const taken = this.#taking.then(() => this.#take(reason));
    this.#taking = taken.catch(() => undefined);
    return taken;
  }

  /** Something changed: takes a snapshot where the newest is an hour old. Where it fails the next change tries again. */
  changed(): void {
    this.#isBehind = true;
    this.#noticing = this.#noticing.then(() => this.#takeWhenDue());
  }

  /** Stored files are about to be brought to a new version: once while the library is open is enough. */
  async beforeMigration(): Promise<void> {
    this.#migrating ??= this.take('migration');
    try {
      await this.#migrating;
    } catch (error) {
      this.#migrating = null;
      throw error;
    }
  }

  /** Resolves when nothing is on its way to the disk. */
  async settled(): Promise<void> {
    await this.#noticing;
    await this.#taking;
  }

  /** Finishes what is on its way to the disk, and takes a last one where something changed since. */
  async close(): Promise<void> {
    await this.settled();
    // A disk that is full, or gone, keeps nobody from closing.
    if (this.#isBehind) await this.take('closing').catch(() => undefined);
  }

  async #takeWhenDue(): Promise<void> {
    const { clock } = this.#options;
    const now = clock().getTime();
    this.#newest ??= await this.#newestTaken(now);
    if (now - this.#newest < interval) return;
    this.#newest = now;
    await this.take('hourly').catch(() => {
      this.#newest = null;
    });
  }

  /** One that is dated in the future was taken by a clock that was wrong, and says nothing of how old the others are. */
  async #newestTaken(now: number): Promise<number> {
    const times = (await this.list()).map(({ taken }) => Date.parse(taken));
    return Math.max(0, ...times.filter((time) => time <= now));
  }

  async #take(reason: SnapshotReason): Promise<SnapshotSummary | null> {
    const { libraryPath, clock } = this.#options;
    const folder = snapshotsFolder(libraryPath);
    this.#isBehind = false;
    const files = await filesToSave(libraryPath);
    if (files.size === 0) return null;
    const [newest] = await this.list();
    const last = newest && (await this.read(newest.id).catch(() => null));
    if (newest && last && checksumOf(last.files) === checksumOf(files)) return newest;
    const taken = clock().toISOString();
    const id = snapshotName({ taken, reason });
    const path = join(folder, id);
    const bytes = await encodeSnapshot({ taken, reason, files });
    try {
      await ensureFolder(folder, libraryPath, this.#files);
      await writeDurably(path, bytes, this.#files);
    } catch (error) {
      this.#isBehind = true;
      throw toSaveError(path, error);
    }
    this.#newest = Date.parse(taken);
    await this.#thin(folder);
    return { id, taken, reason, bytes: bytes.length };
  }

  async #thin(folder: string): Promise<void> {
    const now = this.#options.clock();
    await removeLeftovers(folder, now);
    for (const { id } of outlived(await this.list(), now)) {
      await unlink(join(folder, id)).catch(() => undefined);
    }
  }
}
