const collator = new Intl.Collator('en', { numeric: true });
/** Puts paths below a library folder in the order in which people count them: `7`, `7_2`, `8`, `10`. */
export const compareNames = (a: string, b: string): number =>
  collator.compare(withoutEnding(a), withoutEnding(b)) ||
  collator.compare(a, b) ||
  (a < b ? -1 : a > b ? 1 : 0);

const withoutEnding = (path: string): string => path.replace(/\.[^./]*$/u, '');

export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

export const isBelow = (path: string, folder: string): boolean =>
  folder === '' || path.startsWith(`${folder}/`);

/** Joins names to a folder; null where they lead out of the library. */
export function joinPath(folder: string, names: readonly string[]): string | null {
  const result = folder === '' ? [] : folder.split('/');
  for (const name of names) {
    if (name !== '..') result.push(name);
    else if (result.pop() === undefined) return null;
  }
  return result.join('/');
}

/** How many characters two names begin with alike. */
export function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
