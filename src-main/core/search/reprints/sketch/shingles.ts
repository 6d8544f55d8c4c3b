import { weightOf } from '../text.ts';

/** A shingle has at least this weight: five Han characters or twelve Latin letters, which chance repeats seldom. */
export const shingleWeight = 60;

/** Called with a shingle's hash (32 bits) and where it stands in the letters. */
export type ShingleVisitor = (hash: number, start: number, end: number) => void;

/**
 * Calls back with every shingle of the letters: the shortest stretch from each letter on that has the weight (A. Broder,
 * On the resemblance and containment of documents, 1997).
 */
export function eachShingle(letters: string, weight: number, visit: ShingleVisitor): void {
  let end = 0;
  let held = 0;
  for (let start = 0; start < letters.length; start++) {
    while (held < weight && end < letters.length) held += weightOf(letters.charCodeAt(end++));
    if (held < weight) return;
    visit(hashOf(letters, start, end), start, end);
    held -= weightOf(letters.charCodeAt(start));
  }
}

/** FNV-1a over the units, then the finaliser of MurmurHash3, so that every bit depends on every letter. */
function hashOf(letters: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ letters.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
