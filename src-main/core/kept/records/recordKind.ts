import type * as z from 'zod';
import type { JsonFormat } from '#core/disk/json/jsonFormat.ts';
import type { KindName } from '#shared/model/kept.ts';
import type { HandFile, Versions } from './hand.ts';
import { stampOfTime } from './stamp.ts';
import type { Kept, Version } from './version.ts';

/** A kind of things that people make in a library. */
export interface RecordKind<T extends Kept> {
  readonly name: KindName;
  /** Whether the records of every issue are kept apart. */
  readonly byIssue: boolean;
  readonly schema: z.ZodType<T>;
  /**
   * The version of the files that hands write, 1 where it is absent. Every later one only adds to what the one
   * before it allows; a program that knows the earlier one leaves such files alone.
   */
  readonly version?: number;
  /**
   * The newest version that is written, where only some records need it: a file has it as long as it holds one of these.
   * Absent where it is `version`.
   */
  readonly newest?: number;
  /** The version that a record needs; asked for only where there is a `newest`. */
  readonly needs?: (record: T) => number;
  /** Fields that two hands may change at once without the one taking back the other. */
  readonly fields: readonly string[];
  /** Fields that the program changes by itself: what it did to them keeps nobody from taking back that they made a record. */
  readonly moving?: readonly string[];
  /** How they are listed, and written so that a diff shows what changed. */
  readonly compare: (a: T, b: T) => number;
  /** How they were stored while one process held a library: read for good, and never written. */
  readonly former: JsonFormat<HandFile<T>>;
  /** The name of that file, without `.json`, where it is another one's, who writes it on. */
  readonly formerName?: string;
  /** Of these a removal keeps what was removed. */
  readonly outlasts?: (record: T) => boolean;
  /** The records that are there, where that depends on others. */
  readonly present?: (versions: Versions<T>) => readonly T[];
  /** What of it is counted for people; everything where it is absent. */
  readonly isCounted?: (record: T) => boolean;
}

/** That a record was removed, and perhaps brought back, as it was stored while one process held a library. */
export interface FormerRemoval {
  readonly id: string;
  readonly deleted: string;
  readonly restored?: string | undefined;
}

/** What a former file holds, by the times that it says. */
export function formerVersions<T extends Kept & { readonly modified: string }>(
  records: readonly T[],
  removals: readonly FormerRemoval[] = [],
): readonly Version<T>[] {
  const versions = new Map<string, Version<T>>(
    records.map((value) => [value.id, { id: value.id, made: stampOfTime(value.modified), value }]),
  );
  for (const { id, deleted, restored } of removals) {
    const removed = stampOfTime(deleted);
    const known = versions.get(id);
    if (!known) versions.set(id, { id, removed });
    else if (restored !== undefined && restored >= deleted)
      versions.set(id, { ...known, touched: stampOfTime(restored, 1) });
    else if ((known.made ?? '') <= removed) versions.set(id, { ...known, removed });
  }
  return [...versions.values()];
}
