import { randomUUID } from 'node:crypto';
import { open, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import type { Clock } from '#core/disk/files/clock.ts';
import { ensureFolder } from '#core/disk/files/durableWrite.ts';
import { isForbidden, isMissing, systemCode } from '#core/disk/files/fileErrors.ts';

/** A lock whose owner was not heard of for so long is nobody's (milliseconds). */
const staleAfter = 60_000;
/** How often an owner is heard of (milliseconds). */
export const heartbeatEvery = 20_000;

/** Whether this process holds the lock, and if not, why. */
export type LockState = 'held' | 'lockedByOther' | 'readOnly';

const ownerSchema = z.object({
  pid: z.int().positive(),
  host: z.string(),
  token: z.string(),
  started: z.iso.datetime(),
  heartbeat: z.iso.datetime(),
});
type Owner = z.infer<typeof ownerSchema>;

/** Tokens of the locks that this process holds or is about to: a lock with our pid but another token is a dead process's. */
const heldHere = new Set<string>();

/**
 * The lock that makes one process the writer of a library's marks. It lies beside the marks, so that it
 * also holds between machines that share the folder. A stale one is taken over.
 */
export class LibraryLock {
  readonly #libraryPath: string;
  readonly #path: string;
  readonly #clock: Clock;
  readonly #token: string;
  #started: string | null = null;
  #checked = 0;

  constructor(libraryPath: string, clock: Clock) {
    this.#libraryPath = libraryPath;
    this.#path = join(libraryPath, '.broadsheet', 'lock');
    this.#clock = clock;
    this.#token = randomUUID();
  }

  /**
   * Takes the lock, or when it is ours already, makes sure that it still is and says that we live.
   * Throws only what is neither a live owner nor a disk that cannot be written.
   */
  async acquire(): Promise<LockState> {
    // Before the lock is written: whoever reads it in this process must not take it for a dead one's.
    heldHere.add(this.#token);
    try {
      await ensureFolder(dirname(this.#path), this.#libraryPath);
      const isHeld = (await this.#renew()) || (await this.#create()) || (await this.#takeOver());
      if (isHeld) {
        this.#checked = this.#clock().getTime();
        return 'held';
      }
      this.#lost();
      return 'lockedByOther';
    } catch (error) {
      this.#lost();
      if (isForbidden(error)) return 'readOnly';
      throw error;
    }
  }

  /** Whether the lock was seen to be ours so lately that nobody can have taken it over since. */
  get isFresh(): boolean {
    const age = this.#clock().getTime() - this.#checked;
    return this.#started !== null && age >= 0 && age < staleAfter / 2;
  }

  /** Gives the lock back, if it is ours. */
  async release(): Promise<void> {
    const owner = await this.#read().catch(() => null);
    if (owner?.token === this.#token) await unlink(this.#path).catch(() => undefined);
    this.#lost();
  }

  #lost(): void {
    heldHere.delete(this.#token);
    this.#started = null;
  }

  async #renew(): Promise<boolean> {
    if (this.#started === null) return false;
    const owner = await this.#read();
    if (owner?.token !== this.#token) return false;
    await this.#replace();
    return true;
  }

  async #create(): Promise<boolean> {
    try {
      await writeFile(this.#path, this.#describe(), { flag: 'wx' });
      return true;
    } catch (error) {
      if (systemCode(error) === 'EEXIST') return false;
      throw error;
    }
  }

  /**
   * Replaces a stale lock. Of several processes that see it at once only the one that creates the
   * guard file goes on, and it looks again.
   */
  async #takeOver(): Promise<boolean> {
    if (!(await this.#isStale())) return false;
    const guard = `${this.#path}.takeover`;
    try {
      await (await open(guard, 'wx')).close();
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw error;
      const found = await stat(guard).catch(() => null);
      // Its owner died in the few milliseconds that a takeover lasts.
      if (found && Math.abs(Date.now() - found.mtimeMs) > staleAfter)
        await unlink(guard).catch(() => undefined);
      return false;
    }
    try {
      if (!(await this.#isStale())) return false;
      await this.#replace();
      return true;
    } finally {
      await unlink(guard).catch(() => undefined);
    }
  }

  async #isStale(): Promise<boolean> {
    const owner = await this.#read();
    if (owner === null) {
      // Nobody's, or unreadable: an owner that is just writing it is given time.
      const found = await stat(this.#path).catch(() => null);
      return found === null || Math.abs(Date.now() - found.mtimeMs) > staleAfter;
    }
    if (owner.host === hostname() && !isAlive(owner)) return true;
    return this.#clock().getTime() - Date.parse(owner.heartbeat) > staleAfter;
  }

  async #replace(): Promise<void> {
    const temporary = `${this.#path}.${this.#token}`;
    await writeFile(temporary, this.#describe());
    await rename(temporary, this.#path);
  }

  async #read(): Promise<Owner | null> {
    try {
      return ownerSchema.parse(JSON.parse(await readFile(this.#path, 'utf8')));
    } catch (error) {
      if (isMissing(error) || error instanceof SyntaxError || error instanceof z.ZodError) return null;
      throw error;
    }
  }

  #describe(): string {
    const now = this.#clock().toISOString();
    this.#started ??= now;
    const owner: Owner = {
      pid: process.pid,
      host: hostname(),
      token: this.#token,
      started: this.#started,
      heartbeat: now,
    };
    return `${JSON.stringify(owner, null, 2)}\n`;
  }
}

function isAlive(owner: Owner): boolean {
  if (owner.pid === process.pid) return heldHere.has(owner.token);
  try {
    process.kill(owner.pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and is somebody else's.
    return systemCode(error) === 'EPERM';
  }
}
