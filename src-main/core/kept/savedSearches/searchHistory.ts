import { join } from 'node:path';
import * as z from 'zod';
import type { Clock } from '#core/disk/files/clock.ts';
import { StoredDocument, theirs } from '#core/disk/json/document.ts';
import { JsonAdapter, type JsonFormat } from '#core/disk/json/jsonAdapter.ts';

/** So many queries are remembered. */
const most = 50;

interface HistoryFile {
  readonly schemaVersion: 1;
  /** Newest first, each once. */
  readonly queries: readonly string[];
}

const format: JsonFormat<HistoryFile> = {
  version: 1,
  schema: z.object({ schemaVersion: z.literal(1), queries: z.array(z.string()) }),
  migrations: new Map(),
};

/** What a person searched for, in their profile and in no library. */
export interface SearchHistory {
  list(): readonly string[];
  /** Puts a query first; answers the list. */
  remember(query: string): Promise<readonly string[]>;
  clear(): Promise<readonly string[]>;
  /** Finishes what is on its way to the disk. */
  close(): Promise<void>;
}

/** Opens the search history of a profile. One that cannot be read begins anew, which loses nobody's work. */
export async function openSearchHistory(configFolder: string, clock: Clock): Promise<SearchHistory> {
  const adapter = new JsonAdapter<HistoryFile>({
    path: join(configFolder, 'search-history.json'),
    within: null,
    format,
    clock,
    onProblem: () => undefined,
  });
  const document = await StoredDocument.openOrRefuse<HistoryFile>(
    adapter,
    { schemaVersion: 1, queries: [] },
    theirs,
  );
  const set = async (change: (queries: readonly string[]) => readonly string[]) => {
    const { queries } = await document.update((file) => ({
      schemaVersion: 1,
      queries: change(file.queries).slice(0, most),
    }));
    return queries;
  };
  return {
    list: () => document.data.queries,
    remember: (query) => set((queries) => [query, ...queries.filter((other) => other !== query)]),
    clear: () => set(() => []),
    close: () => document.settled(),
  };
}
