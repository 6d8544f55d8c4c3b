import { describe, expect, it } from 'vitest';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { SearchHit, SearchRequest, SearchResult } from '#shared/model/search.ts';
import { createFind, matchAt, matchesInOrder } from '../../../../../src-renderer/state/issue/find.ts';
import { toggled, withoutFilters } from '../../../../../src-renderer/state/search/facets.ts';
import { createSearch, hitsPerPage } from '../../../../../src-renderer/state/search/search.ts';
import { searchHit } from '../../../core/search/searchHit.ts';
import { connect, until } from '../../support.ts';

const result = (request: SearchRequest, hits: readonly SearchHit[], total = hits.length): SearchResult => ({
  query: request.query,
  total,
  matchTotal: total,
  hits,
  facets: {
    publications: [{ value: request.filters.publication ?? 'all', count: total }],
    years: [],
    kinds: [],
  },
  complete: true,
  milliseconds: 1,
});

const task = (query: string, filters = {}) => ({
  query,
  filters,
  order: 'relevance' as const,
  timeline: 'year' as const,
});

describe('searching as one types', () => {
  it('asks for the newest query only while an answer is awaited, and drops the old answer', async () => {
    const answers = new Map<string, () => void>();
    const { peer } = connect({
      'search.query': (request) =>
        new Promise<SearchResult>((resolve) =>
          answers.set(request.query, () =>
            resolve(result(request, [searchHit({ headline: request.query })])),
          ),
        ),
    });
    const search = createSearch(peer);
    for (const query of ['b', 'br', 'bri', 'bridge']) search.run(task(query));
    await until(() => answers.size === 1);
    answers.get('b')?.();
    await until(() => answers.size === 2);
    expect(search.store.getState().hits.size).toBe(0);
    answers.get('bridge')?.();
    await until(() => search.store.getState().status === 'done');
    expect([...answers.keys()]).toEqual(['b', 'bridge']);
    expect(search.store.getState().hits.get(0)?.headline).toBe('bridge');
  });

  it('fetches later pages once each, when they are reached', async () => {
    const offsets: number[] = [];
    const { peer } = connect({
      'search.query': (request) => {
        offsets.push(request.offset);
        const hits = Array.from({ length: request.limit }, (_, at) =>
          searchHit({ headline: String(request.offset + at) }),
        );
        return result(request, hits, 3 * hitsPerPage);
      },
    });
    const search = createSearch(peer);
    search.run(task('x'));
    await until(() => search.store.getState().status === 'done');
    search.reach(hitsPerPage + 3);
    search.reach(hitsPerPage + 4);
    await until(() => search.store.getState().hits.has(hitsPerPage + 3));
    expect(search.store.getState().hits.get(hitsPerPage + 3)?.headline).toBe(String(hitsPerPage + 3));
    expect(offsets).toEqual([0, hitsPerPage]);
  });

  it('keeps the reason of a failure and nothing for an empty query', async () => {
    const { peer } = connect({
      'search.query': () => {
        throw new BroadsheetError('noLibrary', 'No library.');
      },
    });
    const search = createSearch(peer);
    search.run(task('x'));
    await until(() => search.store.getState().status === 'failed');
    expect(search.store.getState().failure).toMatchObject({ code: 'noLibrary' });
    search.run(task('  '));
    expect(search.store.getState()).toMatchObject({ status: 'idle', total: 0, failure: null });
  });
});

describe('finding in the issue', () => {
  it('stands on the match that was chosen and goes round', async () => {
    const { peer } = connect({
      'search.query': (request) =>
        result(request, [
          searchHit({
            matches: [
              { start: 50, end: 52 },
              { start: 90, end: 92 },
            ],
          }),
          searchHit({ matches: [{ start: 10, end: 12 }] }),
          searchHit({ kind: 'note', matches: [{ start: 70, end: 75 }] }),
        ]),
    });
    const find = createFind(peer, (work) => {
      work();
      return () => undefined;
    });
    find.arrive('issue', '人大', 50);
    await until(() => find.store.getState().status === 'done');
    expect(find.store.getState().matches.map((span) => span.start)).toEqual([10, 50, 90]);
    expect(find.store.getState().current).toBe(1);
    find.step(1);
    find.step(1);
    expect(find.store.getState().current).toBe(0);
    find.step(-1);
    expect(find.store.getState().current).toBe(2);
    find.close();
    expect(find.store.getState()).toMatchObject({ open: false, matches: [] });
  });

  it('counts a match that two hits share once', () => {
    const shared = { start: 3, end: 5 };
    expect(
      matchesInOrder([{ matches: [shared] }, { matches: [{ start: 1, end: 2 }, { ...shared }] }]),
    ).toEqual([{ start: 1, end: 2 }, shared]);
    expect(matchAt([], 4)).toBeNull();
    expect(matchAt([{ start: 1, end: 2 }], 4)).toBe(0);
  });
});

describe('filters', () => {
  it('lift when they are pressed twice', () => {
    const once = toggled({}, 'publication', 'A');
    expect(once).toEqual({ publication: 'A' });
    expect(toggled(once, 'publication', 'B')).toEqual({ publication: 'B' });
    expect(toggled(once, 'publication', 'A')).toEqual({});
  });

  it('are lifted by name', () => {
    expect(withoutFilters({ from: '1998-01-01', to: '1998-12-31', kind: 'note' }, ['from', 'to'])).toEqual({
      kind: 'note',
    });
  });
});
