import { pageName, stemOf } from './pageName.ts';
import { folderOf, nameOf } from './paths.ts';
import { groupBy, type KnownFile, type Left, type SourceFiles, take } from './sourceFiles.ts';

/** Folders that hold the pictures of what lies beside them, whatever it is. */
const picturesFolder =
  /^(?:images?|img|imgs|scans?|pictures?|facsimiles?|pages?|jpe?gs?|pngs?|tiffs?|tifs?|jp2|图片|图像|扫描|影像)$/iu;

const day = /(?<!\d)(?:1[5-9]|20)\d{2}[-_.]?\d{2}[-_.]?\d{2}(?!\d)/u;

/**
 * Pictures go with the source whose file has their name, beside it or in a folder beside it; with the one whose
 * name their folder has; or with the only source of their folder, or of the one above where theirs is called
 * after pictures.
 */
export function addPictures(groups: readonly SourceFiles[], left: Left): readonly SourceFiles[] {
  const pictures = picturesIn(left);
  if (pictures.length === 0) return groups;
  const owners = new Map<string, SourceFiles>();
  const inFolder = new Map<string, Set<SourceFiles>>();
  for (const group of groups) {
    for (const path of group.files) {
      const own = folderOf(path);
      inFolder.set(own, (inFolder.get(own) ?? new Set()).add(group));
      for (const folder of [own, folderOf(own)]) {
        const place = `${folder}\0${stemOf(path)}`;
        if (!owners.has(place)) owners.set(place, group);
      }
    }
  }
  const onlyIn = (folder: string): SourceFiles | null => {
    const [only, ...others] = inFolder.get(folder) ?? [];
    return only && others.length === 0 ? only : null;
  };
  const added = new Map<SourceFiles, string[]>();
  for (const { path } of pictures) {
    const owner = ownerByName(path, owners) ?? ownerByFolder(path, owners, onlyIn);
    if (!owner) continue;
    added.set(owner, [...(added.get(owner) ?? []), path]);
    left.delete(path);
  }
  return groups.map((group) => ({ ...group, files: [...group.files, ...(added.get(group) ?? [])] }));
}

function ownerByName(path: string, owners: ReadonlyMap<string, SourceFiles>): SourceFiles | null {
  const folder = folderOf(path);
  const names = [stemOf(path), pageName(path).issue.replace(/[\s_.-]+$/u, '')];
  // Pages are called 0001 in every folder: one that bears a day has those of its own issue.
  const places = day.test(nameOf(folder)) ? [folder] : [folder, folderOf(folder)];
  for (const place of places) {
    for (const name of names) {
      const owner = owners.get(`${place}\0${name}`);
      if (owner) return owner;
    }
    if (place === '') break;
  }
  return null;
}

function ownerByFolder(
  path: string,
  owners: ReadonlyMap<string, SourceFiles>,
  onlyIn: (folder: string) => SourceFiles | null,
): SourceFiles | null {
  if (pageName(path).page === null) return null;
  const folder = folderOf(path);
  if (folder === '') return null;
  const above = folderOf(folder);
  const beside = picturesFolder.test(nameOf(folder)) ? onlyIn(above) : null;
  return owners.get(`${above}\0${nameOf(folder)}`) ?? onlyIn(folder) ?? beside;
}

/**
 * Pictures in a folder of pictures alone are the pages of an issue, or of several where their names begin with
 * different dates or titles. Those in a folder called after pictures beside other sources are illustrations.
 */
export function pictureSources(groups: readonly SourceFiles[], left: Left): SourceFiles[] {
  const pictures = picturesIn(left);
  if (pictures.length === 0) return [];
  const taken = new Set(groups.flatMap(({ files }) => files.map(folderOf)));
  const above = new Set([...taken].map(folderOf));
  const sources: SourceFiles[] = [];
  for (const [folder, inFolder] of groupBy(pictures, ({ path }) => folderOf(path))) {
    const parent = folderOf(folder);
    const isBeside = picturesFolder.test(nameOf(folder)) && (taken.has(parent) || above.has(parent));
    if (folder === '' || taken.has(folder) || isBeside) continue;
    const byIssue = groupBy(inFolder, ({ path }) => pageName(path).issue);
    for (const own of byIssue.values()) {
      const [first] = own;
      if (!first || !own.some(({ path }) => pageName(path).page !== null || day.test(stemOf(path)))) continue;
      const path = byIssue.size === 1 ? folder : first.path;
      sources.push(
        take(
          left,
          path,
          own.map((file) => file.path),
        ),
      );
    }
  }
  return sources;
}

const picturesIn = (left: Left): readonly KnownFile[] =>
  [...left.values()].filter(({ kind }) => kind === 'image');
