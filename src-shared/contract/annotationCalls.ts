import { z } from 'zod';
import type { AnchoredAnnotation } from '../model/annotation.ts';
import { annotationId, colour, issueId, note, nothing, offset, tags } from './inputs.ts';

/** Annotations: the inputs of their calls. */
export const annotationInputs = {
  'annotations.list': z.strictObject({ issueId }),
  'annotations.create': z.strictObject({ issueId, start: offset, end: offset, colour, note, tags }),
  'annotations.change': z.strictObject({
    issueId,
    annotationId,
    colour: colour.optional(),
    note: note.optional(),
    tags: tags.optional(),
  }),
  'annotations.remove': z.strictObject({ issueId, annotationIds: z.array(annotationId).min(1) }),
  'annotations.undo': nothing,
  'annotations.redo': nothing,
} as const satisfies Record<string, z.ZodType>;

export interface AnnotationOutputs {
  /** An issue's annotations with their places, in text order, orphans last. */
  'annotations.list': readonly AnchoredAnnotation[];
  /** Marks a passage. The annotation is on disk when this answers. */
  'annotations.create': AnchoredAnnotation;
  /** Changes colour, note or tags. On disk when this answers. */
  'annotations.change': AnchoredAnnotation;
  /** Removes annotations; `annotations.undo` brings them back. */
  'annotations.remove': null;
  /** Takes back the newest change to annotations in this library; answers the issue it was in. */
  'annotations.undo': { readonly issueId: string };
  /** Does the change again that was taken back last. */
  'annotations.redo': { readonly issueId: string };
}
