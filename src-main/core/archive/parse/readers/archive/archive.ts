import { gunzipSync } from 'node:zlib';
import { type Source, UnreadableFileError } from '../reader.ts';
import {
  type ArchiveEntry,
  ArchiveError,
  harmlessSize,
  maximumEntry,
  maximumRatio,
  maximumTotal,
  safePath,
} from './entry.ts';
import { isTarHeader, tarEntries } from './tar.ts';
import { zipEntries } from './zip.ts';

/** What a file is by its first bytes, as far as archives go. */
export type ArchiveKind = 'zip' | 'tar' | 'gzip';

/**
 * The kind of an archive whose files are sources of their own; null for every other file, also for EPUB
 * (one issue) and office documents, which are ZIP files as well. Needs the first 2 KB.
 */
export function archiveKind(head: Uint8Array): ArchiveKind | null {
  if (startsWith(head, [0x50, 0x4b, 3, 4]) || startsWith(head, [0x50, 0x4b, 5, 6])) {
    return isPackagedDocument(head) ? null : 'zip';
  }
  if (startsWith(head, [0x1f, 0x8b])) return 'gzip';
  return isTarHeader(head.subarray(0, 512)) ? 'tar' : null;
}

/** ZIP files that are one document: EPUB and OpenDocument say so first, Office Open XML by its first entry. */
function isPackagedDocument(head: Uint8Array): boolean {
  const text = Buffer.from(head.subarray(0, 2048)).toString('latin1');
  return text.startsWith('mimetypeapplication/', 30) || text.startsWith('[Content_Types].xml', 30);
}

const startsWith = (bytes: Uint8Array, prefix: readonly number[]): boolean =>
  prefix.every((byte, index) => bytes[index] === byte);

/** Files that packers add and nobody put there. */
const litter = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/u;

/**
 * The files of an archive (ZIP, TAR, TAR.GZ, GZ), each as a source of its own with the archive's path before
 * its name: `papers.zip/1958/01.xml`. Archives inside are opened too, one level deep. Nothing is unpacked
 * before it is asked for. An entry that points outside the archive or is a bomb is a source that cannot be
 * read, so that people see which. Throws UnreadableFileError where the archive itself cannot be read or
 * would unpack to more than the limits allow.
 */
export async function expandArchive(source: Source): Promise<readonly Source[]> {
  const bytes = await source.bytes(source.path);
  return expand(source.path, bytes, true);
}

function expand(path: string, bytes: Uint8Array, mayNest: boolean): readonly Source[] {
  const entries = attempt(path, () => entriesOf(path, bytes));
  const total = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (total > maximumTotal) {
    throw new UnreadableFileError(
      'tooLarge',
      `${path} would unpack to ${megabytes(total)} MB, more than the ${megabytes(maximumTotal)} MB that are allowed; unpack it by hand.`,
    );
  }
  return entries.filter(({ name }) => !litter.test(name)).flatMap((entry) => open(path, entry, mayNest));
}

function open(archive: string, entry: ArchiveEntry, mayNest: boolean): readonly Source[] {
  const name = safePath(entry.name);
  if (name === null) {
    const shown = entry.name
      .split(/[\\/]+/u)
      .filter((segment) => !/^(?:\.{0,2}|[A-Za-z]:)$/u.test(segment))
      .join('/');
    return [
      refused(
        `${archive}/${shown || 'entry'}`,
        entry,
        `names a place outside of ${archive} (“${entry.name}”); it was not unpacked.`,
      ),
    ];
  }
  const path = `${archive}/${name}`;
  if (
    entry.size > maximumEntry ||
    (entry.size > harmlessSize && entry.size > entry.packedSize * maximumRatio)
  ) {
    return [
      refused(
        path,
        entry,
        `would unpack from ${megabytes(entry.packedSize)} MB to ${megabytes(entry.size)} MB, which no newspaper does; it was not unpacked.`,
      ),
    ];
  }
  const bytes = () => attempt(path, () => entry.read());
  if (mayNest && /\.(?:zip|tar|tgz|gz)$/iu.test(name)) {
    try {
      const inner = bytes();
      if (archiveKind(inner) !== null) return expand(path, inner, false);
    } catch (error) {
      if (!(error instanceof UnreadableFileError)) throw error;
      return [failing(path, entry, error)];
    }
  }
  return [{ path, files: [{ path, size: entry.size }], bytes: async () => bytes() }];
}

const refused = (path: string, entry: ArchiveEntry, what: string): Source =>
  failing(path, entry, new UnreadableFileError('unreadable', `${path} ${what}`));

const failing = (path: string, { size }: ArchiveEntry, error: UnreadableFileError): Source => ({
  path,
  files: [{ path, size }],
  bytes: async () => {
    throw error;
  },
});

function entriesOf(path: string, bytes: Uint8Array): ArchiveEntry[] {
  const kind = archiveKind(bytes);
  if (kind === 'zip') return zipEntries(bytes);
  if (kind === 'tar') return tarEntries(bytes);
  if (kind !== 'gzip') throw new ArchiveError('is no archive');
  const unpacked = gunzip(bytes);
  if (isTarHeader(unpacked.subarray(0, 512))) return tarEntries(unpacked);
  const name = path.replace(/^.*\//u, '').replace(/\.gz$/iu, '');
  return [{ name, size: unpacked.length, packedSize: bytes.length, read: () => unpacked }];
}

function gunzip(bytes: Uint8Array): Uint8Array {
  const limit = Math.max(harmlessSize, Math.min(maximumEntry, bytes.length * maximumRatio));
  try {
    return gunzipSync(bytes, { maxOutputLength: limit });
  } catch (error) {
    const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw new ArchiveError(
      tooLarge
        ? `would unpack to more than ${megabytes(limit)} MB, which no newspaper does`
        : 'is damaged or cut off',
    );
  }
}

function attempt<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    throw new UnreadableFileError('unreadable', `${path} ${error.message}; it was not unpacked.`);
  }
}

const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(bytes < 10 * 1024 * 1024 ? 1 : 0);
