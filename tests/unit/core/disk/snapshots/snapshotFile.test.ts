import { isDeepStrictEqual } from 'node:util';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeSnapshot,
  encodeSnapshot,
  readSnapshotName,
  snapshotName,
} from '#core/disk/snapshots/snapshotFile.ts';

const snapshot = {
  taken: '2026-11-24T13:50:00.123Z',
  reason: 'hourly' as const,
  files: new Map([
    ['annotations/one.json', '{"note":"石阶"}\n'],
    ['collections.json', '{}'],
  ]),
};

describe('a snapshot', () => {
  it('is read as it was written, and by any other tool', async () => {
    const bytes = await encodeSnapshot(snapshot);
    expect(await decodeSnapshot(bytes, 'x')).toEqual(snapshot);
    expect(JSON.parse(gunzipSync(bytes).toString('utf8')).files['annotations/one.json']).toBe(
      '{"note":"石阶"}\n',
    );
  });

  it('tells by its name when and why it was taken', () => {
    expect(snapshotName(snapshot)).toBe('2026-11-24T135000123Z-hourly.json.gz');
    expect(readSnapshotName('2026-11-24T135000123Z-hourly.json.gz')).toEqual({
      taken: snapshot.taken,
      reason: 'hourly',
    });
    expect(readSnapshotName('2026-11-24T135000123Z-yearly.json.gz')).toBeNull();
    expect(readSnapshotName('notes.json.gz')).toBeNull();
  });

  it('is refused when it is cut, and never read as another when a byte of it is another', async () => {
    const bytes = await encodeSnapshot(snapshot);
    const damagedFile = { code: 'damagedFile' };
    // What gzip's own head (RFC 1952, section 2.3) says of flags, time and system need not concern the content.
    const isOfTheHead = (at: number) => at >= 3 && at <= 9;
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const damaged = Uint8Array.from(bytes);
        damaged[at] = (damaged[at] ?? 0) ^ by;
        const reading = decodeSnapshot(damaged, 'x');
        if (isOfTheHead(at))
          expect(await reading.catch((error: unknown) => error)).toSatisfy(
            (read) => isDeepStrictEqual(read, snapshot) || read.code === damagedFile.code,
          );
        else await expect(reading).rejects.toMatchObject(damagedFile);
        await expect(decodeSnapshot(bytes.subarray(0, at), 'x')).rejects.toMatchObject(damagedFile);
      }),
      { examples: [[3, 1]] },
    );
  });
});
