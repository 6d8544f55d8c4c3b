import { z } from 'zod';
import type { AnchoredAnnotation, PassageCandidate } from '../model/annotation.ts';
import { annotationId, colour, issueId, note, nothing, offset, tags } from './inputs.ts';

/** Annotations: the inputs of their calls. */
export const annotationInputs = {
  'annotations.list': z.strictObject({ issueId }),
  'annotations.create': z.strictObject({
    issueId,
    start: offset,
    end: offset,
    colour,
    note,
    tags,
    /** Its id, chosen by the caller: asked a second time, the annotation is there once, as last asked for. */
    id: annotationId.regex(/^[A-Za-z0-9_-]+$/).optional(),
    /** The words of the span as the caller knows them; the span is not trusted where they stand elsewhere. */
    exact: z.string().min(1).optional(),
  }),
  'annotations.change': z.strictObject({
    issueId,
    annotationId,
    colour: colour.optional(),
    note: note.optional(),
    tags: tags.optional(),
  }),
  'annotations.remove': z.strictObject({ issueId, annotationIds: z.array(annotationId).min(1) }),
  'annotations.candidates': z.strictObject({ issueId, annotationId }),
  'annotations.reattach': z.strictObject({ issueId, annotationId, start: offset, end: offset }),
  'annotations.undo': nothing,
  'annotations.redo': nothing,
} as const satisfies Record<string, z.ZodType>;

export interface AnnotationOutputs {
  /** An issue's annotations with their places, in text order, orphans last. */
  'annotations.list': readonly AnchoredAnnotation[];
  /**
   * Marks a passage. The annotation is on disk when this answers. Throws `quoteNotFound` where `exact` is
   * given and is not found for certain in the issue as it reads now.
   */
  'annotations.create': AnchoredAnnotation;
  /** Changes colour, note or tags. On disk when this answers. */
  'annotations.change': AnchoredAnnotation;
  /** Removes annotations; `annotations.undo` brings them back. */
  'annotations.remove': null;
  /** Where the passage of an orphan might be now, best first: for a person to choose from. */
  'annotations.candidates': readonly PassageCandidate[];
  /** Puts an annotation on another passage of its issue. On disk when this answers. */
  'annotations.reattach': AnchoredAnnotation;
  /** Takes back the newest change to annotations in this library; answers the issue it was in. */
  'annotations.undo': { readonly issueId: string };
  /** Does the change again that was taken back last. */
  'annotations.redo': { readonly issueId: string };
}
