import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SearchDocument } from '#core/search/engine.ts';
import type { FacetCount, SearchRequest, SearchResult } from '#shared/model/search.ts';
import { type ScannedFacet, scanFacet, scanQuery } from '../bruteForce.ts';
import { documentOf, newEngine, quoted, request } from '../support.ts';

const word = fc.constantFrom(
  'fire',
  'fires',
  'firm',
  'mayor',
  'Mayors',
  'city',
  'Café',
  '市长',
  '市長',
  '长城',
  '後',
  '后',
  'ＡＢ',
  'ab',
);
const text = fc
  .array(fc.tuple(word, fc.constantFrom(' ', ' ', '', '，')), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.flat().join(''));
const fieldName = fc.constantFrom('headline' as const, 'deck' as const, 'body' as const, 'body' as const);
const article = fc.record({
  fields: fc.array(fc.tuple(fieldName, text), { minLength: 1, maxLength: 4 }),
  publication: fc.constantFrom('The Daily', 'Weekly 周報', null),
  date: fc.constantFrom('1998-03-09', '1999-01-01', '2003-12-31', null),
  page: fc.constantFrom(1, 2, 3, null),
  section: fc.constantFrom('Sport', 'News', null),
  bylines: fc.constantFrom<readonly string[]>([], ['J. Smith'], ['J. Smith', '张三']),
});
const note = fc.record({
  note: text,
  tag: fc.constantFrom('todo', '财政'),
  colour: fc.constantFrom('red' as const, 'blue' as const),
  start: fc.nat(6),
});
const operand = fc.oneof(
  word,
  word.map((each) => `${each}*`),
  fc.tuple(word, word).map(([a, b]) => quoted(`${a} ${b}`)),
  // Four and more characters of Chinese, of which one may be another.
  fc.tuple(word, word).map(([a, b]) => `${a}${b}`),
  word.map((each) => `title:${each}`),
  word.map((each) => `note:${each}`),
  fc.constantFrom(
    'by:smith',
    'paper:周报',
    'page:2..',
    'tag:财',
    'colour:red',
    'date:1998..1999',
    'date:..1998',
  ),
);
const query = fc
  .array(fc.tuple(fc.constantFrom('', '', '', '-'), operand), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.map((part) => part.join('')).join(' '));
const filter = fc.constantFrom<SearchRequest['filters']>(
  { publication: 'The Daily' },
  { from: '1999-01-01' },
  { to: '1999-06-30' },
  { kind: 'article' },
  { page: 2 },
  { section: 'Sport' },
  { byline: '张三' },
  { tag: 'todo' },
  { colour: 'red' },
  { hasNotes: true },
  { hasNotes: false },
);
const switches = fc.record({
  match: fc.constantFrom('all' as const, 'any' as const),
  fuzzy: fc.boolean(),
  order: fc.constantFrom('relevance' as const, 'date' as const),
  fold: fc.record({
    script: fc.boolean(),
    width: fc.boolean(),
    case: fc.boolean(),
    diacritics: fc.boolean(),
  }),
  timeline: fc.constant('month' as const),
  // Most often none or one, and now and then several.
  filters: fc.oneof(
    fc.constant({}),
    filter,
    fc
      .tuple(filter, filter, filter)
      .map((several) => Object.assign({}, ...several) as SearchRequest['filters']),
  ),
});

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

/** The counts beside the hits, by value. */
function countsIn({ facets, details, timeline }: SearchResult): Record<ScannedFacet, Record<string, number>> {
  const byValue = (counts: readonly FacetCount[] = []) =>
    Object.fromEntries(counts.map(({ value, count }) => [value, count]));
  return {
    publications: byValue(facets.publications),
    years: byValue(facets.years),
    months: byValue(timeline),
    kinds: byValue(facets.kinds),
    pages: byValue(details?.pages),
    sections: byValue(details?.sections),
    bylines: byValue(details?.bylines),
    tags: byValue(details?.tags),
    colours: byValue(details?.colours),
    withNotes: details?.withNotes ? { yes: details.withNotes } : {},
  };
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
