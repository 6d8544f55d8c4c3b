import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { marksRoot } from '#core/disk/snapshots/folder.ts';
import { issueOfFile } from '#core/kept/annotations/marksFolder.ts';

/** The issues of a library folder that have, or had, annotations; none where they cannot be listed. */
export async function markedIssues(libraryPath: string): Promise<ReadonlySet<string>> {
  const names = await readdir(join(marksRoot(libraryPath), 'annotations')).catch(() => []);
  return new Set(names.flatMap((name) => issueOfFile(name) ?? []));
}
