import { z } from 'zod';
import type { KeptDraft } from '#shared/model/draft.ts';
import { call } from '../call.ts';
import { annotationId, colour, filePath, issueId, note, offset, pageArea, tags, whole } from '../inputs.ts';
import { limits } from '../limits.ts';

/** The shape of a draft, on its way and where it is stored. */
export const keptDraft = z.strictObject({
  id: annotationId,
  issueId,
  isNew: z.boolean(),
  span: z.strictObject({ start: offset, end: offset }).nullable(),
  exact: z.string().max(limits.passage).nullable(),
  quote: z.string().max(limits.passage),
  region: pageArea.optional(),
  about: whole.optional(),
  colour,
  note,
  tags,
  unsaved: z.boolean(),
});

/** Absolute path of the library that a draft is for, which need not be open any more. */
const library = filePath;

/** Notes that are not saved yet. */
export const draftCalls = {
  /**
   * The drafts of a library that no other window holds; they are the caller's from now on, and those of other
   * libraries no longer.
   */
  'drafts.takeOver': call({ library }).answers<readonly KeptDraft[]>(),
  /** Keeps a draft in the person's profile, in place of an earlier one with its id. */
  'drafts.keep': call({ library, draft: keptDraft }).answers<null>(),
  /** The draft was saved or thrown away. */
  'drafts.drop': call({ library, id: annotationId }).answers<null>(),
};
