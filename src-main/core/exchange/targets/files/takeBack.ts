import { unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing, toSaveError } from '#core/disk/files/fileErrors.ts';
import { findFile } from '#core/disk/files/findFile.ts';
import { hashOf } from '../../export/markdown/fences/fenceLines.ts';
import type { LastWrite } from '../blocks/ledger.ts';
import { ChangedMeanwhile, replaceFile } from './disk.ts';

/**
 * Puts files back as they were before a write; answers the names of those that somebody has changed since, which
 * stay. Files that were new then go. Throws what saving throws.
 */
export async function takeBackWrite(folder: string, { files }: LastWrite): Promise<readonly string[]> {
  const kept: string[] = [];
  for (const { name, before, after } of files) {
    const path = join(folder, name);
    const found = await findFile(path);
    if (found.kind === 'nothing' && before === null) continue;
    const isAsBefore = found.kind === 'text' && found.text === before;
    if (isAsBefore) continue;
    if (found.kind !== 'text' || hashOf(found.text) !== after) kept.push(name);
    else if (before === null) await removeFile(path);
    else {
      try {
        await replaceFile(path, found.text, before);
      } catch (error) {
        if (!(error instanceof ChangedMeanwhile)) throw error;
        kept.push(name);
      }
    }
  }
  return kept;
}

async function removeFile(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    if (!isMissing(error)) throw toSaveError(path, error);
  }
}
