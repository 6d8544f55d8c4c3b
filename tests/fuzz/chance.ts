import { type Random, randomNumbers } from '../bench/support/random.ts';

/** Choices that are the same in every run with the same seed. */
export interface Chance {
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number;
  /** True so often (0 to 1). */
  often(share: number): boolean;
  /** One of the values, of which there is at least one. */
  of<T>(values: readonly T[]): T;
}

export function chanceFrom(seed: number): Chance {
  const random: Random = randomNumbers(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  return {
    below,
    often: (share) => random() < share,
    of(values) {
      if (values.length === 0) throw new Error('There is nothing to choose from.');
      return values[below(values.length)] as (typeof values)[number];
    },
  };
}
