import type { MarksFile } from './marksFile.ts';

/**
 * What sync tools put behind a file's name when two machines changed it: Dropbox, Nextcloud, Seafile and
 * Google Drive something in brackets (`… (Ann's conflicted copy 2026-11-24)`, `… (1)`), iCloud a number,
 * Syncthing `.sync-conflict-…`, ownCloud `_conflict-…`.
 */
const copyName = /^([A-Za-z0-9][A-Za-z0-9_-]*?)(?: \(.+\)| \d+|\.sync-conflict-.+|_conflict-\d.*)\.json$/;

/** The issue that a conflict copy is about, by the file's name; null for other files. */
export const issueOfCopy = (name: string): string | null => copyName.exec(name)?.[1] ?? null;

/**
 * OneDrive puts the machine's name behind a hyphen, which an issue's id may hold as well. Such a file is
 * a copy when it says itself that its issue is the one with the shorter name.
 */
export function issueOfCopyContent(fileId: string, { issue, annotations }: MarksFile): string | null {
  const issueId = issue?.id ?? annotations[0]?.issueId ?? null;
  if (issueId === null || !fileId.startsWith(`${issueId}-`)) return null;
  return annotations.every((annotation) => annotation.issueId === issueId) ? issueId : null;
}
