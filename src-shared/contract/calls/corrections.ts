import { z } from 'zod';
import { correctedRoles, type PlacedCorrection } from '#shared/model/correction.ts';
import type { Issue } from '#shared/model/issue.ts';
import { ask, call } from '../call.ts';
import { articleId, issueId, offset } from '../inputs.ts';
import { limits } from '../limits.ts';

const correctionId = z.string().min(1).max(limits.id);
/** Paragraphs are corrected one by one. */
const words = z.string().trim().min(1).max(limits.paragraph);

/** What a person corrects, on the issue as it is shown. */
const wantedCorrection = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), start: offset, end: offset, replacement: words }),
  z.strictObject({ kind: z.literal('headline'), articleId, text: words }),
  /** `start`: where the paragraph begins that the new article begins with. */
  z.strictObject({ kind: z.literal('split'), articleId, start: offset }),
  z.strictObject({ kind: z.literal('merge'), articleId }),
  z.strictObject({ kind: z.literal('move'), articleId, direction: z.enum(['up', 'down']) }),
  /** `blockId`: an article's or a notice's. */
  z.strictObject({ kind: z.literal('role'), blockId: articleId, role: z.enum(correctedRoles) }),
]);
export type WantedCorrection = z.infer<typeof wantedCorrection>;

/** Corrections of an issue. */
export const correctionCalls = {
  /** An issue's corrections in the order they were made; those without a place are kept and not applied. */
  'corrections.list': ask({ issueId }).answers<readonly PlacedCorrection[]>(),
  /**
   * Corrects the issue; on disk when this answers, and told as `corrections.changed`. Throws
   * `cannotCorrect` where that cannot be done there.
   */
  'corrections.make': call({ issueId, wanted: wantedCorrection }).answers<PlacedCorrection>(),
  /** Takes one correction back; the others stay. Throws `correctionNotFound`. */
  'corrections.undo': call({ issueId, correctionId }).answers<null>(),
  /** Makes a correction again that was taken back. Throws `correctionNotFound`. */
  'corrections.redo': call({ issueId, correctionId }).answers<null>(),
  /** The issue as its file says, without corrections. */
  'corrections.printed': ask({ issueId }).answers<Issue>(),
};
