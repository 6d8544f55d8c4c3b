import type { PageReading, PixelBox, ReadWord } from '#shared/model/scans/pageReading.ts';
import type { TrueBox, TrueLine, Truth } from './truth.ts';

/** How many of the true characters were read wrong, missed or added. */
export interface Score {
  readonly errors: number;
  readonly characters: number;
  /** The worst lines: true text and what was read. */
  readonly worst: readonly string[];
}

/** Letters and digits alone, full-width forms as half-width ones; case is kept. */
const letters = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');

/**
 * The errors of a reading, line by line and so whatever order its lines are in: every word read belongs to the true line
 * that it stands on, and words that stand on none are added ones. Where only boxes are known, the lines within each are
 * taken from top to bottom, and nothing else on the page counts.
 */
export function score(reading: PageReading, truth: Truth): Score {
  return truth.boxes.length > 0 ? scoreBoxes(reading, truth.boxes) : scoreLines(reading, truth.lines);
}

function scoreBoxes(reading: PageReading, boxes: readonly TrueBox[]): Score {
  let [errors, characters] = [0, 0];
  for (const { text, box } of boxes) {
    const lines = reading.lines
      .map(({ words }) => words.filter((word) => isIn(middle(word.box), box)))
      .filter((words) => words.length > 0)
      .toSorted((a, b) => (a[0]?.box.top ?? 0) - (b[0]?.box.top ?? 0));
    const read = letters(lines.map(textOf).join(''));
    errors += distance(Array.from(letters(text)), Array.from(read), true);
    characters += letters(text).length;
  }
  return { errors, characters, worst: [] };
}

function scoreLines(reading: PageReading, lines: readonly TrueLine[]): Score {
  const found = lines.map(() => new Map<number, ReadWord[]>());
  let errors = 0;
  for (const [index, { words }] of reading.lines.entries()) {
    for (const word of words) {
      const at = nearest(middle(word.box), lines);
      const parts = at === null ? undefined : found[at];
      if (!parts) errors += letters(word.text).length;
      else parts.set(index, [...(parts.get(index) ?? []), word]);
    }
  }
  let characters = 0;
  const cases: { readonly errors: number; readonly text: string }[] = [];
  for (const [at, line] of lines.entries()) {
    const parts = Array.from(found[at]?.values() ?? []).toSorted((a, b) => start(a, line) - start(b, line));
    const [expected, read] = [letters(line.text), letters(parts.map(textOf).join(''))];
    const wrong = distance(Array.from(expected), Array.from(read), false);
    errors += wrong;
    characters += Array.from(expected).length;
    if (wrong > 0) cases.push({ errors: wrong, text: `${wrong}: ${expected} | ${read}` });
  }
  const worst = cases.toSorted((a, b) => b.errors - a.errors).map(({ text }) => text);
  return { errors, characters, worst };
}

const textOf = (words: readonly ReadWord[]): string => words.map(({ text }) => text).join('');

const start = (words: readonly ReadWord[], line: TrueLine): number =>
  Math.min(...words.map(({ box }) => (line.vertical ? box.top : box.left)));

interface Place {
  readonly x: number;
  readonly y: number;
}

const middle = ({ left, top, width, height }: PixelBox): Place => ({
  x: left + width / 2,
  y: top + height / 2,
});

const isIn = ({ x, y }: Place, [left, top, width, height]: TrueBox['box']): boolean =>
  x >= left && x <= left + width && y >= top && y <= top + height;

/** A word as far as this outside a line (in its thicknesses) is still on it. */
const tolerance = 0.4;

function nearest(place: Place, lines: readonly TrueLine[]): number | null {
  let [best, least]: [number | null, number] = [null, Number.POSITIVE_INFINITY];
  for (const [at, line] of lines.entries()) {
    const { outside, off, thickness } = offset(place, line);
    const far = outside + 0.01 * off;
    if (outside <= tolerance * thickness && far < least) [best, least] = [at, far];
  }
  return best;
}

/** How far a place lies outside a line, and how far from its middle. */
function offset(
  { x, y }: Place,
  { quad, vertical }: TrueLine,
): { outside: number; off: number; thickness: number } {
  const [along, across] = vertical ? [y, x] : [x, y];
  const flat = quad.map(([u, v]) => (vertical ? { along: v, across: u } : { along: u, across: v }));
  const [a, b, c, d] = vertical ? [flat[0], flat[3], flat[2], flat[1]] : flat;
  if (!a || !b || !c || !d) return { outside: Number.POSITIVE_INFINITY, off: 0, thickness: 0 };
  const share = (along - a.along) / Math.max(1, b.along - a.along);
  const near = a.across + (b.across - a.across) * share;
  const far = d.across + (c.across - d.across) * share;
  const beyond = Math.max(a.along - along, 0, along - b.along);
  return {
    outside: beyond + Math.max(near - across, 0, across - far),
    off: Math.abs(across - (near + far) / 2),
    thickness: Math.abs(far - near),
  };
}

/**
 * Insertions, deletions and substitutions between two texts (Levenshtein). `isOpen`: what stands before and after the
 * true text is not counted, since a box may hold more than was written down.
 */
function distance(expected: readonly string[], read: readonly string[], isOpen: boolean): number {
  let row = read.map((_, at) => (isOpen ? 0 : at + 1));
  row.unshift(0);
  for (const [index, character] of expected.entries()) {
    const next = [index + 1];
    for (const [at, other] of read.entries()) {
      next.push(
        Math.min(
          (row[at + 1] as number) + 1,
          (next[at] as number) + 1,
          (row[at] as number) + Number(character !== other),
        ),
      );
    }
    row = next;
  }
  return isOpen ? Math.min(...row) : (row.at(-1) as number);
}
