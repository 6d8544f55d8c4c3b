import type { Snapshot } from '#core/disk/snapshots/snapshotFile.ts';
import type { Snapshots } from '#core/disk/snapshots/snapshots.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { IssueDifference } from '#shared/model/snapshot.ts';
import { type MarksFile, noMarks } from '../annotations/marksFile.ts';
import type { AnnotationStore } from '../annotations/store.ts';
import { differenceOf, marksIn } from './difference.ts';

/** The marks that are there now, and the snapshots that they can go back to. */
export interface Restorable {
  readonly annotations: AnnotationStore;
  readonly snapshots: Snapshots;
}

/** What restoring a snapshot would do, issue by issue; those where it would do nothing are left out. */
export async function compareSnapshot(
  { annotations }: Pick<Restorable, 'annotations'>,
  snapshot: Snapshot,
): Promise<readonly IssueDifference[]> {
  const former = marksIn(snapshot);
  const issueIds = [...new Set([...former.keys(), ...annotations.issueIds])].toSorted();
  const differences: IssueDifference[] = [];
  for (const issueId of issueIds) {
    const current = await annotations.stored(issueId);
    const difference = differenceOf(issueId, current, former.get(issueId));
    if (difference) differences.push(difference);
  }
  return differences;
}

/** Makes the annotations on some issues what they were; answers how many changed. `undo` takes it back. */
export async function restoreSnapshot(
  { annotations }: Pick<Restorable, 'annotations'>,
  snapshot: Snapshot,
  issueIds: readonly string[],
): Promise<number> {
  if (issueIds.length === 0) return 0;
  const marks = marksIn(snapshot);
  const former = new Map<string, MarksFile>();
  for (const issueId of issueIds) former.set(issueId, marks.get(issueId) ?? noMarks);
  return await annotations.restore(former);
}

/**
 * Reads a snapshot by an id from outside, once for all that is compared with it or restored from it. Throws
 * `snapshotNotFound` where there is none of that name.
 */
export async function readKnown(snapshots: Snapshots, snapshotId: string): Promise<Snapshot> {
  const known = await snapshots.list();
  if (known.some(({ id }) => id === snapshotId)) return await snapshots.read(snapshotId);
  throw new BroadsheetError(
    'snapshotNotFound',
    `There is no snapshot ${snapshotId} in this library: list the snapshots and choose one.`,
    { snapshotId },
  );
}
