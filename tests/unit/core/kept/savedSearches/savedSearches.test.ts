import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Records } from '#core/kept/records/store.ts';
import { SavedSearches } from '#core/kept/savedSearches/savedSearches.ts';
import { openSearchHistory } from '#core/kept/savedSearches/searchHistory.ts';
import type { SearchResult, SearchTask, TimelineCount } from '#shared/model/search.ts';
import { openRecords } from '../records/openRecords.ts';

let libraryPath: string;
const opened: Records[] = [];
/** What the index finds, by day; undated hits beside. */
let found: { days: Record<string, number>; undated: number };
const clock = () => new Date('2026-01-02T03:04:05Z');
const bridge: SearchTask = {
  query: 'bridge',
  order: 'relevance',
  filters: { kind: 'article' },
  match: 'any',
};

beforeEach(async () => {
  libraryPath = await mkdtemp(join(tmpdir(), 'broadsheet-searches-'));
  found = { days: { '1998-03-09': 2, '1998-03-10': 1 }, undated: 1 };
});
afterEach(async () => {
  for (const records of opened.splice(0)) await records.close();
  await rm(libraryPath, { recursive: true });
});

const open = async (writer = 'own') => {
  let ids = 0;
  const records = await openRecords(libraryPath, { clock, writer });
  opened.push(records);
  const searches = await SavedSearches.open({
    records,
    clock,
    randomId: () => `${writer}-${++ids}`,
    search: async (request): Promise<SearchResult> => {
      const timeline: TimelineCount[] = Object.entries(found.days).map(([value, count]) => ({
        value,
        count,
        of: 9,
      }));
      const dated = timeline.reduce((sum, { count }) => sum + count, 0);
      return {
        query: request.query,
        total: dated + found.undated,
        matchTotal: 0,
        hits: [],
        facets: { publications: [], years: [], kinds: [] },
        timeline,
        complete: true,
        milliseconds: 0,
      };
    },
  });
  return { records, searches };
};

describe('saved searches', () => {
  it('are kept in the library with their filters and have nothing new at first', async () => {
    const { records, searches } = await open();
    let changes = 0;
    records.onChange(() => void changes++);
    const saved = await searches.save('Bridges', bridge);
    expect(saved).toMatchObject({ name: 'Bridges', newHits: 0 });
    expect(await (await open()).searches.list()).toEqual([{ ...saved, search: bridge }]);
    expect(changes).toBe(1);
  });

  it('count what came since they were looked at, and hits that went hide none', async () => {
    const { searches } = await open();
    const { id } = await searches.save('Bridges', bridge);
    found = { days: { '1998-03-09': 1, '1998-03-10': 3, '2001-01-01': 1 }, undated: 2 };
    expect((await searches.list())[0]?.newHits).toBe(2 + 1 + 1);
    await searches.look(id);
    expect((await searches.list())[0]?.newHits).toBe(0);
    expect((await (await open()).searches.list())[0]?.newHits).toBe(0);
  });

  it('are renamed and removed while another hand saves its own, and removed ones do not come back', async () => {
    const { records, searches } = await open();
    const { id } = await searches.save('Bridges', bridge);
    const other = await open('other');
    await other.searches.save('Ferries', { ...bridge, query: 'ferry' });
    await searches.rename(id, 'All bridges');
    await other.searches.look(id);
    await records.lookAgain();
    expect((await searches.list()).map(({ name }) => name).toSorted()).toEqual(['All bridges', 'Ferries']);
    await searches.remove(id);
    await expect(searches.look(id)).rejects.toMatchObject({ code: 'searchNotFound' });
    await other.records.lookAgain();
    expect(other.searches.names().map(({ name }) => name)).toEqual(['Ferries']);
    await records.step('undo');
    expect(searches.names().map(({ name }) => name)).toContain('All bridges');
  });

  it('of ours that are damaged are set aside with their content, and told in one sentence', async () => {
    const folder = join(libraryPath, '.broadsheet', 'searches');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'own.json'), '{"schemaVersion":1,"searches":[{"id":');
    const { records, searches } = await open();
    expect(await searches.list()).toEqual([]);
    expect(records.problems).toMatchObject([
      { message: expect.stringContaining(join('searches', 'own.json is damaged')) },
    ]);
    const aside = (await readdir(folder)).find((name) => name.includes('damaged'));
    expect(await readFile(join(folder, aside ?? ''), 'utf8')).toContain('"searches":[{"id":');
    await searches.save('Bridges', bridge);
    expect(await searches.list()).toHaveLength(1);
  });
});

describe('the search history', () => {
  it('has each query once, newest first, and can be cleared', async () => {
    const history = await openSearchHistory(libraryPath, clock);
    for (const query of ['bridge', 'ferry', 'bridge']) await history.remember(query);
    expect((await openSearchHistory(libraryPath, clock)).list()).toEqual(['bridge', 'ferry']);
    await history.clear();
    expect((await openSearchHistory(libraryPath, clock)).list()).toEqual([]);
  });

  it('that a newer program wrote stops nobody: it stays as it is, and nothing is remembered', async () => {
    await writeFile(join(libraryPath, 'search-history.json'), '{"schemaVersion":9}');
    const history = await openSearchHistory(libraryPath, clock);
    expect(history.list()).toEqual([]);
    await expect(history.remember('bridge')).rejects.toMatchObject({ code: 'damagedFile' });
    expect(await readFile(join(libraryPath, 'search-history.json'), 'utf8')).toBe('{"schemaVersion":9}');
  });
});
