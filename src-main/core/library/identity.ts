import { createHash } from 'node:crypto';
import type { Issue } from '#shared/model/issue.ts';

/** What names an issue in the world: its publication and date, with edition and number where printed. */
export type IssueNames = Pick<Issue, 'publication' | 'date' | 'edition' | 'issueNumber'>;

/** The issue's names as one string, the same however they are spaced; null unless paper and date are known. */
export function issueKey(names: IssueNames): string | null {
  if (names.publication === null || names.date === null) return null;
  const parts = [names.publication, names.date, names.edition ?? '', names.issueNumber ?? ''];
  return JSON.stringify(parts.map((part) => part.normalize('NFC').trim().replaceAll(/\s+/g, ' ')));
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

/** Hash of a text without its white space: 16 hexadecimal digits. */
export function hashText(text: string): string {
  return sha256(text.replaceAll(/\s+/g, '')).slice(0, 16);
}

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

const safe = (date: string) => date.replaceAll(/[^0-9A-Za-z-]/g, '');
