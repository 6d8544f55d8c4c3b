import type { ClientPeer } from '#shared/contract/peer.ts';
import type { Issue } from '#shared/model/issue.ts';

/** Issues that are likely to be opened next, fetched before they are. */
export interface IssuesAhead {
  /** Fetches an issue unless something else is likelier within a moment. */
  expect(issueId: string): void;
  /** The issue as it was fetched ahead, given once; else it is fetched now. */
  take(issueId: string): Promise<Issue>;
  /** Forgets what was fetched: it may have changed. */
  empty(): void;
}

/** So long a pointer or the focus stays before it means something, in milliseconds. */
const rest = 60;
/** So many are kept: an issue may be megabytes. */
const most = 3;

/** `after` runs work after so many milliseconds; its answer calls it off. */
export function createIssuesAhead(
  peer: ClientPeer,
  after: (milliseconds: number, work: () => void) => () => void,
): IssuesAhead {
  const kept = new Map<string, Promise<Issue>>();
  let callOff = () => {};
  const empty = () => kept.clear();
  peer.on('library.changed', empty);
  // Old words under new marks would misplace them.
  peer.on('corrections.changed', ({ issueId }) => kept.delete(issueId));
  const fetch = (issueId: string) => {
    if (kept.has(issueId)) return;
    const issue = peer.call('issue.get', { issueId });
    kept.set(issueId, issue);
    // Who opens it asks again and is told why.
    issue.catch(() => kept.delete(issueId));
    for (const id of [...kept.keys()].slice(0, -most)) kept.delete(id);
  };
  return {
    expect(issueId) {
      callOff();
      callOff = after(rest, () => fetch(issueId));
    },
    async take(issueId) {
      callOff();
      const ahead = kept.get(issueId);
      kept.delete(issueId);
      return await (ahead ?? peer.call('issue.get', { issueId }));
    },
    empty,
  };
}
