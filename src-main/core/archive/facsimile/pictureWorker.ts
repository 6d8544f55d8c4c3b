/** The picture worker's entry: decodes one picture after the other for the thread that started it. */
import { parentPort } from 'node:worker_threads';
import { decodePicture } from '../parse/pictures/decodePicture.ts';

if (parentPort === null) throw new Error('facsimile/pictureWorker.ts is the entry of a worker thread.');
const port = parentPort;

/** What the worker answers to the bytes of a picture. */
export type PictureAnswer =
  | { readonly ok: true; readonly png: Uint8Array }
  | { readonly ok: false; readonly message: string };

async function answer(bytes: Uint8Array): Promise<PictureAnswer> {
  try {
    return { ok: true, png: await decodePicture(bytes) };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}

port.on('message', (bytes: Uint8Array) => {
  void answer(bytes).then((result) => port.postMessage(result));
});
