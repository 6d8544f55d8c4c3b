import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { findFile } from '#core/disk/files/findFile.ts';
import { documentOf } from '../blocks/noteBlocks.ts';

/** A vault of more files than this is not looked through. */
const mostFiles = 20_000;

/**
 * Finds Markdown files by the documents of their fences, in a folder and all below it but hidden ones: paths below
 * the folder with `/`. A document that more than one file has is left out: copies are a person's own affair.
 */
export async function filesByDocument(folder: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string[]>();
  const waiting = [''];
  let looked = 0;
  for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
    const entries = await readdir(join(folder, below), { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue;
      const name = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) waiting.push(name);
      if (!entry.isFile() || !/\.md$/iu.test(entry.name)) continue;
      if (++looked > mostFiles) return new Map();
      const document = await documentAt(join(folder, name));
      if (document !== null) found.set(document, [...(found.get(document) ?? []), name]);
    }
  }
  return new Map(
    [...found].flatMap(([document, [name, ...copies]]) =>
      name !== undefined && copies.length === 0 ? [[document, name] as const] : [],
    ),
  );
}

/** The document that a file's first block is of; null where it is none of ours, or cannot be read. */
async function documentAt(path: string): Promise<string | null> {
  const found = await findFile(path).catch(() => null);
  if (found?.kind !== 'text' || !found.text.includes('broadsheet')) return null;
  return documentOf(found.text);
}
