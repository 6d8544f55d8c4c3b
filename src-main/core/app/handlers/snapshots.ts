import { compareSnapshot, readKnown, restoreSnapshot } from '#core/kept/restore/restore.ts';
import { compareStores, restoreStores } from '#core/kept/restore/stores.ts';
import type { Handlers } from '#shared/contract/peer.ts';
import type { snapshotInputs } from '#shared/contract/snapshotCalls.ts';
import type { HandlerServices } from './services.ts';

export function snapshotHandlers({ opened }: HandlerServices): Pick<Handlers, keyof typeof snapshotInputs> {
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
