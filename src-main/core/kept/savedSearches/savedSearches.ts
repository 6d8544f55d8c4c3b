import { join } from 'node:path';
import type { Clock } from '#core/disk/files/clock.ts';
import { toSaveError } from '#core/disk/files/fileErrors.ts';
import { mergeCopies } from '#core/disk/json/conflictCopies.ts';
import { StoredDocument } from '#core/disk/json/document.ts';
import { JsonAdapter } from '#core/disk/json/jsonAdapter.ts';
import { parseStored } from '#core/disk/json/jsonFormat.ts';
import type { KeptStore } from '#core/disk/json/keptStore.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { FileProblem } from '#shared/model/library.ts';
import type { SavedSearch, SearchRequest, SearchResult, SearchTask } from '#shared/model/search.ts';
import {
  mergeSearches,
  noSearches,
  type SearchesFile,
  type StoredSearch,
  searchesFormat,
} from './searchesFile.ts';
import { newSince, type SeenHits, seenIn } from './seenHits.ts';

export interface SavedSearchesOptions {
  /** Absolute path. */
  readonly libraryPath: string;
  readonly search: (request: SearchRequest) => Promise<SearchResult>;
  readonly clock: Clock;
  readonly randomId: () => string;
  readonly onProblem: (problem: FileProblem) => void;
  /** Whether files of the library may be changed now. */
  readonly mayWrite: () => boolean;
  /** Hears that the list, or what was seen of one, changed. */
  readonly onChange: () => void;
}

/** The searches that people keep in a library, and what is new in them. */
export interface SavedSearches {
  /** What they are called, without counting: in the order they were made. */
  names(): readonly Pick<SavedSearch, 'id' | 'name'>[];
  /** In the order they were made, counted anew: one query each. */
  list(): Promise<readonly SavedSearch[]>;
  /** Keeps a search; what it finds now counts as seen. Throws `readOnly`, `diskFull` or `saveFailed`. */
  save(name: string, search: SearchTask): Promise<SavedSearch>;
  /** Throws `searchNotFound`, as `look` and `remove` do. */
  rename(id: string, name: string): Promise<void>;
  remove(id: string): Promise<void>;
  /** What it finds now counts as seen. */
  look(id: string): Promise<void>;
  /** As snapshots and sync tools see them. */
  readonly kept: KeptStore;
  /** Finishes what is on its way to the disk. */
  close(): Promise<void>;
}

/** Opens the saved searches of a library. A damaged file is set aside and told. */
export async function openSavedSearches(options: SavedSearchesOptions): Promise<SavedSearches> {
  const path = join(options.libraryPath, '.broadsheet', 'searches.json');
  const adapter = new JsonAdapter<SearchesFile>({
    path,
    within: options.libraryPath,
    format: searchesFormat,
    clock: options.clock,
    onProblem: options.onProblem,
    mayWrite: options.mayWrite,
  });
  const document = await StoredDocument.open(adapter, noSearches, mergeSearches);

  const read = (text: string): SearchesFile | null => {
    const parsed = parseStored(text, searchesFormat);
    return parsed.kind === 'sound' ? parsed.data : null;
  };
  const update = async (change: (searches: readonly StoredSearch[]) => readonly StoredSearch[]) => {
    try {
      await document.update((file) => {
        const searches = change(file.searches);
        return searches === file.searches ? file : { schemaVersion: 1, searches };
      });
    } catch (error) {
      throw toSaveError(path, error);
    }
    options.onChange();
  };
  const one = (id: string): StoredSearch => {
    const found = document.data.searches.find((search) => search.id === id);
    if (found) return found;
    throw new BroadsheetError(
      'searchNotFound',
      'This search is no longer saved: it was removed in another window.',
    );
  };
  const replace = (id: string, part: Partial<StoredSearch>) =>
    update((searches) => searches.map((search) => (search.id === id ? { ...search, ...part } : search)));
  const hitsNow = async (search: SearchTask): Promise<SeenHits> =>
    seenIn(await options.search({ ...search, offset: 0, limit: 1, timeline: 'day' }));

  return {
    names: () => document.data.searches.map(({ id, name }) => ({ id, name })),
    async list() {
      await document.refresh(false);
      const listed: SavedSearch[] = [];
      for (const { id, name, search, seen } of document.data.searches) {
        listed.push({ id, name, search, newHits: newSince(seen, await hitsNow(search)) });
      }
      return listed;
    },
    async save(name, search) {
      const stored: StoredSearch = { id: options.randomId(), name, search, seen: await hitsNow(search) };
      await update((searches) => [...searches, stored]);
      return { id: stored.id, name, search, newHits: 0 };
    },
    async rename(id, name) {
      one(id);
      await replace(id, { name });
    },
    async remove(id) {
      one(id);
      await update((searches) => searches.filter((search) => search.id !== id));
    },
    kept: {
      name: 'searches',
      count: (text) => read(text)?.searches.length ?? null,
      async restore(files) {
        const [former = noSearches] = [...files.values()].flatMap((text) => read(text) ?? []);
        await update(() => former.searches);
      },
      takeInCopies: () =>
        mergeCopies(document, {
          path,
          format: searchesFormat,
          // What is here stays as it is; what only the copy has comes in.
          merge: (ours, theirs) => mergeSearches(theirs, ours),
          clock: options.clock,
          onProblem: options.onProblem,
        }),
    },
    close: () => document.settled(),
    async look(id) {
      const { search, seen } = one(id);
      const now = await hitsNow(search);
      if (JSON.stringify(now) !== JSON.stringify(seen)) await replace(id, { seen: now });
    },
  };
}
