import { eachShingle, shingleWeight } from '../sketch/shingles.ts';

/** A stretch that two texts have in common to the letter. */
export interface Seed {
  readonly left: number;
  readonly right: number;
  readonly length: number;
}

/** A stretch that a text has more often, as a table has, leads nowhere. */
const mostPlaces = 4;

/**
 * Looks for the stretches that other texts have in common with one; they come in the order of the other text. What is
 * known of the one is made once.
 */
export function seedFinder(left: string): (right: string) => readonly Seed[] {
  const places = new Map<number, number[]>();
  eachShingle(left, shingleWeight, (hash, start) => {
    const known = places.get(hash);
    if (!known) places.set(hash, [start]);
    else if (known.length <= mostPlaces) known.push(start);
  });
  return (right) => {
    const seeds: Seed[] = [];
    eachShingle(right, shingleWeight, (hash, start, end) => {
      const known = places.get(hash);
      if (!known || known.length > mostPlaces) return;
      const stretch = right.slice(start, end);
      for (const place of known) {
        if (left.startsWith(stretch, place)) seeds.push({ left: place, right: start, length: end - start });
      }
    });
    return seeds;
  };
}
