import { normalise } from '../text/normalForm.ts';

/**
 * What passages are compared by: the letters and digits of the search's normal form (simplified = traditional, full =
 * half width, upper = lower case), without spaces and punctuation, which scans and typesetters change most.
 */
export interface Letters {
  readonly text: string;
  /** For every UTF-16 unit of `text`, where its character begins and ends in the source, in UTF-16 units. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** How much a character says, so that passages of every script are measured alike: five Han are twelve Latin. */
const hanWeight = 12;
const syllableWeight = 8;
const letterWeight = 5;

const han = /^\p{Script=Han}$/u;
const syllable = /^[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]$/u;
const letter = /^[\p{L}\p{N}]$/u;

const unknown = 255;
const weights = new Uint8Array(0x10000).fill(unknown);

/** The weight of a UTF-16 unit; 0 for what is no letter and no digit. Two surrogates weigh as one Han character. */
export function weightOf(unit: number): number {
  let weight = weights[unit];
  if (weight === undefined || weight === unknown) {
    weight = computeWeight(unit);
    weights[unit] = weight;
  }
  return weight;
}

function computeWeight(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return hanWeight / 2;
  const character = String.fromCharCode(unit);
  if (han.test(character)) return hanWeight;
  if (syllable.test(character)) return syllableWeight;
  return letter.test(character) ? letterWeight : 0;
}

/** The weight of a stretch of letters. */
export function weightIn(letters: string, start = 0, end = letters.length): number {
  let sum = 0;
  for (let at = start; at < end; at++) sum += weightOf(letters.charCodeAt(at));
  return sum;
}

/** The letters of a text, with the way back. */
export function lettersOf(source: string): Letters {
  const normal = normalise(source);
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  for (let at = 0; at < normal.text.length; at++) {
    if (weightOf(normal.text.charCodeAt(at)) === 0) continue;
    text += normal.text.charAt(at);
    starts.push(normal.starts[at] ?? 0);
    ends.push(normal.ends[at] ?? 0);
  }
  return { text, starts, ends };
}
