import { lstat, readdir, realpath } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { articleName } from '../parse/sources/articleName.ts';
import { kindByName, mayBelong } from '../parse/sources/fileKind.ts';
import { pageName } from '../parse/sources/pageName.ts';
import { compareNames } from '../parse/sources/paths.ts';
import { groupBy } from '../parse/sources/sourceFiles.ts';
import { type FoundSource, SourceIndex, stateOf } from './sourceIndex.ts';
import { type FoundFile, isIgnoredName } from './walk.ts';

/**
 * Folders looked into around a file for what belongs to it: METS keep their pages in folders beside them, IIIF
 * manifests the annotations of every article in a folder of its own.
 */
const depth = 3;
/** A file in a folder with more files than this is taken alone. */
const mostFiles = 20_000;

/** Sources below a folder. */
export interface FoundSources {
  /** Real path of the folder. */
  readonly root: string;
  readonly sources: readonly FoundSource[];
}

/**
 * The source that a file on the disk is, or belongs to, with the files that lie beside it. `root` is the
 * folder that the file is in, or one above it where its files are reached from there. No source where its name says that it is no issue. Throws the system's error.
 */
export async function sourceOfFile(path: string): Promise<FoundSources> {
  const real = await realpath(path);
  const { root, levels } = await reachOf(real);
  const name = relative(root, real).split(sep).join('/');
  const found = standsAlone(name) ? [] : await filesBelow(root, depth + levels);
  const seen = found.find((file) => file.path === name);
  const own = seen ?? (mayBelong(name) ? await foundFile(root, name) : null);
  const index = new SourceIndex(root, []);
  await index.put(own && !found.includes(own) ? [...found, own] : found);
  const source = index.sourceOf(name) ?? (own && index.alone(own));
  return { root, sources: source ? [source] : [] };
}

/** Folders above a METS that its references may lead up to. */
const mostLevels = 3;

/**
 * The folder that a file's references stay in, and how many levels above the file's own it is: a METS may name pages
 * in folders beside its own (`../ocr/1.xml`), as it may in a library.
 */
async function reachOf(real: string): Promise<{ readonly root: string; readonly levels: number }> {
  const folder = dirname(real);
  const references = await referencesOf(folder, basename(real));
  if (references.length === 0) return { root: folder, levels: 0 };
  const ups = references.map(
    (reference) => (/^(?:file:\/*)?(?:\.[\\/])*((?:\.\.[\\/])+)/u.exec(reference)?.[1] ?? '').length / 3,
  );
  const stated = Math.min(mostLevels, Math.max(...ups));
  // Libraries also look for the names of pages below the folder above.
  const levels = stated === 0 && !(await holdsAny(folder, references)) ? 1 : stated;
  let root = folder;
  for (let level = 0; level < levels; level++) root = dirname(root);
  return { root, levels };
}

/** What a file names where it is a METS. */
async function referencesOf(folder: string, name: string): Promise<readonly string[]> {
  if (kindByName(name) !== 'ask') return [];
  const index = new SourceIndex(folder, []);
  const own = await foundFile(folder, name).catch(() => null);
  await index.put(own ? [own] : []);
  return index.seen().flatMap((file) => file.references);
}

/** Whether any page that is named lies below a folder; true where none is named. */
async function holdsAny(folder: string, references: readonly string[]): Promise<boolean> {
  const nameOf = (path: string) => path.split(/[\\/]/u).at(-1) ?? '';
  const pages = references
    .filter((reference) => /\.(?:xml|alto|hocr|x?html?)$/iu.test(reference))
    .map(nameOf);
  if (pages.length === 0) return true;
  const names = new Set((await filesBelow(folder, depth)).map(({ path }) => nameOf(path)));
  return pages.some((page) => names.has(page));
}

/**
 * Everything below a folder that may be an issue; of a folder that holds pictures and nothing else they are the pages of
 * one, whose path is the folder's own: empty. Throws the system's error.
 */
export async function sourcesInFolder(path: string): Promise<FoundSources> {
  const root = await realpath(path);
  const index = new SourceIndex(root, []);
  const files = await filesBelow(root, Number.POSITIVE_INFINITY);
  await index.put(files);
  const sources = [...index.sources().values()];
  if (sources.length > 0) return { root, sources };
  const pages = files
    .filter(({ path: name }) => !name.includes('/') && kindByName(name) === 'image')
    .toSorted((a, b) => compareNames(a.path, b.path));
  return { root, sources: pages.length > 0 ? [{ path: '', files: pages, ...stateOf(pages) }] : [] };
}

/**
 * The sources that some files of a folder make, and no others of it. Pictures that are of none of them are the pages of
 * issues by themselves. `root` is the folder's real path. Throws the system's error.
 */
export async function sourcesOfFiles(
  root: string,
  names: readonly string[],
): Promise<readonly FoundSource[]> {
  const index = new SourceIndex(root, []);
  const files = (await Promise.all(names.map((name) => foundFile(root, name)))).filter(
    (file) => file !== null,
  );
  await index.put(files);
  const pictures = files.filter((file) => kindByName(file.path) === 'image' && !index.sourceOf(file.path));
  const alone = groupBy(pictures, ({ path }) => (pageName(path).page === null ? path : pageName(path).issue));
  const byPages = [...alone.values()].flatMap((own) => {
    const [first] = own.toSorted((a, b) => compareNames(a.path, b.path));
    return first ? [{ path: first.path, files: own, ...stateOf(own) }] : [];
  });
  return [...index.sources().values(), ...byPages];
}

/** A document whose name does not say that it is a page: its folder, which may be large, need not be looked at. */
function standsAlone(name: string): boolean {
  const kind = kindByName(name);
  if (kind === 'text')
    return !pageName(name).isExplicit && pageName(name).issue !== '' && articleName(name) === null;
  return kind === 'table' || kind === 'archive' || kind === 'pdf';
}

async function filesBelow(root: string, levels: number): Promise<readonly FoundFile[]> {
  const files: FoundFile[] = [];
  let folders = [''];
  for (let level = 0; level < levels && folders.length > 0; level++) {
    const below: string[] = [];
    for (const folder of folders) {
      for (const entry of await readdir(join(root, folder), { withFileTypes: true }).catch(() => [])) {
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
        if (isIgnoredName(entry.name)) continue;
        if (entry.isDirectory()) below.push(path);
        if (!entry.isFile() || !mayBelong(path) || files.length >= mostFiles) continue;
        const file = await foundFile(root, path).catch(() => null);
        if (file) files.push(file);
      }
    }
    folders = below;
  }
  return files;
}

async function foundFile(root: string, path: string): Promise<FoundFile | null> {
  const found = await lstat(join(root, path), { bigint: true });
  return found.isFile() ? { path, size: Number(found.size), mtimeNs: String(found.mtimeNs) } : null;
}
