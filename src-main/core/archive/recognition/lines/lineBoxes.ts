import type { PixelBox, PrintedRule, WritingMode } from '#shared/model/scans/pageReading.ts';
import type { Component } from '../raster/components.ts';
import type { Raster } from '../raster/raster.ts';
import { fitToInk } from './fitToInk.ts';
import { type FoundLine, foundBodySize } from './foundLine.ts';
import { apart, joinPieces } from './joinPieces.ts';
import { lineCores, widened } from './lineCores.ts';

/** A core is grown by so much of its area over its girth (PaddleOCR's `unclip_ratio`). */
const growth = 1.6;

/**
 * Lines of text from the detector's map of a deskewed sheet. Printed rules cut them, so that two columns never become
 * one line; a single character follows the page's writing.
 */
export function lineBoxes(
  map: Raster,
  sheet: Raster,
  rules: readonly PrintedRule[],
  writing: WritingMode,
): readonly FoundLine[] {
  for (const { box } of rules) erase(map, box);
  const isTall = ({ width, height }: PixelBox) =>
    writing === 'vertical-rl' ? height > 0.55 * width : height > 2.2 * width;
  const lines = lineCores(map, isTall).map((core) => ({
    box: grown(core, map),
    isVertical: isTall(core.box),
  }));
  return withoutSpecks(apart(fitToInk(joinPieces(lines, rules), sheet)));
}

/** Smaller than this share of the page's body type in both directions, a line is a speck or a lone mark. */
const speck = 0.6;
/** Thinner than this share of it, a line is the edge of something. */
const sliver = 0.35;

function withoutSpecks(lines: readonly FoundLine[]): readonly FoundLine[] {
  const body = foundBodySize(lines);
  return lines.filter(({ box: { width, height } }) => {
    const [thin, long] = [Math.min(width, height), Math.max(width, height)];
    return long >= speck * body && thin >= sliver * body;
  });
}

function erase({ width, height, data }: Raster, box: PixelBox): void {
  const left = Math.max(0, Math.floor(box.left) - 1);
  const right = Math.min(width, Math.ceil(box.left + box.width) + 1);
  const bottom = Math.min(height, Math.ceil(box.top + box.height) + 1);
  for (let y = Math.max(0, Math.floor(box.top) - 1); y < bottom; y++)
    data.fill(0, y * width + left, y * width + right);
}

/** The line's whole box, from its core, within the sheet; of a leaning core the area tells how thick it is. */
function grown({ box: core, area }: Component, sheet: Raster): PixelBox {
  const by = (growth * area) / (2 * (core.width + core.height));
  const { left, top, width, height } = widened(core, by);
  const x = Math.max(0, left);
  const y = Math.max(0, top);
  return {
    left: x,
    top: y,
    width: Math.min(sheet.width, left + width) - x,
    height: Math.min(sheet.height, top + height) - y,
  };
}
