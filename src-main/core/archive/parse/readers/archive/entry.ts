/** A file inside an archive. */
export interface ArchiveEntry {
  /** As the archive writes it; not yet checked. */
  readonly name: string;
  /** Bytes once unpacked, as the archive says. */
  readonly size: number;
  /** Bytes that it takes in the archive. */
  readonly packedSize: number;
  /** Throws ArchiveError. */
  read(): Uint8Array;
}

/** What is wrong with an archive or an entry. The message goes on after its name: `… is encrypted`. */
export class ArchiveError extends Error {}

export const maximumEntries = 20_000;
/** All files of an archive together, unpacked: 1 GB. */
export const maximumTotal = 1024 * 1024 * 1024;
/** One file of an archive, unpacked: 256 MB. */
export const maximumEntry = 256 * 1024 * 1024;
/** Text of one letter packs a thousandfold; newspapers and pictures of them never come near. */
export const maximumRatio = 250;
/** Entries below this size are no bombs, however well they pack: 8 MB. */
export const harmlessSize = 8 * 1024 * 1024;

/**
 * The name of an entry as a path below the archive; null where it points outside of it. Backslashes are
 * separators: Windows tools write them.
 */
export function safePath(name: string): string | null {
  const path = name.replaceAll('\\', '/');
  if (path.startsWith('/') || /^[A-Za-z]:/u.test(path) || path.includes('\0')) return null;
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
  return segments.length === 0 || segments.includes('..') ? null : segments.join('/');
}
