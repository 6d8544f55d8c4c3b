import { isUnspaced } from '#shared/text/characters.ts';
import type { LineWord } from './recognizer.ts';

/** How far apart two characters may stand to be the same one (heights of the line). */
const reach = 1.5;
/** Surer than this, a character that only one of them saw is there. */
const sureAlone = 0.8;
/** What Latin letters in a line of Chinese must reach to be more than dirt. */
const sureLetters = 0.9;

/**
 * The readings of a line of Chinese by two recognisers made into one: characters are paired by an alignment that knows
 * where they stand (Needleman and Wunsch 1970); of each pair the surer stays, but where the first cannot write what the
 * second saw, the second is believed.
 */
export function joinReadings(
  first: readonly LineWord[],
  second: readonly LineWord[],
  knownToFirst: (character: string) => boolean,
  height: number,
): readonly LineWord[] {
  return align(first, second, height * reach).flatMap(([a, b]) => {
    const word = a && b ? better(a, b, knownToFirst) : alone(a, b);
    return word ? [word] : [];
  });
}

function better(a: LineWord, b: LineWord, knownToFirst: (character: string) => boolean): LineWord | null {
  if (a.text === b.text) return { ...a, confidence: Math.max(a.confidence, b.confidence) };
  const [isA, isB] = [isUnspaced(a.text), isUnspaced(b.text)];
  if (isA !== isB) {
    const [han, other] = isA ? [a, b] : [b, a];
    return han.confidence >= 0.5 || other.confidence < sureLetters ? withBox(han, a) : withBox(other, a);
  }
  if (isB && !knownToFirst(b.text)) {
    // What the first wrote instead is a likeness at best.
    return b.confidence > 0.6 || b.confidence > a.confidence ? withBox(b, a) : a;
  }
  return a.confidence >= b.confidence - 0.1 ? a : withBox(b, a);
}

/** The first knows best where its characters stand. */
const withBox = (word: LineWord, { box, spaceBefore }: LineWord): LineWord => ({ ...word, box, spaceBefore });

function alone(a: LineWord | null, b: LineWord | null): LineWord | null {
  const word = a ?? b;
  if (!word) return null;
  const least = isUnspaced(word.text)
    ? a
      ? 0.4
      : sureAlone
    : /[\p{L}\p{N}]/u.test(word.text)
      ? sureLetters
      : 0.5;
  return word.confidence >= least ? word : null;
}

type Pair = readonly [LineWord | null, LineWord | null];

/** Pairs of the same character, and those without a partner, along the line. */
function align(a: readonly LineWord[], b: readonly LineWord[], reached: number): readonly Pair[] {
  const columns = b.length + 1;
  const costs = new Float64Array((a.length + 1) * columns);
  const skip = 0.75;
  for (let i = 0; i <= a.length; i++) {
    for (let j = 0; j <= b.length; j++) {
      if (i === 0 || j === 0) {
        costs[i * columns + j] = (i + j) * skip;
        continue;
      }
      costs[i * columns + j] = Math.min(
        cost(costs, (i - 1) * columns + j) + skip,
        cost(costs, i * columns + j - 1) + skip,
        cost(costs, (i - 1) * columns + j - 1) + difference(a[i - 1], b[j - 1], reached),
      );
    }
  }
  const pairs: Pair[] = [];
  let [i, j] = [a.length, b.length];
  while (i > 0 || j > 0) {
    const here = cost(costs, i * columns + j);
    const isPair =
      i > 0 &&
      j > 0 &&
      Math.abs(cost(costs, (i - 1) * columns + j - 1) + difference(a[i - 1], b[j - 1], reached) - here) <
        1e-9;
    const isOurs = !isPair && i > 0 && Math.abs(cost(costs, (i - 1) * columns + j) + skip - here) < 1e-9;
    pairs.push([isPair || isOurs ? (a[i - 1] ?? null) : null, isPair || !isOurs ? (b[j - 1] ?? null) : null]);
    if (isPair || isOurs) i--;
    if (isPair || !isOurs) j--;
  }
  return pairs.reverse();
}

const cost = (costs: Float64Array, at: number): number => costs[at] as number;

function difference(a: LineWord | undefined, b: LineWord | undefined, reached: number): number {
  if (!a || !b) return Number.POSITIVE_INFINITY;
  const apart = Math.abs(a.box.left + a.box.width / 2 - b.box.left - b.box.width / 2) / reached;
  if (apart > 2) return Number.POSITIVE_INFINITY;
  return (a.text === b.text ? 0 : 0.9) + 0.3 * apart;
}
