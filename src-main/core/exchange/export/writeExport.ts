import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDurably } from '#core/disk/files/durableWrite.ts';
import { toSaveError } from '#core/disk/files/fileErrors.ts';
import { findFile } from '#core/disk/files/findFile.ts';
import type { ExportedFile } from '#shared/contract/calls/export.ts';
import type { ExportOptions } from '#shared/model/exportOptions.ts';
import { mostOfName, namesBeside } from './fileName.ts';
import { mergeBibliography } from './markdown/bibliographyFile.ts';
import { type MergedExport, mergeGenerated } from './markdown/merge.ts';

/** What became of one file of an export. */
export interface WrittenFile {
  /** Absolute path, or below the folder as it was given. */
  readonly path: string;
  readonly outcome: 'created' | 'updated' | 'unchanged';
  /** The file that had the name and was left alone, and why; null when nothing stood in the way. */
  readonly avoided: {
    readonly path: string;
    readonly reason: Extract<MergedExport, { readonly ok: false }>['reason'] | 'notText';
  } | null;
}

/**
 * Writes an export into a folder. A Markdown file of an earlier export is updated between its fences
 * only; any other file of the name is left alone, and the export takes the next free name. `removed` says
 * what becomes of annotations in a file that are gone from the export.
 * @throws BroadsheetError readOnly, diskFull, saveFailed
 */
export async function writeExport(
  files: readonly ExportedFile[],
  folder: string,
  removed: ExportOptions['removed'],
): Promise<readonly WrittenFile[]> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw toSaveError(folder, error);
  }
  const written: WrittenFile[] = [];
  for (const file of files) written.push(await writeFile(file, folder, removed));
  return written;
}

async function writeFile(
  file: ExportedFile,
  folder: string,
  removed: ExportOptions['removed'],
): Promise<WrittenFile> {
  let avoided: WrittenFile['avoided'] = null;
  for (const name of namesBeside(file.name)) {
    const path = join(folder, name);
    try {
      const existing = await findFile(path);
      if (existing.kind === 'nothing') {
        await writeDurably(path, file.text);
        return { path, outcome: 'created', avoided };
      }
      if (existing.kind === 'notText') {
        avoided ??= { path, reason: existing.kind };
        continue;
      }
      const merge = merged(existing.text, file, removed);
      if (merge.ok) {
        const unchanged = merge.text === existing.text;
        if (!unchanged) await writeDurably(path, merge.text);
        return { path, outcome: unchanged ? 'unchanged' : 'updated', avoided };
      }
      avoided ??= { path, reason: merge.reason };
    } catch (error) {
      throw toSaveError(path, error);
    }
  }
  throw toSaveError(join(folder, file.name), new Error(`${mostOfName} files already have this name`));
}

/** Only Markdown, and the references beside it, can say what is ours; other files are ours when they are the same. */
function merged(existing: string, file: ExportedFile, removed: ExportOptions['removed']): MergedExport {
  if (existing === file.text) return { ok: true, text: existing };
  if (file.mediaType === 'text/markdown') return mergeGenerated(existing, file.text, removed);
  if (file.mediaType === 'application/x-bibtex') return mergeBibliography(existing, file.text);
  return { ok: false, reason: 'notOurs' };
}
