import { parseStored } from '#core/disk/json/jsonFormat.ts';
import type { Snapshot } from '#core/disk/snapshots/snapshotFile.ts';
import type { Annotation } from '#shared/model/annotation.ts';
import type { IssueDifference } from '#shared/model/snapshot.ts';
import { sameContent } from '../annotations/edits.ts';
import { type MarksFile, marksFormat, noMarks } from '../annotations/marksFile.ts';

const folder = 'annotations/';

/** The marks in a snapshot, by issue. What is not sound in it is left out. */
export function marksIn({ files }: Snapshot): ReadonlyMap<string, MarksFile> {
  const marks = new Map<string, MarksFile>();
  for (const [path, text] of files) {
    const parsed = path.startsWith(folder) ? parseStored(text, marksFormat) : null;
    if (parsed?.kind === 'sound') marks.set(path.slice(folder.length, -'.json'.length), parsed.data);
  }
  return marks;
}

/** What restoring `former` would do to an issue's marks; null where they are the same. */
export function differenceOf(
  issueId: string,
  current: MarksFile = noMarks,
  former: MarksFile = noMarks,
): IssueDifference | null {
  const there = byId(current);
  const before = byId(former);
  const comeBack = former.annotations.filter(({ id }) => !there.has(id));
  const go = current.annotations.filter(({ id }) => !before.has(id));
  const change = current.annotations.flatMap((annotation) => {
    const earlier = before.get(annotation.id);
    return earlier && !sameContent(annotation, earlier) ? [{ current: annotation, former: earlier }] : [];
  });
  if (comeBack.length + go.length + change.length === 0) return null;
  const issue = current.issue ?? former.issue;
  return {
    issueId,
    publication: issue?.publication ?? null,
    date: issue?.date ?? null,
    edition: issue?.edition ?? null,
    comeBack,
    change,
    go,
  };
}

const byId = ({ annotations }: MarksFile): ReadonlyMap<string, Annotation> =>
  new Map(annotations.map((annotation) => [annotation.id, annotation]));
