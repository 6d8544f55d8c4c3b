import { type ArchiveEntry, ArchiveError, maximumEntries } from './entry.ts';

const blockSize = 512;

/**
 * The files of a TAR archive (ustar, GNU and pax long names). Links and devices are left out. Source: POSIX
 * pax, GNU tar manual. Throws ArchiveError.
 */
export function tarEntries(bytes: Uint8Array): ArchiveEntry[] {
  const entries: ArchiveEntry[] = [];
  let longName: string | null = null;
  let longSize: number | null = null;
  for (let at = 0; at + blockSize <= bytes.length; ) {
    const header = bytes.subarray(at, at + blockSize);
    if (header.every((byte) => byte === 0)) break;
    if (!isTarHeader(header)) throw new ArchiveError('is damaged');
    const type = String.fromCharCode(header[156] ?? 0);
    const size = longSize ?? octal(header, 124, 12);
    const start = at + blockSize;
    const content = bytes.subarray(start, start + size);
    at = start + Math.ceil(size / blockSize) * blockSize;
    if (type === 'L') longName = text(content);
    else if (type === 'x') {
      const records = paxRecords(text(content));
      longName = records.get('path') ?? longName;
      const stated = records.get('size');
      longSize = stated === undefined ? null : Number(stated);
    } else {
      const name = longName ?? shortName(header);
      longName = null;
      longSize = null;
      if (type !== '0' && type !== '\0' && type !== '7') continue;
      if (name.endsWith('/')) continue;
      if (entries.length >= maximumEntries) throw new ArchiveError(`holds more than ${maximumEntries} files`);
      const isWhole = content.length === size;
      entries.push({
        name,
        size,
        packedSize: size,
        read: () => {
          if (!isWhole) throw new ArchiveError('is cut off');
          return content;
        },
      });
    }
  }
  return entries;
}

/** Whether a block is a header, by its checksum: the sum of its bytes with blanks for the sum itself. */
export function isTarHeader(header: Uint8Array): boolean {
  if (header.length < blockSize) return false;
  let sum = 0;
  for (let at = 0; at < blockSize; at++) sum += at >= 148 && at < 156 ? 32 : (header[at] ?? 0);
  return sum > 8 * 32 && sum === octal(header, 148, 8);
}

function octal(header: Uint8Array, start: number, length: number): number {
  // GNU writes sizes of 8 GB and more in binary; such a file is refused by its size.
  if (((header[start] ?? 0) & 0x80) !== 0) return Number.MAX_SAFE_INTEGER;
  const digits = /[0-7]+/u.exec(Buffer.from(header.subarray(start, start + length)).toString('latin1'))?.[0];
  return digits === undefined ? 0 : Number.parseInt(digits, 8);
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes).replace(/\0.*$/su, '');

function shortName(header: Uint8Array): string {
  const name = text(header.subarray(0, 100));
  const isUstar = text(header.subarray(257, 263)).startsWith('ustar');
  const prefix = isUstar ? text(header.subarray(345, 500)) : '';
  return prefix === '' ? name : `${prefix}/${name}`;
}

/** `27 path=some/long/name\n` and so on. */
function paxRecords(content: string): Map<string, string> {
  const records = new Map<string, string>();
  for (const line of content.split('\n')) {
    const match = /^\d+ ([^=]+)=(.*)$/u.exec(line);
    if (match) records.set(match[1] ?? '', match[2] ?? '');
  }
  return records;
}
