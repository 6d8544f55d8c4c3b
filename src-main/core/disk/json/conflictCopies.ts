import { readdir, readFile, rename } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { FileProblem } from '#shared/model/library.ts';
import type { Clock } from '../files/clock.ts';
import { withoutWork } from '../snapshots/folder.ts';
import type { Merge, StoredDocument } from './document.ts';
import { fileTime } from './jsonAdapter.ts';
import { type JsonFormat, parseStored } from './jsonFormat.ts';

/**
 * What sync tools put behind a file's name when two machines changed it: Dropbox, Nextcloud, Seafile and
 * Google Drive something in brackets (`… (Ann's conflicted copy 2026-11-24)`, `… (1)`), iCloud a number,
 * Syncthing `.sync-conflict-…`, ownCloud `_conflict-…`, others `_Conflict`; people ` - Copy` and ` copy`, editors `~`.
 */
const copyName =
  /^([A-Za-z0-9][A-Za-z0-9_-]*?)(?: \(.+\)| - .+| copy.*| \d+|~\d*|\.sync-conflict-.+|_[Cc]onflict.*)\.json$/;

/** The file that a conflict copy is of, by the copy's name, without `.json`; null for other files. */
export const originalOfCopy = (name: string): string | null =>
  isAside(name) ? null : (copyName.exec(name)?.[1] ?? null);

/** Whether it is a copy that was kept beside a file: a damaged one, one before a migration, one that was merged. */
export const isAside = (name: string): boolean =>
  /\.(?:damaged|before-version|merged)-[^/]*\.json$/.test(name);

export interface CopyMerging<T extends { readonly schemaVersion: number }> {
  /** Absolute path of the stored file. */
  readonly path: string;
  readonly format: JsonFormat<T>;
  /** Puts a copy into what is stored. */
  readonly merge: Merge<T>;
  readonly clock: Clock;
  readonly onProblem: (problem: FileProblem) => void;
}

/**
 * Merges the conflict copies that lie beside a stored file into it, sets them aside and tells. What is not
 * sound, or cannot be written now, stays where it is: `unmergedCopies` tells of it.
 */
export async function mergeCopies<T extends { readonly schemaVersion: number }>(
  document: StoredDocument<T>,
  merging: CopyMerging<T>,
): Promise<void> {
  const folder = dirname(merging.path);
  const original = basename(merging.path, '.json');
  for (const name of await readdir(folder).catch(() => [])) {
    if (originalOfCopy(name) !== original) continue;
    const copy = join(folder, name);
    const data = await readCopy(copy, merging.format);
    if (data !== null) await mergeCopy(document, copy, data, merging);
  }
}

/** What a conflict copy holds; null where it is not sound, or still on its way here. */
export async function readCopy<T extends { readonly schemaVersion: number }>(
  copy: string,
  format: JsonFormat<T>,
): Promise<T | null> {
  const text = await readFile(copy, 'utf8').catch(() => null);
  const parsed = text === null ? null : parseStored(text, format);
  return parsed?.kind === 'sound' ? parsed.data : null;
}

/**
 * Merges what a conflict copy holds into the file that it is a copy of, sets the copy aside and tells. Answers
 * whether it could: where it could not nothing is lost, the copy stays where it is for the next time.
 */
export async function mergeCopy<T extends { readonly schemaVersion: number }>(
  document: StoredDocument<T>,
  copy: string,
  data: T,
  { path, merge, clock, onProblem }: Omit<CopyMerging<T>, 'format'>,
): Promise<boolean> {
  const original = basename(path, '.json');
  const aside = `${original}.merged-${fileTime(clock())}.json`;
  try {
    await document.update((ours) => merge(ours, data));
    await rename(copy, join(dirname(path), aside));
  } catch {
    return false;
  }
  onProblem({
    path: copy,
    code: 'mergedMarks',
    message: `${copy} was a sync tool's copy of ${original}.json; what it had was merged into it, and the copy was kept as ${aside}.`,
  });
  return true;
}

/** The conflict copies below a library's `.broadsheet` that nobody could merge: none is passed over in silence. */
export async function unmergedCopies(marksRoot: string): Promise<readonly FileProblem[]> {
  const entries = await readdir(marksRoot, { recursive: true, withFileTypes: true }).catch(() => []);
  const problems: FileProblem[] = [];
  for (const entry of entries) {
    const original = originalOfCopy(entry.name);
    const path = join(entry.parentPath, entry.name);
    const [top = ''] = relative(marksRoot, path).split(sep);
    if (!entry.isFile() || original === null || withoutWork.has(top)) continue;
    problems.push({
      path,
      code: 'unmergedCopy',
      message: `${path} is a sync tool's copy of ${original}.json that could not be merged: compare the two, take over what is missing, and remove the copy.`,
    });
  }
  return problems;
}
