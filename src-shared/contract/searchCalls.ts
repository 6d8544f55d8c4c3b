import { z } from 'zod';
import { colours } from '../model/annotation.ts';
import type { SearchRequest, SearchResult } from '../model/search.ts';
import { isoDate, issueId, offset } from './inputs.ts';

const search = z.strictObject({
  query: z.string().max(20_000),
  limit: z.number().int().min(1).max(1000),
  offset,
  order: z.enum(['relevance', 'date']),
  filters: z.strictObject({
    publication: z.string().optional(),
    from: isoDate.optional(),
    to: isoDate.optional(),
    kind: z.enum(['article', 'notice', 'note']).optional(),
    issueId: issueId.optional(),
    page: z.number().int().min(0).optional(),
    section: z.string().max(1000).optional(),
    byline: z.string().max(1000).optional(),
    tag: z.string().max(1000).optional(),
    colour: z.enum(colours).optional(),
    hasNotes: z.boolean().optional(),
  }),
  fold: z
    .strictObject({
      script: z.boolean().optional(),
      width: z.boolean().optional(),
      case: z.boolean().optional(),
      diacritics: z.boolean().optional(),
    })
    .optional(),
  match: z.enum(['all', 'any']).optional(),
  fuzzy: z.boolean().optional(),
  timeline: z.enum(['day', 'month', 'year']).optional(),
}) satisfies z.ZodType<SearchRequest>;

/** Search: the inputs of its calls. */
export const searchInputs = {
  'search.query': search,
} as const satisfies Record<string, z.ZodType>;

export interface SearchOutputs {
  /** Searches articles and notes of the library. */
  'search.query': SearchResult;
}
