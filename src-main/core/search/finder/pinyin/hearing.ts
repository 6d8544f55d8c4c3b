import type { Steps, TypedPinyin } from './typedPinyin.ts';

/** The sounds of names one behind the other, by number; what stands between is 0. */
export type Sounds = Uint16Array;

/** Where in a name it is heard, the better the earlier: spelt out or by initials, the whole of it or a part. */
export const hearings = [
  'whole',
  'wholeInitials',
  'beginning',
  'beginningInitials',
  'inside',
  'insideInitials',
] as const;
export type Hearing = (typeof hearings)[number];

/** How the beginning of what stands from `from` to `end` can be read as what is typed; null where it cannot. */
export function heardFirst(sounds: Sounds, from: number, end: number, typed: TypedPinyin): Hearing | null {
  const heard = endOfHearing(sounds, from, end, typed.length, 0, typed.shortened);
  if (heard < 0) return null;
  const spelt = endOfHearing(sounds, from, end, typed.length, 0, typed.spelt);
  if (spelt === end) return 'whole';
  if (heard === end) return 'wholeInitials';
  return spelt >= 0 ? 'beginning' : 'beginningInitials';
}

/** The same for what stands behind the beginning. */
export function heardInside(sounds: Sounds, from: number, end: number, typed: TypedPinyin): Hearing | null {
  const { length, spelt, shortened } = typed;
  let found: Hearing | null = null;
  for (let at = from + 1; at < end; at++) {
    if (shortened[(sounds[at] ?? 0) * length] === 0) continue;
    if (endOfHearing(sounds, at, end, length, 0, shortened) < 0) continue;
    if (endOfHearing(sounds, at, end, length, 0, spelt) >= 0) return 'inside';
    found = 'insideInitials';
  }
  return found;
}

/**
 * Where the characters end that can stand for the letters from `typedFrom` on; -1 where they cannot, and beyond
 * the end of all where the last syllable is not typed to its end.
 */
function endOfHearing(
  sounds: Sounds,
  at: number,
  end: number,
  length: number,
  typedFrom: number,
  steps: Steps,
): number {
  if (typedFrom === length) return at;
  if (at === end) return -1;
  const possible = steps[(sounds[at] ?? 0) * length + typedFrom] ?? 0;
  if (possible === 0) return -1;
  let begun = -1;
  for (let step = 1, left = possible >> 1; left !== 0; step++, left >>= 1) {
    if ((left & 1) === 0) continue;
    const heard = endOfHearing(sounds, at + 1, end, length, typedFrom + step, steps);
    if (heard >= 0 && heard <= end) return heard;
    begun = Math.max(begun, heard);
  }
  return (possible & 1) === 0 ? begun : sounds.length + 1;
}
