import * as z from 'zod';
import type { JsonFormat } from '#core/disk/json/jsonFormat.ts';
import { type Annotation, colours } from '#shared/model/annotation.ts';
import type { Issue } from '#shared/model/issue.ts';
import {
  changedRecords,
  newestKept,
  newestRemovals,
  type RecordChange,
  type RemovedRecord,
  removedRecord,
} from '../records/records.ts';

/** What issue the marks belong to, for people who read the file, and for the day the ids are lost. */
export interface MarkedIssue {
  readonly id: string;
  readonly publication: string | null;
  readonly date: string | null;
  readonly edition: string | null;
  readonly issueNumber: string | null;
  readonly path: string;
  /** BCP 47, of an issue that is not here; otherwise the issue itself tells. */
  readonly language?: string | undefined;
  /** The marks were imported before their issue came: they are attached to it when it does. */
  readonly waiting?: true | undefined;
}

/** The marks on one issue as they are stored: `<library>/.broadsheet/annotations/<issue id>.json`. */
export interface MarksFile {
  readonly schemaVersion: 2;
  readonly issue: MarkedIssue | null;
  /** In text order, so that a diff shows what changed. */
  readonly annotations: readonly Annotation[];
  readonly deleted: readonly RemovedRecord[];
}

const position = z.int().nonnegative();
const nullableText = z.string().nullable();

const landmark = z.object({ text: z.string(), distance: position, isEnd: z.literal(true).optional() });

/** The shape of an annotation in a stored file; what is not of this shape must never be written. */
export const storedAnnotation = z.object({
  id: z.string().min(1),
  issueId: z.string().min(1),
  target: z.object({
    quote: z.object({
      type: z.literal('TextQuoteSelector'),
      exact: z.string().min(1),
      prefix: z.string(),
      suffix: z.string(),
    }),
    position: z.object({
      type: z.literal('TextPositionSelector'),
      start: position,
      end: position,
    }),
    rivals: z.int().positive().optional(),
    landmarks: z.object({ before: landmark, after: landmark }).optional(),
    shown: z.string(),
    headline: nullableText,
  }),
  colour: z.enum(colours),
  note: z.string(),
  tags: z.array(z.string()),
  created: z.iso.datetime(),
  modified: z.iso.datetime(),
  creator: z.string().optional(),
  via: z.string().optional(),
});

export const marksFormat: JsonFormat<MarksFile> = {
  version: 2,
  schema: z.object({
    schemaVersion: z.literal(2),
    issue: z
      .object({
        id: z.string(),
        publication: nullableText,
        date: nullableText,
        edition: nullableText,
        issueNumber: nullableText,
        path: z.string(),
        language: z.string().optional(),
        waiting: z.literal(true).optional(),
      })
      .nullable(),
    annotations: z.array(storedAnnotation),
    deleted: z.array(removedRecord),
  }),
  // Version 2 added `creator`, `via`, `target.rivals` and `target.landmarks`, which a program of version 1 would drop.
  migrations: new Map([[1, (older) => ({ ...z.looseObject({}).parse(older), schemaVersion: 2 })]]),
};

export const noMarks: MarksFile = { schemaVersion: 2, issue: null, annotations: [], deleted: [] };

/** One annotation before and after a change; null where there was none. */
export type MarkChange = RecordChange<Annotation>;

export const inverse = ({ before, after }: MarkChange): MarkChange => ({ before: after, after: before });

/** Applies changes made at `now`. Removed annotations leave a tombstone, restored ones say so on it. */
export function applyChanges(
  file: MarksFile,
  changes: readonly MarkChange[],
  now: string,
  issue: MarkedIssue | null = file.issue,
): MarksFile {
  const { records, deleted } = changedRecords(file.annotations, file.deleted, changes, now);
  return ordered(issue, records, deleted);
}

/**
 * Two versions of the marks on one issue, put together annotation by annotation: the newest change wins,
 * a removal counts as a change, and nothing is dropped only because one side does not have it.
 */
export function mergeMarks(ours: MarksFile, theirs: MarksFile): MarksFile {
  const deleted = newestRemovals(ours.deleted, theirs.deleted);
  const annotations = newestKept([...ours.annotations, ...theirs.annotations], deleted);
  return ordered(theirs.issue ?? ours.issue, annotations, deleted);
}

export function markedIssueOf(issue: Issue): MarkedIssue {
  return {
    id: issue.id,
    publication: issue.publication,
    date: issue.date,
    edition: issue.edition,
    issueNumber: issue.issueNumber,
    path: issue.source.path,
  };
}

function ordered(
  issue: MarkedIssue | null,
  annotations: readonly Annotation[],
  deleted: readonly RemovedRecord[],
): MarksFile {
  return {
    schemaVersion: 2,
    issue,
    annotations: annotations.toSorted(
      (a, b) =>
        a.target.position.start - b.target.position.start ||
        a.target.position.end - b.target.position.end ||
        compare(a.created, b.created) ||
        compare(a.id, b.id),
    ),
    deleted: deleted.toSorted((a, b) => compare(a.deleted, b.deleted) || compare(a.id, b.id)),
  };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
