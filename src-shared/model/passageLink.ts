import type { Clipping } from './piece.ts';

/** A link between two passages, seen from one of them. It has no direction: both ends show it. */
export interface PassageLink {
  readonly id: string;
  /** The end that was asked about. */
  readonly here: Clipping;
  readonly there: Clipping;
}
