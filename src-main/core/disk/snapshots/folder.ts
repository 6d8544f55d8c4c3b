import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { SnapshotSummary } from '#shared/model/snapshot.ts';
import { decodeSnapshot, readSnapshotName, type Snapshot } from './snapshotFile.ts';

/** Where a library keeps what people made. */
export const marksRoot = (libraryPath: string): string => join(libraryPath, '.broadsheet');

/** Folders of it that hold no work of people's. */
export const withoutWork: ReadonlySet<string> = new Set(['snapshots', 'cache', 'hands', 'readings']);

/** Where a library keeps its snapshots. */
export const snapshotsFolder = (libraryPath: string): string => join(marksRoot(libraryPath), 'snapshots');

/** A library's snapshots, newest first. Whether each is sound shows when it is read. */
export async function listSnapshots(libraryPath: string): Promise<readonly SnapshotSummary[]> {
  const folder = snapshotsFolder(libraryPath);
  const names = await readdir(folder).catch(() => []);
  const found = await Promise.all(
    names.map(async (id) => {
      const said = readSnapshotName(id);
      const file = said && (await stat(join(folder, id)).catch(() => null));
      return said && file ? [{ id, ...said, bytes: file.size }] : [];
    }),
  );
  return found.flat().toSorted((a, b) => (a.id < b.id ? 1 : -1));
}

/** Throws `damagedFile`, or what the disk throws. */
export async function readSnapshot(libraryPath: string, id: string): Promise<Snapshot> {
  const path = join(snapshotsFolder(libraryPath), id);
  return await decodeSnapshot(await readFile(path), path);
}

/** A file's content out of a snapshot, and when that was taken. */
export interface SavedText {
  readonly text: string;
  readonly taken: string;
}

/** A file of a library as the newest snapshot has it in which it is sound; null where there is none. */
export async function newestSound(
  libraryPath: string,
  path: string,
  isSound: (text: string) => boolean,
): Promise<SavedText | null> {
  const name = relative(marksRoot(libraryPath), path).split(sep).join('/');
  for (const { id } of await listSnapshots(libraryPath)) {
    const snapshot = await readSnapshot(libraryPath, id).catch(() => null);
    const text = snapshot?.files.get(name);
    if (snapshot && text !== undefined && isSound(text)) return { text, taken: snapshot.taken };
  }
  return null;
}

/** Copies that were kept beside a file: a damaged one, one before a migration, one that was merged. */
const asideName = /\.(damaged|before-version|merged)-[^/]*\.json$/;
/** Folders of `.broadsheet` that hold no work of people's, or the snapshots themselves. */
const leftOut = new Set(['snapshots', 'cache', 'readings']);

/** Every sound JSON file that people's work is in, by path below `.broadsheet`. */
export async function filesToSave(libraryPath: string): Promise<ReadonlyMap<string, string>> {
  const root = marksRoot(libraryPath);
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = new Map<string, string>();
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(root, path).split(sep).join('/');
    if (!entry.isFile() || !name.endsWith('.json') || entry.name.startsWith('.')) continue;
    if (asideName.test(name) || leftOut.has(name.split('/')[0] ?? '')) continue;
    const text = await readFile(path, 'utf8').catch(() => null);
    if (text !== null && isJson(text)) files.set(name, text);
  }
  return files;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
