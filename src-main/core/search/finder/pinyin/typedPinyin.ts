import { letterBit, metSounds, type Sound } from './readings.ts';

/** What is typed as pinyin may be. */
export interface TypedPinyin {
  readonly length: number;
  /** The letters that some syllable has to begin with, a bit each. */
  readonly required: number;
  /** Steps that spell every syllable out. */
  readonly spelt: Steps;
  /** Steps that may be initials alone. */
  readonly shortened: Steps;
}

/**
 * By sound and by offset in the letters (sound × length + offset): how many letters a character of that sound
 * can stand for from there on, a bit for each number; the lowest bit where all that is left begins its reading.
 */
export type Steps = Uint8Array;

/** A single letter says nothing. */
const fewestLetters = 2;
/** Nobody types more of a name. */
const mostLetters = 60;
/** Letters that stand only at the beginning of a syllable; h, n, g, r and the vowels stand elsewhere too. */
const onlyFirst = /[bpmfdtlkjqxzcsyw]/gu;
const unfinished = 1;

/** Takes words for pinyin that stand one behind the other; null where they can be none. */
export function typedPinyin(words: readonly string[]): TypedPinyin | null {
  const letters = words.join('');
  const { length } = letters;
  if (length < fewestLetters || length > mostLetters || !/^[a-z]+$/u.test(letters)) return null;
  const breaks: number[] = [];
  for (const word of words) breaks.push((breaks.at(-1) ?? 0) + word.length);
  let required = letterBit(letters, 0);
  for (const { index } of letters.matchAll(onlyFirst)) required |= letterBit(letters, index);

  const sounds = metSounds();
  const spelt = new Uint8Array(sounds.length * length);
  const shortened = new Uint8Array(sounds.length * length);
  for (let from = 0; from < length; from++) {
    const letter = letterBit(letters, from);
    // No syllable lies across a space.
    const most = (breaks.find((end) => end > from) ?? length) - from;
    const word = letters.slice(from, from + most);
    const isLast = from + most === length;
    for (const [number, sound] of sounds.entries()) {
      if ((sound.firstLetters & letter) === 0) continue;
      const full = stepsOf(sound, word, isLast);
      spelt[number * length + from] = full;
      shortened[number * length + from] = full | initialsOf(sound, word);
    }
  }
  return { length, required, spelt, shortened };
}

function stepsOf({ readings }: Sound, word: string, isLast: boolean): number {
  let steps = 0;
  for (const reading of readings) {
    if (word.startsWith(reading)) steps |= 1 << reading.length;
    else if (isLast && reading.startsWith(word)) steps |= unfinished;
  }
  return steps;
}

/** One letter, or two where a reading begins with zh, ch or sh. */
function initialsOf({ readings }: Sound, word: string): number {
  const hasTwo = /^[zcs]h/u.test(word) && readings.some((reading) => reading.startsWith(word.slice(0, 2)));
  return hasTwo ? 0b110 : 0b010;
}
