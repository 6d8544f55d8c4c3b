import type { KindName } from '#shared/model/kept.ts';
import { recordsIn } from './formerState.ts';
import type { CommandPart } from './history.ts';
import type { RecordKind } from './recordKind.ts';
import { type Kept, modifiedNow, type RecordChange, sameRecord } from './version.ts';

/** A kind of a library's as snapshots see it. */
export interface Restorable {
  readonly name: KindName;
  /** How many things of a person's it holds, and held when files said so, by path below `.broadsheet`. */
  compare(files: ReadonlyMap<string, string>): Promise<{
    readonly current: number;
    readonly former: number;
    readonly isSame: boolean;
  }>;
  /** What makes it what the files once said; it loses what they lack. */
  parts(files: ReadonlyMap<string, string>): Promise<readonly CommandPart[]>;
}

/** What restoring asks of a book. */
interface RestorableBook<T extends Kept> {
  readonly kind: RecordKind<T>;
  readonly issueIds: readonly string[];
  group(issueId: string | null): Promise<{ readonly records: readonly T[] }>;
  edit(edit: {
    readonly issueId: string | null;
    readonly makeChanges: (records: readonly T[]) => readonly RecordChange<T>[];
  }): CommandPart;
}

export function restorableBook<T extends Kept>(book: RestorableBook<T>, now: () => Date): Restorable {
  const { kind } = book;
  const isCounted = kind.isCounted ?? (() => true);
  const placesIn = (former: ReadonlyMap<string | null, unknown>) =>
    kind.byIssue ? new Set([...former.keys(), ...book.issueIds]) : new Set([null]);
  return {
    name: kind.name,
    async compare(files) {
      const states = recordsIn(files, kind);
      let [current, former, isSame] = [0, 0, true];
      for (const issueId of placesIn(states)) {
        const here = (await book.group(issueId)).records;
        const there = states.get(issueId)?.records ?? [];
        current += here.filter(isCounted).length;
        former += there.filter(isCounted).length;
        isSame &&= restoringChanges(here, there, now()).length === 0;
      }
      return { current, former, isSame };
    },
    async parts(files) {
      const states = recordsIn(files, kind);
      return [...placesIn(states)].map((issueId) =>
        book.edit({
          issueId,
          makeChanges: (here) => restoringChanges(here, states.get(issueId)?.records ?? [], now()),
        }),
      );
    },
  };
}

/** The changes that make records what they once were. */
function restoringChanges<T extends Kept>(
  here: readonly T[],
  former: readonly T[],
  now: Date,
): readonly RecordChange<T>[] {
  const current = new Map(here.map((record) => [record.id, record]));
  const kept = new Set(former.map(({ id }) => id));
  return [
    ...here.filter(({ id }) => !kept.has(id)).map((before) => ({ before, after: null })),
    ...former.flatMap((record) => {
      const before = current.get(record.id) ?? null;
      return sameRecord(before, record) ? [] : [{ before, after: modifiedNow(record, now) }];
    }),
  ];
}
