import type { FileKind } from './fileKind.ts';
import { pageName, stemOf } from './pageName.ts';

/** A file of the library with what its first bytes say it is. */
export interface KnownFile {
  /** Below the library folder, with `/`. */
  readonly path: string;
  readonly kind: FileKind;
  /** The files that it names, as it writes them (METS). */
  readonly references: readonly string[];
}

/** The files that one or more issues are read from. */
export interface SourceFiles {
  /** The file that names the others, the only file, or the folder of pages. */
  readonly path: string;
  /** Below the library folder; the one that names the source first, the others in the order of their names. */
  readonly files: readonly string[];
}

/**
 * Which files belong together. What a METS names is its own; a DIDL or a manifest has the pages and
 * companions that lie with it; pages without either are put together by their folder and name; the rest
 * stands alone. Files that are only companions, and of nobody, are in no source.
 */
export function groupSources(files: readonly KnownFile[]): readonly SourceFiles[] {
  const sorted = files.toSorted((a, b) => compareNames(a.path, b.path));
  const left = new Map(sorted.map((file) => [file.path, file]));
  const groups = [
    ...metsSources(sorted, left),
    ...anchoredSources(sorted, left),
    ...pageSources(left),
    ...articleFolders(left),
    ...textPages(left),
  ];
  for (const file of sorted) {
    if (!left.has(file.path) || !standsAlone.has(file.kind)) continue;
    groups.push({ path: file.path, files: [file.path] });
    left.delete(file.path);
  }
  return addPictures(groups, left).toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

type Left = Map<string, KnownFile>;

const standsAlone: ReadonlySet<FileKind> = new Set([
  'text',
  'table',
  'pdf',
  'archive',
  'html',
  'document',
  'mets',
  'didl',
  'manifest',
  'unknown',
]);
const pageKinds: ReadonlySet<FileKind> = new Set(['alto', 'page', 'hocr', 'sheet']);
const anchorKinds: ReadonlySet<FileKind> = new Set(['didl', 'manifest']);

/** Every METS takes the files that it names; one that is alone in its folder also takes what lies below it. */
function metsSources(files: readonly KnownFile[], left: Left): SourceFiles[] {
  const anchors = files.filter(({ kind }) => kind === 'mets');
  if (anchors.length === 0) return [];
  const byName = groupBy(files, ({ path }) => nameOf(path));
  const named = anchors.map((anchor) => {
    const own: string[] = [];
    for (const reference of anchor.references) {
      const path = resolveReference(anchor.path, reference, left, byName);
      if (path !== null && path !== anchor.path && left.get(path)?.kind !== 'mets') own.push(path);
    }
    return { anchor, own: [...new Set(own)] };
  });
  const claimed = new Set(named.flatMap(({ own }) => own));
  const groups: SourceFiles[] = [];
  for (const { anchor, own } of named) {
    const folder = folderOf(anchor.path);
    const isAlone = anchors.filter(({ path }) => isBelow(path, folder)).length === 1;
    const below = isAlone
      ? [...left.values()].filter(
          ({ path, kind }) =>
            isBelow(path, folder) && !claimed.has(path) && (pageKinds.has(kind) || kind === 'companion'),
        )
      : [];
    const rest = [...own, ...below.map(({ path }) => path)].filter((path) => left.has(path));
    groups.push(take(left, anchor.path, [anchor.path, ...rest.toSorted(compareNames)]));
  }
  return groups;
}

/** Where a METS means: beside itself, else the one file of that name that lies nearest. */
function resolveReference(
  from: string,
  reference: string,
  left: Left,
  byName: ReadonlyMap<string, readonly KnownFile[]>,
): string | null {
  const plain = decoded(reference)
    .replace(/^file:\/*/iu, '')
    .replaceAll('\\', '/')
    .split('/')
    .filter((name) => name !== '' && name !== '.');
  const name = plain.at(-1);
  if (name === undefined || /^[a-z][a-z0-9+.-]+:$/iu.test(plain[0] ?? '')) {
    return name === undefined ? null : nearest(from, byName.get(name));
  }
  const direct = join(folderOf(from), plain);
  if (direct !== null && left.has(direct)) return direct;
  return nearest(from, byName.get(name));
}

/** A file below the folder of `from`, or below the folder above it. */
function nearest(from: string, candidates: readonly KnownFile[] | undefined): string | null {
  const folder = folderOf(from);
  for (const place of [folder, folderOf(folder)]) {
    const found = candidates?.filter(({ path }) => isBelow(path, place)) ?? [];
    if (found.length === 1) return found[0]?.path ?? null;
    if (place === '') break;
  }
  return null;
}

/** A DIDL or manifest takes the pages below its folder; of several in one folder, each those of its name. */
function anchoredSources(files: readonly KnownFile[], left: Left): SourceFiles[] {
  const anchors = files.filter(({ kind, path }) => anchorKinds.has(kind) && left.has(path));
  const byFolder = groupBy(anchors, ({ path }) => folderOf(path));
  const groups: SourceFiles[] = [];
  for (const [folder, inFolder] of [...byFolder].toSorted(([a], [b]) => b.length - a.length)) {
    const belong = [...left.values()].filter(
      ({ path, kind }) =>
        isBelow(path, folder) && (pageKinds.has(kind) || kind === 'companion' || kind === 'image'),
    );
    const owners = new Map<string, KnownFile[]>(inFolder.map(({ path }) => [path, []]));
    for (const file of belong) {
      const owner = closestByName(file.path, inFolder);
      if (owner) owners.get(owner.path)?.push(file);
      // A collection speaks for every issue in its folder.
      else if (file.kind === 'companion') for (const list of owners.values()) list.push(file);
    }
    for (const [path, own] of owners) {
      groups.push(take(left, path, [path, ...own.map((file) => file.path).toSorted(compareNames)]));
    }
  }
  return groups;
}

/** The only anchor, or the one whose name begins most like the file's; null where several do. */
function closestByName(path: string, anchors: readonly KnownFile[]): KnownFile | null {
  if (anchors.length === 1) return anchors[0] ?? null;
  const lengths = anchors.map((anchor) => commonStart(nameOf(anchor.path), nameOf(path)));
  const most = Math.max(...lengths);
  const best = anchors.filter((_anchor, index) => lengths[index] === most);
  return most > 0 && best.length === 1 ? (best[0] ?? null) : null;
}

/** Pages in one folder whose names differ in the page number only; metadata and texts of the same names go along. */
function pageSources(left: Left): SourceFiles[] {
  const pages = [...left.values()].filter(({ kind }) => pageKinds.has(kind));
  const groups: SourceFiles[] = [];
  const everything = groupBy([...left.values()], ({ path }) => folderOf(path));
  for (const [folder, inFolder] of groupBy(pages, ({ path }) => folderOf(path))) {
    const byKind = groupBy(inFolder, ({ path, kind }) => `${kind}\0${pageName(path).issue}`);
    const beside = everything.get(folder) ?? [];
    for (const own of byKind.values()) {
      const first = own[0];
      if (!first) continue;
      const isOnly = byKind.size === 1;
      const stems = new Set(own.map(({ path }) => stemOf(path)));
      const { issue } = pageName(first.path);
      const companions = beside.filter(({ path, kind }) => {
        if (kind === 'companion') return isOnly || (issue !== '' && stemOf(path).startsWith(issue));
        // The text of one page is no other issue; the text of a whole issue is another source of it.
        return kind === 'text' && stems.has(stemOf(path)) && (own.length > 1 || first.kind === 'hocr');
      });
      const files = [...own, ...companions].map(({ path }) => path);
      const path = own.length > 1 && isOnly && folder !== '' ? folder : first.path;
      groups.push(take(left, path, [...own.map((file) => file.path), ...files]));
    }
  }
  return groups;
}

/** Saved article pages in a folder of one day are that day's issue. */
function articleFolders(left: Left): SourceFiles[] {
  const pages = [...left.values()].filter(({ kind }) => kind === 'html');
  const groups: SourceFiles[] = [];
  for (const [folder, inFolder] of groupBy(pages, ({ path }) => folderOf(path))) {
    if (inFolder.length < 2 || !namesDay(folder)) continue;
    const stems = new Set(inFolder.map(({ path }) => stemOf(path)));
    const texts = [...left.values()].filter(
      ({ path, kind }) => kind === 'text' && folderOf(path) === folder && stems.has(stemOf(path)),
    );
    groups.push(
      take(
        left,
        folder,
        [...inFolder, ...texts].map(({ path }) => path),
      ),
    );
  }
  return groups;
}

/** Texts whose names say that they are pages: `…-p2.txt`, `第02版.txt`, or bare numbers in a folder of one day. */
function textPages(left: Left): SourceFiles[] {
  const texts = [...left.values()].filter(({ kind }) => kind === 'text');
  const groups: SourceFiles[] = [];
  for (const [folder, inFolder] of groupBy(texts, ({ path }) => folderOf(path))) {
    const pages = inFolder.filter(({ path }) => {
      const { issue, page, isExplicit } = pageName(path);
      return page !== null && (isExplicit || (issue === '' && page.length <= 3 && namesDay(folder)));
    });
    const byIssue = groupBy(pages, ({ path }) => pageName(path).issue);
    for (const own of byIssue.values()) {
      const first = own[0];
      if (!first || own.length < 2) continue;
      const isWhole = own.length === inFolder.length && folder !== '';
      groups.push(
        take(
          left,
          isWhole ? folder : first.path,
          own.map(({ path }) => path),
        ),
      );
    }
  }
  return groups;
}

/** Pictures go with the source whose file has their name, beside it or in a folder beside it. */
function addPictures(groups: readonly SourceFiles[], left: Left): readonly SourceFiles[] {
  const pictures = [...left.values()].filter(({ kind }) => kind === 'image');
  if (pictures.length === 0) return groups;
  const owners = new Map<string, SourceFiles>();
  for (const group of groups) {
    for (const path of group.files) {
      for (const folder of [folderOf(path), folderOf(folderOf(path))]) {
        const place = `${folder}\0${stemOf(path)}`;
        if (!owners.has(place)) owners.set(place, group);
      }
    }
  }
  const added = new Map<SourceFiles, string[]>();
  for (const { path } of pictures) {
    const owner = ownerOfPicture(path, owners);
    if (!owner) continue;
    added.set(owner, [...(added.get(owner) ?? []), path]);
    left.delete(path);
  }
  return groups.map((group) => ({ ...group, files: [...group.files, ...(added.get(group) ?? [])] }));
}

function ownerOfPicture(path: string, owners: ReadonlyMap<string, SourceFiles>): SourceFiles | null {
  const folder = folderOf(path);
  const names = [stemOf(path), pageName(path).issue.replace(/[\s_.-]+$/u, '')];
  for (const place of [folder, folderOf(folder)]) {
    for (const name of names) {
      const owner = owners.get(`${place}\0${name}`);
      if (owner) return owner;
    }
    if (place === '') break;
  }
  return null;
}

/** Whether a folder's path ends in a full date: `1998-01-01`, `1998/01/01`, `19980101`. */
const namesDay = (folder: string): boolean =>
  /(?<!\d)(?:1[5-9]|20)\d{2}[-_./年]?\d{1,2}[-_./月]?\d{1,2}日?$/u.test(folder);

function take(left: Left, path: string, files: readonly string[]): SourceFiles {
  const own = [...new Set(files)];
  for (const file of own) left.delete(file);
  return { path, files: own };
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

const collator = new Intl.Collator('en', { numeric: true });
const compareNames = (a: string, b: string): number => collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);

export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const isBelow = (path: string, folder: string): boolean => folder === '' || path.startsWith(`${folder}/`);

/** Joins names to a folder; null where they lead out of the library. */
function join(folder: string, names: readonly string[]): string | null {
  const result = folder === '' ? [] : folder.split('/');
  for (const name of names) {
    if (name !== '..') result.push(name);
    else if (result.pop() === undefined) return null;
  }
  return result.join('/');
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

function decoded(reference: string): string {
  try {
    return decodeURIComponent(reference.replaceAll('&amp;', '&'));
  } catch {
    return reference;
  }
}
