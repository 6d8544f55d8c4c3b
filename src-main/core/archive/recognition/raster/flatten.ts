import { blankRaster, histogram, invert, percentile, type Raster } from './raster.ts';

/** Side of the squares in which the paper's tone is measured (pixels). */
const cell = 64;
/** The paper is nowhere taken for darker than this share of the page's paper: a photograph is no paper. */
const darkestPaper = 0.6;

/** Light type on dark ground becomes dark type on light ground, in place; true where it did. */
export function makeDarkOnLight(raster: Raster): boolean {
  const counts = histogram(raster, 3);
  const [dark, middle, light] = [0.02, 0.5, 0.98].map((part) => percentile(counts, part)) as [
    number,
    number,
    number,
  ];
  // Most of a page is ground.
  if (light - dark < 16 || middle - dark >= light - middle) return false;
  invert(raster);
  return true;
}

/** The tone of the paper of a page with dark type: what nine of ten pixels are no lighter than (0 to 255). */
export const paperTone = (raster: Raster): number => percentile(histogram(raster, 3), 0.9);

/** Divides by the tone of the paper around each pixel, in place, so that paper is white everywhere. */
export function flatten(raster: Raster): void {
  const { width, height, data } = raster;
  const tones = smooth(localTones(raster));
  const columns = tones.width;
  for (let y = 0; y < height; y++) {
    const gridY = Math.min(Math.max(y / cell - 0.5, 0), tones.height - 1);
    const y0 = gridY | 0;
    const y1 = Math.min(y0 + 1, tones.height - 1);
    const dy = gridY - y0;
    const tone = (column: number) =>
      (tones.data[y0 * columns + column] as number) * (1 - dy) +
      (tones.data[y1 * columns + column] as number) * dy;
    const row = Float32Array.from({ length: columns }, (_, column) => tone(column));
    for (let x = 0; x < width; x++) {
      const gridX = Math.min(Math.max(x / cell - 0.5, 0), columns - 1);
      const x0 = gridX | 0;
      const x1 = x0 + 1 < columns ? x0 + 1 : x0;
      const dx = gridX - x0;
      const paper = (row[x0] as number) * (1 - dx) + (row[x1] as number) * dx;
      const at = y * width + x;
      const value = ((data[at] as number) * 255) / paper;
      data[at] = Math.min(value, 255);
    }
  }
}

function localTones(raster: Raster): Raster {
  const tones = blankRaster(Math.ceil(raster.width / cell), Math.ceil(raster.height / cell));
  const least = Math.max(1, Math.round(darkestPaper * paperTone(raster)));
  const counts = new Uint32Array(256);
  for (let row = 0; row < tones.height; row++) {
    for (let column = 0; column < tones.width; column++) {
      counts.fill(0);
      const bottom = Math.min((row + 1) * cell, raster.height);
      const right = Math.min((column + 1) * cell, raster.width);
      for (let y = row * cell; y < bottom; y += 2) {
        for (let x = column * cell; x < right; x += 2) {
          const value = raster.data[y * raster.width + x] as number;
          counts[value] = (counts[value] as number) + 1;
        }
      }
      tones.data[row * tones.width + column] = Math.max(least, percentile(counts, 0.85));
    }
  }
  return tones;
}

/** The mean of a square and its eight neighbours. */
function smooth({ width, height, data }: Raster): Raster {
  const result = blankRaster(width, height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let [sum, count] = [0, 0];
      for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
        for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
          sum += data[v * width + u] as number;
          count++;
        }
      }
      result.data[y * width + x] = sum / count;
    }
  }
  return result;
}
