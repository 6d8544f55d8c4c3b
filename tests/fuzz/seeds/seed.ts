import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Door } from '../case.ts';

/** What cases are made from by changing it. */
export interface Seed {
  readonly door: Door;
  readonly name: string;
  readonly files: Readonly<Record<string, Uint8Array>>;
}

export function seed(door: Door, files: Readonly<Record<string, string | Uint8Array>>): Seed {
  const given = Object.entries(files).map(([path, content]) => [
    path,
    typeof content === 'string' ? new Uint8Array(Buffer.from(content)) : content,
  ]);
  return { door, name: Object.keys(files)[0] ?? '', files: Object.fromEntries(given) };
}

const project = fileURLToPath(new URL('../../../', import.meta.url));

/** The bytes of a file of the project. */
export const fileOf = (path: string): Uint8Array => new Uint8Array(readFileSync(join(project, path)));

/** The files of a folder of the project by their paths below it, in one order everywhere. */
export function folderOf(path: string): Readonly<Record<string, Uint8Array>> {
  const names = readdirSync(join(project, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(project, path).length + 1))
    .toSorted();
  return Object.fromEntries(names.map((name) => [name, fileOf(join(path, name))]));
}

/** One seed for every file of a folder of the project. */
export const seedsOf = (door: Door, path: string): readonly Seed[] =>
  Object.entries(folderOf(path)).map(([name, bytes]) =>
    seed(door, { [`${basename(dirname(name)) || 'x'}/${basename(name)}`]: bytes }),
  );
