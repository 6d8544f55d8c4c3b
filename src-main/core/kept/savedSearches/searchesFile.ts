import * as z from 'zod';
import type { JsonFormat } from '#core/disk/json/jsonAdapter.ts';
import { searchTask } from '#shared/contract/calls/search.ts';
import type { SearchTask } from '#shared/model/search.ts';
import { nothingSeen, type SeenHits, seenHits } from './seenHits.ts';

/** A saved search as it is stored. */
export interface StoredSearch {
  readonly id: string;
  readonly name: string;
  readonly search: SearchTask;
  /** What its results were when they were last looked at. */
  readonly seen: SeenHits;
}

/** The saved searches of a library: `<library>/.broadsheet/searches.json`, in the order they were made. */
export interface SearchesFile {
  readonly schemaVersion: 1;
  readonly searches: readonly StoredSearch[];
}

export const searchesFormat: JsonFormat<SearchesFile> = {
  version: 1,
  schema: z.object({
    schemaVersion: z.literal(1),
    searches: z.array(
      z.object({
        id: z.string().min(1),
        name: z.string(),
        search: searchTask,
        seen: seenHits.default(nothingSeen),
      }),
    ),
  }),
  migrations: new Map(),
};

export const noSearches: SearchesFile = { schemaVersion: 1, searches: [] };

/** Two versions put together: what was written last wins, and a search that only one has is kept. */
export function mergeSearches(ours: SearchesFile, theirs: SearchesFile): SearchesFile {
  const known = new Set(theirs.searches.map(({ id }) => id));
  return {
    schemaVersion: 1,
    searches: [...theirs.searches, ...ours.searches.filter(({ id }) => !known.has(id))],
  };
}
