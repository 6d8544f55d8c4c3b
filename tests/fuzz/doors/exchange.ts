import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readAnnotationFile, readForeignTable } from '#core/exchange/annotationFiles/readAnnotations.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';

const now = '2026-01-01T00:00:00.000Z';

/** Reads every file of annotations, whichever program it says it is of. */
export async function readExchangeFiles(folder: string): Promise<void> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    for (const read of [
      () => readAnnotationFile(path, now),
      () => readAnnotationFile(path, now, { quote: 'quote', note: 'note' }),
      () => readForeignTable(path),
    ]) {
      try {
        await read();
      } catch (error) {
        if (!(error instanceof BroadsheetError) || error.code !== 'unreadableAnnotations') throw error;
      }
    }
  }
}
