import { describe, expect, it } from 'vitest';
import { timeline, toggled, withYears, yearsOf } from '../../../../src-renderer/state/facets.ts';
import { createFind, matchAt, matchesInOrder } from '../../../../src-renderer/state/find.ts';
import { createSearch, pageSize } from '../../../../src-renderer/state/search.ts';
import { BroadsheetError } from '../../../../src-shared/contract/errors.ts';
import type { SearchHit, SearchRequest, SearchResult } from '../../../../src-shared/model/search.ts';
import { connect, until } from '../support.ts';

const hit = (part: Partial<SearchHit>): SearchHit => ({
  kind: 'article',
  issueId: 'issue',
  articleId: null,
  annotationId: null,
  publication: null,
  date: null,
  edition: null,
  issueNumber: null,
  page: null,
  headline: null,
  bylines: [],
  colour: null,
  headlineSnippet: null,
  snippets: [],
  matches: [],
  score: 1,
  ...part,
});
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

/** Typing that rests only when the test says so. */
function rest() {
  let waiting: (() => void) | null = null;
  return {
    wait: (work: () => void) => {
      waiting = work;
      return () => {
        if (waiting === work) waiting = null;
      };
    },
    over: () => {
      waiting?.();
      waiting = null;
    },
  };
}
const task = (query: string, filters = {}) => ({ query, filters, order: 'relevance' as const });

describe('searching as one types', () => {
  it('asks once typing rests, for the last query only', async () => {
    const asked: string[] = [];
    const { peer } = connect({
      'search.query': (request) => {
        asked.push(request.query);
        return result(request, [hit({ headline: request.query })]);
      },
    });
    const typing = rest();
    const search = createSearch(peer, typing.wait);
    for (const query of ['b', 'br', 'bridge']) search.run(task(query));
    typing.over();
    await until(() => search.store.getState().status === 'done');
    expect(asked).toEqual(['bridge']);
  });

  it('drops the answer to a query that is no longer asked', async () => {
    const answers = new Map<string, () => void>();
    const { peer } = connect({
      'search.query': (request) =>
        new Promise<SearchResult>((resolve) =>
          answers.set(request.query, () => resolve(result(request, [hit({ headline: request.query })]))),
        ),
    });
    const search = createSearch(peer, (work) => {
      work();
      return () => undefined;
    });
    search.run(task('old'));
    search.run(task('new'));
    await until(() => answers.size === 2);
    answers.get('new')?.();
    await until(() => search.store.getState().status === 'done');
    answers.get('old')?.();
    await new Promise((resolve) => setImmediate(resolve));
    expect(search.store.getState().hits.get(0)?.headline).toBe('new');
  });

  it('fetches later pages once each, when they are reached', async () => {
    const offsets: number[] = [];
    const { peer } = connect({
      'search.query': (request) => {
        offsets.push(request.offset);
        const hits = Array.from({ length: request.limit }, (_, at) =>
          hit({ headline: String(request.offset + at) }),
        );
        return result(request, hits, 3 * pageSize);
      },
    });
    const search = createSearch(peer, (work) => {
      work();
      return () => undefined;
    });
    search.run(task('x'));
    await until(() => search.store.getState().status === 'done');
    search.reach(pageSize + 3);
    search.reach(pageSize + 4);
    await until(() => search.store.getState().hits.has(pageSize + 3));
    expect(search.store.getState().hits.get(pageSize + 3)?.headline).toBe(String(pageSize + 3));
    expect(offsets).toEqual([0, pageSize]);
  });

  it('counts a facet as if it had no filter itself, so that another value can be chosen', async () => {
    const { peer } = connect({ 'search.query': (request) => result(request, [hit({})]) });
    const search = createSearch(peer, (work) => {
      work();
      return () => undefined;
    });
    search.run(task('x', { publication: 'One' }));
    await until(() => search.store.getState().status === 'done');
    expect(search.store.getState().facets.publications[0]?.value).toBe('all');
  });

  it('keeps the reason of a failure and nothing for an empty query', async () => {
    const { peer } = connect({
      'search.query': () => {
        throw new BroadsheetError('noLibrary', 'No library.');
      },
    });
    const search = createSearch(peer, (work) => {
      work();
      return () => undefined;
    });
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
          hit({
            matches: [
              { start: 50, end: 52 },
              { start: 90, end: 92 },
            ],
          }),
          hit({ matches: [{ start: 10, end: 12 }] }),
          hit({ kind: 'note', matches: [{ start: 70, end: 75 }] }),
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
  it('narrow to years and open again', () => {
    const narrowed = withYears({ kind: 'note' }, { from: 2016, to: 2018 });
    expect(narrowed).toEqual({ kind: 'note', from: '2016-01-01', to: '2018-12-31' });
    expect(yearsOf(narrowed)).toEqual({ from: 2016, to: 2018 });
    expect(withYears(narrowed, null)).toEqual({ kind: 'note' });
  });

  it('lift when they are pressed twice', () => {
    const once = toggled({}, 'publication', 'A');
    expect(once).toEqual({ publication: 'A' });
    expect(toggled(once, 'publication', 'B')).toEqual({ publication: 'B' });
    expect(toggled(once, 'publication', 'A')).toEqual({});
  });

  it('show a timeline without holes', () => {
    expect(
      timeline([
        { value: '2018', count: 2 },
        { value: '2020', count: 5 },
        { value: '', count: 1 },
      ]),
    ).toEqual([
      { year: 2018, count: 2 },
      { year: 2019, count: 0 },
      { year: 2020, count: 5 },
    ]);
  });
});
