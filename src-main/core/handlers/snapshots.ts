import type { Handlers } from '#shared/contract/peer.ts';
import type { snapshotInputs } from '#shared/contract/snapshotCalls.ts';
import { compareSnapshot, restoreSnapshot } from '../snapshots/restore.ts';
import type { HandlerServices } from './services.ts';

export function snapshotHandlers({ opened }: HandlerServices): Pick<Handlers, keyof typeof snapshotInputs> {
  return {
    'snapshots.list': () => opened().snapshots.list(),
    'snapshots.take': () => opened().snapshots.take('manual'),
    'snapshots.compare': ({ snapshotId }) => compareSnapshot(opened(), snapshotId),
    'snapshots.restore': async ({ snapshotId, issueIds }) => ({
      changed: await restoreSnapshot(opened(), snapshotId, issueIds),
    }),
  };
}
