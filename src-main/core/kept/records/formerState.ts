import { parseStored } from '#core/disk/json/jsonFormat.ts';
import type { HandFile } from './hand.ts';
import { handFormat, mergeFiles, presentRecords } from './handFile.ts';
import type { MarkedIssue } from './markedIssue.ts';
import { type PlacedKind, recordPlaceOf } from './places.ts';
import type { RecordKind } from './recordKind.ts';
import type { Kept } from './version.ts';

/** The records on an issue (or of the library) as files once said them together. */
export interface FormerState<T extends Kept> {
  readonly issue: MarkedIssue | null;
  readonly records: readonly T[];
}

/**
 * What files, by their paths below `.broadsheet`, say of one kind, by the issue (null: the library). What is not
 * sound in them is left out.
 */
export function recordsIn<T extends Kept>(
  files: ReadonlyMap<string, string>,
  kind: RecordKind<T> & PlacedKind,
): ReadonlyMap<string | null, FormerState<T>> {
  const parsed = new Map<string | null, HandFile<T>[]>();
  for (const [path, text] of files) {
    const place = recordPlaceOf(path, [kind]);
    if (!place || place.role === 'copy') continue;
    const file = parseStored(text, place.role === 'former' ? kind.former : handFormat(kind));
    if (file.kind !== 'sound') continue;
    parsed.set(place.issueId, [...(parsed.get(place.issueId) ?? []), file.data]);
  }
  return new Map(
    [...parsed].map(([issueId, group]) => [
      issueId,
      {
        issue: group.find(({ issue }) => issue)?.issue ?? null,
        records: presentRecords(mergeFiles(group, kind), kind),
      },
    ]),
  );
}
