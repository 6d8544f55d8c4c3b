import type { ClientPeer } from '#shared/contract/peer.ts';
import type { FacsimileSheet } from '#shared/model/facsimile.ts';

/** The printed pages of any issues, for what is cut out of them. */
export interface PageSheets {
  /** The pages of an issue; none where they cannot be had. */
  of(issueId: string): Promise<readonly FacsimileSheet[]>;
  /** They are no longer what they were: of one issue, or of all. */
  forget(issueId?: string): void;
}

/** The pages of so many issues are remembered, those asked for last. */
const most = 60;

export function createPageSheets(peer: ClientPeer): PageSheets {
  const known = new Map<string, Promise<readonly FacsimileSheet[]>>();
  return {
    of(issueId) {
      const asked =
        known.get(issueId) ??
        peer.call('facsimile.pages', { issueId }).catch(() => {
          known.delete(issueId);
          return [];
        });
      known.delete(issueId);
      known.set(issueId, asked);
      for (const oldest of [...known.keys()].slice(0, -most)) known.delete(oldest);
      return asked;
    },
    forget(issueId) {
      if (issueId === undefined) known.clear();
      else known.delete(issueId);
    },
  };
}
