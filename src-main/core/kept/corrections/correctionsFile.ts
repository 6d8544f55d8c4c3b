import * as z from 'zod';
import type { JsonFormat } from '#core/disk/json/jsonFormat.ts';
import { type Correction, type CorrectionChange, correctedRoles } from '#shared/model/correction.ts';
import { storedAnnotation } from '../annotations/marksFile.ts';
import { newest } from '../records/records.ts';

/** The corrections of one issue: `<library>/.broadsheet/corrections/<issue id>.json`. */
export interface CorrectionsFile {
  readonly schemaVersion: 1;
  /** In the order they were made, also those that were taken back. */
  readonly corrections: readonly Correction[];
}

const target = storedAnnotation.shape.target;

const change: z.ZodType<CorrectionChange> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), replacement: z.string().min(1) }),
  z.object({ kind: z.literal('headline'), text: z.string().min(1) }),
  z.object({ kind: z.literal('split') }),
  z.object({ kind: z.literal('merge'), into: target }),
  z.object({ kind: z.literal('move'), where: z.enum(['before', 'after']), other: target }),
  z.object({ kind: z.literal('role'), role: z.enum(correctedRoles) }),
]);

export const correctionsFormat: JsonFormat<CorrectionsFile> = {
  version: 1,
  schema: z.object({
    schemaVersion: z.literal(1),
    corrections: z.array(
      z.object({
        id: z.string().regex(/^[A-Za-z0-9_-]+$/),
        target,
        change,
        created: z.iso.datetime(),
        modified: z.iso.datetime(),
        author: z.string().optional(),
        undone: z.literal(true).optional(),
      }),
    ),
  }),
  migrations: new Map(),
};

export const noCorrections: CorrectionsFile = { schemaVersion: 1, corrections: [] };

/** Two versions put together: of each correction the newest state, and none dropped. */
export function mergeCorrections(ours: CorrectionsFile, theirs: CorrectionsFile): CorrectionsFile {
  return withCorrections(newest([...ours.corrections, ...theirs.corrections], isNewer));
}

/** What corrections become when they shall be `former` again at `now`: those that were made later are taken back. */
export function restoreCorrections(
  current: readonly Correction[],
  former: readonly Correction[],
  now: string,
): readonly Correction[] {
  const known = new Map(current.map((correction) => [correction.id, correction]));
  const kept = new Set(former.map(({ id }) => id));
  const others = current.filter(({ id }) => !kept.has(id));
  return [
    ...former.map((correction) => {
      const here = known.get(correction.id);
      return here && Boolean(here.undone) === Boolean(correction.undone)
        ? here
        : { ...correction, modified: now };
    }),
    ...others.map((correction) =>
      correction.undone ? correction : { ...correction, undone: true as const, modified: now },
    ),
  ];
}

/** Of two states of the same moment one is chosen, and the same one whoever merges. */
const isNewer = (one: Correction, other: Correction) =>
  one.modified === other.modified ? Boolean(one.undone) && !other.undone : one.modified > other.modified;

export function withCorrections(corrections: readonly Correction[]): CorrectionsFile {
  return {
    schemaVersion: 1,
    corrections: corrections.toSorted((a, b) => compare(a.created, b.created) || compare(a.id, b.id)),
  };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
