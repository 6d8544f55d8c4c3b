import { beginsAlmost } from './oneWrong.ts';

/** The distinct words of all names, to look up what a typed word can be the beginning of. */
export interface WordStock {
  add(word: string): void;
  beginningWith(typed: string): readonly string[];
  /** With at most one letter wrong. */
  beginningAlmostWith(typed: string): readonly string[];
}

/** Words stay when their names go: they lead to no name then. */
export function createWordStock(): WordStock {
  const known = new Set<string>();
  let sorted: string[] = [];
  let fresh: string[] = [];

  const words = (): readonly string[] => {
    if (fresh.length > 0) {
      sorted = merged(sorted, fresh.sort());
      fresh = [];
    }
    return sorted;
  };

  return {
    add(word) {
      if (known.has(word)) return;
      known.add(word);
      fresh.push(word);
    },
    beginningWith(typed) {
      const all = words();
      const from = firstFrom(all, typed);
      let to = from;
      while (all[to]?.startsWith(typed)) to++;
      return all.slice(from, to);
    },
    beginningAlmostWith: (typed) => words().filter((word) => beginsAlmost(word, 0, word.length, typed)),
  };
}

/** The place of the first word that is not before `typed`, in the order of UTF-16 units. */
function firstFrom(words: readonly string[], typed: string): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] ?? '') < typed) low = middle + 1;
    else high = middle;
  }
  return low;
}

function merged(a: readonly string[], b: readonly string[]): string[] {
  const together: string[] = [];
  let at = 0;
  for (const word of b) {
    for (let next = a[at]; next !== undefined && next < word; next = a[++at]) together.push(next);
    together.push(word);
  }
  for (; at < a.length; at++) together.push(a[at] ?? '');
  return together;
}
