import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { temporaryFolder } from './folders.ts';

/**
 * What lies in a library, seen from outside: tests that stand on it hold whatever the files are called and
 * however they are divided.
 */

const samples = resolve(import.meta.dirname, '../../resources/sample-library/The Wexcombe Courier/1926');

/** The issues of `courierLibrary`, the paper of a flood. */
export const courier = {
  flood: '1926-01-08.txt',
  town: '1926-05-14-town.txt',
} as const;

/** A library of two issues that is gone after the test. */
export async function courierLibrary(): Promise<string> {
  const library = await temporaryFolder();
  await copyCourier(library);
  return library;
}

/** Puts those two issues into a folder. */
export async function copyCourier(library: string): Promise<void> {
  for (const name of Object.values(courier)) await cp(join(samples, name), join(library, name));
}

/** A copy of a folder that is gone after the test. */
export async function copyOf(folder: string): Promise<string> {
  const copy = await temporaryFolder();
  await cp(folder, copy, { recursive: true });
  return copy;
}

const broadsheet = '.broadsheet';
/** Copies of what is kept, and what can be made again. */
const apart = new Set(['snapshots', 'cache']);

/** Every file that holds what people made, by its path below `.broadsheet` with `/`; snapshots are left out. */
export async function keptFiles(library: string): Promise<ReadonlyMap<string, string>> {
  const root = join(library, broadsheet);
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = new Map<string, string>();
  for (const entry of entries) {
    const path = relative(root, join(entry.parentPath, entry.name)).split(sep).join('/');
    if (!entry.isFile() || !path.endsWith('.json') || apart.has(path.split('/')[0] ?? '')) continue;
    files.set(path, await readFile(join(root, path), 'utf8'));
  }
  return files;
}

/** The path below `.broadsheet` of the only kept file that holds some words. */
export async function fileHolding(library: string, words: string): Promise<string> {
  const files = await keptFiles(library);
  const holding = [...files].filter(([, text]) => text.includes(JSON.stringify(words).slice(1, -1)));
  const [only, second] = holding.map(([path]) => path);
  if (only === undefined || second !== undefined) {
    throw new Error(`${words} stands in ${holding.length} files of ${[...files.keys()].join(', ')}.`);
  }
  return only;
}

/** The absolute path of a kept file. */
export const keptPath = (library: string, path: string): string => join(library, broadsheet, path);

/** Writes a kept file, as another machine or program would. */
export async function writeKept(library: string, path: string, text: string): Promise<void> {
  await mkdir(dirname(keptPath(library, path)), { recursive: true });
  await writeFile(keptPath(library, path), text);
}
