import { z } from 'zod';
import { colours } from '#shared/model/annotation.ts';
import { limits } from './limits.ts';

/** The pieces that the inputs of several calls are checked with. */
export const issueId = z.string().min(1).max(limits.longId);
export const articleId = z.string().max(limits.longId);
export const annotationId = z.string().min(1).max(limits.id);
export const collectionId = z.string().min(1).max(limits.id);
export const collectionName = z.string().trim().min(1).max(limits.name);
export const uploadId = z
  .string()
  .max(limits.id)
  .regex(/^[0-9a-z]{8,64}$/);
/** Of a file or folder. */
export const filePath = z.string().min(1).max(limits.path);
/** An article or an annotation. */
export const piece = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('article'), issueId, articleId: articleId.min(1) }),
  z.strictObject({ kind: z.literal('annotation'), issueId, annotationId }),
]);
/** In code points of the issue's canonical text. */
export const offset = z.number().int().nonnegative();
const percent = z.number().min(0).max(100);
/** How far a rectangle may reach over the edge of its page by the rounding of floating point numbers. */
const rounding = 1e-6;
/** Which page of an issue, from 0, in the order of `facsimile.pages`, or of the issue's own pages where that has none. */
export const pageIndex = z.number().int().nonnegative().max(1_000_000);
/** A rectangle on a page, in percent of its picture. */
export const pageArea = z
  .strictObject({ page: pageIndex, x: percent, y: percent, width: percent.gt(0), height: percent.gt(0) })
  .refine(
    ({ x, y, width, height }) => x + width <= 100 + rounding && y + height <= 100 + rounding,
    'the rectangle reaches over the edge of the page',
  );
/** A page, an article, an issue or the paper that it is of, as a whole. */
export const whole = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('page'), page: pageIndex }),
  z.strictObject({ kind: z.literal('article'), articleId: articleId.min(1) }),
  z.strictObject({ kind: z.literal('issue') }),
  z.strictObject({ kind: z.literal('publication') }),
]);
/** ISO 8601: `1949-05-08`. */
export const day = z
  .string()
  .length(10)
  .regex(/^\d{4}-\d{2}-\d{2}$/);
export const colour = z.enum(colours);
/** Annotations on any number of issues. */
export const chosenAnnotations = z
  .array(z.strictObject({ issueId, annotationIds: z.array(annotationId).min(1).max(limits.annotations) }))
  .min(1)
  .max(limits.annotations);
export const note = z.string().max(limits.note);
export const tag = z.string().trim().min(1).max(limits.name);
export const tags = z.array(tag).max(limits.tags);
/** How many entries a record may have; zod bounds none itself. The number is kept as metadata, for the test of all bounds. */
export const withAtMost = <Record extends z.ZodType<object>>(most: number, record: Record) =>
  record
    .refine((value) => Object.keys(value).length <= most, `at most ${most} entries are taken`)
    .meta({ mostEntries: most });
