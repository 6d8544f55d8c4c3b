import { closeSync, openSync, readSync } from 'node:fs';
import { BroadsheetError } from '#shared/contract/errors.ts';

/** A text in bytes for every document, one after the other. */
export interface Texts {
  /** Where each text begins, and the end of the last. */
  readonly starts: Uint32Array;
  /** The texts of documents `[from, to)`, one after the other. */
  read(from: number, to: number): Uint8Array;
}

/** Texts that are held in memory. */
export interface HeldTexts extends Texts {
  readonly bytes: Uint8Array;
}

export function heldTexts(bytes: Uint8Array, starts: Uint32Array): HeldTexts {
  return { bytes, starts, read: (from, to) => bytes.subarray(starts[from], starts[to]) };
}

/** Texts one after the other, each chunk that of the next document. */
export function textsOf(chunks: readonly Uint8Array[]): HeldTexts {
  const starts = new Uint32Array(chunks.length + 1);
  chunks.forEach((chunk, index) => {
    starts[index + 1] = (starts[index] ?? 0) + chunk.length;
  });
  return heldTexts(Buffer.concat(chunks), starts);
}

/** Stretches of texts, one after the other. */
export function joinTexts(
  stretches: readonly (readonly [texts: Texts, from: number, to: number])[],
): HeldTexts {
  const count = stretches.reduce((sum, [, from, to]) => sum + to - from, 0);
  const starts = new Uint32Array(count + 1);
  let next = 0;
  for (const [texts, from, to] of stretches) {
    const shift = (starts[next] ?? 0) - (texts.starts[from] ?? 0);
    for (let ordinal = from; ordinal < to; ordinal++)
      starts[++next] = (texts.starts[ordinal + 1] ?? 0) + shift;
  }
  return heldTexts(Buffer.concat(stretches.map(([texts, from, to]) => texts.read(from, to))), starts);
}

/** A file from which only what is shown is read. It goes on being readable when its name is taken away. */
export interface TextFile {
  texts(position: number, starts: Uint32Array): Texts;
  close(): void;
}

export function openTextFile(path: string): TextFile {
  const descriptor = openSync(path, 'r');
  let isOpen = true;
  return {
    texts: (position, starts) => ({
      starts,
      read(from, to) {
        const start = starts[from] ?? 0;
        const bytes = Buffer.allocUnsafe((starts[to] ?? 0) - start);
        // The number of a closed file may be another file's by now.
        const length = isOpen ? readSync(descriptor, bytes, 0, bytes.length, position + start) : 0;
        if (length < bytes.length) {
          throw new BroadsheetError(
            'internal',
            `The search index file ${path} became shorter while it was in use: open the library again, and the index will be made anew.`,
          );
        }
        return bytes;
      },
    }),
    close() {
      if (isOpen) closeSync(descriptor);
      isOpen = false;
    },
  };
}
