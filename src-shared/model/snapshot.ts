import type { Annotation } from './annotation.ts';
import type { IsoDate } from './issue.ts';

/** Why a snapshot was taken: by the clock, when the library was closed, on demand, or before something that changes much at once. */
export const snapshotReasons = ['hourly', 'closing', 'manual', 'migration', 'import', 'restore'] as const;
export type SnapshotReason = (typeof snapshotReasons)[number];

/** A copy of everything that people made in a library, as it was at one time. */
export interface SnapshotSummary {
  readonly id: string;
  /** ISO 8601 in UTC. */
  readonly taken: string;
  readonly reason: SnapshotReason;
  /** What it takes on the disk. */
  readonly bytes: number;
}

/** What snapshots hold beside the annotations: what people filled in, searched, gathered, linked, corrected and chose to read. */
export const keptStoreNames = [
  'descriptions',
  'searches',
  'collections',
  'links',
  'corrections',
  'sources',
] as const;
export type KeptStoreName = (typeof keptStoreNames)[number];

/** What restoring would do to a whole store. */
export interface StoreDifference {
  readonly store: KeptStoreName;
  /** How many things it holds. */
  readonly current: number;
  /** How many it held. */
  readonly former: number;
}

/** What restoring a snapshot would do. Where it would do nothing is left out. */
export interface RestoreDifference {
  readonly issues: readonly IssueDifference[];
  readonly stores: readonly StoreDifference[];
}

/** An annotation as it is and as it was in the snapshot. */
export interface ChangedAnnotation {
  readonly current: Annotation;
  readonly former: Annotation;
}

/** What restoring would do to the marks on one issue. */
export interface IssueDifference {
  readonly issueId: string;
  readonly publication: string | null;
  readonly date: IsoDate | null;
  readonly edition: string | null;
  /** Annotations that would come back. */
  readonly comeBack: readonly Annotation[];
  /** Annotations that would be as they were. */
  readonly change: readonly ChangedAnnotation[];
  /** Annotations that were made later and would go. */
  readonly go: readonly Annotation[];
}
