import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { coverPicture } from '#core/archive/covers/coverPicture.ts';
import { cutPicture } from '#core/archive/facsimile/cutPicture.ts';
import { decodePicture } from '#core/archive/parse/pictures/decodePicture.ts';
import { pictureSize } from '#core/archive/parse/pictures/pictureSize.ts';

const corner = [{ x: 0, y: 0, width: 50, height: 50 }];

/**
 * Shows, cuts and makes covers of every picture, as the picture threads do. These answer a failure of any kind with
 * a sentence of their own, so that only time and memory are bounds here, and that the process stays alive.
 */
export async function showPictures(folder: string): Promise<void> {
  for (const name of readdirSync(folder)) {
    const bytes = new Uint8Array(readFileSync(join(folder, name)));
    pictureSize(bytes);
    await attempt(() => decodePicture(bytes));
    await attempt(() => cutPicture(bytes, corner, 1));
    await attempt(() => coverPicture({ bytes }));
  }
}

async function attempt(show: () => Promise<unknown>): Promise<void> {
  try {
    await show();
  } catch {
    // Told to the person by the thread's owner.
  }
}
