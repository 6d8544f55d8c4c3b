import { z } from 'zod';
import type { FoundNames, NameRequest } from '#shared/model/finding/name.ts';
import type { FoundPeople, WrittenArticles } from '#shared/model/finding/person.ts';
import {
  mostCompared,
  type SavedSearch,
  type SearchComparison,
  type SearchComparisonRequest,
  type SearchIndexState,
  type SearchRequest,
  type SearchResult,
  type SearchTask,
} from '#shared/model/search.ts';
import { ask, call } from '../../call.ts';
import { colour, day, issueId, offset } from '../../inputs.ts';
import { limits } from '../../limits.ts';

const query = z.string().max(limits.query);
const timelineUnit = z.enum(['day', 'month', 'year']);

/** A search without which part of its answer is asked for; also the shape of a saved one on disk. */
export const searchTask = z.strictObject({
  query,
  order: z.enum(['relevance', 'date']),
  filters: z.strictObject({
    publication: z.string().max(limits.words).optional(),
    from: day.optional(),
    to: day.optional(),
    kind: z.enum(['article', 'notice', 'note']).optional(),
    issueId: issueId.optional(),
    page: z.number().int().min(0).optional(),
    section: z.string().max(limits.words).optional(),
    byline: z.string().max(limits.words).optional(),
    tag: z.string().max(limits.words).optional(),
    colour: colour.optional(),
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
  compared: z.array(query).max(mostCompared).readonly().optional(),
}) satisfies z.ZodType<SearchTask>;

const search = searchTask.extend({
  limit: z.number().int().min(1).max(1000),
  offset,
  timeline: timelineUnit.optional(),
  everyPassage: z.boolean().optional(),
}) satisfies z.ZodType<SearchRequest>;

const comparison = searchTask.pick({ filters: true, fold: true, match: true, fuzzy: true }).extend({
  queries: z
    .array(query)
    .min(1)
    .max(mostCompared + 1)
    .readonly(),
  unit: timelineUnit,
}) satisfies z.ZodType<SearchComparisonRequest>;

const savedId = z.string().min(1).max(limits.id);
const savedName = z.string().trim().min(1).max(limits.name);
/** A name without folders, whatever the system. */
const fileName = z
  .string()
  .max(limits.name)
  .regex(/^[^\p{Cc}/\\:*?"<>|]{1,120}\.(?:csv|svg|png)$/u);

const nameRequest = z.strictObject({
  text: z.string().max(limits.words),
  limit: z.number().int().min(1).max(50),
}) satisfies z.ZodType<NameRequest>;

/** Search, saved searches, history and index. */
export const searchCalls = {
  /** Searches articles and notes of the library. */
  'search.query': ask(search.shape).answers<SearchResult>(),
  /** Nobody waits any more for what this window searched for: an archive on a server stops, and those calls fail with `cancelled`. */
  'search.abandon': ask({}).answers<null>(),
  /** Counts several queries in time under the same filters. */
  'search.compare': ask(comparison.shape).answers<SearchComparison>(),
  /**
   * The papers, issues, headlines, bylines, tags, collections and saved searches that can be meant by what is
   * typed, the best first: equal to it, beginning with it, containing it, then with a letter wrong.
   */
  'names.find': ask(nameRequest.shape).answers<FoundNames>(),
  /** Those who are named in the library's bylines, who wrote most first. */
  'people.list': ask({
    text: z.string().max(limits.words),
    limit: z.number().int().min(1).max(1000),
  }).answers<FoundPeople>(),
  /** What somebody wrote, in all issues; names that differ in spaces, case or script only are one. */
  'people.articles': ask({ name: z.string().max(limits.words) }).answers<WrittenArticles>(),
  /** The searches kept in the library, each with the number of its new hits. */
  'search.saved': ask({}).answers<readonly SavedSearch[]>(),
  /** Keeps a search in the library, durably; every window hears `searches.changed`. */
  'search.save': call({ name: savedName, search: searchTask }).answers<SavedSearch>(),
  /** Throws `searchNotFound` where it is no longer kept, as the next two do. */
  'search.rename': call({ id: savedId, name: savedName }).answers<null>(),
  'search.remove': call({ id: savedId }).answers<null>(),
  /** What the search finds now counts as seen. */
  'search.look': call({ id: savedId }).answers<null>(),
  /** What the person searched for before, newest first; kept in the profile. */
  'search.history': ask({}).answers<readonly string[]>(),
  /** Puts a query first in the history; answers the history. */
  'search.remember': call({ query: query.trim().min(1) }).answers<readonly string[]>(),
  'search.clearHistory': call({}).answers<readonly string[]>(),
  /** The engine of the open library and what is in its index. */
  'search.index': ask({}).answers<SearchIndexState>(),
  /** Makes the index again, in the background; answers at once. */
  'search.rebuild': call({}).answers<null>(),
  /**
   * Asks for a folder in the host's own dialog and writes a view's file there, beside what is there
   * already; null when the person cancels.
   */
  'search.export': call({ name: fileName, base64: z.base64().max(limits.viewFile) }).answers<{
    readonly path: string;
  } | null>(),
};
