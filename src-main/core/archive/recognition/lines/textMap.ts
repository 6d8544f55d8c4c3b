import type { Network } from '../engines/onnx.ts';
import type { Raster } from '../raster/raster.ts';
import { tilesOf } from './tiles.ts';

/** What PP-OCRv4's detector was trained on: tiles larger than this miss lines (pixels). */
const tileSide = 1280;
const tileOverlap = 128;
/** The detector halves its input five times. */
const multiple = 32;
/** Mean and spread of ImageNet's three channels, which the detector takes (PaddleOCR, `NormalizeImage`). */
const mean = [0.485, 0.456, 0.406] as const;
const spread = [0.229, 0.224, 0.225] as const;

/**
 * Where lines of text are: a picture as large as `sheet`, whose values say how likely each pixel lies in the core of a
 * line (0 to 255; PP-OCRv4's detector, a differentiable binarisation network).
 */
export async function textMap(
  sheet: Raster,
  detector: Network,
  onTile: (done: number, all: number) => void = () => undefined,
): Promise<Raster> {
  const map = { width: sheet.width, height: sheet.height, data: new Uint8Array(sheet.width * sheet.height) };
  const tiles = tilesOf(sheet.width, sheet.height, tileSide, tileOverlap);
  for (const [index, tile] of tiles.entries()) {
    const width = Math.ceil(tile.width / multiple) * multiple;
    const height = Math.ceil(tile.height / multiple) * multiple;
    const input = new Float32Array(3 * width * height);
    for (let channel = 0; channel < 3; channel++) {
      const values = Float32Array.from(
        { length: 256 },
        (_, value) => (value / 255 - (mean[channel] ?? 0)) / (spread[channel] ?? 1),
      );
      const plane = input.subarray(channel * width * height, (channel + 1) * width * height);
      plane.fill(values[255] as number);
      for (let y = 0; y < tile.height; y++) {
        const from = (tile.top + y) * sheet.width + tile.left;
        const to = y * width;
        for (let x = 0; x < tile.width; x++) plane[to + x] = values[sheet.data[from + x] as number] as number;
      }
    }
    const { data } = await detector.run(input, [1, 3, height, width]);
    const { left, top, right, bottom } = tile.own;
    for (let y = top; y < bottom; y++) {
      const from = (y - tile.top) * width - tile.left;
      const to = y * map.width;
      for (let x = left; x < right; x++) map.data[to + x] = (data[from + x] as number) * 255;
    }
    onTile(index + 1, tiles.length);
  }
  return map;
}
