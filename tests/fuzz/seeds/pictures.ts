import { tiffFile } from '../../unit/core/archive/recognition/raster/tiff.ts';
import { fileOf, seed } from './seed.ts';

const grey = tiffFile({
  width: 40,
  height: 30,
  bits: 8,
  samples: 1,
  photometric: 1,
  data: new Uint8Array(1200).fill(200),
});
const lines = tiffFile({
  width: 64,
  height: 20,
  bits: 1,
  samples: 1,
  photometric: 0,
  data: new Uint8Array(160).fill(0x0f),
});

/** Pictures of pages: what is shown of them, what their cover is made of, and what they are read from. */
export const pictureSeeds = [
  seed('picture', { 'a.tif': grey }),
  seed('picture', { 'b.tif': lines }),
  seed('picture', { 'c.png': fileOf('tests/fixtures/page-pictures/simplified-horizontal.png') }),
  seed('picture', { 'd.jpg': fileOf('tests/fixtures/page-pictures/english.jpg') }),
  seed('picture', { 'e.pdf': fileOf('tests/fixtures/scan-mini/The Wexcombe Courier/1902-05-17.pdf') }),
  seed('picture', { 'f.jp2': fileOf('tests/fuzz/seeds/page.jp2') }),
  seed('picture', { 'g.webp': fileOf('tests/fuzz/seeds/page.webp') }),
];
