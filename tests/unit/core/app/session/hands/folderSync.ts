import { createHash } from 'node:crypto';
import { readFileSync, renameSync, rmSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, sep } from 'node:path';

/** How often each copy changed a file, as far as a copy has heard: whoever heard more has the newer one. */
type Version = ReadonlyMap<string, number>;

interface FileState {
  /** Of the content; null: the file is removed. */
  readonly hash: string | null;
  readonly version: Version;
}

/** Chooses among `count` things, counted from 0. */
export type Choose = (count: number) => number;

/**
 * A folder that a sync tool keeps like its others, in the way of Syncthing: file by file, in any order, with a
 * version of each that tells who changed it since; of two that were changed beside each other one stays under a
 * conflict name. Temporary files and snapshots are left out.
 */
export class SyncedFolder {
  /** One after the other, whatever hands do meanwhile. */
  static #pulling: Promise<unknown> = Promise.resolve();
  readonly #name: string;
  readonly #states = new Map<string, FileState>();
  #copies = 0;
  path: string;

  constructor(name: string, path: string) {
    this.#name = name;
    this.path = path;
  }

  /** The paths that were ever here, after a look at what was changed. */
  async scan(): Promise<readonly string[]> {
    const found = new Map<string, string>();
    for (const path of await filesBelow(this.path)) {
      const bytes = await readFile(join(this.path, path)).catch(() => null);
      if (bytes) found.set(path, hashOf(bytes));
    }
    for (const path of new Set([...found.keys(), ...this.#states.keys()])) {
      const hash = found.get(path) ?? null;
      const known = this.#states.get(path);
      if (known?.hash === hash) continue;
      this.#states.set(path, { hash, version: this.#counted(known?.version ?? new Map()) });
    }
    return [...this.#states.keys()].toSorted();
  }

  /** Takes one file over from another folder, if it is newer there; answers whether anything changed here. */
  async pull(from: SyncedFolder, path: string): Promise<boolean> {
    const theirs = from.#states.get(path);
    const ours = this.#states.get(path);
    if (!theirs || (ours && isAtLeast(ours.version, theirs.version))) return false;
    if (!ours || isAtLeast(theirs.version, ours.version)) return await this.#take(from, path, theirs);
    const version = both(ours.version, theirs.version);
    if (ours.hash === theirs.hash) {
      this.#states.set(path, { hash: ours.hash, version });
      return true;
    }
    // Of a change and a removal beside each other the change stays; of two changes the same one whoever looks.
    const theirsStay = ours.hash === null || (theirs.hash !== null && theirs.hash > ours.hash);
    const loser = theirsStay ? this : from;
    if (ours.hash !== null && theirs.hash !== null) await this.#setAside(loser, path);
    if (theirsStay) return await this.#take(from, path, { ...theirs, version });
    this.#states.set(path, { hash: ours.hash, version });
    return true;
  }

  /** Pulls some files, or all, in the order that `choose` gives; answers whether anything changed here. */
  pullFrom(from: SyncedFolder, choose: Choose, most = Number.POSITIVE_INFINITY): Promise<boolean> {
    const pulled = SyncedFolder.#pulling.then(() => this.#pullNow(from, choose, most));
    SyncedFolder.#pulling = pulled.catch(() => undefined);
    return pulled;
  }

  async #pullNow(from: SyncedFolder, choose: Choose, most: number): Promise<boolean> {
    const waiting = [...(await from.scan())];
    await this.scan();
    let changed = false;
    for (let pulled = 0; pulled < most && waiting.length > 0; pulled++) {
      const [path = ''] = waiting.splice(choose(waiting.length), 1);
      changed = (await this.pull(from, path)) || changed;
    }
    return changed;
  }

  async #take(from: SyncedFolder, path: string, state: FileState): Promise<boolean> {
    const target = join(this.path, path);
    const bytes = state.hash === null ? null : await readFile(join(from.path, path)).catch(() => null);
    // It changed or went while it was looked at: the next look sees it.
    if (state.hash !== null && (!bytes || hashOf(bytes) !== state.hash)) return false;
    const temporary = join(dirname(target), `.syncthing.${basename(path)}.tmp`);
    if (bytes) {
      await mkdir(dirname(target), { recursive: true });
      await writeFile(temporary, bytes);
    }
    // What was changed here since the look must not be written over: looked at and replaced in one turn.
    if (hashNow(target) !== (this.#states.get(path)?.hash ?? null)) return false;
    if (bytes) renameSync(temporary, target);
    else rmSync(target, { force: true });
    this.#states.set(path, state);
    return true;
  }

  /** Keeps what a folder has of a file under a conflict name, which is a file like others from then on. */
  async #setAside(folder: SyncedFolder, path: string): Promise<void> {
    const extension = extname(path);
    const stem = path.slice(0, path.length - extension.length);
    const number = String(++this.#copies).padStart(6, '0');
    const aside = `${stem}.sync-conflict-20260301-${number}-${this.#name.toUpperCase()}${extension}`;
    const bytes = await readFile(join(folder.path, path)).catch(() => null);
    if (bytes) await writeFile(join(this.path, aside), bytes);
  }

  #counted(version: Version): Version {
    return new Map(version).set(this.#name, (version.get(this.#name) ?? 0) + 1);
  }
}

/** Brings folders to the same state, where nobody works in them. */
export async function syncAll(folders: readonly SyncedFolder[], choose: Choose): Promise<void> {
  for (let changed = true; changed; ) {
    changed = false;
    for (const to of folders) {
      for (const from of folders) {
        if (from !== to) changed = (await to.pullFrom(from, choose)) || changed;
      }
    }
  }
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const root = join(folder, '.broadsheet');
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.flatMap((entry) => {
    const path = relative(folder, join(entry.parentPath, entry.name));
    const isOurs = entry.isFile() && !entry.name.startsWith('.') && path.split(sep)[1] !== 'snapshots';
    return isOurs ? [path] : [];
  });
}

function hashNow(path: string): string | null {
  try {
    return hashOf(readFileSync(path));
  } catch {
    return null;
  }
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const isAtLeast = (one: Version, other: Version): boolean =>
  [...other].every(([name, count]) => (one.get(name) ?? 0) >= count);

function both(one: Version, other: Version): Version {
  const version = new Map(one);
  for (const [name, count] of other) version.set(name, Math.max(count, version.get(name) ?? 0));
  return version;
}
