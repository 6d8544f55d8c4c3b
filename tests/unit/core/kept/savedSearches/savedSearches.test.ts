import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSavedSearches } from '#core/kept/savedSearches/savedSearches.ts';
import { openSearchHistory } from '#core/kept/savedSearches/searchHistory.ts';
import type { FileProblem } from '#shared/model/library.ts';
import type { SearchResult, SearchTask, TimelineCount } from '#shared/model/search.ts';

let libraryPath: string;
/** What the index finds, by day; undated hits beside. */
let found: { days: Record<string, number>; undated: number };
let problems: FileProblem[];
let changes: number;
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
  problems = [];
  changes = 0;
});
afterEach(() => rm(libraryPath, { recursive: true }));

const open = () => {
  let ids = 0;
  return openSavedSearches({
    libraryPath,
    clock,
    randomId: () => `id-${++ids}`,
    mayWrite: () => true,
    onProblem: (problem) => problems.push(problem),
    onChange: () => changes++,
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
};
const file = () => join(libraryPath, '.broadsheet', 'searches.json');

describe('saved searches', () => {
  it('are kept in the library with their filters and have nothing new at first', async () => {
    const saved = await (await open()).save('Bridges', bridge);
    expect(saved).toMatchObject({ name: 'Bridges', newHits: 0 });
    expect(await (await open()).list()).toEqual([{ ...saved, search: bridge }]);
    expect(changes).toBe(1);
  });

  it('count what came since they were looked at, and hits that went hide none', async () => {
    const searches = await open();
    const { id } = await searches.save('Bridges', bridge);
    found = { days: { '1998-03-09': 1, '1998-03-10': 3, '2001-01-01': 1 }, undated: 2 };
    expect((await searches.list())[0]?.newHits).toBe(2 + 1 + 1);
    await searches.look(id);
    expect((await searches.list())[0]?.newHits).toBe(0);
    expect((await (await open()).list())[0]?.newHits).toBe(0);
  });

  it('are renamed and removed, also when another program wrote beside', async () => {
    const searches = await open();
    const { id } = await searches.save('Bridges', bridge);
    await (await open()).save('Ferries', { ...bridge, query: 'ferry' });
    await searches.rename(id, 'All bridges');
    expect((await searches.list()).map(({ name }) => name)).toContain('All bridges');
    await searches.remove(id);
    await expect(searches.look(id)).rejects.toMatchObject({ code: 'searchNotFound' });
  });

  it('that are damaged are set aside with their content, and told in one sentence', async () => {
    await mkdir(join(libraryPath, '.broadsheet'));
    await writeFile(file(), '{"schemaVersion":1,"searches":[{"id":');
    const searches = await open();
    expect(await searches.list()).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain('searches.json is damaged');
    const aside = (await readdir(join(libraryPath, '.broadsheet'))).find((name) => name.includes('damaged'));
    expect(await readFile(join(libraryPath, '.broadsheet', aside ?? ''), 'utf8')).toContain(
      '"searches":[{"id":',
    );
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
});
