import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SearchDocument, SearchReader } from '#core/search/engine.ts';
import type { Server } from '#core/server/connection.ts';
import { createServerSearch } from '#core/server/search/serverSearch.ts';
import { mostVerified } from '#core/server/search/verified.ts';
import type { SearchRequest } from '#shared/model/search.ts';
import { everyPostgres, startPostgres, type TestServer } from '../../../support/postgres.ts';
import { article, query, switches } from '../search/arbitraries.ts';
import { type ScannedFacet, scan, scanFacet, scanQuery } from '../search/bruteForce.ts';
import { countsIn } from '../search/countsIn.ts';
import { documentOf, quoted, request } from '../search/support.ts';
import { newArchive, putDocuments } from './support.ts';

let postgres: TestServer;
let server: Server;
let reader: SearchReader;

const plain = {
  publication: 'The Daily',
  date: '1998-03-09',
  page: 1,
  section: 'Sport',
  bylines: [],
} as const;
const usual = {
  fuzzy: false,
  order: 'relevance' as const,
  fold: { script: true, width: true, case: true, diacritics: true },
  timeline: 'month' as const,
  filters: {},
};

const newestFirst = (documents: readonly SearchDocument[], terms: (document: SearchDocument) => number) =>
  documents.toSorted(
    (a, b) =>
      terms(b) - terms(a) ||
      Number(b.date !== null) - Number(a.date !== null) ||
      compare(b.date ?? '', a.date ?? ''),
  );
const compare = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1);

