import type { KindName } from '#shared/model/kept.ts';
import type { MarkedIssue } from './markedIssue.ts';
import type { Kept, Version } from './version.ts';

/**
 * What one hand made of one kind (on one issue): the only files that a process writes are its own. For
 * example `<library>/.broadsheet/annotations/<issue id>/<writer>.json`.
 */
export interface HandFile<T extends Kept> {
  readonly schemaVersion: number;
  readonly kind: KindName;
  /** Empty where a program wrote it that knew of one hand only. */
  readonly writer: string;
  readonly issue: MarkedIssue | null;
  readonly records: readonly Version<T>[];
}

/** What is known of records, by their ids. */
export type Versions<T extends Kept> = ReadonlyMap<string, Version<T>>;
