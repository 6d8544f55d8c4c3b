import { mkdir } from 'node:fs/promises';
import { parse } from 'yaml';
import { toSaveError } from '#core/disk/files/fileErrors.ts';
import type { ExportedFile } from '#shared/contract/calls/export.ts';
import { bibliographyName } from '../markdown/bibliographyFile.ts';
import { parseFences } from '../markdown/fences/fences.ts';
import { splitFrontMatter } from '../markdown/frontMatter.ts';
import type { CutRegion } from '../regions/regions.ts';
import { writeBeside } from '../writeBeside.ts';
import { type MakeDocx, type PandocSource, pandocDocx } from './pandoc.ts';

/**
 * Writes an export for Pandoc as Word files, and answers their paths; the regions that its text shows are in
 * them. Nothing that is in the folder is written over.
 * @throws BroadsheetError pandocMissing, pandocFailed, readOnly, diskFull, saveFailed
 */
export async function writeDocx(
  files: readonly ExportedFile[],
  folder: string,
  regions: readonly CutRegion[] = [],
  make: MakeDocx = pandocDocx,
): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const file of files) {
    if (file.mediaType !== 'text/markdown') continue;
    const references = files.find(({ name }) => name === bibliographyName(file.name));
    const made = await make(sourceOf(file.text, references?.text ?? '', regions));
    await mkdir(folder, { recursive: true }).catch((error: unknown) => {
      throw toSaveError(folder, error);
    });
    paths.push(await writeBeside(folder, file.name.replace(/\.md$/u, '.docx'), made));
  }
  return paths;
}

/** A file for Pandoc without what knows it again. */
function sourceOf(file: string, bibliography: string, regions: readonly CutRegion[]): PandocSource {
  const { front, rest } = splitFrontMatter(file);
  const parts = parseFences(rest) ?? [];
  const text = parts.map((part) => (part.kind === 'block' ? `${part.content}\n\n` : '')).join('');
  const shown = regions.filter(({ name }) => text.includes(name));
  const pictures = new Map(shown.map(({ name, png }) => [name, png]));
  return { title: titleIn(front), text, bibliography, pictures };
}

function titleIn(front: string | null): string {
  const values: unknown = parse((front ?? '').replaceAll(/^---\s*$/gmu, ''));
  if (typeof values !== 'object' || values === null || !('title' in values)) return '';
  return String(values.title);
}
