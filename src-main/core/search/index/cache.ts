import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, readFile, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { systemCode, toSaveError } from '#core/disk/files/fileErrors.ts';
import { openCheckedFile } from './bytes/checkedFile.ts';
import type { PackedSegment } from './packedSegment.ts';
import { checksum, contentsIn, decodeSegment, encodeSegment, indexFormat } from './segmentFile.ts';

/**
 * The saved index: one file a packed segment, written once, and a small file that says which of them
 * count and what was removed from them since. Only the small file is ever replaced, by a rename, so a
 * write that dies leaves the index as it was. Everything here can be deleted at any time; what cannot be
 * used for any reason is taken as not there.
 */
export interface SegmentCache {
  /** Hands out the saved segments one by one, oldest first; damaged ones are passed over. */
  load(): AsyncIterable<PackedSegment>;
  /**
   * Saves exactly these segments. Answers when they are on the disk.
   * @throws BroadsheetError readOnly, diskFull, saveFailed
   */
  save(segments: readonly PackedSegment[]): Promise<void>;
}

const manifestName = 'index.json';
const segmentName = /^segment-[0-9a-f]{16}\.bin$/;
const temporarySuffix = '.tmp';

const manifestSchema = z.object({
  format: z.literal(indexFormat),
  segments: z.array(
    z.object({
      file: z.string().regex(segmentName),
      bytes: z.number().int().nonnegative(),
      /** Of these, from the begin, those that are held in memory. */
      held: z.number().int().nonnegative(),
      /** Of what is held; the rest has checksums of its own there. */
      checksum: z.number().int().nonnegative(),
      removed: z.array(z.string()),
    }),
  ),
});
type Manifest = z.infer<typeof manifestSchema>;

/** Where a segment was written, or read from. */
type Saved = Omit<Manifest['segments'][number], 'removed'>;

/** Writes a file of chunks, whole or not at all. */
export type ReplaceFile = (path: string, chunks: readonly Uint8Array[]) => Promise<void>;

export function openSegmentCache(folder: string, replace: ReplaceFile = replaceFile): SegmentCache {
  const saved = new WeakMap<PackedSegment, Saved>();
  return {
    async *load() {
      for (const { removed, ...place } of (await readManifest(folder))?.segments ?? []) {
        const segment = await readSegment(folder, place);
        if (!segment) continue;
        for (const issueId of removed) segment.remove(issueId);
        saved.set(segment, place);
        yield segment;
      }
    },
    async save(segments) {
      try {
        await mkdir(folder, { recursive: true });
        // The folder may have been emptied, or a file deleted, by someone who wanted the space.
        const present = new Set(await readdir(folder));
        const manifest: Manifest = { format: indexFormat, segments: [] };
        for (const segment of segments) {
          let place = saved.get(segment);
          if (!place || !present.has(place.file)) {
            place = await writeSegment(folder, segment, replace);
            saved.set(segment, place);
          }
          const removed = segment.contents.issues
            .map(([issueId]) => issueId)
            .filter((issueId) => !segment.issues.has(issueId));
          manifest.segments.push({ ...place, removed });
        }
        await replace(join(folder, manifestName), [Buffer.from(JSON.stringify(manifest))]);
        await removeOthers(folder, manifest);
      } catch (error) {
        throw toSaveError(folder, error);
      }
    },
  };
}

async function readManifest(folder: string): Promise<Manifest | null> {
  try {
    const parsed = manifestSchema.safeParse(JSON.parse(await readFile(join(folder, manifestName), 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Reads the part that is held, and checks it. */
async function readSegment(folder: string, place: Saved): Promise<PackedSegment | null> {
  const path = join(folder, place.file);
  try {
    const handle = await open(path, 'r');
    try {
      if ((await handle.stat()).size !== place.bytes || place.held > place.bytes) return null;
      // Numbers are read where they lie, by every thread: memory of its own begins where they may.
      const held = Buffer.from(new SharedArrayBuffer(place.held));
      await readFully(handle, held);
      if (checksum([held]) !== place.checksum) return null;
      return decodeSegment(held, (sums) => openCheckedFile(path, place.held, place.bytes - place.held, sums));
    } finally {
      await handle.close();
    }
  } catch {
    return null;
  }
}

async function readFully(handle: FileHandle, into: Buffer): Promise<void> {
  for (let at = 0; at < into.length; ) {
    const { bytesRead } = await handle.read(into, at, into.length - at, at);
    if (bytesRead === 0) throw new Error('The index file ends too early.');
    at += bytesRead;
  }
}

async function writeSegment(folder: string, segment: PackedSegment, replace: ReplaceFile): Promise<Saved> {
  const { held, stored, sums } = encodeSegment(segment.contents);
  const file = `segment-${randomBytes(8).toString('hex')}.bin`;
  const path = join(folder, file);
  await replace(path, [...held, ...stored]);
  const heldLength = lengthOf(held);
  const storedLength = lengthOf(stored);
  if (segment.contents.file === null) {
    const opened = openCheckedFile(path, heldLength, storedLength, sums);
    segment.leaveContents(contentsIn(opened, segment.contents));
  }
  return { file, bytes: heldLength + storedLength, held: heldLength, checksum: checksum(held) };
}

const lengthOf = (chunks: readonly Uint8Array[]) => chunks.reduce((sum, chunk) => sum + chunk.length, 0);

async function replaceFile(path: string, chunks: readonly Uint8Array[]): Promise<void> {
  const temporary = path + temporarySuffix;
  try {
    const handle = await open(temporary, 'w');
    try {
      for (const chunk of chunks) await handle.writeFile(chunk);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
}

/** What versions before had in the folder: a database, and which engine was chosen. */
const outdated = new Set(['engine.json', 'index.sqlite', 'index.sqlite-wal', 'index.sqlite-shm']);

/** Removes segments that no longer count, and what interrupted writes and earlier versions left. */
async function removeOthers(folder: string, manifest: Manifest): Promise<void> {
  const kept = new Set(manifest.segments.map((segment) => segment.file));
  for (const name of await readdir(folder)) {
    const ours = segmentName.test(name) || name.endsWith(`.bin${temporarySuffix}`) || outdated.has(name);
    if (!ours || kept.has(name)) continue;
    await unlink(join(folder, name)).catch((error: unknown) => {
      if (systemCode(error) !== 'ENOENT') throw error;
    });
  }
}
