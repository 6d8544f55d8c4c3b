/** Characters of a shingle. */
const shingle = 5;
/** One shingle in so many is looked at. */
const sampled = 16;
/** Hashes kept of a text. */
const kept = 64;

/**
 * A few numbers that two texts have in common as far as they are the same text, however it is broken into
 * lines and columns: the smallest hashes of its runs of five letters (bottom-k sketch, Broder 1997).
 */
export function sketchText(text: string): readonly number[] {
  let hashes = new Set<number>();
  let highest = Number.POSITIVE_INFINITY;
  const run = new Uint16Array(shingle);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const letter = letterOf(text.charCodeAt(i));
    if (letter === 0) continue;
    run[length % shingle] = letter;
    length++;
    if (length < shingle) continue;
    let hash = 0x811c9dc5;
    for (let k = 0; k < shingle; k++) hash = Math.imul(hash ^ (run[(length + k) % shingle] ?? 0), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
    if (hash % sampled !== 0 || hash > highest) continue;
    hashes.add(hash);
    if (hashes.size < mostHeld) continue;
    hashes = new Set(smallest(hashes));
    highest = Math.max(...hashes);
  }
  return smallest(hashes);
}

/** Hashes held while a text is read: of a large one there are more than a set has room for. */
const mostHeld = 4096;

const smallest = (hashes: ReadonlySet<number>): readonly number[] =>
  [...hashes].toSorted((a, b) => a - b).slice(0, kept);

/** A code unit that is part of a word, capitals as small letters; 0 for spaces and marks. Near enough for likeness. */
function letterOf(unit: number): number {
  if (unit < 0x80) {
    if ((unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39)) return unit;
    return unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : 0;
  }
  const isMark =
    unit < 0xc0 || (unit >= 0x2000 && unit < 0x2c00) || (unit >= 0x3000 && unit < 0x3040) || unit >= 0xff00;
  return isMark ? 0 : unit;
}

/** How much two sketched texts share, 0 to 1, by the `size` lowest hashes of both together: as many as a sketch has. */
export function similarity(a: readonly number[], b: readonly number[], size = kept): number {
  const { both, all } = compare(a, b, size);
  return all === 0 ? 0 : both / all;
}

/** Twice the standard error of a share: 95 of 100 estimates of it are nearer than this. */
const doubt = (share: number, of: number): number =>
  of === 0 ? 0 : 2 * Math.sqrt((share * (1 - share)) / of);

/** Whether two texts of which a share is `known` to be the same have at most `further` more in common, as far as sketches tell. */
export function sharesAtMost(
  a: readonly number[],
  b: readonly number[],
  known: number,
  further: number,
): boolean {
  const { both, all } = compare(a, b);
  return all === 0 || both / all <= known + further + doubt(known, all);
}

function compare(
  a: readonly number[],
  b: readonly number[],
  size = kept,
): { readonly both: number; readonly all: number } {
  let [inA, inB, both, all] = [0, 0, 0, 0];
  for (; all < size && (inA < a.length || inB < b.length); all++) {
    const first = a[inA] ?? Number.POSITIVE_INFINITY;
    const second = b[inB] ?? Number.POSITIVE_INFINITY;
    if (first === second) both++;
    if (first <= second) inA++;
    if (second <= first) inB++;
  }
  return { both, all };
}

/** The sketch of texts that are put together. */
export function joinSketches(sketches: readonly (readonly number[])[]): readonly number[] {
  return [...new Set(sketches.flat())].toSorted((a, b) => a - b).slice(0, kept);
}

/** Texts of fewer letters are too common to tell anything (a heading, a weather line). */
const leastLetters = 40;

/** A number that copies of a text share, however they are broken into lines, and of how many letters; null for a text of a few words. */
export function markOfText(text: string): { readonly mark: number; readonly letters: number } | null {
  let hash = 0x811c9dc5;
  let letters = 0;
  for (let i = 0; i < text.length; i++) {
    const letter = letterOf(text.charCodeAt(i));
    if (letter === 0) continue;
    hash = Math.imul(hash ^ letter, 0x01000193);
    letters++;
  }
  return letters < leastLetters ? null : { mark: hash >>> 0, letters };
}
