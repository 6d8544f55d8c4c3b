import * as z from 'zod';
import type { JsonFormat } from '#core/disk/json/jsonFormat.ts';
import { type Correction, type CorrectionChange, correctedRoles } from '#shared/model/correction.ts';
import { storedAnnotation } from '../annotations/kind.ts';
import type { HandFile } from '../records/hand.ts';
import { formerVersions, type RecordKind } from '../records/recordKind.ts';

const target = storedAnnotation.shape.target;

const change: z.ZodType<CorrectionChange> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), replacement: z.string().min(1) }),
  z.object({ kind: z.literal('headline'), text: z.string().min(1) }),
  z.object({ kind: z.literal('split') }),
  z.object({ kind: z.literal('merge'), into: target }),
  z.object({ kind: z.literal('move'), where: z.enum(['before', 'after']), other: target }),
  z.object({ kind: z.literal('role'), role: z.enum(correctedRoles) }),
]);

const storedCorrection: z.ZodType<Correction> = z.object({
  id: z.string().regex(/^[A-Za-z0-9_-]+$/),
  target,
  change,
  created: z.iso.datetime(),
  modified: z.iso.datetime(),
  author: z.string().optional(),
  undone: z.literal(true).optional(),
});

/** `corrections/<issue id>.json`, as it was written while one process held a library. */
const former: JsonFormat<HandFile<Correction>> = {
  version: 1,
  schema: z
    .object({ schemaVersion: z.literal(1), corrections: z.array(storedCorrection) })
    .transform(({ schemaVersion, corrections }) => ({
      schemaVersion,
      kind: 'corrections' as const,
      writer: '',
      issue: null,
      records: formerVersions(corrections),
    })),
  migrations: new Map(),
};

/** Corrections, kept by the issue in the order they were made, also those that were taken back. */
export const correctionKind: RecordKind<Correction> = {
  name: 'corrections',
  byIssue: true,
  schema: storedCorrection,
  fields: ['undone'],
  compare: (a, b) => (a.created < b.created ? -1 : a.created > b.created ? 1 : 0),
  former,
  isCounted: ({ undone }) => !undone,
};
