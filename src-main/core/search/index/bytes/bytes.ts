import { offsetAt } from './checkedRead.ts';
/** Bytes in memory, or in a file from which only what is asked for is read. */
export interface Bytes {
  readonly length: number;
  /** Those of `[from, to)`; a short stretch of a file only stays what it is until the next is read. */
  read(from: number, to: number): Uint8Array;
  /** The same, for what is done with before anything else is read in this way, of whatever file. */
  readOnce(from: number, to: number): Uint8Array;
}

export function heldBytes(bytes: Uint8Array): Bytes {
  const read = (from: number, to: number) => bytes.subarray(from, to);
  return { length: bytes.length, read, readOnce: read };
}

/** Texts in bytes, one for every document, one after the other. */
export interface Texts {
  /** Where each text begins, and the end of the last. */
  readonly starts: Uint32Array;
  readonly bytes: Bytes;
}

/** The text of one document. */
export function textAt({ starts, bytes }: Texts, ordinal: number): Uint8Array {
  return bytes.read(offsetAt(starts, ordinal), offsetAt(starts, ordinal + 1));
}

/** Texts one after the other, each chunk that of the next document. */
export function textsOf(chunks: readonly Uint8Array[]): Texts {
  const starts = new Uint32Array(chunks.length + 1);
  chunks.forEach((chunk, index) => {
    starts[index + 1] = offsetAt(starts, index) + chunk.length;
  });
  return { starts, bytes: heldBytes(Buffer.concat(chunks)) };
}

/** Stretches of texts, one after the other. */
export function joinTexts(stretches: readonly (readonly [texts: Texts, from: number, to: number])[]): Texts {
  const count = stretches.reduce((sum, [, from, to]) => sum + to - from, 0);
  const starts = new Uint32Array(count + 1);
  let next = 0;
  for (const [texts, from, to] of stretches) {
    const shift = offsetAt(starts, next) - offsetAt(texts.starts, from);
    for (let ordinal = from; ordinal < to; ordinal++)
      starts[++next] = offsetAt(texts.starts, ordinal + 1) + shift;
  }
  const joined = new Uint8Array(offsetAt(starts, count));
  let at = 0;
  for (const [{ starts: from, bytes }, first, last] of stretches) {
    const part = bytes.read(offsetAt(from, first), offsetAt(from, last));
    joined.set(part, at);
    at += part.length;
  }
  return { starts, bytes: heldBytes(joined) };
}
