import { z } from 'zod';
import type { IssueDifference, SnapshotSummary } from '../model/snapshot.ts';
import { issueId, nothing } from './inputs.ts';

const snapshotId = z.string().min(1).max(100);

/** Snapshots of everything that people made in a library: the inputs of their calls. */
export const snapshotInputs = {
  'snapshots.list': nothing,
  'snapshots.take': nothing,
  'snapshots.compare': z.strictObject({ snapshotId }),
  'snapshots.restore': z.strictObject({ snapshotId, issueIds: z.array(issueId).min(1) }),
} as const satisfies Record<string, z.ZodType>;

export interface SnapshotOutputs {
  /** The open library's snapshots, newest first. */
  'snapshots.list': readonly SnapshotSummary[];
  /** Takes a snapshot now; answers the newest one where nothing changed since, null where there is nothing to keep. */
  'snapshots.take': SnapshotSummary | null;
  /** What restoring a snapshot would do, issue by issue; those where it would do nothing are left out. */
  'snapshots.compare': readonly IssueDifference[];
  /** Makes the annotations on some issues what they were; `annotations.undo` takes it back. Answers how many changed. */
  'snapshots.restore': { readonly changed: number };
}
