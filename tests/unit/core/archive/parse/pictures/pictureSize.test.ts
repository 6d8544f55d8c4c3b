import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pictureSize } from '#core/archive/parse/pictures/pictureSize.ts';
import { encodePng } from '#core/archive/parse/pictures/png.ts';

/** Bytes by their places; the rest is zero. */
function bytesWith(length: number, values: Readonly<Record<number, readonly number[] | string>>): Uint8Array {
  const bytes = new Uint8Array(length);
  for (const [at, value] of Object.entries(values)) {
    bytes.set(typeof value === 'string' ? Buffer.from(value, 'latin1') : value, Number(at));
  }
  return bytes;
}

describe('the size of a picture', () => {
  it('is read from a PNG', () => {
    const png = encodePng({ width: 30, height: 40, channels: 1, data: new Uint8Array(1200) });
    expect(pictureSize(png)).toEqual({ width: 30, height: 40 });
  });

  it('is read from a JPEG, past the segments before its frame', async () => {
    const jpeg = await readFile('tests/fixtures/mets-mini/1901-03-09_01/images/0001.jpg');
    const size = pictureSize(jpeg);
    expect(size && size.width / size.height).toBeCloseTo(0.7, 0);
    const segments = bytesWith(40, {
      0: [0xff, 0xd8, 0xff, 0xe1, 0, 8],
      12: [0xff, 0xff, 0xc4, 0, 4],
      19: [0xff, 0xc2, 0, 17, 8, 0x0b, 0xb8, 0x07, 0xd0],
    });
    // One fill byte stands before the second segment's marker.
    expect(pictureSize(segments)).toEqual({ width: 2000, height: 3000 });
  });

  it('is read from a TIFF in either order of bytes', () => {
    const little = bytesWith(64, {
      0: 'II*\0',
      4: [8, 0, 0, 0, 2, 0, 0, 1, 3, 0, 1, 0, 0, 0, 0xd0, 0x07, 0, 0, 1, 1, 4, 0, 1, 0, 0, 0, 0xb8, 0x0b],
    });
    const big = bytesWith(64, {
      0: 'MM\0*',
      4: [
        0, 0, 0, 8, 0, 2, 1, 0, 0, 3, 0, 0, 0, 1, 0x07, 0xd0, 0, 0, 1, 1, 0, 4, 0, 0, 0, 1, 0, 0, 0x0b, 0xb8,
      ],
    });
    expect([pictureSize(little), pictureSize(big)]).toEqual([
      { width: 2000, height: 3000 },
      { width: 2000, height: 3000 },
    ]);
  });

  it('is read from WebP and JPEG 2000', () => {
    const extended = bytesWith(30, { 0: 'RIFF', 8: 'WEBPVP8X', 24: [0xcf, 0x07, 0, 0xb7, 0x0b, 0] });
    const lossless = bytesWith(30, { 0: 'RIFF', 8: 'WEBPVP8L', 20: [0x2f, 0xcf, 0xc7, 0xed, 0x02] });
    const codestream = bytesWith(60, {
      0: [0xff, 0x4f, 0xff, 0x51],
      8: [0, 0, 0x07, 0xd0, 0, 0, 0x0b, 0xb8],
    });
    for (const bytes of [extended, lossless, codestream]) {
      expect(pictureSize(bytes)).toEqual({ width: 2000, height: 3000 });
    }
  });

  it('is not known for anything else, however it begins', () => {
    const starts = ['', '\xff\xd8\xff', '\x89PNG\r\n', 'RIFF0000WEBPVP8 ', 'II*\0', '\xff\x4f\xff\x51'];
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 60 }), (start, rest) => {
        const size = pictureSize(Buffer.concat([Buffer.from(start, 'latin1'), rest]));
        if (size) expect(Math.min(size.width, size.height)).toBeGreaterThan(0);
      }),
    );
    expect(pictureSize(new TextEncoder().encode('no picture at all'))).toBeNull();
  });
});
