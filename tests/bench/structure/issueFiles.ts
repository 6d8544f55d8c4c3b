import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sourcesInFolder } from '#core/archive/folder/findSources.ts';
import { folderSource } from '#core/archive/folder/folderSource.ts';
import { type ComposedIssue, parseSource } from '#core/archive/parse/parse.ts';

export const read = (path: string): string => readFileSync(path, 'utf8').replace(/^\ufeff/u, '');

export const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

/** The first file of a folder whose path is like a pattern; null where none is, or it is empty. */
export const fileLike = (folder: string, pattern: RegExp): string | null =>
  filesBelow(folder).find((path) => pattern.test(path) && statSync(path).size > 0) ?? null;

/** What a folder gives when it is opened as a library: every source with its issues, or why it gives none. */
export async function readFolder(folder: string): Promise<readonly ReadFolderSource[]> {
  const { root, sources } = await sourcesInFolder(folder);
  const found: ReadFolderSource[] = [];
  for (const { path, files } of sources) {
    try {
      found.push({ path, issues: await parseSource(folderSource(root, path, files)), problem: null });
    } catch (error) {
      found.push({ path, issues: [], problem: error instanceof Error ? error.message : String(error) });
    }
  }
  return found;
}

export interface ReadFolderSource {
  readonly path: string;
  readonly issues: readonly ComposedIssue[];
  readonly problem: string | null;
}
