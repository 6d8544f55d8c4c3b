import { compareSnapshot, readKnown, restoreSnapshot } from '#core/kept/restore/restore.ts';
import { compareStores, restoreStores } from '#core/kept/restore/stores.ts';
import type { snapshotCalls } from '#shared/contract/calls/snapshots.ts';
import type { HandlersOf } from '#shared/contract/peer.ts';
import type { HandlerServices } from './services.ts';

export function snapshotHandlers({ opened }: HandlerServices): HandlersOf<typeof snapshotCalls> {
  return {
    'snapshots.list': () => opened().snapshots.list(),
    'snapshots.take': () => opened().snapshots.take('manual'),
    async 'snapshots.compare'({ snapshotId }) {
      const session = opened();
      const snapshot = await readKnown(session.snapshots, snapshotId);
      return {
        issues: await compareSnapshot(session, snapshot),
        stores: await compareStores(session, snapshot),
      };
    },
    async 'snapshots.restore'({ snapshotId, issueIds, stores }) {
      const session = opened();
      const snapshot = await readKnown(session.snapshots, snapshotId);
      await restoreStores(session, snapshot, stores);
      return { changed: await restoreSnapshot(session, snapshot, issueIds) };
    },
  };
}
