/** Numbers for the terms of a corpus; bigrams of two UTF-16 units, most of them, without making strings. */
export interface TermNumbers {
  /** By number. */
  readonly texts: readonly string[];
  single(unit: number): number;
  pair(first: number, second: number): number;
  other(text: string): number;
}

export function termNumbers(): TermNumbers {
  const texts: string[] = [];
  const others = new Map<string, number>();
  const singles = new Int32Array(0x10000).fill(-1);
  let pairKeys = new Uint32Array(1 << 18);
  let pairNumbers = new Int32Array(1 << 18).fill(-1);
  let pairs = 0;

  const slotOf = (key: number, keys: Uint32Array, taken: Int32Array): number => {
    const mask = keys.length - 1;
    let slot = (Math.imul(key, 0x9e3779b1) >>> 8) & mask;
    while ((taken[slot] ?? -1) >= 0 && keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  };
  const grow = () => {
    const keys = new Uint32Array(pairKeys.length * 2);
    const taken = new Int32Array(keys.length).fill(-1);
    for (let i = 0; i < pairKeys.length; i++) {
      const number = pairNumbers[i] ?? -1;
      if (number < 0) continue;
      const slot = slotOf(pairKeys[i] ?? 0, keys, taken);
      keys[slot] = pairKeys[i] ?? 0;
      taken[slot] = number;
    }
    pairKeys = keys;
    pairNumbers = taken;
  };
  return {
    texts,
    single(unit: number): number {
      let number = singles[unit] ?? -1;
      if (number < 0) {
        number = texts.push(String.fromCharCode(unit)) - 1;
        singles[unit] = number;
      }
      return number;
    },
    pair(first: number, second: number): number {
      const key = ((first << 16) | second) >>> 0;
      const slot = slotOf(key, pairKeys, pairNumbers);
      const known = pairNumbers[slot] ?? -1;
      if (known >= 0) return known;
      const number = texts.push(String.fromCharCode(first, second)) - 1;
      pairKeys[slot] = key;
      pairNumbers[slot] = number;
      if (++pairs * 2 > pairKeys.length) grow();
      return number;
    },
    other(text: string): number {
      let number = others.get(text);
      if (number === undefined) {
        number = texts.push(text) - 1;
        others.set(text, number);
      }
      return number;
    },
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
