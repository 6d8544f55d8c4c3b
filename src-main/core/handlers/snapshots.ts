import type { Handlers } from '#shared/contract/peer.ts';
import type { snapshotInputs } from '#shared/contract/snapshotCalls.ts';
import { compareSnapshot, restoreSnapshot } from '../snapshots/restore.ts';
import { compareStores, restoreStores } from '../snapshots/stores.ts';
import type { HandlerServices } from './services.ts';

export function snapshotHandlers({ opened }: HandlerServices): Pick<Handlers, keyof typeof snapshotInputs> {
  return {
    'snapshots.list': () => opened().snapshots.list(),
    'snapshots.take': () => opened().snapshots.take('manual'),
    'snapshots.compare': async ({ snapshotId }) => ({
      issues: await compareSnapshot(opened(), snapshotId),
      stores: await compareStores(opened(), snapshotId),
    }),
    async 'snapshots.restore'({ snapshotId, issueIds, stores }) {
      await restoreStores(opened(), snapshotId, stores);
      return { changed: await restoreSnapshot(opened(), snapshotId, issueIds) };
    },
  };
}
