import type { AnnotationTarget } from './annotation.ts';
import type { Span } from './span.ts';

/** What a person can say a block is: a piece of reporting, an advertisement, or another notice. */
export const correctedRoles = ['article', 'notice', 'advertisement'] as const;
export type CorrectedRole = (typeof correctedRoles)[number];

/**
 * What a correction does at its passage. An article is known by the passage that it begins with: its
 * headline, or its first words.
 */
export type CorrectionChange =
  /** Other words in place of the passage. */
  | { readonly kind: 'text'; readonly replacement: string }
  /** A headline for the article that begins with the passage, which has none. */
  | { readonly kind: 'headline'; readonly text: string }
  /** Another article begins with the paragraph that begins with the passage. */
  | { readonly kind: 'split' }
  /** The article that begins with the passage goes on with what `into` begins. */
  | { readonly kind: 'merge'; readonly into: AnnotationTarget }
  /** The article that begins with the passage stands right before or behind another one. */
  | { readonly kind: 'move'; readonly where: 'before' | 'after'; readonly other: AnnotationTarget }
  /** The block that begins with the passage is of another kind. */
  | { readonly kind: 'role'; readonly role: CorrectedRole };

/**
 * A person's change to text or structure of an issue, kept apart from its source. Times are ISO 8601 in
 * UTC. Corrections lie over one another in the order in which they were made.
 */
export interface Correction {
  readonly id: string;
  /** The passage as it is printed (`shown`) and where it is. */
  readonly target: AnnotationTarget;
  readonly change: CorrectionChange;
  readonly created: string;
  /** When it was made, undone, or made again. */
  readonly modified: string;
  readonly author?: string | undefined;
  /** It was taken back; it is kept so that no synced copy brings it back, and nothing typed is lost. */
  readonly undone?: true | undefined;
}

/** A correction with its place; null where that is not found for certain, or where nothing fits it any more. */
export interface PlacedCorrection {
  readonly correction: Correction;
  readonly place: Span | null;
}
