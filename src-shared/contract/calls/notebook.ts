import { z } from 'zod';
import {
  type AnnotationsOfIssue,
  annotationStates,
  type NotebookEntry,
  type NotebookPage,
  notebookSorts,
} from '#shared/model/notebook.ts';
import type { FacetCount } from '#shared/model/search.ts';
import { ask, call } from '../call.ts';
import { chosenAnnotations, colour, day, offset, tag, tags } from '../inputs.ts';
import { limits } from '../limits.ts';

/** Which annotations, in which order. */
export const notebookQuery = z.strictObject({
  filters: z.strictObject({
    text: z.string().max(limits.words).optional(),
    publication: z.string().max(limits.words).optional(),
    from: day.optional(),
    to: day.optional(),
    tag: tag.optional(),
    colour: colour.optional(),
    hasNote: z.boolean().optional(),
    state: z.enum(annotationStates).optional(),
    hand: z.string().max(limits.id).optional(),
  }),
  sort: z.enum(notebookSorts),
  descending: z.boolean(),
  grouped: z.boolean(),
});

/** The notebook: a library's annotations across all its issues. */
export const notebookCalls = {
  /** A stretch of the library's annotations, on whatever issue, also on issues that are not there. */
  'notebook.list': ask({
    query: notebookQuery,
    offset,
    limit: z.number().int().min(0).max(200),
  }).answers<NotebookPage>(),
  /** Only which annotations a stretch holds, to do something to all of them. */
  'notebook.ids': ask({
    query: notebookQuery,
    offset,
    limit: z.number().int().min(0).max(limits.annotations),
  }).answers<readonly AnnotationsOfIssue[]>(),
  /** All annotations on papers as a whole, by publication, also on those that no issue is here of. */
  'notebook.papers': ask({}).answers<readonly NotebookEntry[]>(),
  /**
   * Changes many annotations as one step that `history.undo` takes back; those that are gone by now
   * are passed over. Answers how many changed.
   * All are on the disk when this answers. Where saving fails in the middle, what was written before
   * stays, can be taken back, and the same can be asked again.
   */
  'notebook.change': call({
    annotations: chosenAnnotations,
    colour: colour.optional(),
    addTags: tags.optional(),
    removeTags: tags.optional(),
  }).answers<{ readonly changed: number }>(),
  /** Removes many annotations, likewise. */
  'notebook.remove': call({ annotations: chosenAnnotations }).answers<{ readonly changed: number }>(),
  /** The library's tags with the number of their annotations, most first. */
  'notebook.tags': ask({}).answers<readonly FacetCount[]>(),
  /**
   * Renames a tag on every annotation, likewise. Into a tag that is there already only with `merge`;
   * throws `tagExists` otherwise.
   */
  'notebook.renameTag': call({ from: tag, to: tag, merge: z.boolean() }).answers<{
    readonly changed: number;
  }>(),
  /** Takes a tag off every annotation, likewise. */
  'notebook.removeTag': call({ tag }).answers<{ readonly changed: number }>(),
};
