import { inflateRawSync } from 'node:zlib';
import { decode } from '../../decode/decode.ts';
import { type ArchiveEntry, ArchiveError, maximumEntries } from './entry.ts';

const endSignature = 0x06054b50;
const directorySignature = 0x02014b50;
const localSignature = 0x04034b50;

/**
 * The files of a ZIP archive. Names are UTF-8 where the archive says so and by evidence elsewhere (archives
 * packed on Chinese systems hold GB18030 names). Source: PKWARE APPNOTE 6.3.10. Throws ArchiveError.
 */
export function zipEntries(bytes: Uint8Array): ArchiveEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end < 0) throw new ArchiveError('is damaged or cut off (its list of files is missing)');
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || at === 0xffffffff)
    throw new ArchiveError('is a ZIP64 archive, which is not supported');
  if (count > maximumEntries) throw new ArchiveError(`holds more than ${maximumEntries} files`);
  const entries: ArchiveEntry[] = [];
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== directorySignature)
      throw new ArchiveError('is damaged (its list of files breaks off)');
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const packedSize = view.getUint32(at + 20, true);
    const size = view.getUint32(at + 24, true);
    const nameLength = view.getUint16(at + 28, true);
    const offset = view.getUint32(at + 42, true);
    const attributes = view.getUint32(at + 38, true);
    const name = decodeName(bytes.subarray(at + 46, at + 46 + nameLength), (flags & 0x800) !== 0);
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    const isLink = ((attributes >>> 16) & 0o170000) === 0o120000;
    if (name.endsWith('/') || isLink) continue;
    entries.push({
      name,
      size,
      packedSize,
      read: () => unpack(bytes, view, { flags, method, packedSize, size, offset }),
    });
  }
  return entries;
}

/** The record at the end, behind which only a comment may stand. */
function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0 && at >= view.byteLength - 22 - 0xffff; at--) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  return -1;
}

function decodeName(bytes: Uint8Array, isUtf8: boolean): string {
  if (isUtf8) return new TextDecoder().decode(bytes);
  return decode(bytes)?.text ?? Buffer.from(bytes).toString('latin1');
}

function unpack(
  bytes: Uint8Array,
  view: DataView,
  entry: { flags: number; method: number; packedSize: number; size: number; offset: number },
): Uint8Array {
  if ((entry.flags & 1) !== 0) throw new ArchiveError('is encrypted');
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== localSignature)
    throw new ArchiveError('is damaged');
  const start =
    entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const packed = bytes.subarray(start, start + entry.packedSize);
  if (entry.method === 0) return packed;
  if (entry.method !== 8)
    throw new ArchiveError(`is packed in a way that is not supported (method ${entry.method})`);
  try {
    // The declared size bounds what is unpacked, whatever the packed bytes would grow to.
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) });
  } catch {
    throw new ArchiveError('is damaged or larger than it says');
  }
}
