import { eachShingle, shingleWeight } from './shingles.ts';

/**
 * What the index keeps of a text: of its shingles, those whose hash is divisible by `sampling`, block by block (U. Manber,
 * Finding similar files in a large file system, 1994). Winnowing (S. Schleimer, D. Wilkerson and A. Aiken, 2003) promises
 * a common fingerprint where a long stretch agrees to the letter; misread letters leave no such stretch. Here a shingle
 * that survives in both texts is kept in both or in neither, whatever stands around it, so that no match is lost twice.
 */
export interface Sketch {
  /** So many letters make a block; the last may be shorter. Of each the kept hashes, ascending. */
  readonly blocks: readonly Uint32Array[];
}

/** One shingle of so many is kept. */
export const sampling = 12;
/** Letters of a block, in UTF-16 units: matching shingles have to be near one another. */
export const blockLength = 512;

/** Calls back with the kept shingles of letters in their order: 31 bits of hash, and where each begins. */
export function eachKept(letters: string, visit: (hash: number, start: number) => void): void {
  eachShingle(letters, shingleWeight, (hash, start) => {
    if (hash % sampling === 0) visit(hash >>> 1, start);
  });
}

export function sketchOf(letters: string): Sketch {
  const blocks = Array.from({ length: Math.ceil(letters.length / blockLength) }, () => new Set<number>());
  eachKept(letters, (hash, start) => blocks[Math.floor(start / blockLength)]?.add(hash));
  return { blocks: blocks.map((hashes) => Uint32Array.from(hashes).sort()) };
}
