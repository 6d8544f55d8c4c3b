/** The picture worker's entry: decodes one picture after the other for the thread that started it. */
import { parentPort } from 'node:worker_threads';
import type { PercentBox } from '#shared/model/annotation.ts';
import { decodePicture } from '../parse/pictures/decodePicture.ts';
import { cutPicture } from './cutPicture.ts';

if (parentPort === null) throw new Error('facsimile/pictureWorker.ts is the entry of a worker thread.');
const port = parentPort;

/** A picture to be shown, or one that rectangles are cut out of. */
export interface DecoderTask {
  readonly bytes: Uint8Array;
  readonly cut?: { readonly boxes: readonly PercentBox[]; readonly pdfPage: number };
}

/** What the worker answers: the picture, or its pieces. */
export type DecoderAnswer =
  | { readonly ok: true; readonly pngs: readonly Uint8Array[] }
  | { readonly ok: false; readonly message: string };

async function answer({ bytes, cut }: DecoderTask): Promise<DecoderAnswer> {
  try {
    const pngs = cut ? await cutPicture(bytes, cut.boxes, cut.pdfPage) : [await decodePicture(bytes)];
    return { ok: true, pngs };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}

port.on('message', (task: DecoderTask) => {
  void answer(task).then((result) => port.postMessage(result));
});
