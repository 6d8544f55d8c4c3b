import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutRowsAcross } from '#core/archive/recognition/lines/findLines.ts';
import { cutAtGutters } from '#core/archive/recognition/lines/gutters.ts';
import { lineBoxes } from '#core/archive/recognition/lines/lineBoxes.ts';
import { lineCores } from '#core/archive/recognition/lines/lineCores.ts';
import { cutAtPageGutters } from '#core/archive/recognition/lines/pageGutters.ts';
import { findPictures } from '#core/archive/recognition/lines/pictures.ts';
import { findFrames, findRules } from '#core/archive/recognition/lines/rules.ts';
import { tilesOf } from '#core/archive/recognition/lines/tiles.ts';
import { blankRaster, type Raster } from '#core/archive/recognition/raster/raster.ts';
import type { PixelBox } from '#shared/model/scans/pageReading.ts';

const em = 30;

function draw(raster: Raster, left: number, top: number, width: number, height: number, value = 0): void {
  for (let y = top; y < top + height; y++) {
    raster.data.fill(value, y * raster.width + left, y * raster.width + left + width);
  }
}

describe('tilesOf', () => {
  it('answers for every pixel once, each far enough from a cut edge', () => {
    const sides = fc.integer({ min: 1, max: 700 });
    fc.assert(
      fc.property(sides, sides, (width, height) => {
        const counts = new Uint8Array(width * height);
        for (const { own, ...tile } of tilesOf(width, height, 128, 16)) {
          expect(tile.width).toBeLessThanOrEqual(128);
          for (let y = own.top; y < own.bottom; y++) {
            for (let x = own.left; x < own.right; x++)
              counts[y * width + x] = (counts[y * width + x] ?? 0) + 1;
          }
          const margin = 7;
          expect(own.left === 0 || own.left - tile.left >= margin).toBe(true);
          expect(own.right === width || tile.left + tile.width - own.right >= margin).toBe(true);
          expect(own.top === 0 || own.top - tile.top >= margin).toBe(true);
          expect(own.bottom === height || tile.top + tile.height - own.bottom >= margin).toBe(true);
        }
        expect(counts.every((count) => count === 1)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

describe('findRules and findFrames', () => {
  it('finds rules, and the box that four of them draw', () => {
    const sheet = blankRaster(900, 900);
    draw(sheet, 50, 40, 800, 3);
    draw(sheet, 100, 200, 400, 3);
    draw(sheet, 100, 600, 400, 3);
    draw(sheet, 100, 200, 3, 403);
    draw(sheet, 498, 200, 3, 403);
    const rules = findRules(sheet, { em });
    expect(rules.filter(({ isVertical }) => isVertical)).toHaveLength(2);
    expect(rules.filter(({ isVertical }) => !isVertical)).toHaveLength(3);
    const frames = findFrames(rules, { em });
    expect(frames).toHaveLength(1);
    expect(frames[0]).toMatchObject({ left: 100, top: 200 });
  });

  it('takes no stroke of a headline for a rule', () => {
    const sheet = blankRaster(600, 300);
    for (let left = 40; left < 540; left += 90) draw(sheet, left, 60, 16, 110);
    expect(findRules(sheet, { em })).toEqual([]);
  });

  it('joins the pieces of a worn rule', () => {
    const sheet = blankRaster(900, 100);
    for (let left = 20; left < 800; left += 130) draw(sheet, left, 50, 122, 2);
    expect(findRules(sheet, { em })).toHaveLength(1);
  });
});

describe('withoutRowsAcross', () => {
  it('drops what lies across two columns of another direction, and keeps what stands beside them', () => {
    const headline = { box: { left: 100, top: 100, width: 90, height: 560 }, isVertical: true };
    const column = { box: { left: 30, top: 100, width: 60, height: 560 }, isVertical: true };
    const across = { box: { left: 40, top: 300, width: 150, height: 80 }, isVertical: false };
    const beside = { ...across, box: { ...across.box, left: 400 } };
    expect(withoutRowsAcross([headline, column, across, beside])).toEqual([headline, column, beside]);
  });
});

describe('lineBoxes', () => {
  const nothing: Raster = { width: 900, height: 400, data: new Uint8Array(900 * 400) };
  const mapOf = (cores: readonly (readonly [number, number, number, number])[]): Raster => {
    const map = { ...nothing, data: new Uint8Array(nothing.data.length) };
    for (const core of cores) draw(map, ...core, 255);
    return map;
  };
  const sheet = blankRaster(900, 400);

  it('grows the core of a line to the line', () => {
    const [line] = lineBoxes(mapOf([[100, 100, 400, 12]]), sheet, [], 'horizontal-tb');
    expect(line?.isVertical).toBe(false);
    expect(line?.box.height).toBeGreaterThan(26);
    expect(line?.box.height).toBeLessThan(36);
  });

  it('cuts what runs through a column rule', () => {
    const rule = { box: { left: 448, top: 20, width: 3, height: 360 }, isVertical: true };
    const lines = lineBoxes(mapOf([[100, 100, 700, 12]]), sheet, [rule], 'horizontal-tb');
    expect(lines).toHaveLength(2);
  });

  it('joins a line that stands apart letter by letter, but not two tiers of columns', () => {
    const letters = Array.from({ length: 6 }, (_, at) => [100 + at * 34, 100, 22, 12] as const);
    expect(lineBoxes(mapOf(letters), sheet, [], 'horizontal-tb')).toHaveLength(1);
    const tiers = [
      [400, 20, 12, 150],
      [400, 200, 12, 150],
    ] as const;
    expect(lineBoxes(mapOf(tiers), sheet, [], 'vertical-rl')).toHaveLength(2);
  });

  it('keeps lines beside an engraving that the detector takes for one large character', () => {
    const lines = [100, 140, 180, 220].map((top) => [40, top, 300, 8] as const);
    const boxes = lineBoxes(mapOf([...lines, [440, 20, 280, 340]]), sheet, [], 'horizontal-tb');
    expect(boxes.filter(({ box }) => box.left < 100 && box.width < 380)).toHaveLength(4);
  });

  it('parts two lines that a speck joins', () => {
    const lines = lineBoxes(
      mapOf([
        [100, 100, 500, 10],
        [100, 130, 500, 10],
        [300, 108, 4, 24],
      ]),
      sheet,
      [],
      'horizontal-tb',
    );
    expect(lines).toHaveLength(2);
  });
});

describe('cutAtGutters', () => {
  it('cuts a line that runs over the gutter which its neighbours keep', () => {
    const sheet = blankRaster(800, 400);
    const rows = Array.from({ length: 6 }, (_, at) => 20 + at * 40).flatMap((top) => [
      { left: 40, top, width: 320, height: 30 },
      { left: 400, top, width: 320, height: 30 },
    ]);
    const over = { left: 40, top: 260, width: 680, height: 30 };
    for (const { left, top, width, height } of rows) draw(sheet, left, top, width, height);
    draw(sheet, 40, 260, 320, 30);
    draw(sheet, 400, 260, 320, 30);
    const lines = [...rows, over].map((box) => ({ box, isVertical: false }));
    const cut = cutAtGutters(lines, sheet);
    expect(cut).toHaveLength(lines.length + 1);
    const headline = cutAtGutters(
      lines.map((line) => (line.box === over ? { ...line, box: { ...over, height: 60 } } : line)),
      sheet,
    );
    expect(headline).toHaveLength(lines.length);
  });
});

describe('lineCores', () => {
  const isTall = () => false;
  /** A page of five thin lines of body type, and what the test draws on it. */
  const page = (drawOn: (map: Raster) => void): Raster => {
    const map = { width: 800, height: 600, data: new Uint8Array(800 * 600) };
    for (let at = 0; at < 5; at++) draw(map, 20, 20 + at * 40, 700, 10, 255);
    drawOn(map);
    return map;
  };

  it('leave a headline whole that leans', () => {
    const map = page((sheet) => {
      for (let x = 0; x < 300; x++) draw(sheet, 100 + x, 400 + Math.round(x / 40), 1, 16, 255);
    });
    expect(lineCores(map, isTall)).toHaveLength(6);
  });

  it('part two lines that hang together', () => {
    const map = page((sheet) => {
      draw(sheet, 100, 400, 300, 9, 255);
      draw(sheet, 100, 415, 300, 9, 255);
      draw(sheet, 200, 409, 40, 6, 255);
    });
    expect(lineCores(map, isTall)).toHaveLength(7);
  });
});

describe('cutAtPageGutters', () => {
  const boxAt = (left: number, top: number, width: number): PixelBox => ({ left, top, width, height: 30 });
  const parted = Array.from({ length: 7 }, (_, at) => 220 + at * 40).flatMap((top) => [
    boxAt(40, top, 340),
    boxAt(400, top, 340),
  ]);
  const linesOf = (...boxes: readonly PixelBox[]) =>
    [...parted, ...boxes].map((box) => ({ box, isVertical: false }));
  const page = () => {
    const sheet = blankRaster(800, 900);
    // Specks everywhere, in the gutter as well.
    for (let at = 0; at < sheet.data.length; at += 17) sheet.data[at] = 0;
    for (const { left, top, width, height } of parted) draw(sheet, left, top, width, height);
    return sheet;
  };
  const ruleAt = (top: number) => ({ box: { left: 20, top, width: 760, height: 4 }, isVertical: false });

  it('cuts a line far below the rows that show the gutter, through specks', () => {
    const sheet = page();
    draw(sheet, 40, 820, 340, 30);
    draw(sheet, 400, 820, 340, 30);
    const cut = cutAtPageGutters(linesOf(boxAt(40, 820, 700)), [], sheet);
    expect(cut).toHaveLength(parted.length + 2);
    expect(cut.filter(({ box }) => box.top === 820 && box.left + box.width < 410)).toHaveLength(1);
  });

  it('leaves a line alone that prints over it, and what stands beyond a rule', () => {
    const sheet = page();
    draw(sheet, 40, 820, 700, 30);
    expect(cutAtPageGutters(linesOf(boxAt(40, 820, 700)), [], sheet)).toHaveLength(parted.length + 1);
    draw(sheet, 40, 100, 340, 30);
    draw(sheet, 400, 100, 340, 30);
    const above = linesOf(boxAt(40, 100, 700));
    expect(cutAtPageGutters(above, [ruleAt(180)], sheet)).toHaveLength(parted.length + 1);
    expect(cutAtPageGutters(above, [], sheet)).toHaveLength(parted.length + 2);
  });
});

describe('findPictures', () => {
  it('finds what is printed and neither text nor rule', () => {
    const sheet = blankRaster(900, 900);
    draw(sheet, 300, 300, 300, 240, 120);
    draw(sheet, 60, 60, 700, 24);
    const text = [{ box: { left: 60, top: 60, width: 700, height: 24 }, isVertical: false }];
    const [picture, ...others] = findPictures(sheet, em, text, []);
    expect(others).toEqual([]);
    expect(picture?.left).toBeGreaterThan(280);
    expect(picture?.width).toBeLessThan(330);
  });
});
