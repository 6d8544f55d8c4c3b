import { z } from 'zod';
import type { FilledInField } from '#shared/model/filledIn.ts';
import type { Hand } from '#shared/model/hand.ts';
import type { IssueSummary, LibraryState } from '#shared/model/library.ts';
import { ask, call } from '../call.ts';
import { day, filePath, issueId } from '../inputs.ts';
import { limits } from '../limits.ts';

const describedText = z.string().trim().min(1).max(limits.described);

/** Fields of an issue as a person fills them in: null takes the person's word back, absent leaves it. */
export const issueDescription = z.strictObject({
  title: describedText.nullable().optional(),
  date: day.nullable().optional(),
  edition: describedText.nullable().optional(),
  issueNumber: describedText.nullable().optional(),
  place: describedText.nullable().optional(),
  /** BCP 47. */
  language: z
    .string()
    .max(limits.language)
    .regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/)
    .nullable()
    .optional(),
  pageCount: z.number().int().min(1).max(10_000).nullable().optional(),
});
export type IssueDescriptionPatch = z.infer<typeof issueDescription>;

/** The open library, the list of its issues, and what people fill in of them. */
export const libraryCalls = {
  /** The open library, or null before one is opened. */
  'library.state': ask({}).answers<LibraryState | null>(),
  /**
   * A summary of every issue read so far; afterwards `library.changed` tells what changes. With `newest` of each name
   * that papers go by only so many issues with a date, the newest, and as many without one.
   */
  'library.issues': ask({ newest: z.number().int().min(1).max(100).optional() }).answers<
    readonly IssueSummary[]
  >(),
  /** Who works in the library, and when each was last heard of; afterwards `hands.changed` tells. */
  'library.hands': ask({}).answers<readonly Hand[]>(),
  /** Opens a folder in place of the open library. Answers at once; progress comes as `library.changed`. */
  'library.open': call({ path: filePath }).answers<LibraryState>(),
  /** Lets the person choose a folder in the host's own dialog and opens it; null when they cancel. */
  'library.choose': call({}).answers<LibraryState | null>(),
  /** Stops reading files; what was read stays. */
  'library.cancel': call({}).answers<LibraryState>(),
  /**
   * Fills in fields of many issues, kept in the library and apart from the files; answers how many issues
   * changed. `history.undo` takes it back.
   */
  'library.describe': call({
    issueIds: z.array(issueId).min(1).max(limits.issues),
    fields: issueDescription,
  }).answers<{ readonly changed: number }>(),
  /**
   * Calls the issues of papers by the names that a person chose, each paper by its own, all in one step; answers how
   * many issues changed. `history.undo` takes it back.
   */
  'library.namePapers': call({
    papers: z
      .array(z.strictObject({ issueIds: z.array(issueId).min(1).max(limits.issues), title: describedText }))
      .min(1)
      .max(limits.papers),
  }).answers<{ readonly changed: number }>(),
  /** The fields that are filled in of an issue, each beside what the file says. */
  'library.filledIn': ask({ issueId }).answers<readonly FilledInField[]>(),
};
