import { z } from 'zod';
import { keptStoreNames, type SnapshotDifference, type SnapshotSummary } from '../model/snapshot.ts';
import { issueId, nothing } from './inputs.ts';

const snapshotId = z.string().min(1).max(100);

/** Snapshots of everything that people made in a library: the inputs of their calls. */
export const snapshotInputs = {
  'snapshots.list': nothing,
  'snapshots.take': nothing,
  'snapshots.compare': z.strictObject({ snapshotId }),
  'snapshots.restore': z.strictObject({
    snapshotId,
    issueIds: z.array(issueId),
    stores: z.array(z.enum(keptStoreNames)),
  }),
} as const satisfies Record<string, z.ZodType>;

export interface SnapshotOutputs {
  /** The open library's snapshots, newest first. */
  'snapshots.list': readonly SnapshotSummary[];
  /** Takes a snapshot now; answers the newest one where nothing changed since, null where there is nothing to keep. */
  'snapshots.take': SnapshotSummary | null;
  /** What restoring a snapshot would do, issue by issue and store by store. */
  'snapshots.compare': SnapshotDifference;
  /**
   * Makes the annotations on some issues, and whole stores, what they were, after a snapshot of everything as it
   * is. `annotations.undo` takes back the annotations, the snapshot the stores. Answers how many annotations changed.
   */
  'snapshots.restore': { readonly changed: number };
}
