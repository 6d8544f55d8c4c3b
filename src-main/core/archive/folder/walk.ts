import { lstat, readdir, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { isForbidden, isMissing } from '#core/disk/files/fileErrors.ts';
import type { FileProblem } from '#shared/model/library.ts';
import { mayBelong } from '../parse/sources/fileKind.ts';
import { type ListedNames, nameProblem, sortNames } from './fileNames.ts';

/** A state of a file: when neither changes, the content did not either, as far as the disk tells. */
export interface FileState {
  /** Bytes. */
  readonly size: number;
  /** Last change in nanoseconds since 1970, as decimal digits; of several files, a hash of their states. */
  readonly mtimeNs: string;
}

/** A file that may be an issue, or part of one. */
export interface FoundFile extends FileState {
  /** Below the library folder, with `/`. */
  readonly path: string;
}

/** What there is at a path of the library. */
export type FoundAtPath =
  | { readonly kind: 'file'; readonly file: FoundFile }
  | { readonly kind: 'folder' }
  | { readonly kind: 'problem'; readonly problem: FileProblem }
  | { readonly kind: 'nothing' };

/** Whether a file or folder of this name is none of the library's business. */
export function isIgnoredName(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

/**
 * Looks at one path. Symbolic links are not followed: what they lead to inside the library is found at
 * its own place, and what lies outside does not belong to it. `root` is the library's real path.
 */
export async function lookAt(root: string, path: string): Promise<FoundAtPath> {
  if (path.split('/').some(isIgnoredName)) return { kind: 'nothing' };
  const absolute = join(root, path);
  try {
    const found = await lstat(absolute, { bigint: true });
    if (found.isDirectory()) return { kind: 'folder' };
    if (found.isSymbolicLink()) return await lookAtLink(root, path);
    if (!found.isFile() || !mayBelong(path)) return { kind: 'nothing' };
    return {
      kind: 'file',
      file: { path, size: Number(found.size), mtimeNs: String(found.mtimeNs) },
    };
  } catch (error) {
    if (isMissing(error)) return { kind: 'nothing' };
    return { kind: 'problem', problem: unreadable(path, error) };
  }
}

async function lookAtLink(root: string, path: string): Promise<FoundAtPath> {
  try {
    const target = await realpath(join(root, path));
    if (target === root || target.startsWith(root.endsWith(sep) ? root : root + sep)) {
      return { kind: 'nothing' };
    }
    return {
      kind: 'problem',
      problem: {
        path,
        code: 'outsideLibrary',
        message: `${path} is a link to ${target}, which is outside the library: copy the file into the library to read it.`,
      },
    };
  } catch (error) {
    // A link to nothing, or in a circle.
    if (!mayBelong(path)) return { kind: 'nothing' };
    return { kind: 'problem', problem: unreadable(path, error) };
  }
}

/** Files looked at at the same time. */
const atOnce = 16;

/** Everything below the library folder, in any depth: files in the order of their paths, and problems. */
export async function walkLibrary(
  root: string,
  isCancelled: () => boolean,
): Promise<{ readonly files: readonly FoundFile[]; readonly problems: readonly FileProblem[] }> {
  const files: FoundFile[] = [];
  const problems: FileProblem[] = [];
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined && !isCancelled(); folder = folders.pop()) {
    let listed: ListedNames;
    try {
      listed = sortNames(await readdir(join(root, folder), { encoding: 'buffer' }));
    } catch (error) {
      if (folder === '') problems.push(libraryGone(root));
      else if (!isMissing(error)) problems.push(unreadable(folder, error));
      continue;
    }
    const below = (names: readonly string[]) =>
      names
        .filter((name) => !isIgnoredName(name))
        .map((name) => (folder === '' ? name : `${folder}/${name}`));
    problems.push(...below(listed.unreadable).filter(mayMatter).map(nameProblem));
    const paths = below(listed.names);
    for (let start = 0; start < paths.length && !isCancelled(); start += atOnce) {
      const looked = paths.slice(start, start + atOnce).map(async (path) => {
        const found = await lookAt(root, path);
        return { path, found };
      });
      for (const { path, found } of await Promise.all(looked)) {
        if (found.kind === 'file') files.push(found.file);
        else if (found.kind === 'folder') folders.push(path);
        else if (found.kind === 'problem') problems.push(found.problem);
      }
    }
  }
  return { files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)), problems };
}

/** Whether something whose name cannot be asked for may be an issue, or a folder of issues: it has no ending. */
const mayMatter = (path: string): boolean =>
  mayBelong(path) || !/\.[a-z0-9]{1,5}$/i.test(path.slice(path.lastIndexOf('/') + 1));

function libraryGone(root: string): FileProblem {
  return {
    path: '.',
    code: 'unreadable',
    message: `The library folder ${root} cannot be read any more: connect its drive again or put the folder back.`,
  };
}

/** Why a file or folder cannot be read, as a sentence. */
export function unreadable(path: string, error: unknown): FileProblem {
  if (isMissing(error)) {
    return {
      path,
      code: 'vanished',
      message: `${path} vanished while it was being read: put it back if it was moved by mistake.`,
    };
  }
  if (isForbidden(error)) {
    return {
      path,
      code: 'unreadable',
      message: `${path} may not be read: give yourself the right to read it.`,
    };
  }
  const reason = error instanceof Error ? error.message : String(error);
  return {
    path,
    code: 'unreadable',
    message: `${path} cannot be read (${reason}): check the disk and the file.`,
  };
}
