import { describe, expect, it } from 'vitest';
import { decodePicture } from '#core/archive/parse/pictures/decodePicture.ts';
import { decodeRaster } from '#core/archive/recognition/raster/decodeRaster.ts';
import { processorTimeOf } from '../../../../../support/processorTime.ts';
import { tiffFile } from '../../recognition/raster/tiff.ts';

const width = 40;
const height = 30;
const sound = () =>
  tiffFile({
    width,
    height,
    bits: 8,
    samples: 1,
    photometric: 1,
    data: new Uint8Array(width * height).fill(200),
  });

/** The same with another 32-bit number at a place of its directory: after its count, twelve bytes an entry. */
function changed(entry: number, byte: number, value: number): Uint8Array {
  const bytes = sound();
  const view = new DataView(bytes.buffer);
  view.setUint32(view.getUint32(4, true) + 2 + 12 * entry + byte, value, true);
  return bytes;
}

const quickly = async (show: () => Promise<unknown>): Promise<string> => {
  let outcome = 'shown';
  const time = await processorTimeOf(() =>
    show().catch((error: unknown) => {
      outcome = error instanceof Error ? error.message : String(error);
    }),
  );
  expect(time).toBeLessThan(5000);
  return outcome;
};

describe('a TIFF', () => {
  it('that says it has millions of heights is refused at once', async () => {
    const bytes = changed(1, 4, 0x0f0f0f0f);
    expect(await quickly(() => decodePicture(bytes))).toBe('its picture is damaged');
    expect(await quickly(() => decodeRaster({ bytes }))).toMatch(/^The picture is damaged or cut off;/u);
  });

  it('whose pages lead back to the first is shown by the first', async () => {
    const bytes = sound();
    const view = new DataView(bytes.buffer);
    const directory = view.getUint32(4, true);
    view.setUint32(directory + 2 + 12 * view.getUint16(directory, true), directory, true);
    expect(await quickly(() => decodePicture(bytes))).toBe('shown');
    expect(await quickly(() => decodeRaster({ bytes }))).toBe('shown');
  });

  it('whose directory is within itself is shown', async () => {
    const bytes = changed(7, 0, 330 | (4 << 16));
    const view = new DataView(bytes.buffer);
    view.setUint32(view.getUint32(4, true) + 2 + 12 * 7 + 8, view.getUint32(4, true), true);
    expect(await quickly(() => decodePicture(bytes))).toBe('shown');
  });

  it('whose directory lies behind its end is refused', async () => {
    const bytes = sound();
    new DataView(bytes.buffer).setUint32(4, 0x7fffffff, true);
    expect(await quickly(() => decodePicture(bytes))).toBe('its picture is damaged');
  });
});
