import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SearchDocument, SearchReader } from '#core/search/engine.ts';
import type { Server } from '#core/server/connection.ts';
import { searchBeside } from '#core/server/search/besideArchive.ts';
import { createServerSearch } from '#core/server/search/serverSearch.ts';
import type { SearchHit } from '#shared/model/search.ts';
import { startPostgres, type TestServer } from '../../../support/postgres.ts';
import { article, note, query, switches } from '../search/arbitraries.ts';
import { countsIn } from '../search/countsIn.ts';
import { documentOf, newEngine, request } from '../search/support.ts';
import { newArchive, putDocuments } from './support.ts';

let postgres: TestServer;
let server: Server;
beforeAll(async () => {
  postgres = await startPostgres();
  ({ server } = await newArchive(postgres));
}, 60_000);
afterAll(async () => {
  await server.close();
  await postgres.stop();
}, 60_000);

const ofIssue = (all: readonly SearchDocument[], id: string) => all.filter(({ issueId }) => issueId === id);

/** An embedded engine with the text and the notes of some issues. */
async function engineWith(
  ids: readonly string[],
  texts: readonly SearchDocument[],
  notes: readonly SearchDocument[],
): Promise<SearchReader> {
  const engine = newEngine();
  await engine.open(null);
  for (const id of ids) {
    await engine.put(id, 'text', '1', ofIssue(texts, id));
    await engine.put(id, 'notes', '1', ofIssue(notes, id));
  }
  return engine;
}

const keysOf = (hits: readonly SearchHit[]) =>
  hits.map(({ kind, issueId, articleId, annotationId }) =>
    [kind, issueId, articleId, annotationId].join(' '),
  );

describe('an archive beside what is indexed here', () => {
  it('is searched and counted as one index with everything', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(article, { minLength: 1, maxLength: 8 }),
        fc.array(note, { maxLength: 4 }),
        fc.array(fc.tuple(query, switches), { minLength: 1, maxLength: 5 }),
        async (articles, made, queries) => {
          const texts = articles.map(({ fields, ...changes }, index) =>
            documentOf(fields, { ...changes, issueId: `i${index % 3}`, articleId: `a${index}` }),
          );
          const notes = made.map(({ note: words, tag, colour, start }, index) =>
            documentOf(
              [
                ['note', words],
                ['tag', tag],
              ],
              {
                kind: 'note',
                issueId: `i${1 + (index % 2)}`,
                annotationId: `n${index}`,
                colour,
                passage: { start, end: start + 1 },
              },
            ),
          );
          await putDocuments(server, texts);
          const marked = [...new Set(notes.map(({ issueId }) => issueId))];
          const whole = await engineWith(['i0', 'i1', 'i2'], texts, notes);
          const local = await engineWith(marked, texts, notes);
          const beside = searchBeside(
            (elsewhere) => createServerSearch(server, () => 0, { elsewhere }),
            local,
            () => marked,
          );
          for (const [typed, changes] of queries) {
            const asked = request(typed, changes);
            const [found, truth] = [await beside.search(asked), await whole.search(asked)];
            expect(found.total).toBe(truth.total);
            expect(found.matchTotal).toBe(truth.matchTotal);
            expect(keysOf(found.hits).toSorted()).toEqual(keysOf(truth.hits).toSorted());
            expect(countsIn(found)).toEqual(countsIn(truth));
            expect(found.timeline).toEqual(truth.timeline);
            const pages = [];
            for (let offset = 0; offset < found.total; offset += 2) {
              pages.push(...(await beside.search({ ...asked, offset, limit: 2 })).hits);
            }
            expect(keysOf(pages)).toEqual(keysOf(found.hits));
          }
          const [typed = 'fire', changes] = queries[0] ?? [];
          const compared = {
            queries: [typed, '市长'],
            unit: 'year' as const,
            filters: changes?.filters ?? {},
          };
          expect(await beside.compare(compared)).toEqual(await whole.compare(compared));
        },
      ),
      { numRuns: 40 },
    );
  }, 120_000);

  it('answers again where an issue came to be indexed here meanwhile', async () => {
    const texts = [0, 1].map((at) =>
      documentOf([['body', 'fire']], { issueId: `i${at}`, articleId: `a${at}` }),
    );
    await putDocuments(server, texts);
    let held: readonly string[] = [];
    const local = await engineWith(['i0'], texts, []);
    let asked = 0;
    const beside = searchBeside(
      (elsewhere) => createServerSearch(server, () => 0, { elsewhere }),
      {
        ...local,
        async search(each) {
          // As if it had been put after the server was asked.
          if (asked++ === 0) held = ['i0'];
          return await local.search(each);
        },
        compare: (each) => local.compare(each),
      },
      () => held,
    );
    expect(keysOf((await beside.search(request('fire'))).hits)).toEqual(['article i0 a0 ', 'article i1 a1 ']);
    expect(asked).toBe(2);
  });
});
