import type { FileKind } from './fileKind.ts';
import { commonStart, compareNames, folderOf, isBelow, nameOf } from './paths.ts';
import { groupBy, type KnownFile, type Left, pageKinds, type SourceFiles, take } from './sourceFiles.ts';

const anchorKinds: ReadonlySet<FileKind> = new Set(['didl', 'manifest']);

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
