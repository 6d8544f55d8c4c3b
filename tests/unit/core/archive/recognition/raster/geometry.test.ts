import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { components } from '#core/archive/recognition/raster/components.ts';
import { estimateSkew } from '#core/archive/recognition/raster/deskew.ts';
import { flatten, makeDarkOnLight } from '#core/archive/recognition/raster/flatten.ts';
import {
  chain,
  inverse,
  type Placing,
  place,
  rotation,
  scaling,
  shift,
} from '#core/archive/recognition/raster/placing.ts';
import { blankRaster, type Raster } from '#core/archive/recognition/raster/raster.ts';
import { resample } from '#core/archive/recognition/raster/resample.ts';
import { turn } from '#core/archive/recognition/raster/turning.ts';

function filled(raster: Raster, left: number, top: number, width: number, height: number, value = 0): void {
  for (let y = top; y < top + height; y++) {
    raster.data.fill(value, y * raster.width + left, y * raster.width + left + width);
  }
}

/** Lines of short words in two columns. */
function printedPage(): Raster {
  const page = blankRaster(900, 1200);
  for (let top = 60; top < 1120; top += 30) {
    for (let left = 60; left < 820; left += 40) if (left !== 420) filled(page, left, top, 30, 14);
  }
  return page;
}

const number = fc.double({ min: -50, max: 50, noNaN: true });
const placings: fc.Arbitrary<Placing> = fc
  .tuple(
    fc.double({ min: 0.2, max: 4, noNaN: true }),
    fc.double({ min: -180, max: 180, noNaN: true }),
    number,
    number,
  )
  .map(([size, degrees, x, y]) => chain(chain(scaling(size), rotation(degrees)), shift(x, y)));

describe('placings', () => {
  it('come back by their inverse', () => {
    fc.assert(
      fc.property(placings, number, number, (placing, x, y) => {
        const back = place(inverse(placing), place(placing, { x, y }));
        expect(back.x).toBeCloseTo(x, 6);
        expect(back.y).toBeCloseTo(y, 6);
      }),
    );
  });

  it('turn a picture by quarters and keep every pixel', () => {
    const picture = { width: 3, height: 2, data: Uint8Array.from([1, 2, 3, 4, 5, 6]) };
    expect(Array.from(turn(picture, 90).data)).toEqual([4, 1, 5, 2, 6, 3]);
    expect(Array.from(turn(picture, 180).data)).toEqual([6, 5, 4, 3, 2, 1]);
    expect(Array.from(turn(picture, 270).data)).toEqual([3, 6, 2, 5, 1, 4]);
  });
});

describe('estimateSkew', () => {
  it.each([-3.2, -1.4, 0, 0.6, 2.5])('finds that lines fall by %s degrees', (degrees) => {
    const page = printedPage();
    const turned = chain(chain(shift(-450, -600), rotation(degrees)), shift(450, 600));
    expect(estimateSkew(resample(page, turned, 900, 1200))).toBeCloseTo(degrees, 0.7);
  });

  it('finds none on a blank page', () => {
    expect(estimateSkew(blankRaster(400, 400))).toBe(0);
  });
});

describe('flatten', () => {
  it('makes paper white where the light fades, and keeps type dark', () => {
    const page = printedPage();
    for (let y = 0; y < page.height; y++) {
      for (let x = 0; x < page.width; x++) {
        const light = 0.9 - (0.5 * x) / page.width;
        const at = y * page.width + x;
        page.data[at] = Math.max(20, (page.data[at] ?? 0) * light);
      }
    }
    flatten(page);
    expect(page.data[30 * 900 + 880]).toBeGreaterThan(235);
    expect(page.data[67 * 900 + 70]).toBeLessThan(60);
    expect(page.data[67 * 900 + 790]).toBeLessThan(80);
  });

  it('keeps a photograph, which is no paper', () => {
    const page = printedPage();
    filled(page, 300, 400, 320, 320, 90);
    flatten(page);
    expect(page.data[560 * 900 + 460]).toBeLessThan(160);
  });

  it('knows a negative by its ground', () => {
    const negative = printedPage();
    for (const [at, value] of negative.data.entries()) negative.data[at] = 255 - value;
    expect(makeDarkOnLight(negative)).toBe(true);
    expect(negative.data).toEqual(printedPage().data);
    expect(makeDarkOnLight(printedPage())).toBe(false);
  });
});

describe('components', () => {
  it('are what a flood from each pixel reaches', () => {
    const pictures = fc
      .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
      .chain(([width, height]) =>
        fc
          .array(fc.integer({ min: 0, max: 1 }), { minLength: width * height, maxLength: width * height })
          .map((values) => ({ width, height, data: Uint8Array.from(values) })),
      );
    fc.assert(
      fc.property(pictures, (picture) => {
        const found = components(picture, (value) => value === 1)
          .map(({ area, box }) => [area, box.left, box.top, box.width, box.height].join())
          .toSorted();
        expect(found).toEqual(floods(picture).toSorted());
      }),
    );
  });
});

/** Area and box of each group of touching pixels, the slow way. */
function floods({ width, height, data }: Raster): string[] {
  const seen = new Set<number>();
  const found: string[] = [];
  for (const start of data.keys()) {
    if (data[start] !== 1 || seen.has(start)) continue;
    const group = [start];
    seen.add(start);
    for (const at of group) {
      const [x, y] = [at % width, Math.floor(at / width)];
      for (const dy of [-1, 0, 1]) {
        for (const dx of [-1, 0, 1]) {
          const next = (y + dy) * width + x + dx;
          const isWithin = x + dx >= 0 && x + dx < width && y + dy >= 0 && y + dy < height;
          if (!isWithin || data[next] !== 1 || seen.has(next)) continue;
          seen.add(next);
          group.push(next);
        }
      }
    }
    const xs = group.map((at) => at % width);
    const ys = group.map((at) => Math.floor(at / width));
    const [left, top] = [Math.min(...xs), Math.min(...ys)];
    found.push([group.length, left, top, Math.max(...xs) - left + 1, Math.max(...ys) - top + 1].join());
  }
  return found;
}
