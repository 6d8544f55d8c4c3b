import { basename, join } from 'node:path';
import { toSaveError } from '#core/disk/files/fileErrors.ts';
import type { FoundSource } from '../folder/sourceIndex.ts';
import type { ParsedIssue } from '../parse/parse.ts';
import { folderOf } from '../parse/sources/paths.ts';
import { type CopiedFile, copyInto } from './copyFiles.ts';
import { safeName } from './safeName.ts';

/** Into `<publication>/<year>/`; the files of one source keep their places relative to each other. */
export async function copySource(
  from: string,
  source: FoundSource,
  { issue, part }: ParsedIssue,
  root: string,
): Promise<readonly CopiedFile[]> {
  const year = part === null ? (issue.date?.slice(0, 4) ?? null) : null;
  const folder = [issue.publication, year]
    .flatMap((name) => (name === null ? [] : [safeName(name)]))
    .join('/');
  try {
    const [only] = source.files;
    if (only && source.files.length === 1) {
      const name = safeName(basename(only.path));
      return await copyInto(root, folder, name, [{ from: join(from, only.path), to: null }]);
    }
    const common = commonFolder(source.files.map(({ path }) => path));
    const ownName = common.split('/').at(-1) || basename(source.path).replace(/\.[^.]+$/u, '');
    const files = source.files.map(({ path }) => ({
      from: join(from, path),
      to: path
        .slice(common === '' ? 0 : common.length + 1)
        .split('/')
        .map(keptName)
        .join('/'),
    }));
    return await copyInto(root, folder, safeName(ownName), files);
  } catch (error) {
    throw toSaveError(folder === '' ? root : folder, error);
  }
}

/** Files of a set name each other, so that their names stay as they are wherever that is safe. */
const keptName = (name: string): string => (name === '..' || name.startsWith('.') ? safeName(name) : name);

function commonFolder(paths: readonly string[]): string {
  const [first = '', ...others] = paths;
  let folder = folderOf(first);
  while (folder !== '' && !others.every((path) => path.startsWith(`${folder}/`))) folder = folderOf(folder);
  return folder;
}