describe.each(everyPostgres())('an archive on $name', ({ programs }) => {
  beforeAll(async () => {
    postgres = await startPostgres({ programs });
    ({ server } = await newArchive(postgres));
    reader = createServerSearch(server, () => 0);
  }, 60_000);
  afterAll(async () => {
    await server.close();
    await postgres.stop();
  }, 60_000);

  it('finds and counts what reading everything does', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(article, { minLength: 1, maxLength: 8 }),
        fc.array(fc.tuple(query, switches), { minLength: 1, maxLength: 6 }),
        async (articles, queries) => {
          const put = articles.map(({ fields, ...changes }, index) =>
            documentOf(fields, { ...changes, issueId: `i${index % 3}`, articleId: `a${index}` }),
          );
          await putDocuments(server, put);
          for (const [typed, changes] of queries) await expectTruth(put, request(typed, changes));
        },
      ),
      {
        numRuns: 60,
        examples: [
          // One of two words will do, and the other is asked of notes alone.
          [
            [{ ...plain, fields: [['headline', '长城 fire ']] }],
            [['长城 note:fire', { ...usual, match: 'any' }]],
          ],
        ],
      },
    );
  }, 120_000);

  it('finds any phrase of any text, and no other, whatever it crosses', async () => {
    const character = fc.constantFrom(...'中心城融媒體中心城𠮷がか，。 abAB１2é-体后後'.split(/(?:)/u), '\0');
    const words = fc.array(character, { minLength: 1, maxLength: 30 }).map((letters) => letters.join(''));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(words, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 }),
        fc.array(words, { minLength: 1, maxLength: 4 }),
        async (texts, asked) => {
          const put = texts.map((fields, at) =>
            documentOf(
              fields.map((text) => ['body', text] as const),
              { issueId: 'one', articleId: `a${at}` },
            ),
          );
          await putDocuments(server, put);
          const parts = texts.flat().flatMap((text) => [Array.from(text).slice(0, 6).join(''), text]);
          for (const phrase of [...asked, ...parts]) {
            const { hits, total, matchTotal } = await reader.search(request(quoted(phrase)));
            const truth = scan(put, phrase);
            expect(total).toBe(truth.length);
            expect(matchTotal).toBe(truth.reduce((sum, { count }) => sum + count, 0));
            expect(hits.map(({ articleId }) => articleId).sort()).toEqual(
              truth.map(({ document }) => document.articleId).sort(),
            );
          }
        },
      ),
      { numRuns: 60 },
    );
  }, 120_000);

  it('puts those with the words in their headlines first, then the newest, page by page', async () => {
    const put = Array.from({ length: 45 }, (_, at) =>
      documentOf(
        [
          ['headline', at % 7 === 0 ? '渡口开行' : '市集'],
          ['body', '渡口今日开行'],
        ],
        {
          issueId: `i${at % 5}`,
          articleId: `a${at}`,
          date: at % 11 === 0 ? null : `19${20 + (at % 30)}-01-01`,
        },
      ),
    );
    await putDocuments(server, put);
    const isAhead = ({ fields }: SearchDocument) => Number(fields[0]?.flow.text === '渡口开行');
    const wanted = newestFirst(put, isAhead).map((document) => [isAhead(document), document.date]);
    const pages = [];
    for (let offset = 0; offset < put.length; offset += 10) {
      pages.push(...(await reader.search(request('渡口', { offset, limit: 10 }))).hits);
    }
    expect(new Set(pages.map(({ articleId }) => articleId)).size).toBe(put.length);
    expect(pages.map(({ score, date }) => [score, date])).toEqual(wanted);
    const byDate = (await reader.search(request('渡口', { order: 'date' }))).hits.map(({ date }) => date);
    expect(byDate).toEqual(newestFirst(put, () => 0).map(({ date }) => date));
  }, 60_000);

  it('turns every page of what is found, however many there are, and however the archive changes', async () => {
    const put = Array.from({ length: 3_000 }, (_, at) =>
      documentOf(
        [
          ['headline', at % 7 === 0 ? '渡口开行' : '市集'],
          ['body', at % 3 === 0 ? '县里的渡口今日开行' : '渡口'],
        ],
        {
          issueId: `i${at % 40}`,
          articleId: `a${at}`,
          date: at % 11 === 0 ? null : `19${20 + (at % 3)}-0${1 + (at % 5)}-01`,
        },
      ),
    );
    const pages = async (typed: string, changes: Partial<SearchRequest> = {}) => {
      const hits = [];
      for (let offset = 0; ; offset += 150) {
        const found = await reader.search(request(typed, { offset, limit: 150, ...changes }));
        hits.push(...found.hits);
        if (offset + 150 >= found.total)
          return hits.map(({ articleId, score, date }) => ({ articleId, score, date }));
      }
    };
    const expectTruth = async (all: readonly SearchDocument[]) => {
      for (const typed of ['渡', '渡口', '渡口今', '"县里的渡口今日"']) {
        const text = typed.replaceAll('"', '');
        const has = ({ fields }: SearchDocument, at: number) => fields[at]?.flow.text.includes(text) ?? false;
        const found = all.filter((document) => has(document, 0) || has(document, 1));
        const score = (document: SearchDocument) => Number(has(document, 0));
        for (const order of ['relevance', 'date'] as const) {
          const wanted = newestFirst(found, order === 'date' ? () => 0 : score);
          const hits = await pages(typed, { order });
          expect(new Set(hits.map(({ articleId }) => articleId)).size).toBe(found.length);
          expect(hits.map(({ score, date }) => [order === 'date' ? 0 : score, date])).toEqual(
            wanted.map((document) => [order === 'date' ? 0 : score(document), document.date]),
          );
        }
      }
    };
    await putDocuments(server, put);
    await expectTruth(put);
    // What was recent is gone.
    const old = put.filter(({ date }) => date === null || date < '1921');
    await putDocuments(server, old);
    await expectTruth(old);
  }, 120_000);

  it('says so where it reads only the newest of what may be meant', async () => {
    const put = Array.from({ length: mostVerified + 50 }, (_, at) =>
      documentOf([['body', at === 3 ? 'governor' : 'govern nothing']], {
        issueId: `i${at % 50}`,
        articleId: `a${at}`,
        date: at < 10 ? '1901-01-01' : '1950-01-01',
      }),
    );
    await putDocuments(server, put);
    const { total, notes } = await reader.search(request('govern*'));
    expect(total).toBe(mostVerified);
    expect(notes?.map(({ code }) => code)).toEqual(['tooManyToRead']);
    const narrowed = await reader.search(request('governo*'));
    expect(narrowed.hits.map(({ articleId }) => articleId)).toEqual(['a3']);
    expect(narrowed.notes).toEqual([]);
    const many = await reader.search(request('govern'));
    expect([many.total, many.matchTotal]).toEqual([put.length, null]);
  }, 120_000);

  it('compares words in time beside all articles', async () => {
    const put = ['渡口', '市集', '渡口 市集', '渡口'].map((body, at) =>
      documentOf([['body', body]], { issueId: 'i', articleId: `a${at}`, date: `190${at}-05-01` }),
    );
    await putDocuments(server, put);
    const { bins, series } = await reader.compare({ queries: ['渡口', '市集'], unit: 'year', filters: {} });
    expect(bins.map(({ value, of }) => `${value} ${of}`)).toEqual(['1900 1', '1901 1', '1902 1', '1903 1']);
    expect(series.map(({ total, counts }) => [total, counts])).toEqual([
      [3, [1, 0, 1, 1]],
      [2, [0, 1, 1, 0]],
    ]);
  }, 60_000);
});

async function expectTruth(put: readonly SearchDocument[], each: SearchRequest): Promise<void> {
  const result = await reader.search(each);
  const truth = scanQuery(put, each);
  const key = (id: string | null, spans: unknown) => JSON.stringify([id, spans]);
  expect(result.total).toBe(truth.length);
  expect(result.matchTotal).toBe(truth.reduce((sum, { count }) => sum + count, 0));
  expect(result.hits.map((hit) => key(hit.articleId, hit.matches)).sort()).toEqual(
    truth.map(({ id, spans }) => key(id, spans)).sort(),
  );
  for (const [name, counts] of Object.entries(countsIn(result))) {
    expect([name, counts]).toEqual([name, scanFacet(put, each, name as ScannedFacet)]);
  }
  const { from: _from, to: _to, ...filters } = each.filters;
  expect(result.timeline).toEqual((await reader.search({ ...each, filters })).timeline);
}
