import { pinyin } from 'pinyin-pro';
import { variantsOf } from '../../text/scriptForms.ts';

/**
 * How Han characters are read, in pinyin without tones, as people type it: ü is v or u. Characters are those of
 * the normal form; each is read as all that it stands for are (乾 and 干 are one there: qian and gan).
 * Characters that are read alike are one sound: there are some two thousand.
 */
export interface Sound {
  readonly readings: readonly string[];
  /** The first letters of the readings, a bit each: a is the lowest. */
  readonly firstLetters: number;
}

/** What follows in a dictionary is rare: names are not called by it. */
const commonReadings = 3;
const isHan = /^\p{Script=Han}$/u;

/** By number; the first is that of what has none. */
const sounds: Sound[] = [{ readings: [], firstLetters: 0 }];
const numbers = new Map<string, number>([['', 0]]);
const unknown = 0xffff;
const known = new Uint16Array(0x10000).fill(unknown);

/** All sounds met so far, by number. */
export const metSounds = (): readonly Sound[] => sounds;

/** The number of a UTF-16 unit's sound; 0 for what is no Han character of the basic plane. */
export function soundOf(unit: number): number {
  let number = known[unit] ?? 0;
  if (number === unknown) {
    number = numberOf(readingsOf(String.fromCharCode(unit)));
    known[unit] = number;
  }
  return number;
}

function numberOf(readings: readonly string[]): number {
  const key = readings.toSorted().join(' ');
  const met = numbers.get(key);
  if (met !== undefined) return met;
  const firstLetters = readings.reduce((letters, reading) => letters | letterBit(reading, 0), 0);
  numbers.set(key, sounds.length);
  return sounds.push({ readings, firstLetters }) - 1;
}

function readingsOf(character: string): readonly string[] {
  if (!isHan.test(character)) return [];
  const readings = new Set<string>();
  for (const variant of variantsOf(character)) {
    const read = pinyin(variant, { multiple: true, type: 'array', toneType: 'none', nonZh: 'removed' });
    for (const letters of read.slice(0, commonReadings)) {
      if (!/^[a-zü]+$/u.test(letters)) continue;
      readings.add(letters.replace('ü', 'v'));
      readings.add(letters.replace('ü', 'u'));
    }
  }
  return [...readings];
}

/** The bit of a letter from a to z. */
export const letterBit = (letters: string, at: number): number => 1 << (letters.charCodeAt(at) - 97);
