import { z } from 'zod';
import { keptStoreNames, type RestoreDifference, type SnapshotSummary } from '#shared/model/snapshot.ts';
import { ask, call } from '../call.ts';
import { issueId } from '../inputs.ts';
import { limits } from '../limits.ts';

const snapshotId = z.string().min(1).max(limits.id);

/** Snapshots of everything that people made in a library. */
export const snapshotCalls = {
  /** The open library's snapshots, newest first. */
  'snapshots.list': ask({}).answers<readonly SnapshotSummary[]>(),
  /** Takes a snapshot now; answers the newest one where nothing changed since, null where there is nothing to keep. */
  'snapshots.take': call({}).answers<SnapshotSummary | null>(),
  /** What restoring a snapshot would do, issue by issue and store by store. */
  'snapshots.compare': ask({ snapshotId }).answers<RestoreDifference>(),
  /**
   * Makes the annotations on some issues, and whole stores, what they were, after a snapshot of everything as it
   * is. `history.undo` takes back the annotations, and then the stores. Answers how many annotations changed.
   */
  'snapshots.restore': call({
    snapshotId,
    issueIds: z.array(issueId).max(limits.issues),
    stores: z.array(z.enum(keptStoreNames)).max(keptStoreNames.length),
  }).answers<{ readonly changed: number }>(),
};
