import { isAside } from '#core/disk/json/conflictCopies.ts';
import type { KindName } from '#shared/model/kept.ts';

/** What a file below `.broadsheet` is to the record store, by its name alone. */
export interface RecordPlace {
  readonly kind: KindName;
  /** Null for what is kept for the whole library. */
  readonly issueId: string | null;
  /**
   * A hand's own file; the one file of former programs; or one whose name only begins like either, as sync tools
   * and people name their copies.
   */
  readonly role: 'hand' | 'former' | 'copy';
}

/** How the files of a kind are called. */
export interface PlacedKind {
  readonly name: KindName;
  readonly byIssue: boolean;
  /** Where the file of former programs is another one's, who writes it on and merges its copies. */
  readonly formerName?: string;
}

/** What may become a file name; see library/identity.ts. */
const idPattern = /^[A-Za-z0-9][A-Za-z0-9_-]*$/;
const handName = /^[0-9a-z]+(?:-\d+)?(?:_\d+)?$/;

export const isIssueId = (id: string): boolean => idPattern.test(id);

/** `path`: below `.broadsheet`, with `/` between names. Null for what is none of the store's. */
export function recordPlaceOf(path: string, kinds: readonly PlacedKind[]): RecordPlace | null {
  const names = path.split('/');
  const file = names.at(-1) ?? '';
  if (!file.endsWith('.json') || file.startsWith('.') || isAside(file)) return null;
  const name = file.slice(0, -'.json'.length);
  if (names.length === 1) return formerOfLibrary(name, kinds);
  const kind = kinds.find((one) => one.name === names[0]);
  if (!kind) return null;
  if (names.length === 2 && !kind.byIssue) return { kind: kind.name, issueId: null, role: roleOf(name) };
  if (names.length === 2) {
    const [issueId = ''] = /^[A-Za-z0-9_-]*/.exec(name) ?? [];
    if (!isIssueId(issueId)) return null;
    return { kind: kind.name, issueId, role: issueId === name ? 'former' : 'copy' };
  }
  const issueId = names[1] ?? '';
  if (names.length !== 3 || !kind.byIssue || !isIssueId(issueId)) return null;
  return { kind: kind.name, issueId, role: roleOf(name) };
}

const roleOf = (name: string): RecordPlace['role'] => (handName.test(name) ? 'hand' : 'copy');

function formerOfLibrary(name: string, kinds: readonly PlacedKind[]): RecordPlace | null {
  for (const kind of kinds) {
    const former = kind.formerName ?? kind.name;
    if (kind.byIssue || !name.startsWith(former)) continue;
    if (kind.formerName !== undefined && name !== former) continue;
    if (name === former) return { kind: kind.name, issueId: null, role: 'former' };
    if (!/^[A-Za-z0-9]/.test(name.slice(former.length)))
      return { kind: kind.name, issueId: null, role: 'copy' };
  }
  return null;
}

/** Where a hand's own file lies. */
export const ownPath = (kind: PlacedKind, issueId: string | null, writer: string): string =>
  issueId === null ? `${kind.name}/${writer}.json` : `${kind.name}/${issueId}/${writer}.json`;
