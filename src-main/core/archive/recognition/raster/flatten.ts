import { blankRaster, histogram, invert, percentile, type Raster } from './raster.ts';

/** Side of the squares in which the paper's tone is measured (pixels). */
const cell = 64;
/** The paper is nowhere taken for darker than this share of what the light on the page makes of it: a photograph is no paper. */
const darkestPaper = 0.8;

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
  const tones = smooth(withoutDarkParts(localTones(raster)));
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
      tones.data[row * tones.width + column] = Math.max(1, percentile(counts, 0.85));
    }
  }
  return tones;
}

/** Times that the light is fitted, each without what the last found too dark for paper. */
const fittings = 4;

/**
 * Local tones, where they are darker than paper can be replaced by what the light makes of paper there: a surface of the
 * second degree through the tones of paper, since a lamp, a book's fold and a lens change the light slowly.
 */
function withoutDarkParts(tones: Raster): Raster {
  const { width, height, data } = tones;
  let light: Float64Array = new Float64Array(data.length);
  for (let fitting = 0; fitting < fittings; fitting++) {
    light = surface(tones, (at) => (data[at] as number) >= 0.92 * (light[at] as number));
  }
  return {
    width,
    height,
    data: Uint8Array.from(data, (tone, at) =>
      Math.max(tone, Math.min(255, Math.max(1, darkestPaper * (light[at] as number)))),
    ),
  };
}

/** The surface of the second degree that fits the chosen tones best (least squares). */
function surface({ width, height, data }: Raster, isChosen: (at: number) => boolean): Float64Array {
  const termsAt = (at: number): readonly number[] => {
    const x = (2 * (at % width)) / Math.max(1, width - 1) - 1;
    const y = (2 * Math.floor(at / width)) / Math.max(1, height - 1) - 1;
    return [1, x, y, x * x, x * y, y * y];
  };
  const size = 6;
  const rows = Array.from({ length: size }, () => new Float64Array(size + 1));
  for (const [at, tone] of data.entries()) {
    if (!isChosen(at)) continue;
    const terms = termsAt(at);
    for (const [i, row] of rows.entries()) {
      const term = terms[i] ?? 0;
      for (let j = 0; j < size; j++) row[j] = (row[j] as number) + term * (terms[j] ?? 0);
      row[size] = (row[size] as number) + term * tone;
    }
  }
  const weights = solve(rows);
  return Float64Array.from(data, (_, at) =>
    termsAt(at).reduce((sum, term, i) => sum + term * (weights[i] ?? 0), 0),
  );
}

/** Gaussian elimination; an unknown that nothing tells of is 0. */
function solve(rows: readonly Float64Array[]): readonly number[] {
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    const own = rows[column] as Float64Array;
    // The normal equations of least squares are positive definite: no row needs another's place.
    own[column] = (own[column] as number) + 1e-9;
    for (const [index, row] of rows.entries()) {
      if (index === column) continue;
      const factor = (row[column] as number) / (own[column] as number);
      for (let at = column; at <= size; at++) row[at] = (row[at] as number) - factor * (own[at] as number);
    }
  }
  return rows.map((row, at) => (row[size] as number) / (row[at] as number));
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
