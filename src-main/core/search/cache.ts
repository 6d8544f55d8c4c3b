import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { systemCode, toSaveError } from '../storage/fileErrors.ts';
import type { PackedSegment } from './packedSegment.ts';
import { checksum, decodeSegment, encodeSegment, indexFormat } from './segmentFile.ts';

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
      checksum: z.number().int().nonnegative(),
      removed: z.array(z.string()),
    }),
  ),
});
type Manifest = z.infer<typeof manifestSchema>;

/** Where a segment was written, or read from. */
type Saved = Omit<Manifest['segments'][number], 'removed'>;

export function openSegmentCache(folder: string): SegmentCache {
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
            place = await writeSegment(folder, segment);
            saved.set(segment, place);
          }
          const removed = segment.contents.issues
            .map(([issueId]) => issueId)
            .filter((issueId) => !segment.issues.has(issueId));
          manifest.segments.push({ ...place, removed });
        }
        await replaceFile(join(folder, manifestName), [Buffer.from(JSON.stringify(manifest))]);
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

async function readSegment(folder: string, place: Saved): Promise<PackedSegment | null> {
  try {
    const bytes = await readFile(join(folder, place.file));
    if (bytes.length !== place.bytes || checksum([bytes]) !== place.checksum) return null;
    return decodeSegment(bytes);
  } catch {
    return null;
  }
}

async function writeSegment(folder: string, segment: PackedSegment): Promise<Saved> {
  const chunks = encodeSegment(segment.contents);
  const file = `segment-${randomBytes(8).toString('hex')}.bin`;
  await replaceFile(join(folder, file), chunks);
  return {
    file,
    bytes: chunks.reduce((sum, chunk) => sum + chunk.length, 0),
    checksum: checksum(chunks),
  };
}

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

/** Removes segments that no longer count and what interrupted writes left. */
async function removeOthers(folder: string, manifest: Manifest): Promise<void> {
  const kept = new Set(manifest.segments.map((segment) => segment.file));
  for (const name of await readdir(folder)) {
    const ours = segmentName.test(name) || name.endsWith(`.bin${temporarySuffix}`);
    if (!ours || kept.has(name)) continue;
    await unlink(join(folder, name)).catch((error: unknown) => {
      if (systemCode(error) !== 'ENOENT') throw error;
    });
  }
}
