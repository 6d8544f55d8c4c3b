import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { findFile } from '#core/disk/files/findFile.ts';
import { blocksOf } from '../blocks/noteBlocks.ts';

/** A vault of more files than this is not looked through. */
const mostFiles = 20_000;

/**
 * Finds the Markdown file of a document by its fences, in a folder and all below it but hidden ones; its path below
 * the folder with `/`. Null where none has it, or where more than one do: copies are a person's own affair.
 */
export async function findMoved(folder: string, document: string): Promise<string | null> {
  const found: string[] = [];
  const waiting = [''];
  let looked = 0;
  for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
    const entries = await readdir(join(folder, below), { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue;
      const name = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) waiting.push(name);
      if (!entry.isFile() || !/\.md$/iu.test(entry.name)) continue;
      if (++looked > mostFiles) return null;
      if (await isAbout(join(folder, name), document)) found.push(name);
    }
  }
  return found.length === 1 ? (found[0] ?? null) : null;
}

async function isAbout(path: string, document: string): Promise<boolean> {
  const found = await findFile(path).catch(() => null);
  if (found?.kind !== 'text' || !found.text.includes(` ${document} `)) return false;
  return blocksOf(found.text)?.[0]?.document === document;
}
