import type { Clock } from '#core/disk/files/clock.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { SavedSearch, SearchRequest, SearchResult, SearchTask } from '#shared/model/search.ts';
import { LibraryRecords } from '../records/libraryRecords.ts';
import type { MakeChanges } from '../records/recordGroup.ts';
import type { Records } from '../records/store.ts';
import { type StoredSearch, searchKind } from './kind.ts';
import { newSince, type SeenHits, seenIn } from './seenHits.ts';

export interface SavedSearchesOptions {
  readonly records: Records;
  readonly search: (request: SearchRequest) => Promise<SearchResult>;
  readonly clock: Clock;
  readonly randomId: () => string;
}

/** The searches that people keep in a library, and what is new in them. */
export class SavedSearches {
  readonly #options: SavedSearchesOptions;
  readonly #records: LibraryRecords<StoredSearch>;

  private constructor(options: SavedSearchesOptions, records: LibraryRecords<StoredSearch>) {
    this.#options = options;
    this.#records = records;
  }

  static async open(options: SavedSearchesOptions): Promise<SavedSearches> {
    return new SavedSearches(options, await LibraryRecords.open(options.records, searchKind));
  }

  /** What they are called, without counting: in the order they were made. */
  names(): readonly Pick<SavedSearch, 'id' | 'name'>[] {
    return this.#records.all().map(({ id, name }) => ({ id, name }));
  }

  /** In the order they were made, counted anew: one query each. */
  async list(): Promise<readonly SavedSearch[]> {
    const listed: SavedSearch[] = [];
    for (const { id, name, search, seen } of this.#records.all()) {
      listed.push({ id, name, search, newHits: newSince(seen, await this.#hitsNow(search)) });
    }
    return listed;
  }

  /** Keeps a search; what it finds now counts as seen. Throws `readOnly`, `diskFull` or `saveFailed`. */
  async save(name: string, search: SearchTask): Promise<SavedSearch> {
    const created = this.#options.clock().toISOString();
    const id = this.#options.randomId();
    const after: StoredSearch = { id, name, search, seen: await this.#hitsNow(search), created };
    await this.#records.do(() => [{ before: null, after }]);
    return { id, name, search, newHits: 0 };
  }

  /** Throws `searchNotFound`, as `look` and `remove` do. */
  async rename(id: string, name: string): Promise<void> {
    await this.#records.do(changing(id, (search) => ({ ...search, name })));
  }

  async remove(id: string): Promise<void> {
    await this.#records.do(changing(id, () => null));
  }

  /** What it finds now counts as seen, which is no change that anybody would take back. */
  async look(id: string): Promise<void> {
    const { search, seen } = one(this.#records.all(), id);
    const now = await this.#hitsNow(search);
    if (JSON.stringify(now) === JSON.stringify(seen)) return;
    await this.#records.doForGood(changing(id, (before) => ({ ...before, seen: now })));
  }

  async #hitsNow(search: SearchTask): Promise<SeenHits> {
    return seenIn(await this.#options.search({ ...search, offset: 0, limit: 1, timeline: 'day' }));
  }
}

const changing =
  (id: string, change: (search: StoredSearch) => StoredSearch | null): MakeChanges<StoredSearch> =>
  (searches) => {
    const before = one(searches, id);
    return [{ before, after: change(before) }];
  };

function one(searches: readonly StoredSearch[], id: string): StoredSearch {
  const found = searches.find((search) => search.id === id);
  if (found) return found;
  throw new BroadsheetError(
    'searchNotFound',
    'This search is no longer saved: it was removed in another window.',
  );
}
