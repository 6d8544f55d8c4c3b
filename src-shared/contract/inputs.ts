import { z } from 'zod';
import { colours } from '#shared/model/annotation.ts';

/** The pieces that the inputs of several calls are checked with. */
export const issueId = z.string().min(1).max(200);
export const articleId = z.string().max(200);
export const annotationId = z.string().min(1).max(100);
export const collectionId = z.string().min(1).max(100);
export const collectionName = z.string().trim().min(1).max(200);
export const uploadId = z.string().regex(/^[0-9a-z]{8,64}$/);
/** Of a file or folder. */
export const filePath = z.string().min(1).max(32_768);
/** An article or an annotation. */
export const piece = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('article'), issueId, articleId: articleId.min(1) }),
  z.strictObject({ kind: z.literal('annotation'), issueId, annotationId }),
]);
/** In code points of the issue's canonical text. */
export const offset = z.number().int().nonnegative();
/** ISO 8601: `1949-05-08`. */
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const colour = z.enum(colours);
/** The most annotations that one call is about. */
export const mostAnnotations = 100_000;
/** Annotations on any number of issues. */
export const chosenAnnotations = z
  .array(z.strictObject({ issueId, annotationIds: z.array(annotationId).min(1).max(mostAnnotations) }))
  .min(1)
  .max(mostAnnotations);
export const note = z.string().max(1_000_000);
export const tag = z.string().trim().min(1).max(200);
export const tags = z.array(tag).max(200);
