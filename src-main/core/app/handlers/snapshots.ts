import type { snapshotCalls } from '#shared/contract/calls/snapshots.ts';
import type { HandlersOf } from '#shared/contract/serve.ts';
import type { HandlerServices } from './services.ts';

export function snapshotHandlers({ opened }: HandlerServices): HandlersOf<typeof snapshotCalls> {
  return {
    'snapshots.list': () => opened().snapshots.list(),
    'snapshots.take': () => opened().snapshots.take('manual'),
    async 'snapshots.compare'({ snapshotId }) {
      const { restoring } = opened();
      const snapshot = await restoring.read(snapshotId);
      return {
        issues: await restoring.compareIssues(snapshot),
        stores: await restoring.compareStores(snapshot),
      };
    },
    async 'snapshots.restore'({ snapshotId, issueIds, stores }) {
      const { restoring } = opened();
      const snapshot = await restoring.read(snapshotId);
      await restoring.restoreStores(snapshot, stores);
      return { changed: await restoring.restoreIssues(snapshot, issueIds) };
    },
  };
}
