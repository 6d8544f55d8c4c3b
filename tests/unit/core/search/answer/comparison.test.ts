import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SearchDocument } from '#core/search/engine.ts';
import { documentOf, newEngine, request } from '../support.ts';

const article = (id: string, text: string, changes: Partial<SearchDocument> = {}) =>
  documentOf([['body', text]], { issueId: id, articleId: 'a', ...changes });

async function engineOf(documents: readonly SearchDocument[]) {
  const engine = newEngine();
  await engine.open(null);
  for (const [issueId, own] of Map.groupBy(documents, (document) => document.issueId)) {
    await engine.put(issueId, 'text', '1', own);
  }
  return engine;
}

describe('words compared in time', () => {
  it('are counted beside all articles of each year, also of years in which none was found', async () => {
    const engine = await engineOf([
      article('1', '國民政府', { date: '1927-04-18', publication: '申報' }),
      article('2', '国民大会与国民政府', { date: '1928-01-01', publication: '大公報' }),
      article('3', '天氣', { date: '1928-06-01', publication: '申報' }),
      article('4', '天氣', { date: '1929-06-01', publication: '申報' }),
      article('5', '國民', { date: null }),
      { ...article('6', '國民政府廣告', { date: '1928-06-02' }), kind: 'notice' },
    ]);
    const asked = { queries: ['国民政府', '國民大會', '天气'], filters: {}, unit: 'year' } as const;
    expect(await engine.compare(asked)).toEqual({
      unit: 'year',
      bins: [
        { value: '1927', of: 1 },
        { value: '1928', of: 2 },
        { value: '1929', of: 1 },
      ],
      series: [
        { query: '国民政府', total: 2, counts: [1, 1, 0] },
        { query: '國民大會', total: 1, counts: [0, 1, 0] },
        { query: '天气', total: 2, counts: [0, 1, 1] },
      ],
      complete: true,
    });
    const narrowed = await engine.compare({ ...asked, filters: { publication: '申報', from: '1928-01-01' } });
    expect(narrowed.bins).toEqual([
      { value: '1928', of: 1 },
      { value: '1929', of: 1 },
    ]);
    expect(narrowed.series.map(({ counts }) => counts)).toEqual([
      [0, 0],
      [0, 0],
      [1, 1],
    ]);
    const notices = await engine.compare({ ...asked, filters: { kind: 'notice' } });
    expect(notices.series[0]).toMatchObject({ total: 1, counts: [1] });
  });

  it('are what a search with each of them finds', async () => {
    const text = fc.string({ unit: fc.constantFrom(...'國国民a b'), maxLength: 6 });
    const year = fc.constantFrom('1901-02-03', '1901-12-01', '1902-05-06', null);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(text, year), { maxLength: 12 }),
        fc.array(fc.constantFrom('国', '民a', 'a', 'date:1901', '', '-a 民'), { minLength: 1, maxLength: 5 }),
        async (texts, queries) => {
          const engine = await engineOf(
            texts.map(([words, date], at) => article(String(at), words, { date })),
          );
          const { bins, series } = await engine.compare({ queries, filters: {}, unit: 'month' });
          for (const [at, query] of queries.entries()) {
            const found = await engine.search(request(query, { timeline: 'month' }));
            expect(series[at]?.total).toBe(found.total);
            const counts = bins.map(({ value }, bin) => ({ value, count: series[at]?.counts[bin] }));
            expect(counts.filter(({ count }) => count !== 0)).toEqual(
              (found.timeline ?? []).map(({ value, count }) => ({ value, count })),
            );
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});
