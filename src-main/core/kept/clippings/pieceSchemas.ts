import * as z from 'zod';
import type { Piece, RememberedPiece } from '#shared/model/piece.ts';

/** A piece as it is stored. */
export const pieceSchema: z.ZodType<Piece> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('article'), issueId: z.string().min(1), articleId: z.string().min(1) }),
  z.object({ kind: z.literal('annotation'), issueId: z.string().min(1), annotationId: z.string().min(1) }),
]);

export const rememberedSchema: z.ZodType<RememberedPiece> = z.object({
  headline: z.string().nullable(),
  text: z.string(),
  publication: z.string().nullable(),
  date: z.string().nullable(),
});
