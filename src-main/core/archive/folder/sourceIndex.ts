import { createHash } from 'node:crypto';
import { type FileKind, headSize, kindByHead, kindByName } from '../parse/sources/fileKind.ts';
import { type MetsNames, metsNames } from '../parse/sources/metsNames.ts';
import { folderOf } from '../parse/sources/paths.ts';
import { groupSources } from '../parse/sources/sources.ts';
import { Readings } from '../readings/readings.ts';
import { readLibraryHead } from './readFile.ts';
import type { FileState, FoundFile } from './walk.ts';

/** What a machine read from one page of a source, as it is kept in the library. */
export interface FoundReading extends FoundFile {
  /** The picture or PDF that it is of, one of the source's files. */
  readonly of: string;
  /** Page of the PDF, counted from 1; 1 for a picture. */
  readonly page: number;
}

/** A source as it stands in the folder: of several files, the sizes added up and the states taken together. */
export interface FoundSource extends FoundFile {
  readonly files: readonly FoundFile[];
  /** Of its pages, where there are any; its state tells of them as well. */
  readonly readings?: readonly FoundReading[];
}

/** What was seen in a file that has to be opened to know what it is. */
export interface SeenFile extends FileState {
  readonly path: string;
  readonly kind: FileKind;
  readonly references: readonly string[];
  /** See `KnownFile`. */
  readonly pageMets?: readonly string[] | undefined;
}

/** How much of a METS is read for the names of its pages (bytes). */
const metsLimit = 32 * 1024 * 1024;
/** Files opened at the same time. */
const atOnce = 8;

/** The files of a library folder, and which of them belong together. */
export class SourceIndex {
  readonly #root: string;
  readonly #files = new Map<string, FoundFile>();
  readonly #seen: Map<string, SeenFile>;
  readonly #readings: Readings;
  #readingsOf = new Map<string, readonly FoundReading[]>();
  #sources: ReadonlyMap<string, FoundSource> | null = null;
  /** Files went since they were put together. */
  #isShrunk = false;
  #owners: ReadonlyMap<string, string> = new Map();

  /** `seen` is what was known the last time. */
  constructor(root: string, seen: readonly SeenFile[]) {
    this.#root = root;
    this.#readings = new Readings(root);
    this.#seen = new Map(seen.map((file) => [file.path, file]));
  }

