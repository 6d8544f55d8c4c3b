import type { Clipping } from './piece.ts';

/** A named, ordered set of articles and annotations (专题). */
export interface CollectionSummary {
  readonly id: string;
  readonly name: string;
  readonly memberCount: number;
}

/** An article or annotation in a collection, with what is said of it there. */
export interface CollectionMember {
  readonly id: string;
  /** Markdown as the person typed it; empty when there is none. */
  readonly note: string;
  readonly clipping: Clipping;
}

export interface Collection extends CollectionSummary {
  /** What is said of the whole, in Markdown; empty when there is nothing. */
  readonly note: string;
  readonly members: readonly CollectionMember[];
}
