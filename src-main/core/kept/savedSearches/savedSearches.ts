import type { Clock } from '#core/disk/files/clock.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { SavedSearch, SearchRequest, SearchResult, SearchTask } from '#shared/model/search.ts';
import type { CommandPart } from '../records/history.ts';
import type { RecordBook } from '../records/recordBook.ts';
import type { RecordGroup } from '../records/recordGroup.ts';
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
  readonly #book: RecordBook<StoredSearch>;
  readonly #group: RecordGroup<StoredSearch>;

  private constructor(
    options: SavedSearchesOptions,
    book: RecordBook<StoredSearch>,
    group: RecordGroup<StoredSearch>,
  ) {
    this.#options = options;
    this.#book = book;
    this.#group = group;
  }

  static async open(options: SavedSearchesOptions): Promise<SavedSearches> {
    const book = options.records.book(searchKind);
    return new SavedSearches(options, book, await book.group());
  }

  /** What they are called, without counting: in the order they were made. */
  names(): readonly Pick<SavedSearch, 'id' | 'name'>[] {
    return this.#group.records.map(({ id, name }) => ({ id, name }));
  }

  /** In the order they were made, counted anew: one query each. */
  async list(): Promise<readonly SavedSearch[]> {
    const listed: SavedSearch[] = [];
    for (const { id, name, search, seen } of this.#group.records) {
      listed.push({ id, name, search, newHits: newSince(seen, await this.#hitsNow(search)) });
    }
    return listed;
  }

  /** Keeps a search; what it finds now counts as seen. Throws `readOnly`, `diskFull` or `saveFailed`. */
  async save(name: string, search: SearchTask): Promise<SavedSearch> {
    const created = this.#options.clock().toISOString();
    const id = this.#options.randomId();
    const after: StoredSearch = { id, name, search, seen: await this.#hitsNow(search), created };
    await this.#options.records.do(
      this.#book.edit({ issueId: null, makeChanges: () => [{ before: null, after }] }),
    );
    return { id, name, search, newHits: 0 };
  }

  /** Throws `searchNotFound`, as `look` and `remove` do. */
  async rename(id: string, name: string): Promise<void> {
    await this.#options.records.do(this.#change(id, (search) => ({ ...search, name })));
  }

  async remove(id: string): Promise<void> {
    await this.#options.records.do(this.#change(id, () => null));
  }

  /** What it finds now counts as seen, which is no change that anybody would take back. */
  async look(id: string): Promise<void> {
    const { search, seen } = one(this.#group.records, id);
    const now = await this.#hitsNow(search);
    if (JSON.stringify(now) === JSON.stringify(seen)) return;
    await this.#options.records.doForGood(this.#change(id, (before) => ({ ...before, seen: now })));
  }

  #change(id: string, change: (search: StoredSearch) => StoredSearch | null): CommandPart {
    return this.#book.edit({
      issueId: null,
      makeChanges(searches) {
        const before = one(searches, id);
        return [{ before, after: change(before) }];
      },
    });
  }

  async #hitsNow(search: SearchTask): Promise<SeenHits> {
    return seenIn(await this.#options.search({ ...search, offset: 0, limit: 1, timeline: 'day' }));
  }
}

function one(searches: readonly StoredSearch[], id: string): StoredSearch {
  const found = searches.find((search) => search.id === id);
  if (found) return found;
  throw new BroadsheetError(
    'searchNotFound',
    'This search is no longer saved: it was removed in another window.',
  );
}
