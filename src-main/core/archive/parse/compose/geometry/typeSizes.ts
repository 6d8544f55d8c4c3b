import type { Line } from '../lines/lines.ts';
import { isTall, layOf } from './places.ts';

/** More sizes than this, by share of the lines, are no sizes of type but measurements of it. */
const mostSizes = 0.05;
const fewestSizes = 12;
/** Measured type that is no larger, or no smaller, than the body's by so much is the body's. */
const measuredBody = { least: 0.72, most: 1.28 };
/** Shorter lines do not tell how wide a character is. */
const shortest = 3;

/**
 * Lines of Han text with the sizes of their type. Where a format states none, boxes tell: a character is as wide as
 * it is high. Sizes that a program measured differ from line to line; those near the body's are the body's.
 */
export function withTypeSizes(lines: readonly Line[]): readonly Line[] {
  const stated = lines.filter(({ block }) => block.fontSize !== null);
  if (stated.length < lines.length / 2) return withSizes(lines, measuredSizes(lines));
  const distinct = new Set(stated.map(({ block }) => Math.round((block.fontSize ?? 1) * 100)));
  if (distinct.size <= Math.max(fewestSizes, lines.length * mostSizes)) return lines;
  return withSizes(
    lines,
    lines.map(({ block }) => block.fontSize),
  );
}

function withSizes(lines: readonly Line[], sizes: readonly (number | null)[]): Line[] {
  return lines.map((line, index) => {
    const size = sizes[index] ?? null;
    const isBody = size !== null && size >= measuredBody.least && size <= measuredBody.most;
    return { ...line, block: { ...line.block, fontSize: isBody ? 1 : size } };
  });
}

/** Sizes over the usual one; the smaller of height and width of a character, as a skew makes boxes higher. */
function measuredSizes(lines: readonly Line[]): (number | null)[] {
  const across = lines.map((line) => layOf(line)?.height ?? null);
  const along = lines.map((line) => {
    const width = layOf(line)?.width;
    return width === undefined || line.length < shortest ? null : (width / line.width) * 2;
  });
  const usual = [false, true].map((isSetTall) => ({
    across: median(lines, across, isSetTall),
    along: median(lines, along, isSetTall),
  }));
  return lines.map((line, index) => {
    const body = usual[isTall(line) ? 1 : 0];
    const height = across[index];
    const width = along[index];
    if (!body?.across || !body.along || height === null || height === undefined) return null;
    const byHeight = height / body.across;
    return width === null || width === undefined ? byHeight : Math.min(byHeight, width / body.along);
  });
}

/** The value that half of the text, by its length, is below. */
function median(
  lines: readonly Line[],
  values: readonly (number | null)[],
  isSetTall: boolean,
): number | null {
  const known = lines
    .map((line, index) => ({ line, value: values[index] ?? null }))
    .filter(({ line, value }) => value !== null && isTall(line) === isSetTall)
    .map(({ line, value }) => ({ weight: line.length, value: value ?? 0 }))
    .sort((a, b) => a.value - b.value);
  const total = known.reduce((sum, { weight }) => sum + weight, 0);
  let passed = 0;
  for (const { weight, value } of known) {
    passed += weight;
    if (passed >= total / 2) return value;
  }
  return null;
}
