import * as z from 'zod';
import type { JsonFormat } from '#core/disk/json/jsonFormat.ts';
import { type Annotation, colours, wholes } from '#shared/model/annotation.ts';
import type { HandFile } from '../records/hand.ts';
import { markedIssueSchema } from '../records/markedIssue.ts';
import { formerVersions, type RecordKind } from '../records/recordKind.ts';

const position = z.int().nonnegative();
const landmark = z.object({ text: z.string(), distance: position, isEnd: z.literal(true).optional() });

const percent = z.number().min(0).max(100);

const region = z.object({
  page: position,
  number: z.int(),
  label: z.string().nullable(),
  picture: z.string().nullable(),
  pdfPage: z.int().positive().optional(),
  x: percent,
  y: percent,
  width: percent.gt(0),
  height: percent.gt(0),
});

/** The shape of an annotation in a stored file; what is not of this shape must never be written. */
export const storedAnnotation = z.object({
  id: z.string().min(1),
  issueId: z.string().min(1),
  target: z
    .object({
      quote: z.object({
        type: z.literal('TextQuoteSelector'),
        exact: z.string(),
        prefix: z.string(),
        suffix: z.string(),
      }),
      position: z.object({
        type: z.literal('TextPositionSelector'),
        start: position,
        end: position,
      }),
      rivals: z.int().positive().optional(),
      countedIn: z.string().optional(),
      landmarks: z.object({ before: landmark, after: landmark }).optional(),
      shown: z.string(),
      headline: z.string().nullable(),
      region: region.optional(),
      about: z.enum(wholes).optional(),
      articleId: z.string().min(1).optional(),
    })
    .refine(
      ({ quote, region: onPage, about }) => quote.exact !== '' || onPage !== undefined || about !== undefined,
      'a passage has words',
    ),
  colour: z.enum(colours),
  note: z.string(),
  tags: z.array(z.string()),
  created: z.iso.datetime(),
  modified: z.iso.datetime(),
  creator: z.string().optional(),
  via: z.string().optional(),
});

/** A removal as former programs stored it. */
export const formerRemoval = z.object({
  id: z.string().min(1),
  deleted: z.iso.datetime(),
  restored: z.iso.datetime().optional(),
});

/** `annotations/<issue id>.json`, as it was written while one process held a library. */
const former: JsonFormat<HandFile<Annotation>> = {
  version: 2,
  schema: z
    .object({
      schemaVersion: z.literal(2),
      issue: markedIssueSchema.nullable(),
      annotations: z.array(storedAnnotation),
      deleted: z.array(formerRemoval),
    })
    .transform(({ schemaVersion, issue, annotations, deleted }) => ({
      schemaVersion,
      kind: 'annotations' as const,
      writer: '',
      issue,
      records: formerVersions<Annotation>(annotations, deleted),
    })),
  // Version 2 added `creator`, `via`, `target.rivals` and `target.landmarks`.
  migrations: new Map([[1, (older) => ({ ...z.looseObject({}).parse(older), schemaVersion: 2 })]]),
};

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Annotations, kept by the issue in text order. What people say of a passage and where it is are two things. */
export const annotationKind: RecordKind<Annotation> = {
  name: 'annotations',
  byIssue: true,
  // Version 2 added `target.region`, `target.about` and quotes without words.
  version: 2,
  // Version 3 added notes on papers; the files of all others stay open to programs that know none.
  newest: 3,
  needs: ({ target }) => (target.about === 'publication' ? 3 : 2),
  schema: storedAnnotation,
  fields: ['target', 'colour', 'note', 'tags'],
  // Where a passage is changes with every correction of the text around it.
  moving: ['target'],
  compare: (a, b) =>
    a.target.position.start - b.target.position.start ||
    a.target.position.end - b.target.position.end ||
    compare(a.created, b.created),
  former,
};
