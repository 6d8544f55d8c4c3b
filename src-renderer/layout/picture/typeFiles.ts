import type { TypeFace } from './drawing.ts';

/** A file of type as a style sheet declares it. */
export interface TypeFile {
  readonly family: string;
  readonly weight: number;
  /** First and last code point of what is in it. */
  readonly ranges: readonly (readonly [number, number])[];
  readonly address: string;
  /** How much larger than its size it is set (`size-adjust`). */
  readonly adjust: number;
}

/** The code points of `unicode-range`; all of them where nothing is said. */
export function rangesOf(css: string): TypeFile['ranges'] {
  const ranges = [...css.matchAll(/U\+([0-9a-f?]+)(?:-([0-9a-f]+))?/giu)].map(
    ([, first = '', last]): [number, number] => [
      Number.parseInt(first.replaceAll('?', '0'), 16),
      Number.parseInt(last ?? first.replaceAll('?', 'f'), 16),
    ],
  );
  return ranges.length > 0 ? ranges : [[0, 0x10ffff]];
}

/** The families of a list, without their quotes. */
export const familiesOf = (css: string): readonly string[] =>
  [...css.matchAll(/"([^"]*)"|'([^']*)'|([^,"']+)/gu)]
    .map(([, one, other, bare]) => one ?? other ?? bare?.trim() ?? '')
    .filter((name) => name !== '');

/**
 * The file that draws a character: of the first family of the list that has it, in the weight that is nearest, as
 * browsers choose (https://www.w3.org/TR/css-fonts-4/#font-style-matching). Null where it is a face of the system.
 */
export function fileFor(
  codePoint: number,
  face: Pick<TypeFace, 'family' | 'weight'>,
  files: readonly TypeFile[],
): TypeFile | null {
  for (const name of familiesOf(face.family)) {
    const family = files.filter((file) => file.family === name);
    const weight = nearestWeight(
      face.weight,
      family.map((file) => file.weight),
    );
    const found = family.findLast(
      (file) =>
        file.weight === weight &&
        file.ranges.some(([first, last]) => first <= codePoint && codePoint <= last),
    );
    if (found) return found;
  }
  return null;
}

function nearestWeight(wanted: number, weights: readonly number[]): number | undefined {
  const all = [...new Set(weights)].toSorted((a, b) => a - b);
  const heavier = all.filter((weight) => weight > wanted);
  const lighter = all.filter((weight) => weight < wanted).toReversed();
  if (all.includes(wanted)) return wanted;
  if (wanted > 500) return [...heavier, ...lighter][0];
  const medium = heavier.filter((weight) => wanted >= 400 && weight <= 500);
  return [...medium, ...lighter, ...heavier][0];
}
