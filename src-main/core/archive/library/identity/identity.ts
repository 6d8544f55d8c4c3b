import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Issue, Warning } from '#shared/model/issue.ts';

/** What names an issue in the world: its publication and date, with edition and number where printed. */
export type IssueNames = Pick<Issue, 'publication' | 'date' | 'edition' | 'issueNumber'>;

/**
 * Those of the names that tell one issue from another: a paper that only a folder or a file is called by is none of
 * them, because files of any paper may lie in a folder.
 */
export const ownNames = (names: IssueNames, saysPaper: boolean): IssueNames =>
  saysPaper ? names : { ...names, publication: null };

/** Whether an issue's source itself names its paper, and not only its folder or its file's name. */
export const saysPaper = ({ masthead }: Pick<Issue, 'masthead'>): boolean => masthead.title !== null;

/** The issue's names as one string, the same however they are spaced; null unless paper and date are known. */
export function issueKey(names: IssueNames): string | null {
  if (names.publication === null || names.date === null) return null;
  const parts = [names.publication, names.date, names.edition ?? '', names.issueNumber ?? ''];
  return JSON.stringify(parts.map((part) => part.normalize('NFC').trim().replaceAll(/\s+/g, ' ')));
}

/** What an `issueKey` was made of, as it stands there. */
export interface IssueKeyParts {
  readonly publication: string;
  readonly date: string;
  readonly edition: string;
  readonly issueNumber: string;
}

const keyParts = z.tuple([z.string(), z.string(), z.string(), z.string()]);

/** Takes an `issueKey` apart. */
export function partsOfKey(key: string): IssueKeyParts {
  const [publication, date, edition, issueNumber] = keyParts.parse(JSON.parse(key));
  return { publication, date, edition, issueNumber };
}

/**
 * The id that an issue would like to have: readable, safe as a file name everywhere, and the same
 * wherever its file lies. `textHash` speaks for an issue whose paper or date is not known.
 */
export function wantedId(names: IssueNames, textHash: string): string {
  const key = issueKey(names);
  if (key === null) return `content-${textHash}`;
  return `${safe(names.date ?? '')}-${sha256(key).slice(0, 10)}`;
}

/** What to say of an issue that cannot be placed on the shelf or in the calendar; null where both are known. */
export function identityWarning({ publication, date }: Pick<Issue, 'publication' | 'date'>): Warning | null {
  if (publication !== null && date !== null) return null;
  const missing = [publication === null ? 'which newspaper it is' : null, date === null ? 'its date' : null]
    .filter((part) => part !== null)
    .join(' or ');
  const message = `The issue does not say ${missing}; enter it under “Edit issue details”.`;
  return { code: 'noIdentity', message, start: null };
}

/** Hash of a text without its white space: 16 hexadecimal digits. */
export function hashText(text: string): string {
  const hash = createHash('sha256');
  for (let from = 0; from < text.length; ) {
    let to = Math.min(text.length, from + hashedTogether);
    // Both halves of a character are written together.
    if ((text.charCodeAt(to) & 0xfc00) === 0xdc00) to++;
    hash.update(text.slice(from, to).replaceAll(/\s+/g, ''));
    from = to;
  }
  return hash.digest('hex').slice(0, 16);
}

/** UTF-16 units; a large text is not held a second time. */
const hashedTogether = 1 << 15;

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

const safe = (date: string) => date.replaceAll(/[^0-9A-Za-z-]/g, '');
