/** The cover worker's entry: makes one cover after the other for the thread that started it. */
import { parentPort } from 'node:worker_threads';
import { readLibraryFile } from '../folder/readFile.ts';
import { coverPicture } from './coverPicture.ts';

if (parentPort === null) throw new Error('covers/worker.ts is the entry of a worker thread.');
const port = parentPort;

/** The picture that a cover is made of. */
export interface CoverTask {
  /** Real path of the library folder. */
  readonly root: string;
  /** Below it. */
  readonly path: string;
  /** Of a PDF, from 1. */
  readonly pdfPage?: number;
}

/** A WebP picture, or null where none can be made of it. */
export type CoverAnswer = Uint8Array | null;

async function answer({ root, path, ...page }: CoverTask): Promise<CoverAnswer> {
  try {
    const { bytes } = await readLibraryFile(root, path);
    return await coverPicture({ bytes, ...page });
  } catch {
    // Damaged, gone, or text alone: the cover is made up from the text, and the page's own view says why.
    return null;
  }
}

port.on('message', (task: CoverTask) => {
  void answer(task).then((result) => port.postMessage(result));
});
