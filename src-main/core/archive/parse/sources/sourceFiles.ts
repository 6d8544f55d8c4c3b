import type { FileKind } from './fileKind.ts';

/** A file of the library with what its first bytes say it is. */
export interface KnownFile {
  /** Below the library folder, with `/`. */
  readonly path: string;
  readonly kind: FileKind;
  /** The files that it names, as it writes them (METS). */
  readonly references: readonly string[];
  /** Those of the references that are the METS of its pages; absent where there are none. */
  readonly pageMets?: readonly string[] | undefined;
}

/** The files that one or more issues are read from. */
export interface SourceFiles {
  /** The file that names the others, the only file, or the folder of pages. */
  readonly path: string;
  /** Below the library folder; the one that names the source first, the others in the order of their names. */
  readonly files: readonly string[];
}

/** Files that are in no source yet, by their path. */
export type Left = Map<string, KnownFile>;

export const pageKinds: ReadonlySet<FileKind> = new Set(['alto', 'page', 'hocr', 'sheet']);

/** Makes a source of files, which are then left no longer. */
export function take(left: Left, path: string, files: readonly string[]): SourceFiles {
  const own = [...new Set(files)];
  for (const file of own) left.delete(file);
  return { path, files: own };
}

export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
