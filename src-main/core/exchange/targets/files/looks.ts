import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { findFile } from '#core/disk/files/findFile.ts';
import { hashOf } from '../../export/markdown/fences/fenceLines.ts';
import type { Ledger } from '../blocks/ledger.ts';

/** How files look from outside, by name: size and time, so that a change is seen without reading. */
export type Looks = ReadonlyMap<string, string>;

export async function looksOf(folder: string, names: readonly string[]): Promise<Looks> {
  const looks = new Map<string, string>();
  for (const name of names) {
    const file = await stat(join(folder, name)).catch(() => null);
    looks.set(name, file ? `${file.size} ${file.mtimeMs}` : 'gone');
  }
  return looks;
}

/** How files look that were written just now; those that somebody saved again in the meantime are left out. */
export async function looksOfWritten(
  folder: string,
  written: readonly string[],
  ledger: Ledger,
): Promise<Looks> {
  const looks = new Map(await looksOf(folder, written));
  for (const name of written) {
    const found = await findFile(join(folder, name));
    const isOurs = found.kind === 'text' && ledger.files[name]?.hashes.at(-1) === hashOf(found.text);
    if (!isOurs) looks.delete(name);
  }
  return looks;
}
