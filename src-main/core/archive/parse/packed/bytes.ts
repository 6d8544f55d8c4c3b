import { promisify } from 'node:util';
import { createGzip, gunzip, gunzipSync, gzipSync, type ZlibOptions } from 'node:zlib';

/** Compressed bytes in parts, each alone in its memory, so that they cross between threads without a copy. */
export type PackedBytes = readonly Uint8Array<ArrayBuffer>[];

/** Bytes up to which a small window is enough: setting up a large one takes longer than packing. */
const small = 64 * 1024;
const smallWindow = { level: 1, windowBits: 12, memLevel: 4 };
const largeWindow = { level: 1, chunkSize: 1024 * 1024 };

/** Compresses parts one after the other; they are asked for as they are needed. */
export async function packBytes(parts: Iterable<Uint8Array>): Promise<PackedBytes> {
  const source = parts[Symbol.iterator]();
  const first: Uint8Array[] = [];
  let length = 0;
  let next = source.next();
  for (; !next.done && length + next.value.length <= small; next = source.next()) {
    first.push(next.value);
    length += next.value.length;
  }
  if (next.done) return [alone(gzipSync(Buffer.concat(first), smallWindow))];
  const zip = createGzip(largeWindow);
  const packed: Uint8Array<ArrayBuffer>[] = [];
  zip.on('data', (chunk: Uint8Array) => packed.push(alone(chunk)));
  const ended = new Promise((resolve, reject) => zip.once('end', resolve).once('error', reject));
  const write = async (part: Uint8Array) => {
    if (!zip.write(part)) await new Promise((resolve) => zip.once('drain', resolve));
  };
  for (const part of first) await write(part);
  for (; !next.done; next = source.next()) await write(next.value);
  zip.end();
  await ended;
  return packed;
}

/** A copy that shares its memory with nothing. */
const alone = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

const unzip = promisify<Uint8Array, ZlibOptions, Buffer>(gunzip);

/** The bytes that were packed. Rejects where they are damaged: the check sum inside tells. */
export async function unpackBytes(packed: readonly Uint8Array[]): Promise<Uint8Array> {
  const bytes = joined(packed);
  return await unzip(bytes, inOnePiece(bytes));
}

/** As `unpackBytes`, at once. */
export function unpackBytesNow(packed: readonly Uint8Array[]): Uint8Array {
  const bytes = joined(packed);
  return gunzipSync(bytes, inOnePiece(bytes));
}

const joined = (parts: readonly Uint8Array[]): Uint8Array =>
  (parts.length === 1 && parts[0]) || Buffer.concat(parts);

/** Deflate does not pack tighter than this. */
const tightest = 1040;

/** Room for all of it from the start, as its last bytes tell the size: parts would have to be put together. */
function inOnePiece(bytes: Uint8Array): ZlibOptions {
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes.length - 4, true);
  if (size > bytes.length * tightest) throw new RangeError('Packed bytes do not tell their size.');
  return { chunkSize: Math.max(64, size + 1) };
}
