import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { decode } from 'fast-png';
import { expect, it, onTestFinished } from 'vitest';
import { cropped, cutPicture } from '#core/archive/facsimile/cutPicture.ts';
import { startPictureDecoder } from '#core/archive/facsimile/pictureDecoder.ts';
import { pictureSize } from '#core/archive/parse/pictures/pictureSize.ts';
import { encodePng } from '#core/archive/parse/pictures/png.ts';
import { programFiles } from '../../../../programFiles.ts';
import { tiffFile } from '../recognition/raster/tiff.ts';

/** Every pixel says where it is. */
const chart = (width: number, height: number) => ({
  width,
  height,
  channels: 3 as const,
  data: Uint8Array.from({ length: width * height * 3 }, (_, at) => {
    const pixel = Math.floor(at / 3);
    return [pixel % width, Math.floor(pixel / width), 7][at % 3] ?? 0;
  }),
});

it('cuts a rectangle out of a picture at its own resolution and in its colours', async () => {
  const [png] = await cutPicture(encodePng(chart(100, 50)), [{ x: 20, y: 30, width: 40, height: 50 }]);
  const cut = decode(png ?? new Uint8Array());
  expect([cut.width, cut.height, cut.channels]).toEqual([40, 25, 3]);
  expect([...cut.data.slice(0, 3)]).toEqual([20, 15, 7]);
  expect([...cut.data.slice(-3)]).toEqual([59, 39, 7]);
});

it('cuts JPEG too, in the thread that decodes', async () => {
  const file = resolve(import.meta.dirname, '../../../../fixtures/mets-mini/1901-03-09_01/images/0002.jpg');
  const bytes = new Uint8Array(await readFile(file));
  const size = pictureSize(bytes) ?? { width: 0, height: 0 };
  const decoder = startPictureDecoder(programFiles.pictureWorker);
  onTestFinished(() => decoder.close());
  const pngs = await decoder.cut(bytes, [
    { x: 0, y: 0, width: 100, height: 100 },
    { x: 50, y: 50, width: 50, height: 50 },
  ]);
  const [whole, quarter] = pngs.map((png) => decode(png));
  expect([whole?.width, whole?.height]).toEqual([size.width, size.height]);
  expect(Math.abs((quarter?.width ?? 0) - size.width / 2)).toBeLessThanOrEqual(1);
  await expect(decoder.cut(new Uint8Array(20), [{ x: 0, y: 0, width: 1, height: 1 }])).rejects.toThrow();
});

it('cuts what browsers do not show', async () => {
  const { data } = chart(10, 4);
  const bytes = tiffFile({ width: 10, height: 4, bits: 8, samples: 3, photometric: 2, data });
  const [png] = await cutPicture(bytes, [{ x: 50, y: 50, width: 50, height: 50 }]);
  const cut = decode(png ?? new Uint8Array());
  expect([cut.width, cut.height, cut.channels]).toEqual([5, 2, 3]);
  expect([...cut.data.slice(0, 3)]).toEqual([5, 2, 7]);
});

it('gives at least a pixel and never one that is not there, whatever the rectangle', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.nat(30), fc.nat(30), share, share, share, share, (w, h, x, y, across, down) => {
      const picture = chart(w + 1, h + 1);
      const box = { x: x * 100, y: y * 100, width: (1 - x) * across * 100, height: (1 - y) * down * 100 };
      const cut = cropped(picture, box);
      expect(cut.width).toBeGreaterThan(0);
      expect(cut.height).toBeGreaterThan(0);
      expect(cut.data).toHaveLength(cut.width * cut.height * 3);
      expect(cut.data.every((value, at) => at % 3 !== 2 || value === 7)).toBe(true);
    }),
  );
});
