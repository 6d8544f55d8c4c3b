import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import * as z from 'zod';
import { BroadsheetError } from '#shared/contract/errors.ts';
import { type SnapshotReason, snapshotReasons } from '#shared/model/snapshot.ts';

/** Everything that people made in a library at one time: the JSON files below `.broadsheet`, by path. */
export interface Snapshot {
  /** ISO 8601 in UTC. */
  readonly taken: string;
  readonly reason: SnapshotReason;
  /** Content by path below `.broadsheet`, with `/` between names. */
  readonly files: ReadonlyMap<string, string>;
}

const envelope = z.object({
  schemaVersion: z.literal(1),
  taken: z.iso.datetime(),
  reason: z.enum(snapshotReasons),
  sha256: z.string(),
  files: z.record(z.string(), z.string()),
});

const namePattern = /^(\d{4})-(\d\d)-(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-([a-z]+)\.json\.gz$/;

/** `2026-11-24T135000123Z-hourly.json.gz`: sorted by name is sorted by time, and every disk takes it. */
export function snapshotName({ taken, reason }: Pick<Snapshot, 'taken' | 'reason'>): string {
  return `${taken.replaceAll(/[:.]/g, '')}-${reason}.json.gz`;
}

/** What a snapshot's name says of it; null for other files. */
export function readSnapshotName(name: string): Pick<Snapshot, 'taken' | 'reason'> | null {
  const [, year, month, day, hour, minute, second, milli, word] = namePattern.exec(name) ?? [];
  const reason = snapshotReasons.find((one) => one === word);
  return reason ? { taken: `${year}-${month}-${day}T${hour}:${minute}:${second}.${milli}Z`, reason } : null;
}

/** A checksum of the files, by which equal snapshots are told as well. */
export function checksumOf(files: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256');
  for (const [path, text] of sorted(files)) hash.update(`${path}\0${text}\0`);
  return hash.digest('hex');
}

/** A snapshot as a gzipped JSON document that any other tool can open. */
export async function encodeSnapshot({ taken, reason, files }: Snapshot): Promise<Uint8Array> {
  const document: z.infer<typeof envelope> = {
    schemaVersion: 1,
    taken,
    reason,
    sha256: checksumOf(files),
    files: Object.fromEntries(sorted(files)),
  };
  return await promisify(gzip)(JSON.stringify(document, null, 1));
}

/** Throws `damagedFile` where what is read would not be what was written. `path` names it for people. */
export async function decodeSnapshot(bytes: Uint8Array, path: string): Promise<Snapshot> {
  try {
    const text = (await promisify(gunzip)(bytes)).toString('utf8');
    const { taken, reason, sha256, files } = envelope.parse(JSON.parse(text));
    const found = new Map(Object.entries(files));
    if (checksumOf(found) !== sha256) throw new Error('its checksum does not fit');
    return { taken, reason, files: found };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new BroadsheetError(
      'damagedFile',
      `The snapshot ${path} is damaged (${why}): choose another one.`,
      { path },
      { cause: error },
    );
  }
}

const sorted = (files: ReadonlyMap<string, string>) =>
  [...files].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
