import { isFileOf, type KeptStore } from '#core/disk/json/keptStore.ts';
import { filesToSave } from '#core/disk/snapshots/folder.ts';
import type { Snapshot } from '#core/disk/snapshots/snapshotFile.ts';
import type { KeptStoreName, StoreDifference } from '#shared/model/snapshot.ts';
import type { Restorable } from './restore.ts';

/** The marks of a library and what else is kept in it. */
export interface WholeRestorable extends Restorable {
  /** Absolute path. */
  readonly libraryPath: string;
  readonly keptStores: readonly KeptStore[];
}

type Files = ReadonlyMap<string, string>;

const filesOf = (name: KeptStoreName, files: Files): Files =>
  new Map([...files].filter(([path]) => isFileOf(name, path)));

/** What restoring a snapshot would do to the stores beside the annotations; those it leaves as they are are left out. */
export async function compareStores(
  { libraryPath, keptStores }: Pick<WholeRestorable, 'libraryPath' | 'keptStores'>,
  { files: former }: Snapshot,
): Promise<readonly StoreDifference[]> {
  const current = await filesToSave(libraryPath);
  return keptStores.flatMap((store) => {
    const [here, there] = [filesOf(store.name, current), filesOf(store.name, former)];
    const difference = { store: store.name, current: countOf(store, here), former: countOf(store, there) };
    // A file that holds nothing is as good as none.
    const isEmpty = difference.current + difference.former === 0;
    return isEmpty || isSame(here, there) ? [] : [difference];
  });
}

/**
 * Makes whole stores what they were, after a snapshot of everything as it is, which takes it back. Throws
 * `readOnly`, `lockedByOther`, or what saving throws.
 */
export async function restoreStores(
  { annotations, snapshots, keptStores }: WholeRestorable,
  { files }: Snapshot,
  names: readonly KeptStoreName[],
): Promise<void> {
  if (names.length === 0) return;
  await annotations.ensureWriter();
  await snapshots.take('restore');
  for (const store of keptStores) {
    if (names.includes(store.name)) await store.restore(filesOf(store.name, files));
  }
}

const countOf = ({ count }: KeptStore, files: Files): number =>
  [...files.values()].reduce((sum, text) => sum + (count(text) ?? 0), 0);

const isSame = (one: Files, other: Files): boolean =>
  one.size === other.size && [...one].every(([path, text]) => other.get(path) === text);
