import type { PageImage } from '#shared/model/facsimile.ts';
import type { Source } from '../reader.ts';

/** Pictures that a window shows as they are first, then those that have to be decoded. */
const pictureExtensions = ['jpg', 'jpeg', 'png', 'webp', 'gif', 'tif', 'tiff', 'jp2', 'j2k', 'jpx', 'jpf'];

/** The files of a source by the names that other files call them. */
export class FilesByName {
  private readonly byName = new Map<string, string[]>();
  private readonly byStem = new Map<string, string[]>();

  constructor(source: Source) {
    for (const { path } of source.files) {
      const name = baseName(path).toLowerCase();
      push(this.byName, name, path);
      push(this.byStem, pageStem(name), path);
    }
  }

  /**
   * The path of a file that `from` refers to: relative to its folder first, otherwise the file of that name
   * that shares the longest end of the path, then the longest beginning. Null where there is none.
   */
  find(from: string, reference: string): string | null {
    const wanted = cleanReference(reference);
    if (wanted === '') return null;
    const candidates = this.byName.get(baseName(wanted).toLowerCase()) ?? [];
    // A METS that another one stands for writes its references from the library's own folder.
    const places = [joinPath(folderPrefix(from), wanted), joinPath('', wanted)].map((place) =>
      place.toLowerCase(),
    );
    return best(candidates, (path) =>
      places.includes(path.toLowerCase())
        ? Number.POSITIVE_INFINITY
        : sharedEnd(path, wanted) * 1000 + sharedBeginning(path, from),
    );
  }

  /** The picture of a page: the one that is named, in any picture format, or the one that is named like the page's own file. */
  picture(pagePath: string, imageName: string | null): PageImage | null {
    const named = imageName === null ? null : pageStem(baseName(cleanReference(imageName)).toLowerCase());
    const own = pageStem(baseName(pagePath).toLowerCase());
    for (const stem of named === null ? [own] : [named, own]) {
      const pictures = (this.byStem.get(stem) ?? []).filter((path) => pictureRank(path) >= 0);
      const found = best(pictures, (path) => sharedBeginning(path, pagePath) * 100 - pictureRank(path));
      if (found !== null) return { kind: 'image', path: found };
    }
    return null;
  }
}

/** The picture that a reference names, as it can be shown; null for what is no picture. */
export function pageImage(path: string): PageImage | null {
  if (/\.pdf$/iu.test(path)) return { kind: 'pdf', path, pdfPage: 1 };
  return pictureRank(path) >= 0 ? { kind: 'image', path } : null;
}

/** Lower is easier to show; -1 for what is no picture. */
export function pictureRank(path: string): number {
  return pictureExtensions.indexOf(/\.([a-z0-9]+)$/iu.exec(path)?.[1]?.toLowerCase() ?? '');
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function folderPrefix(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** A file's name without the endings that tell its format: `0006.alto.xml` and `0006.jp2` are one page. */
export function pageStem(name: string): string {
  return name
    .replace(/\.(?:xml|html?|hocr|json|txt|alto)$/iu, '')
    .replace(/\.(?:alto|ocr|hocr|page|mods|jpe?g|png|webp|gif|tiff?|jp2|j2k|jpx|jpf)$/iu, '')
    .replace(/[-_.](?:alto|hocr|mods|access|master|image|img)$/iu, '');
}

/** A reference as a path: without scheme, leading dots, query, percent signs and backslashes. */
function cleanReference(reference: string): string {
  let path = reference.trim().replaceAll('\\', '/');
  if (/^[a-z][a-z0-9+.-]*:/iu.test(path))
    path = path.replace(/^[a-z][a-z0-9+.-]*:\/{0,3}/iu, '').replace(/[?#].*$/u, '');
  try {
    path = decodeURIComponent(path);
  } catch {
    // A percent sign that encodes nothing is part of the name.
  }
  return path.replace(/^(?:\.?\/)+/u, '');
}

function joinPath(folder: string, relative: string): string {
  const parts = folder.split('/').slice(0, -1);
  for (const part of relative.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

function sharedEnd(path: string, wanted: string): number {
  const a = path.toLowerCase().split('/').reverse();
  const b = wanted.toLowerCase().split('/').reverse();
  let shared = 0;
  while (shared < a.length && shared < b.length && a[shared] === b[shared]) shared++;
  return shared;
}

function sharedBeginning(path: string, from: string): number {
  const a = path.split('/');
  const b = from.split('/');
  let shared = 0;
  while (shared < a.length - 1 && a[shared] === b[shared]) shared++;
  return shared;
}

function best(paths: readonly string[], score: (path: string) => number): string | null {
  let found: string | null = null;
  let highest = Number.NEGATIVE_INFINITY;
  for (const path of paths) {
    const value = score(path);
    if (value > highest) {
      found = path;
      highest = value;
    }
  }
  return found;
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