  /** Every source, by its path, in the order of the paths. */
  sources(): ReadonlyMap<string, FoundSource> {
    if (this.#isShrunk) this.#sources = null;
    return this.#grouped();
  }

  has(sourcePath: string): boolean {
    return this.get(sourcePath) !== null;
  }

  /**
   * A source of which there still are files. Where files only went, the others are not put together anew for
   * this: a folder of thousands that is moved asks once for every file.
   */
  get(sourcePath: string): FoundSource | null {
    const source = this.#grouped().get(sourcePath);
    return source?.files.some(({ path }) => this.#files.has(path)) ? source : null;
  }

  /** The source that a file belongs to. */
  sourceOf(filePath: string): FoundSource | null {
    const sources = this.sources();
    return sources.get(this.#owners.get(filePath) ?? '') ?? null;
  }

  /** The source of an issue's path: without the `#part` where it names one of several issues. */
  basePath(issuePath: string): string {
    if (this.has(issuePath)) return issuePath;
    const at = partMarks(issuePath).find((index) => this.has(issuePath.slice(0, index)));
    return at === undefined ? issuePath : issuePath.slice(0, at);
  }

  /** Files that came or changed. Opens those whose names do not tell what they are. */
  async put(files: readonly FoundFile[]): Promise<void> {
    const unseen = files.filter((file) => !this.#isSeen(file));
    for (let start = 0; start < unseen.length; start += atOnce) {
      await Promise.all(unseen.slice(start, start + atOnce).map((file) => this.#look(file)));
    }
    for (const file of files) {
      const before = this.#files.get(file.path);
      if (before?.size === file.size && before.mtimeNs === file.mtimeNs) continue;
      this.#files.set(file.path, file);
      this.#sources = null;
    }
    await this.renewReadings(files.map(({ path }) => path));
  }

  /** Looks again which pages of some files a machine has read; of all others what is known stays. */
  async renewReadings(paths: readonly string[]): Promise<void> {
    const files = paths.flatMap((path) => (mayBeRead(path) ? (this.#files.get(path) ?? []) : []));
    if (files.length === 0) return;
    await this.#readings.refresh();
    const found = await this.#readings.find(files);
    for (const { path } of files) {
      const readings = (found.get(path) ?? []).map((reading) => ({ ...reading, of: path }));
      if (isSame(readings, this.#readingsOf.get(path) ?? [])) continue;
      if (readings.length === 0) this.#readingsOf.delete(path);
      else this.#readingsOf.set(path, readings);
      this.#sources = null;
    }
  }

  /** A file as a source by itself. */
  alone(file: FoundFile): FoundSource {
    const readings = this.#readingsIn([file]);
    const state = stateOf([file, ...readings]);
    return { path: file.path, files: [file], ...state, ...(readings.length > 0 && { readings }) };
  }

  /** Files that went. */
  remove(paths: readonly string[]): void {
    for (const path of paths) {
      this.#seen.delete(path);
      this.#readingsOf.delete(path);
      if (this.#files.delete(path)) this.#isShrunk = true;
    }
  }

  /** The paths of all files, grouped or not. */
  paths(): readonly string[] {
    return [...this.#files.keys()];
  }

  /** What is worth remembering until the next time. */
  seen(): readonly SeenFile[] {
    return [...this.#seen.values()].filter(({ path }) => this.#files.has(path));
  }

  #isSeen(file: FoundFile): boolean {
    if (kindByName(file.path) !== 'ask') return true;
    const seen = this.#seen.get(file.path);
    return seen?.size === file.size && seen.mtimeNs === file.mtimeNs;
  }

  async #look({ path, size, mtimeNs }: FoundFile): Promise<void> {
    let kind: FileKind = 'unknown';
    let names: Pick<MetsNames, 'references' | 'pageMets'> = { references: [], pageMets: [] };
    try {
      kind = kindByHead(path, await readLibraryHead(this.#root, path, headSize));
      if (kind === 'mets') {
        const whole = await readLibraryHead(this.#root, path, metsLimit);
        const mets = metsNames(Buffer.from(whole).toString('utf8').replaceAll('\0', ''));
        names = mets;
        kind = mets.kind;
      }
    } catch {
      // What is wrong with the file is said when it is read.
    }
    const { references, pageMets } = names;
    const pointed = pageMets.length === 0 ? {} : { pageMets };
    this.#seen.set(path, { path, size, mtimeNs, kind, references, ...pointed });
  }

  #grouped(): ReadonlyMap<string, FoundSource> {
    this.#sources ??= this.#group();
    return this.#sources;
  }

  #group(): ReadonlyMap<string, FoundSource> {
    this.#isShrunk = false;
    const known = [...this.#files.keys()].map((path) => {
      const byName = kindByName(path);
      const seen = this.#seen.get(path);
      return byName === 'ask'
        ? {
            path,
            kind: seen?.kind ?? ('unknown' as const),
            references: seen?.references ?? [],
            pageMets: seen?.pageMets,
          }
        : { path, kind: byName, references: [] };
    });
    const sources = new Map<string, FoundSource>();
    const owners = new Map<string, string>();
    for (const { path, files } of groupSources(known)) {
      const found = files.flatMap((file) => this.#files.get(file) ?? []);
      const readings = this.#readingsIn(found);
      sources.set(path, {
        path,
        files: found,
        ...stateOf([...found, ...readings]),
        ...(readings.length > 0 && { readings }),
      });
      for (const file of files) owners.set(file, path);
    }
    this.#owners = owners;
    return sources;
  }

  /** Only where nothing else tells what the pages say: of pictures alone, and of a PDF. */
  #readingsIn(files: readonly FoundFile[]): readonly FoundReading[] {
    if (this.#readingsOf.size === 0 || !files.every(({ path }) => mayBeRead(path))) return [];
    return files.flatMap(({ path }) => this.#readingsOf.get(path) ?? []);
  }
}

/** Whether a file is pages that a machine may have read. */
const mayBeRead = (path: string): boolean => ['image', 'pdf'].includes(kindByName(path));

const isSame = (a: readonly FoundFile[], b: readonly FoundFile[]): boolean =>
  a.length === b.length &&
  a.every(({ path, size, mtimeNs }, index) => {
    const other = b[index];
    return other?.path === path && other.size === size && other.mtimeNs === mtimeNs;
  });

/** One file's own state, or one made of all. */
export function stateOf(files: readonly FoundFile[]): FileState {
  const [only, ...others] = files;
  if (only && others.length === 0) return { size: only.size, mtimeNs: only.mtimeNs };
  const hash = createHash('sha256');
  for (const { path, size, mtimeNs } of files) hash.update(`${path}\0${size}\0${mtimeNs}\n`);
  return {
    size: files.reduce((total, { size }) => total + size, 0),
    mtimeNs: hash.digest('hex').slice(0, 32),
  };
}

/** Where a part may begin in a path, the last first. */
function partMarks(path: string): readonly number[] {
  const marks: number[] = [];
  const from = folderOf(path).length;
  for (let at = path.lastIndexOf('#'); at > 0; at = path.lastIndexOf('#', at - 1)) marks.push(at);
  return marks.toSorted((a, b) => Number(b > from) - Number(a > from) || b - a);
}
