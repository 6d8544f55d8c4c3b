import type { Facts } from '../index/facts.ts';
import type { Segment } from '../index/segment.ts';
import type { Matcher } from '../query/matching.ts';
import type { QueryPlan } from '../text/terms.ts';
import type { Choice, Parted } from './filtering.ts';

/** What to find in every segment. */
export interface Task {
  readonly terms: readonly Matcher[];
  readonly without: readonly Matcher[];
  readonly isAny: boolean;
  /** All terms as one phrase; null where that says nothing more. */
  readonly together: Phrase | null;
  readonly averageLength: number;
}

/** A text in the normal form, and how it is looked up. */
export interface Phrase {
  readonly normal: string;
  readonly plan: QueryPlan;
}

/** The documents found in a segment, side by side. */
export interface Found extends Parted {
  readonly segment: Segment;
  /** Number of matches. */
  readonly totals: Int32Array;
  readonly scores: Float64Array;
  /** Where any term will do: the score of each term, document by document. */
  readonly termScores: Float64Array;
}

/** The documents that a count is taken of: what was found, and what was not only for the count's own choice. */
export function* countedFor(all: readonly Found[], choice: Choice): Generator<[Facts, Int32Array]> {
  for (const { segment, ordinals, beside } of all) {
    yield [segment.facts, ordinals];
    const more = beside.get(choice);
    if (more) yield [segment.facts, more];
  }
}
