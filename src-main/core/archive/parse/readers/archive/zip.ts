import { inflateRawSync } from 'node:zlib';
import { decode } from '../../decode/decode.ts';
import { type ArchiveEntry, ArchiveError, maximumEntries } from './entry.ts';

const endSignature = 0x06054b50;
const directorySignature = 0x02014b50;
const localSignature = 0x04034b50;
const locatorSignature = 0x07064b50;
const longEndSignature = 0x06064b50;

/**
 * The files of a ZIP archive. Names are UTF-8 where the archive says so and by evidence elsewhere (archives
 * packed on Chinese systems hold GB18030 names). Source: PKWARE APPNOTE 6.3.10. Throws ArchiveError.
 */
export function zipEntries(bytes: Uint8Array): ArchiveEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end < 0) throw new ArchiveError('is damaged or cut off (its list of files is missing)');
  const list = findList(view, end);
  const { count } = list;
  let { at } = list;
  if (count > maximumEntries) throw new ArchiveError(`holds more than ${maximumEntries} files`);
  const entries: ArchiveEntry[] = [];
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== directorySignature)
      throw new ArchiveError(damagedList);
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const nameLength = view.getUint16(at + 28, true);
    const { size, packedSize, offset } = placeOf(view, at, nameLength);
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

/** Numbers that do not fit stand in longer records (ZIP64, 4.3.14 to 4.5.3), and this in their place. */
const [elsewhere16, elsewhere32] = [0xffff, 0xffffffff];
const damagedList = 'is damaged (its list of files breaks off)';

/** Where the list of files begins, and how many there are. */
function findList(view: DataView, end: number): { readonly count: number; readonly at: number } {
  const count = view.getUint16(end + 10, true);
  const at = view.getUint32(end + 16, true);
  if (count !== elsewhere16 && at !== elsewhere32) return { count, at };
  const locator = end - 20;
  if (locator < 0 || view.getUint32(locator, true) !== locatorSignature) throw new ArchiveError(damagedList);
  const longEnd = longNumber(view, locator + 8);
  if (longEnd + 56 > view.byteLength || view.getUint32(longEnd, true) !== longEndSignature)
    throw new ArchiveError(damagedList);
  return { count: longNumber(view, longEnd + 32), at: longNumber(view, longEnd + 48) };
}

/** Sizes and place of a file by its entry in the list, from the longer record behind its name where they stand there. */
function placeOf(view: DataView, entry: number, nameLength: number) {
  const found = {
    size: view.getUint32(entry + 24, true),
    packedSize: view.getUint32(entry + 20, true),
    offset: view.getUint32(entry + 42, true),
  };
  const end = Math.min(entry + 46 + nameLength + view.getUint16(entry + 30, true), view.byteLength);
  let at = entry + 46 + nameLength;
  while (at + 4 <= end && view.getUint16(at, true) !== 1) at += 4 + view.getUint16(at + 2, true);
  at += 4;
  // In this order, and only those that do not fit.
  for (const name of ['size', 'packedSize', 'offset'] as const) {
    if (found[name] !== elsewhere32 || at + 8 > end) continue;
    found[name] = longNumber(view, at);
    at += 8;
  }
  return found;
}

/** What is past all counting (2^53) is past all bounds as well. */
const longNumber = (view: DataView, at: number): number => Number(view.getBigUint64(at, true));

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
