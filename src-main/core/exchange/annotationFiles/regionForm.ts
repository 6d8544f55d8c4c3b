import type { PageRegion, PercentBox } from '#shared/model/annotation.ts';

/** A rectangle on a picture as other programs write it; in pixels of the picture, or in percent of its sides. */
export interface ForeignBox extends PercentBox {
  readonly unit: 'pixel' | 'percent';
}

/** https://www.w3.org/TR/media-frags/#naming-space */
export const mediaFragments = 'http://www.w3.org/TR/media-frags/';

export const formatXywh = ({ x, y, width, height }: PercentBox): string =>
  `xywh=percent:${x},${y},${width},${height}`;

const xywh =
  /^xywh=(?:(pixel|percent):)?(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?),(\d+(?:\.\d+)?),(\d+(?:\.\d+)?)$/u;

/** A rectangle as media fragments have it, pixels where it says no unit; null for anything else and for nothing of a size. */
export function parseXywh(value: string): ForeignBox | null {
  const [found, unit = 'pixel', ...numbers] = xywh.exec(value.trim()) ?? [];
  if (found === undefined) return null;
  const [x = 0, y = 0, width = 0, height = 0] = numbers.map(Number);
  if (!(width > 0 && height > 0)) return null;
  return { unit: unit === 'percent' ? 'percent' : 'pixel', x, y, width, height };
}

/** The rectangle around an outline in SVG, in pixels; null where there is none that is known. */
export function boxOfSvg(svg: string): ForeignBox | null {
  const points = [
    ...[...svg.matchAll(/<(rect|circle|ellipse)\b([^>]*)>/giu)].flatMap(([, shape = '', attributes = '']) =>
      cornersOf(shape.toLowerCase(), (name) => numberIn(attributes, name)),
    ),
    ...[...svg.matchAll(/\bpoints\s*=\s*["']([^"']*)["']/giu)].flatMap(([, list = '']) =>
      pairs(numbersOf(list)),
    ),
    ...[...svg.matchAll(/\sd\s*=\s*["']([^"']*)["']/giu)].flatMap(([, path = '']) => pointsOfPath(path)),
  ];
  if (points.length < 2) return null;
  const across = points.map(([x]) => x);
  const down = points.map(([, y]) => y);
  const [x, y] = [least(across), least(down)];
  const [width, height] = [most(across) - x, most(down) - y];
  return width > 0 && height > 0 ? { unit: 'pixel', x, y, width, height } : null;
}

type Point = readonly [x: number, y: number];

const least = (values: readonly number[]) =>
  values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
const most = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
const numbersOf = (text: string): readonly number[] =>
  [...text.matchAll(/[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/giu)].map(([number]) => Number(number));
const numberIn = (attributes: string, name: string): number =>
  Number(new RegExp(`(?:^|\\s)${name}\\s*=\\s*["']\\s*([^"'\\s]*)`, 'iu').exec(attributes)?.[1]) || 0;
const pairs = (numbers: readonly number[]): readonly Point[] =>
  numbers.flatMap((x, at) =>
    at % 2 === 0 && at + 1 < numbers.length ? [[x, numbers[at + 1] ?? 0] as const] : [],
  );

function cornersOf(shape: string, at: (name: string) => number): readonly Point[] {
  if (shape === 'rect') {
    const [x, y] = [at('x'), at('y')];
    return [
      [x, y],
      [x + at('width'), y + at('height')],
    ];
  }
  const [x, y] = [at('cx'), at('cy')];
  const [across, down] = shape === 'circle' ? [at('r'), at('r')] : [at('rx'), at('ry')];
  return [
    [x - across, y - down],
    [x + across, y + down],
  ];
}

/** How many numbers a command of a path takes: https://www.w3.org/TR/SVG2/paths.html */
const taken: Readonly<Record<string, number>> = {
  M: 2,
  L: 2,
  T: 2,
  H: 1,
  V: 1,
  C: 6,
  S: 4,
  Q: 4,
  A: 7,
  Z: 0,
};

/** The points that a path goes by; those that only pull at it are taken along, as they lie near. */
function pointsOfPath(path: string): readonly Point[] {
  const points: Point[] = [];
  let [x, y] = [0, 0];
  for (const [, letter = '', rest = ''] of path.matchAll(/([MLHVCSQTAZ])([^MLHVCSQTAZ]*)/giu)) {
    const command = letter.toUpperCase();
    const isRelative = letter !== command;
    const size = taken[command] ?? 0;
    const numbers = numbersOf(rest);
    for (let at = 0; size > 0 && at + size <= numbers.length; at += size) {
      const own = numbers.slice(at, at + size);
      const [fromX, fromY] = isRelative ? [x, y] : [0, 0];
      if (command === 'H') x = fromX + (own[0] ?? 0);
      else if (command === 'V') y = fromY + (own[0] ?? 0);
      else {
        const places = pairs(command === 'A' ? own.slice(5) : own).map(
          ([px, py]): Point => [fromX + px, fromY + py],
        );
        points.push(...places);
        [x, y] = places.at(-1) ?? [x, y];
      }
      points.push([x, y]);
    }
  }
  return points;
}

/** What our own files say of a region, each part as it was found there. */
interface WrittenRegion {
  readonly xywh: string | null;
  readonly index: number | null;
  readonly number: number | null;
  readonly label: string | null;
  readonly picture: string | null;
  readonly pdfPage: number | null;
}

/** A region as we wrote it; null where it is none, or was damaged. */
export function readOwnRegion(written: WrittenRegion): PageRegion | null {
  const box = written.xywh === null ? null : parseXywh(written.xywh);
  const { index, number, label, picture, pdfPage } = written;
  if (box?.unit !== 'percent' || index === null || number === null) return null;
  const { x, y, width, height } = box;
  const isOnPage = x >= 0 && y >= 0 && x + width <= 100.000_001 && y + height <= 100.000_001;
  if (!isOnPage || !Number.isSafeInteger(index) || index < 0 || !Number.isSafeInteger(number)) return null;
  const isPdf = pdfPage !== null && Number.isSafeInteger(pdfPage) && pdfPage > 0;
  return { page: index, number, label, picture, ...(isPdf && { pdfPage }), x, y, width, height };
}
