import { z } from 'zod';
import type { AnchoredAnnotation, PassageCandidate } from '#shared/model/annotation.ts';
import { ask, call } from '../call.ts';
import { annotationId, colour, issueId, note, offset, pageArea, tags, whole } from '../inputs.ts';
import { limits } from '../limits.ts';

/** Annotations of an issue. */
export const annotationCalls = {
  /** An issue's annotations with their places, in text order, orphans last. */
  'annotations.list': ask({ issueId }).answers<readonly AnchoredAnnotation[]>(),
  /**
   * Marks a passage (`start`, `end`), a rectangle on a page (`region`), or a page, an article, the issue or its
   * paper as a whole (`about`): exactly one of the three. The annotation is on disk when this answers. Throws
   * `quoteNotFound` where `exact` is given and is not found for certain in the issue as it reads now,
   * `pageNotFound` and `articleNotFound`.
   */
  'annotations.create': call(
    {
      issueId,
      start: offset.optional(),
      end: offset.optional(),
      region: pageArea.optional(),
      about: whole.optional(),
      colour,
      note,
      tags,
      /** Its id, chosen by the caller: asked a second time, the annotation is there once, as last asked for. */
      id: annotationId.regex(/^[A-Za-z0-9_-]+$/).optional(),
      /** The words of the span as the caller knows them; the span is not trusted where they stand elsewhere. */
      exact: z.string().min(1).max(limits.passage).optional(),
    },
    {
      holds: ({ start, end, region, about, exact }) =>
        (start === undefined) === (end === undefined) &&
        (start !== undefined || exact === undefined) &&
        [start, region, about].filter((one) => one !== undefined).length === 1,
      message: 'exactly one of a span, a region and a whole is marked',
    },
  ).answers<AnchoredAnnotation>(),
  /**
   * Changes colour, note or tags, or moves a region on its page or to another one (`badArguments` where the
   * annotation has none, or is on a whole page). On disk when this answers.
   */
  'annotations.change': call({
    issueId,
    annotationId,
    colour: colour.optional(),
    note: note.optional(),
    tags: tags.optional(),
    region: pageArea.optional(),
  }).answers<AnchoredAnnotation>(),
  /** Removes annotations; `history.undo` brings them back. */
  'annotations.remove': call({
    issueId,
    annotationIds: z.array(annotationId).min(1).max(limits.annotations),
  }).answers<null>(),
  /** Where the passage of an orphan might be now, best first: for a person to choose from. */
  'annotations.candidates': ask({ issueId, annotationId }).answers<readonly PassageCandidate[]>(),
  /** Puts an annotation on another passage of its issue. On disk when this answers. */
  'annotations.reattach': call({
    issueId,
    annotationId,
    start: offset,
    end: offset,
  }).answers<AnchoredAnnotation>(),
};
