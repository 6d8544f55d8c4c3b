import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SearchDocument } from '#core/search/engine.ts';
import type { SearchRequest } from '#shared/model/search.ts';
import { article, fieldName, note, query, switches } from '../arbitraries.ts';
import { type ScannedFacet, scanFacet, scanQuery } from '../bruteForce.ts';
import { countsIn } from '../countsIn.ts';
import { documentOf, newEngine, request } from '../support.ts';

const asked = fc.array(fc.tuple(query, switches), { minLength: 1, maxLength: 6 });
type Asked = readonly (readonly [string, Omit<Partial<SearchRequest>, 'query'>])[];

/** Puts the documents into an engine that reads them and one that has packed them, and asks both, and the scan. */
async function expectTruth(
  put: readonly SearchDocument[],
  marks: readonly SearchDocument[],
  queries: Asked,
): Promise<void> {
  const [growing, packed] = [newEngine(), newEngine()];
  for (const engine of [growing, packed]) {
    await engine.open(null);
    for (const id of ['i0', 'i1', 'i2']) {
      const ofIssue = (all: readonly SearchDocument[]) => all.filter(({ issueId }) => issueId === id);
      await engine.put(id, 'text', '1', ofIssue(put));
      await engine.put(id, 'notes', '1', ofIssue(marks));
    }
  }
  await packed.flush();
  for (const [typed, changes] of queries) {
    const each = request(typed, changes);
    const result = await packed.search(each);
    expect(await growing.search(each)).toEqual(result);
    const truth = scanQuery([...put, ...marks], each);
    const key = (id: string | null, spans: unknown) => JSON.stringify([id, spans]);
    expect(result.total).toBe(truth.length);
    expect(result.matchTotal).toBe(truth.reduce((sum, { count }) => sum + count, 0));
    const found = result.hits.map((hit) => key(hit.articleId ?? hit.annotationId, hit.matches)).sort();
    const all = truth.map(({ id, spans }) => key(id, spans)).sort();
    expect(found).toEqual(all);
    for (const [name, counts] of Object.entries(countsIn(result))) {
      expect([name, counts]).toEqual([name, scanFacet([...put, ...marks], each, name as ScannedFacet)]);
    }
    const { from: _from, to: _to, ...filters } = each.filters;
    expect(result.timeline).toEqual((await packed.search({ ...each, filters })).timeline);
  }
}

const notesOf = (notes: readonly { note: string; tag: string; colour: 'red' | 'blue'; start: number }[]) =>
  notes.map(({ note: words, tag, colour, start }, index) =>
    documentOf(
      [
        ['note', words],
        ['tag', tag],
      ],
      {
        kind: 'note',
        issueId: `i${index % 3}`,
        annotationId: `n${index}`,
        colour,
        passage: { start, end: start + 1 },
      },
    ),
  );

describe('Chinese as a machine misreads it', () => {
  const found = async (typed: string, fuzzy: boolean): Promise<readonly (string | null)[]> => {
    const engine = newEngine();
    await engine.open(null);
    const texts = ['渡口今日开行', '渡囗今日开行', '渡。口今曰开行', '渡河今后开行了半日', '渡囗今曰開行'];
    const documents = texts.map((body, at) =>
      documentOf([['body', body]], { issueId: 'i0', articleId: `a${at}` }),
    );
    await engine.put('i0', 'text', '1', documents);
    await engine.flush();
    const { hits } = await engine.search(request(typed, { fuzzy }));
    return hits.map(({ articleId }) => articleId).sort();
  };

  it('is found with one character wrong of four, in either script', async () => {
    expect(await found('渡口今日', true)).toEqual(['a0', 'a1']);
    expect(await found('今日開行', true)).toEqual(['a0', 'a1', 'a2', 'a3', 'a4']);
  });

  it('is found as it is without, in quotes, and where there are fewer', async () => {
    expect(await found('渡口今日', false)).toEqual(['a0']);
    expect(await found('"渡口今日"', true)).toEqual(['a0']);
    expect(await found('渡口今', true)).toEqual(['a0']);
  });
});

describe('queries', () => {
  it('find words with a letter wrong also where the same letters, of another width, stand before them', async () => {
    const engine = newEngine();
    await engine.open(null);
    const body = 'ＡＢＡＢab fire';
    await engine.put('i0', 'text', '1', [documentOf([['body', body]], { issueId: 'i0', articleId: 'a' })]);
    const fold = { script: false, width: false, case: false, diacritics: false };
    const { hits } = await engine.search(request('ＡＢab', { fuzzy: true, fold }));
    expect(hits.map(({ matches }) => matches)).toEqual([[{ start: 2, end: 6 }]]);
  });

  it('find and count, packed or not and in one order, what reading everything does', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(article, { minLength: 1, maxLength: 8 }),
        fc.array(note, { maxLength: 3 }),
        asked,
        async (articles, notes, queries) => {
          const put = articles.map(({ fields, ...changes }, index) =>
            documentOf(fields, { ...changes, issueId: `i${index % 3}`, articleId: `a${index}` }),
          );
          await expectTruth(put, notesOf(notes), queries);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('find the same where so many documents have every term that none is read', async () => {
    // Few words, so that most articles have them, side by side and apart.
    const common = fc.constantFrom('fire', 'city', '市长', 'ab');
    const words = fc
      .array(fc.tuple(common, fc.constantFrom(' ', ' ', '，')), { minLength: 2, maxLength: 6 })
      .map((parts) => parts.flat().join(''));
    const fields = fc.array(fc.tuple(fieldName, words), { minLength: 1, maxLength: 3 });
    const alike = fc.tuple(article, fields).map(([each, own]) => ({ ...each, fields: own }));
    const several = fc
      .tuple(common, common, common, fc.constantFrom('', ' -', ' title:', ' '))
      .map(([first, second, third, before]) => `${first} ${second}${before}${before && third}`);
    // Only what is folded as usual can be counted.
    const folded = switches.map((each) => ({ ...each, fold: undefined, fuzzy: false }));
    const queries = fc.array(fc.tuple(several, folded), { minLength: 4, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(alike, { minLength: 1, maxLength: 3 }),
        fc.array(note, { maxLength: 1 }),
        queries,
        async (articles, notes, each) => {
          // More than are read sooner than counted, and no more than one answer holds.
          const put = Array.from({ length: 600 }, (_none, index) => {
            const { fields = [], ...changes } = articles[index % articles.length] ?? {};
            return documentOf(fields, { ...changes, issueId: `i${index % 3}`, articleId: `a${index}` });
          });
          await expectTruth(put, notesOf(notes), each);
        },
      ),
      { numRuns: 25 },
    );
  });
});
