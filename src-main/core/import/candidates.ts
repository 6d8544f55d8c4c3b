import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ImportItem } from '#shared/model/import.ts';
import type { FoundSource } from '../library/sourceIndex.ts';
import { unreadable } from '../library/walk.ts';
import { sourceOfFile, sourcesInFolder } from '../reading/findSources.ts';

/** A source outside the library, and the folder that its paths are below. */
export interface Candidate {
  readonly root: string;
  readonly source: FoundSource;
}

/** What was given, as sources; what cannot be looked at is refused at once. */
export async function gather(
  paths: readonly string[],
  isCancelled: () => boolean,
): Promise<{ readonly candidates: readonly Candidate[]; readonly refused: readonly ImportItem[] }> {
  const candidates = new Map<string, Candidate>();
  const refused: ImportItem[] = [];
  for (const path of paths) {
    if (isCancelled()) break;
    try {
      const isFolder = (await stat(path)).isDirectory();
      const found = isFolder ? await sourcesInFolder(path) : await sourceOfFile(path);
      for (const source of found.sources) {
        // The name of a folder that was given may be the only thing that names the paper.
        const candidate = isFolder ? withFolderName(found.root, source) : { root: found.root, source };
        candidates.set(join(candidate.root, candidate.source.path), candidate);
      }
      if (found.sources.length === 0) {
        refused.push(refusal(basename(path), `${basename(path)} holds no files that can be read as issues.`));
      }
    } catch (error) {
      refused.push(refusal(basename(path), unreadable(basename(path), error).message));
    }
  }
  return { candidates: [...candidates.values()], refused };
}

function withFolderName(root: string, source: FoundSource): Candidate {
  const name = basename(root);
  const parent = dirname(root);
  if (name === '' || parent === root) return { root, source };
  const below = (path: string) => `${name}/${path}`;
  return {
    root: parent,
    source: {
      ...source,
      path: below(source.path),
      files: source.files.map((file) => ({ ...file, path: below(file.path) })),
    },
  };
}

/** What becomes of something that is not added. */
export function refusal(name: string, message: string): ImportItem {
  return { name, outcome: 'refused', paths: [], publication: null, date: null, message };
}
