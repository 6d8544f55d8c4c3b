import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { decodeRaster } from '#core/archive/recognition/raster/decodeRaster.ts';
import { tiffFile } from './tiff.ts';

const pictures = join(import.meta.dirname, '../../../../../fixtures/page-pictures');
const small = { width: 10, height: 4 };
/** Ink in the left half, paper in the right one. */
const isInk = (at: number) => at % small.width < small.width / 2;
const pixels = Array.from({ length: small.width * small.height }, (_, at) => at);

/** Rows of one bit a pixel, each beginning with a byte of its own. */
function bitRows(isSet: (at: number) => boolean): Uint8Array {
  const row = Math.ceil(small.width / 8);
  const data = new Uint8Array(row * small.height);
  for (const at of pixels) {
    const [x, y] = [at % small.width, Math.floor(at / small.width)];
    const byte = y * row + (x >> 3);
    if (isSet(at)) data[byte] = (data[byte] ?? 0) | (0x80 >> (x & 7));
  }
  return data;
}

async function expectHalfInk(bytes: Uint8Array): Promise<void> {
  const { raster, width, height } = await decodeRaster({ bytes });
  expect({ width, height }).toEqual(small);
  expect(pixels.filter((at) => (raster.data[at] ?? 0) < 128)).toEqual(pixels.filter(isInk));
}

describe('decodeRaster', () => {
  it('reads TIFFs whose white is zero, as scanners of film write them', async () => {
    await expectHalfInk(tiffFile({ ...small, bits: 1, samples: 1, photometric: 0, data: bitRows(isInk) }));
  });

  it('reads TIFFs whose black is zero', async () => {
    const data = bitRows((at) => !isInk(at));
    await expectHalfInk(tiffFile({ ...small, bits: 1, samples: 1, photometric: 1, data }));
  });

  it('reads TIFFs of four bits a pixel', async () => {
    const data = new Uint8Array((small.width * small.height) / 2);
    for (const at of pixels)
      if (!isInk(at)) data[at >> 1] = (data[at >> 1] ?? 0) | (at % 2 === 0 ? 0xf0 : 0x0f);
    await expectHalfInk(tiffFile({ ...small, bits: 4, samples: 1, photometric: 1, data }));
  });

  it('reads TIFFs of sixteen bits a sample', async () => {
    const data = Uint8Array.from(pixels.flatMap((at) => (isInk(at) ? [0xff, 0x0a] : [0x00, 0xf0])));
    await expectHalfInk(tiffFile({ ...small, bits: 16, samples: 1, photometric: 1, data }));
  });

  it('reads TIFFs in the four inks of a press', async () => {
    const data = Uint8Array.from(pixels.flatMap((at) => (isInk(at) ? [0, 0, 0, 250] : [5, 0, 5, 0])));
    await expectHalfInk(tiffFile({ ...small, bits: 8, samples: 4, photometric: 5, data }));
  });

  it('reads PNGs of one bit, of sixteen and with a palette', async () => {
    const grey = Uint8Array.from(pixels, (at) => (isInk(at) ? 0 : 255));
    await expectHalfInk(encode({ ...small, channels: 1, depth: 8, data: grey }));
    const deep = Uint16Array.from(grey, (value) => value * 257);
    await expectHalfInk(encode({ ...small, channels: 1, depth: 16, data: deep }));
    const colour = Uint8Array.from(pixels.flatMap((at) => (isInk(at) ? [30, 0, 60] : [250, 240, 200])));
    await expectHalfInk(encode({ ...small, channels: 3, depth: 8, data: colour }));
  });

  it('takes what is transparent for paper', async () => {
    const data = Uint8Array.from(pixels.flatMap((at) => [0, isInk(at) ? 255 : 0]));
    await expectHalfInk(encode({ ...small, channels: 2, depth: 8, data }));
  });

  it('reads JPEGs', async () => {
    const { raster } = await decodeRaster({ bytes: await readFile(join(pictures, 'english.jpg')) });
    expect(raster).toMatchObject({ width: 960, height: 420 });
    expect(raster.data.filter((value) => value > 200).length).toBeGreaterThan(0.8 * raster.data.length);
  });

  it('reads WebPs', async () => {
    const { raster } = await decodeRaster({ bytes: Buffer.from(webp, 'base64') });
    expect(raster).toMatchObject({ width: 40, height: 24 });
    expect(raster.data[12 * 40 + 18]).toBeLessThan(30);
    expect(raster.data[2 * 40 + 2]).toBeGreaterThan(225);
  });

  it.each([
    ['english.jpg', 'jpeg'],
    ['simplified-horizontal.png', 'png'],
  ])('says that %s is cut off', async (name) => {
    const bytes = await readFile(join(pictures, name));
    await expect(decodeRaster({ bytes: bytes.subarray(0, bytes.length / 2) })).rejects.toMatchObject({
      reason: 'damaged',
      message: expect.stringMatching(/cut off; fetch or scan it again\.$/),
    });
  });

  it('says that a TIFF is cut off', async () => {
    const file = tiffFile({ ...small, bits: 1, samples: 1, photometric: 0, data: bitRows(isInk) });
    const lying = Buffer.from(file);
    // The strip claims to be longer than the file.
    lying.writeUInt32LE(100_000, file.length - 4 - 12 + 8);
    await expect(decodeRaster({ bytes: lying })).rejects.toMatchObject({ reason: 'damaged' });
  });

  it('says what it can read when it is handed something else', async () => {
    await expect(decodeRaster({ bytes: Buffer.from('A letter, not a picture.') })).rejects.toMatchObject({
      reason: 'unknownFormat',
      message: expect.stringContaining('JPEG'),
    });
  });

  it('refuses a picture that claims to be larger than any page', async () => {
    const claim = Buffer.from(
      encode({ width: 1, height: 1, channels: 1, depth: 8, data: new Uint8Array(1) }),
    );
    claim.writeUInt32BE(60_000, 16);
    claim.writeUInt32BE(60_000, 20);
    await expect(decodeRaster({ bytes: claim })).rejects.toMatchObject({
      reason: 'tooLarge',
      message: expect.stringContaining('60000 by 60000'),
    });
  });
});

/** Black on white, 40 by 24 pixels, drawn by Chromium. */
const webp =
  'UklGRhQCAABXRUJQVlA4WAoAAAAgAAAAJwAAFwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDhMJQAAAC8nwAUADzD/8z//8x94IJO2mX+1c5B7zEBE/+cBAAAAkPRmDQEA';
