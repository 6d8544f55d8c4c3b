import { hasTitleWord } from '../latinTitle.ts';
import { foldedWords, surprises } from './letterOdds.ts';

/** How a name reads: as one, as one that somebody should look at, as what recognition made of a damaged line. */
export type Legibility = 'clear' | 'doubtful' | 'noise';

/** Bits that a letter of a name surprises by on the whole, and the most that one may count for. */
const usual = 4.7;
const mostSurprise = 12;
/** Weight of evidence from which on a name is doubtful, and noise. */
const doubt = { doubtful: 6, noise: 8.5 };

/** Of fewer letters, ends of words among them, their order says little. */
const enoughLetters = 11;

/** Evidence of the forms of words, each as often as it is found. */
const malformed: readonly (readonly [pattern: RegExp, weight: number])[] = [
  // A capital behind a small letter, but for MacLean, LeMars and the like: `CovtvirsW`, `aUene`.
  [/(?<=\p{Ll})\p{Lu}(?!\p{Ll}{2})|(?<![\p{L}\p{M}])\p{Ll}{1,3}\p{Lu}/gu, 6],
  // Signs and digits inside of words: `z7«A«ga»s`, `Evenlng$tar`, `MACT1S`.
  [/(?<=\p{L})[^\p{L}\p{M}\p{N}\s.,:;&’'‘`´ʻ·()⸗=/"“”„!?—–‐-]+(?=\p{L})/gu, 5],
  [/(?<=\p{L})\d+(?=\p{L})/gu, 4],
  // Signs that no name is printed with.
  [/[\^~|\\<>_{}[\]*£§¥¢°¬^]+/gu, 3],
  [/(\p{Ll})\1\1/giu, 4],
  // Digits and brackets that stand for letters: `3ettung`, `9iad)rid)ten`; not the 2nd and the 1er.
  [/(?<![\p{L}\p{N}.,])\d(?!(?:st|nd|rd|th|er|re|de|te|en)\b)(?=\p{L}{2})/giu, 3],
  [/(?<=\p{L}|\d)[()](?=\p{L}{2})/gu, 4],
];
/** A word without a vowel that is no abbreviation, and one that stands alone as a letter. */
const unspoken = 3;
const lone = 2.5;
/** Single letters that are words, in the languages that have such. */
const loneWords = /^[aeiouwyàéèíóú&]$/iu;
const abbreviated = /^\p{Lu}+$/u;

/**
 * Whether a name can be read, by its letters alone and without a list of names: letters that follow one another as
 * they do in no language (`Mrcssc-CovtvirsW Estcrrctttager`), capitals and signs inside of words. Words that papers
 * are called by speak for it. Of other scripts than the Latin only the signs are judged.
 */
export function legibilityOf(name: string): Legibility {
  const weight = doubtOf(name);
  return weight >= doubt.noise ? 'noise' : weight >= doubt.doubtful ? 'doubtful' : 'clear';
}

/** Whether recognition made it of a damaged line, so that it names nothing. */
export const isNoise = (name: string): boolean => legibilityOf(name) === 'noise';

function doubtOf(name: string): number {
  const text = name.normalize('NFC');
  if (!/\p{L}{2}/u.test(text)) return doubt.noise;
  const forms = malformed.reduce(
    (sum, [pattern, weight]) => sum + weight * (text.match(pattern)?.length ?? 0),
    0,
  );
  const words = text.match(/[\p{Script=Latin}\p{M}]+/gu) ?? [];
  const strange = words.filter((word) => !hasTitleWord(word));
  return forms + spelling(strange) + strange.reduce((sum, word) => sum + speech(word), 0);
}

function speech(word: string): number {
  if (word.length === 1) return loneWords.test(word) || abbreviated.test(word) ? 0 : lone;
  const isSpoken = /[aeiouy]|(?<=[^aeiouy])r(?=[^aeiouy])/u.test(foldedWords(word).join(''));
  return isSpoken || word.length === 2 || abbreviated.test(word) ? 0 : unspoken;
}

/**
 * How far its letters are from those of names, in deviations: more letters say it with more certainty, and so does one
 * word that is far from all.
 */
function spelling(words: readonly string[]): number {
  const bits = words
    .filter((word) => word.length > 1 && !(word.length <= 4 && abbreviated.test(word)))
    .flatMap(foldedWords)
    .map((word) => surprises(word).map((surprise) => Math.min(surprise, mostSurprise) - usual));
  const doubts = Math.max(0, deviation(bits.flat()), ...bits.map((one) => deviation(one) - 1));
  return doubts * Math.min(1, bits.flat().length / enoughLetters);
}

const deviation = (bits: readonly number[]): number =>
  bits.reduce((sum, one) => sum + one, 0) / Math.sqrt(bits.length || 1);
