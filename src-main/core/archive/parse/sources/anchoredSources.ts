import type { FileKind } from './fileKind.ts';
import { commonStart, compareNames, folderOf, isBelow, joinPath, nameOf } from './paths.ts';
import { groupBy, type KnownFile, type Left, pageKinds, type SourceFiles, take } from './sourceFiles.ts';

const anchorKinds: ReadonlySet<FileKind> = new Set(['didl', 'manifest']);

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
    for (const reference of anchor.references) {
      const path = resolveReference(anchor.path, reference, left, byName);
      if (path !== null && path !== anchor.path && left.get(path)?.kind !== 'mets') own.push(path);
    }
    return { anchor, own };
  });
  const rootOf = rootsOf(anchors, (from, reference) => resolveReference(from, reference, left, byName));
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

/** Tells the METS that a METS is read with: the one that points to it as to a page, and so on; itself in a circle. */
function rootsOf(
  anchors: readonly KnownFile[],
  resolve: (from: string, reference: string) => string | null,
): (path: string) => string {
  const known = new Set(anchors.map(({ path }) => path));
  const above = new Map<string, string>();
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
  const plain = decoded(reference)
    .replace(/^file:\/*/iu, '')
    .replaceAll('\\', '/')
    .split('/')
    .filter((name) => name !== '' && name !== '.');
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

/** A DIDL or manifest takes the pages below its folder; of several in one folder, each those of its name. */
export function anchoredSources(files: readonly KnownFile[], left: Left): SourceFiles[] {
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

function decoded(reference: string): string {
  try {
    return decodeURIComponent(reference.replaceAll('&amp;', '&'));
  } catch {
    return reference;
  }
}
