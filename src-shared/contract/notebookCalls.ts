import { z } from 'zod';
import {
  type AnnotationsOfIssue,
  annotationStates,
  type NotebookPage,
  notebookSorts,
} from '../model/notebook.ts';
import type { FacetCount } from '../model/search.ts';
import { chosenAnnotations, colour, isoDate, mostAnnotations, nothing, offset, tag, tags } from './inputs.ts';

const query = z.strictObject({
  filters: z.strictObject({
    text: z.string().max(1000).optional(),
    publication: z.string().max(1000).optional(),
    from: isoDate.optional(),
    to: isoDate.optional(),
    tag: tag.optional(),
    colour: colour.optional(),
    hasNote: z.boolean().optional(),
    state: z.enum(annotationStates).optional(),
  }),
  sort: z.enum(notebookSorts),
  descending: z.boolean(),
  grouped: z.boolean(),
});

/** The notebook, a library's annotations across all its issues: the inputs of the calls. */
export const notebookInputs = {
  'notebook.list': z.strictObject({ query, offset, limit: z.number().int().min(0).max(200) }),
  'notebook.ids': z.strictObject({ query, offset, limit: z.number().int().min(0).max(mostAnnotations) }),
  'notebook.change': z.strictObject({
    annotations: chosenAnnotations,
    colour: colour.optional(),
    addTags: tags.optional(),
    removeTags: tags.optional(),
  }),
  'notebook.remove': z.strictObject({ annotations: chosenAnnotations }),
  'notebook.tags': nothing,
  'notebook.renameTag': z.strictObject({ from: tag, to: tag, merge: z.boolean() }),
  'notebook.removeTag': z.strictObject({ tag }),
} as const satisfies Record<string, z.ZodType>;

export interface NotebookOutputs {
  /** A stretch of the library's annotations, on whatever issue, also on issues that are not there. */
  'notebook.list': NotebookPage;
  /** Only which annotations a stretch holds, to do something to all of them. */
  'notebook.ids': readonly AnnotationsOfIssue[];
  /**
   * Changes many annotations as one step that `annotations.undo` takes back; those that are gone by now
   * are passed over. Answers how many changed.
   * All are on the disk when this answers. Where saving fails in the middle, what was written before
   * stays, can be taken back, and the same can be asked again.
   */
  'notebook.change': { readonly changed: number };
  /** Removes many annotations, likewise. */
  'notebook.remove': { readonly changed: number };
  /** The library's tags with the number of their annotations, most first. */
  'notebook.tags': readonly FacetCount[];
  /**
   * Renames a tag on every annotation, likewise. Into a tag that is there already only with `merge`;
   * throws `tagExists` otherwise.
   */
  'notebook.renameTag': { readonly changed: number };
  /** Takes a tag off every annotation, likewise. */
  'notebook.removeTag': { readonly changed: number };
}
