import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ImportItem } from '#shared/model/import.ts';
import { sourceOfFile, sourcesInFolder, sourcesOfFiles } from '../folder/findSources.ts';
import type { FoundSource } from '../folder/sourceIndex.ts';
import { unreadable } from '../folder/walk.ts';
import { kindByName } from '../parse/sources/fileKind.ts';
import { groupBy } from '../parse/sources/sourceFiles.ts';

/** A source outside the library, and the folder that its paths are below. */
export interface ImportCandidate {
  readonly root: string;
  readonly source: FoundSource;
}

/** What was given, as sources; what cannot be looked at is refused at once. */
export async function gather(
  paths: readonly string[],
  isCancelled: () => boolean,
): Promise<{ readonly candidates: readonly ImportCandidate[]; readonly refused: readonly ImportItem[] }> {
  const candidates = new Map<string, ImportCandidate>();
  const refused: ImportItem[] = [];
  const pictures: string[] = [];
  for (const path of paths) {
    if (isCancelled()) break;
    try {
      const isFolder = (await stat(path)).isDirectory();
      if (!isFolder && isPicture(path)) {
        pictures.push(await realpath(path));
        continue;
      }
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
  try {
    await addPictures(pictures, candidates);
  } catch (error) {
    refused.push(
      ...pictures.map((path) => refusal(basename(path), unreadable(basename(path), error).message)),
    );
  }
  return { candidates: [...candidates.values()], refused };
}

const isPicture = (path: string): boolean => kindByName(path) === 'image';

/** Pictures bring nothing along that was not given: they go with what was given beside them, or are issues themselves. */
async function addPictures(
  pictures: readonly string[],
  candidates: Map<string, ImportCandidate>,
): Promise<void> {
  const taken = new Set(
    [...candidates.values()].flatMap(({ root, source }) => source.files.map((file) => join(root, file.path))),
  );
  const left = pictures.filter((path) => !taken.has(path));
  for (const [root, own] of groupBy(left, dirname)) {
    const beside = [...candidates.values()].filter(
      (candidate) => candidate.root === root && candidate.source.files.length === 1,
    );
    const names = [...beside.map(({ source }) => source.path), ...own.map((path) => basename(path))];
    for (const source of await sourcesOfFiles(root, names)) {
      if (!source.files.some(({ path }) => isPicture(path))) continue;
      for (const { path } of source.files) candidates.delete(join(root, path));
      candidates.set(join(root, source.path), { root, source });
    }
  }
}

function withFolderName(root: string, source: FoundSource): ImportCandidate {
  const name = basename(root);
  const parent = dirname(root);
  if (name === '' || parent === root) return { root, source };
  const below = (path: string) => `${name}/${path}`;
  return {
    root: parent,
    source: {
      ...source,
      path: source.path === '' ? name : below(source.path),
      files: source.files.map((file) => ({ ...file, path: below(file.path) })),
    },
  };
}

/** What becomes of something that is not added. */
export function refusal(name: string, message: string): ImportItem {
  return { name, outcome: 'refused', paths: [], publication: null, date: null, message };
}
