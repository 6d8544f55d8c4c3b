import type { FileKind } from './fileKind.ts';
import { compareNames, folderOf, isBelow, joinPath, nameOf } from './paths.ts';
import { groupBy, type KnownFile, type Left, pageKinds, type SourceFiles, take } from './sourceFiles.ts';

/**
 * Every METS takes the files that it names, and those that the METS of its pages name; one that is alone in its folder
 * also takes what lies below it.
 */
export function metsSources(files: readonly KnownFile[], left: Left): SourceFiles[] {
  const anchors = files.filter(({ kind }) => kind === 'mets');
  if (anchors.length === 0) return [];
  const byName = groupBy(files, ({ path }) => nameOf(path));
  const named = anchors.map((anchor) => {
    const own: string[] = [];
    const absent: string[] = [];
    for (const reference of anchor.references) {
      const path = resolveReference(anchor.path, reference, left, byName);
      if (path === null) absent.push(directPath(anchor.path, reference) ?? '');
      else if (path !== anchor.path && left.get(path)?.kind !== 'mets') own.push(path);
    }
    return { anchor, own, absent };
  });
  const twins = twinsOf(named, (path) => left.get(path)?.kind);
  const rootOf = rootsOf(anchors, twins, (from, reference) =>
    resolveReference(from, reference, left, byName),
  );
  const claimed = new Set(named.flatMap(({ own }) => own));
  const groups: SourceFiles[] = [];
  for (const [root, members] of groupBy(named, ({ anchor }) => rootOf(anchor.path))) {
    const own = members.flatMap((member) => [member.anchor.path, ...member.own]);
    const folder = folderOf(root);
    const isAlone = anchors.every(({ path }) => !isBelow(path, folder) || rootOf(path) === root);
    const below = isAlone
      ? [...left.values()].filter(
          ({ path, kind }) =>
            isBelow(path, folder) && !claimed.has(path) && (pageKinds.has(kind) || kind === 'companion'),
        )
      : [];
    const rest = [...own, ...below.map(({ path }) => path)].filter((path) => left.has(path));
    groups.push(take(left, root, [root, ...rest.toSorted(compareNames)]));
  }
  return groups;
}

/** A METS with what it names: files that are there, and where the others would be. */
interface NamedFiles {
  readonly anchor: KnownFile;
  readonly own: readonly string[];
  readonly absent: readonly string[];
}

/** Two METS of one issue name the same pages but for so many of them. */
const samePages = 0.8;

/**
 * METS that name the same pages are of one issue: an issue and its validated copy, a manifest and its table of
 * contents. From each of them to the one that stands for them: the outermost, then the first by name.
 */
function twinsOf(
  named: readonly NamedFiles[],
  kindOf: (path: string) => FileKind | undefined,
): ReadonlyMap<string, string> {
  const sorted = named.toSorted(
    ({ anchor: a }, { anchor: b }) => depthOf(a.path) - depthOf(b.path) || compareNames(a.path, b.path),
  );
  const pages = new Map(sorted.map((one) => [one.anchor.path, pagesNamed(one, kindOf)]));
  const mains = new Map<string, string[]>();
  const twins = new Map<string, string>();
  for (const { anchor } of sorted) {
    const own = pages.get(anchor.path) ?? new Set();
    const candidates = new Set([...own].flatMap((page) => mains.get(page) ?? []));
    const main = [...candidates].find((path) => shareOf(own, pages.get(path) ?? new Set()) >= samePages);
    if (main !== undefined) twins.set(anchor.path, main);
    else for (const page of own) mains.set(page, [...(mains.get(page) ?? []), anchor.path]);
  }
  return twins;
}

const depthOf = (path: string): number => path.split('/').length;

/** The pages that are there; where none is, all that may be pages by their names. */
function pagesNamed(
  { own, absent }: NamedFiles,
  kindOf: (path: string) => FileKind | undefined,
): ReadonlySet<string> {
  const kinds = [pageKinds, new Set<FileKind>(['image'])];
  for (const wanted of kinds) {
    const found = own.filter((path) => {
      const kind = kindOf(path);
      return kind !== undefined && wanted.has(kind);
    });
    if (found.length > 0) return new Set(found);
  }
  return new Set(absent.filter((path) => /\.(?:xml|alto|hocr|x?html?)$/iu.test(path)));
}

/** How much of the larger of two sets both have. */
function shareOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((item) => b.has(item)).length;
  return both / Math.max(1, a.size, b.size);
}

/**
 * Tells the METS that a METS is read with: the one that points to it as to a page, and so on, or that stands for both;
 * itself in a circle.
 */
function rootsOf(
  anchors: readonly KnownFile[],
  twins: ReadonlyMap<string, string>,
  resolve: (from: string, reference: string) => string | null,
): (path: string) => string {
  const known = new Set(anchors.map(({ path }) => path));
  const above = new Map<string, string>(twins);
  for (const { path, pageMets = [] } of anchors) {
    for (const reference of pageMets) {
      const page = resolve(path, reference);
      if (page !== null && page !== path && known.has(page) && !above.has(page)) above.set(page, path);
    }
  }
  return (path) => {
    const met = new Set<string>();
    let root = path;
    for (let next = above.get(root); next !== undefined; next = above.get(root)) {
      if (met.has(next)) return path;
      met.add(next);
      root = next;
    }
    return root;
  };
}

/** Where a METS means: beside itself, else the one file of that name that lies nearest. */
function resolveReference(
  from: string,
  reference: string,
  left: Left,
  byName: ReadonlyMap<string, readonly KnownFile[]>,
): string | null {
  const plain = namesIn(reference);
  const name = plain.at(-1);
  if (name === undefined || /^[a-z][a-z0-9+.-]+:$/iu.test(plain[0] ?? '')) {
    return name === undefined ? null : nearest(from, byName.get(name));
  }
  const direct = joinPath(folderOf(from), plain);
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

/** Where a reference leads from a file; null where that is no place in the library. */
function directPath(from: string, reference: string): string | null {
  const names = namesIn(reference);
  return /^[a-z][a-z0-9+.-]+:$/iu.test(names[0] ?? '') ? null : joinPath(folderOf(from), names);
}

const namesIn = (reference: string): readonly string[] =>
  decoded(reference)
    .replace(/^file:\/*/iu, '')
    .replaceAll('\\', '/')
    .split('/')
    .filter((name) => name !== '' && name !== '.');

function decoded(reference: string): string {
  try {
    return decodeURIComponent(reference.replaceAll('&amp;', '&'));
  } catch {
    return reference;
  }
}
