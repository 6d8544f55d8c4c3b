import { letterMark } from '../../text/terms.ts';
import { intAt, offsetAt } from '../bytes/checkedRead.ts';

/** Numbers for the terms of a corpus; those of one or two UTF-16 units, most of them, without making strings. */
export interface TermNumbers {
  /** By number. */
  readonly texts: readonly string[];
  /** A character, or a letter apart from the word that it may be. */
  single(unit: number, isLetter: boolean): number;
  pair(first: number, second: number, areLetters: boolean): number;
  other(text: string): number;
}

export function termNumbers(): TermNumbers {
  const texts: string[] = [];
  const others = new Map<string, number>();
  const newTerm = (text: string) => texts.push(text) - 1;
  const characters = singleNumbers((text) => newTerm(text));
  const letters = singleNumbers((text) => newTerm(letterMark + text));
  const pairs = pairNumbers((text) => newTerm(text));
  const letterPairs = pairNumbers((text) => newTerm(letterMark + text));
  return {
    texts,
    single: (unit, isLetter) => (isLetter ? letters : characters)(unit),
    pair: (first, second, areLetters) => (areLetters ? letterPairs : pairs)(first, second),
    other(text: string): number {
      let number = others.get(text);
      if (number === undefined) {
        number = newTerm(text);
        others.set(text, number);
      }
      return number;
    },
  };
}

function singleNumbers(newTerm: (text: string) => number): (unit: number) => number {
  const known = new Int32Array(0x10000).fill(-1);
  return (unit) => {
    let number = intAt(known, unit);
    if (number < 0) {
      number = newTerm(String.fromCharCode(unit));
      known[unit] = number;
    }
    return number;
  };
}

function pairNumbers(newTerm: (text: string) => number): (first: number, second: number) => number {
  let keys = new Uint32Array(1 << 16);
  let numbers = new Int32Array(1 << 16).fill(-1);
  let count = 0;

  const slotOf = (key: number, among: Uint32Array, taken: Int32Array): number => {
    const mask = among.length - 1;
    let slot = (Math.imul(key, 0x9e3779b1) >>> 8) & mask;
    while (intAt(taken, slot) >= 0 && among[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  };
  const grow = () => {
    const moreKeys = new Uint32Array(keys.length * 2);
    const moreNumbers = new Int32Array(moreKeys.length).fill(-1);
    for (let i = 0; i < keys.length; i++) {
      const number = intAt(numbers, i);
      if (number < 0) continue;
      const slot = slotOf(offsetAt(keys, i), moreKeys, moreNumbers);
      moreKeys[slot] = offsetAt(keys, i);
      moreNumbers[slot] = number;
    }
    keys = moreKeys;
    numbers = moreNumbers;
  };
  return (first, second) => {
    const key = ((first << 16) | second) >>> 0;
    const slot = slotOf(key, keys, numbers);
    const known = intAt(numbers, slot);
    if (known >= 0) return known;
    const number = newTerm(String.fromCharCode(first, second));
    keys[slot] = key;
    numbers[slot] = number;
    if (++count * 2 > keys.length) grow();
    return number;
  };
}
/** More terms than this would not fit beside their first two units in a number. */
const mostNumbered = 1 << 21;

/** The numbers of terms in the order of their UTF-16 units. Most differ in the first two: numbers sort faster. */
export function sortedNumbers(texts: readonly string[]): number[] {
  const compare = (a: number, b: number) => ((texts[a] ?? '') < (texts[b] ?? '') ? -1 : 1);
  if (texts.length > mostNumbered) return texts.map((_text, number) => number).sort(compare);
  const headOf = (text: string) => text.charCodeAt(0) * 0x10000 + (text.length > 1 ? text.charCodeAt(1) : 0);
  const keys = new Float64Array(texts.length);
  for (let number = 0; number < texts.length; number++) {
    keys[number] = headOf(texts[number] ?? '') * mostNumbered + number;
  }
  keys.sort();
  const order: number[] = [];
  let group: number[] = [];
  let head = -1;
  const close = () => {
    if (group.length > 1) group.sort(compare);
    for (const number of group) order.push(number);
  };
  for (const key of keys) {
    const next = Math.floor(key / mostNumbered);
    if (next !== head) {
      close();
      group = [];
      head = next;
    }
    group.push(key % mostNumbered);
  }
  close();
  return order;
}
