import { normalText } from '#core/search/text/normalForm.ts';

/**
 * The headwords of a dictionary by the normal form of the search: simplified = traditional, case, width and
 * diacritics do not count. Only numbers are kept, some 20 bytes a word; the words themselves stay in the
 * bytes of the dictionary's own index.
 */
export interface Headwords {
  /** The numbers of all headwords that read so, lowest first. */
  find(word: string): readonly number[];
}

/** `wordAt` reads headword `number` (from 0) of `count`, whenever it is asked. */
export function indexHeadwords(count: number, wordAt: (number: number) => string): Headwords {
  // Open addressing with linear probing, at most half full: Knuth, The Art of Computer Programming 3, 6.4, algorithm L.
  const size = 2 ** Math.ceil(Math.log2(Math.max(2, count * 2)));
  const slots = new Uint32Array(size);
  const hashes = new Uint32Array(count);
  for (let number = 0; number < count; number++) {
    const hash = hashOf(normalText(wordAt(number)));
    hashes[number] = hash;
    let slot = hash & (size - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot] = number + 1;
  }
  return {
    find(word) {
      const form = normalText(word);
      if (form === '') return [];
      const hash = hashOf(form);
      const found: number[] = [];
      for (let slot = hash & (size - 1); ; slot = (slot + 1) & (size - 1)) {
        const number = slots[slot];
        if (number === undefined || number === 0) break;
        if (hashes[number - 1] === hash && normalText(wordAt(number - 1)) === form) found.push(number - 1);
      }
      return found.toSorted((a, b) => a - b);
    },
  };
}

/** FNV-1a over UTF-16 units: http://www.isthe.com/chongo/tech/comp/fnv */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
