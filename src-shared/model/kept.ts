import { keptStoreNames } from './snapshot.ts';

/** Everything that people make in a library, by kind: also the names of the folders it is kept in. */
export const keptKindNames = ['annotations', ...keptStoreNames] as const;
export type KindName = (typeof keptKindNames)[number];

/** What a person did, and what was taken back or done again now. */
export interface HistoryStep {
  readonly kind: KindName;
  /** The issue that it was done to; null for what is kept for the whole library. */
  readonly issueId: string | null;
  readonly did: 'add' | 'change' | 'remove';
  /** To how many. */
  readonly count: number;
}
