import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SearchDocument, SearchEngine } from '#core/search/engine.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import { makeFlow } from '#shared/text/flow.ts';
import { scan } from '../bruteForce.ts';
import { documentOf, handTimer, newEngine, quoted, request } from '../support.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-search-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Compares an engine with the scan: which documents, how many matches, and every place. */
async function expectTruth(engine: SearchEngine, documents: readonly SearchDocument[], query: string) {
  const result = await engine.search(request(quoted(query)));
  const truth = scan(documents, query);
  const key = (kind: string, issueId: string, id: string | null, spans: unknown) =>
    JSON.stringify([kind, issueId, id, spans]);
  expect(result.total).toBe(truth.length);
  expect(result.matchTotal).toBe(truth.reduce((sum, found) => sum + found.count, 0));
  expect(
    result.hits
      .map((hit) => key(hit.kind, hit.issueId, hit.articleId ?? hit.annotationId, hit.matches))
      .sort(),
  ).toEqual(
    truth
      .map(({ document, spans }) =>
        key(document.kind, document.issueId, document.articleId ?? document.annotationId, spans),
      )
      .sort(),
  );
}

// Few characters, so that phrases recur, cross pieces and come near each other by chance.
const character = fc.constantFrom(...'中心城融媒體中心城𠮷がか，。 \nabAB1２é-体后後'.split(/(?:)/u));
const flow = fc
  .array(
    fc.tuple(fc.array(character, { minLength: 1, maxLength: 8 }), fc.constantFrom('' as const, ' ' as const)),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((parts) => {
    const canonical = `#${parts.map(([characters]) => characters.join('')).join('\n\n')}#`;
    let at = 1;
    const pieces = parts.map(([characters, glue], index) => {
      const start = at;
      at += characters.length + 2;
      return { start, end: start + characters.length, glue: index === 0 ? ('' as const) : glue };
    });
    return makeFlow(pieces, indexCodePoints(canonical).slice);
  });
const fieldName = fc.constantFrom('headline' as const, 'deck' as const, 'body' as const, 'body' as const);
const fields = fc.array(fc.tuple(fieldName, flow), { maxLength: 4 });

const issueIds = ['one', 'two', 'three', 'four'];
const command = fc.oneof(
  fc.record({
    do: fc.constant('put' as const),
    issueId: fc.constantFrom(...issueIds),
    layer: fc.constantFrom('text' as const, 'text' as const, 'notes' as const),
    articles: fc.array(fields, { maxLength: 4 }),
  }),
  fc.record({ do: fc.constant('remove' as const), issueId: fc.constantFrom(...issueIds) }),
  fc.record({ do: fc.constant('flush' as const) }),
  fc.record({ do: fc.constant('reopen' as const) }),
);

describe('the engine equals a scan', () => {
  it('on any corpus, through puts, updates, removals, flushes and reopening', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(command, { minLength: 1, maxLength: 12 }),
        fc.array(fc.array(character, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 }),
        async (commands, queries) => {
          const cache = await mkdtemp(join(folder, 'cache-'));
          let engine = newEngine();
          await engine.open(cache);
          const truth = {
            text: new Map<string, SearchDocument[]>(),
            notes: new Map<string, SearchDocument[]>(),
          };
          for (const [step, each] of commands.entries()) {
            if (each.do === 'put') {
              const documents = each.articles.map((article, index) =>
                each.layer === 'text'
                  ? documentOf(article, { issueId: each.issueId, articleId: `a${index}` })
                  : documentOf(
                      article.map(([, text]) => ['note', text] as const),
                      {
                        kind: 'note',
                        issueId: each.issueId,
                        annotationId: `n${index}`,
                        passage: { start: 3, end: 5 },
                      },
                    ),
              );
              await engine.put(each.issueId, each.layer, String(step), documents);
              truth[each.layer].set(each.issueId, documents);
            } else if (each.do === 'remove') {
              await engine.remove([each.issueId]);
              truth.text.delete(each.issueId);
              truth.notes.delete(each.issueId);
            } else if (each.do === 'flush') {
              await engine.flush();
            } else {
              await engine.close();
              engine = newEngine();
              const held = await engine.open(cache);
              expect([...held.keys()].sort()).toEqual([...truth.text.keys()].sort());
              truth.notes.clear();
            }
          }
          const documents = [...truth.text.values(), ...truth.notes.values()].flat();
          for (const query of queries) await expectTruth(engine, documents, query.join(''));
          // And phrases that are there, whatever they cross.
          for (const document of documents.slice(0, 4)) {
            for (const { flow: known } of document.fields) {
              await expectTruth(engine, documents, known.text.slice(0, 6));
            }
          }
          await engine.close();
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('matches', () => {
  it('finds a phrase that a column broke and reports it as one span of the canonical text', async () => {
    const canonical = '今天上午，区融\n\n媒体中\n心挂牌。';
    const { slice } = indexCodePoints(canonical);
    const body = makeFlow(
      [
        { start: 0, end: 7, glue: '' },
        { start: 9, end: 12, glue: '' },
        { start: 13, end: 17, glue: '' },
      ],
      slice,
    );
    const engine = newEngine();
    await engine.put('issue', 'text', '1', [documentOf([['body', body]])]);
    const { hits } = await engine.search(request('融媒体中心'));
    expect(hits[0]?.matches).toEqual([{ start: 6, end: 14 }]);
    expect(slice(6, 14)).toBe('融\n\n媒体中\n心');
  });

  it('does not match across paragraphs', async () => {
    const engine = newEngine();
    await engine.put('issue', 'text', '1', [
      documentOf([
        ['body', '今日'],
        ['body', '柯城'],
      ]),
    ]);
    expect((await engine.search(request('今日柯城'))).total).toBe(0);
  });

  it('knows whole characters: half a pair finds nothing, a pair is one code point', async () => {
    const engine = newEngine();
    await engine.put('issue', 'text', '1', [documentOf([['body', '𠮷野家']])]);
    expect((await engine.search(request('\ud842'))).total).toBe(0);
    expect((await engine.search(request('\udfb7野'))).total).toBe(0);
    expect((await engine.search(request('野'))).hits[0]?.matches).toEqual([{ start: 1, end: 2 }]);
  });

  it.each([
    '',
    '   ',
    '\u200b',
    '，。',
    '\ud800',
    '!'.repeat(10_000),
    '中'.repeat(10_000),
    'a b '.repeat(2500),
    '__proto__',
  ])('answers any query: %j', async (query) => {
    const documents = [documentOf([['body', '他说，好。 constructor']])];
    const engine = newEngine();
    await engine.put('issue', 'text', '1', documents);
    await expectTruth(engine, documents, query);
  });

  it('finds a note by its words, its tags and its quote, and reports its passage', async () => {
    const engine = newEngine();
    await engine.put('issue', 'notes', '1', [
      documentOf(
        [
          ['note', 'Compare the budget'],
          ['tag', '财政'],
          ['quote', '专项激励政策'],
        ],
        { kind: 'note', annotationId: 'n', passage: { start: 7, end: 12 } },
      ),
    ]);
    for (const query of ['budget', '财政', '激励']) {
      const { hits } = await engine.search(request(query));
      expect(hits.map((hit) => [hit.kind, hit.annotationId, hit.matches])).toEqual([
        ['note', 'n', [{ start: 7, end: 12 }]],
      ]);
    }
  });
});

describe('order, filters and facets', () => {
  const article = (
    id: string,
    fields: Parameters<typeof documentOf>[0],
    changes: Partial<SearchDocument> = {},
  ) => documentOf(fields, { articleId: id, publication: 'The Daily', date: '2020-01-01', ...changes });

  it('ranks headline over deck over body, whatever the body repeats', async () => {
    const engine = newEngine();
    await engine.put('issue', 'text', '1', [
      article('body', [['body', 'budget '.repeat(200)]]),
      article('deck', [
        ['deck', 'The budget'],
        ['body', 'words '.repeat(500)],
      ]),
      article('headline', [
        ['headline', 'A budget'],
        ['body', 'words '.repeat(5000)],
      ]),
      article('once', [['body', `budget ${'words '.repeat(200)}`]]),
    ]);
    const { hits } = await engine.search(request('budget'));
    expect(hits.map((hit) => hit.articleId)).toEqual(['headline', 'deck', 'body', 'once']);
  });

  it('puts equal scores newest first, then in the order of the paper, and by date on request', async () => {
    const engine = newEngine();
    const body = [['body', '市长']] as const;
    await engine.put('b', 'text', '1', [
      article('b1', body, { issueId: 'b' }),
      article('b2', body, { issueId: 'b' }),
    ]);
    await engine.put('a', 'text', '1', [article('a1', body, { issueId: 'a' })]);
    await engine.put('c', 'text', '1', [article('c1', body, { issueId: 'c', date: '2021-01-01' })]);
    await engine.put('d', 'text', '1', [article('d1', [['headline', '市长']], { issueId: 'd', date: null })]);
    const order = async (changes: Parameters<typeof request>[1]) =>
      (await engine.search(request('市长', changes))).hits.map((hit) => hit.articleId);
    expect(await order({})).toEqual(['d1', 'c1', 'a1', 'b1', 'b2']);
    expect(await order({ order: 'date' })).toEqual(['c1', 'a1', 'b1', 'b2', 'd1']);
    expect(await order({ offset: 1, limit: 2 })).toEqual(['c1', 'a1']);
  });

  it('pages through many hits without losing or repeating one', async () => {
    const engine = newEngine();
    for (let i = 0; i < 300; i++) {
      const text = `${'市长 '.repeat(1 + (i % 7))}${'词'.repeat(i)}`;
      await engine.put(`i${i}`, 'text', '1', [article(`a${i}`, [['body', text]], { issueId: `i${i}` })]);
    }
    const all = (await engine.search(request('市长'))).hits.map((hit) => hit.articleId);
    const paged: (string | null)[] = [];
    for (let offset = 0; offset < 300; offset += 20) {
      const { hits, total } = await engine.search(request('市长', { offset, limit: 20 }));
      expect(total).toBe(300);
      paged.push(...hits.map((hit) => hit.articleId));
    }
    expect(new Set(all).size).toBe(300);
    expect(paged).toEqual(all);
  });

  it('pages through hits that nothing but their date tells apart, newest first', async () => {
    const engine = newEngine();
    const dates = Array.from({ length: 120 }, (_, at) => `19${50 + ((at * 7) % 40)}-01-02`);
    for (const [at, date] of dates.entries()) {
      await engine.put(`i${at}`, 'text', '1', [
        article(`a${at}`, [['body', '市长']], { issueId: `i${at}`, date }),
      ]);
    }
    const paged: (string | null)[] = [];
    for (let offset = 0; offset < dates.length; offset += 9) {
      const { hits } = await engine.search(request('date:1900..2000', { offset, limit: 9 }));
      paged.push(...hits.map((hit) => hit.date));
    }
    expect(paged).toEqual(dates.toSorted().reverse());
  });

  it('filters, and counts publications, years and kinds over all hits', async () => {
    const engine = newEngine();
    await engine.put('x', 'text', '1', [
      article('1', [['body', 'fire']], { issueId: 'x' }),
      article('2', [['body', 'fire']], { issueId: 'x' }),
      documentOf([['body', 'fire']], {
        kind: 'notice',
        issueId: 'x',
        publication: 'The Daily',
        date: '2020-01-01',
      }),
    ]);
    await engine.put('y', 'text', '1', [
      article('3', [['body', 'fire']], { issueId: 'y', publication: 'Weekly', date: '2019-05-02' }),
    ]);
    await engine.put('z', 'text', '1', [
      article('4', [['body', 'fire']], { issueId: 'z', publication: null, date: null }),
    ]);
    const result = await engine.search(request('fire', { limit: 1 }));
    expect(result.hits).toHaveLength(1);
    expect(result.total).toBe(5);
    expect(result.facets).toEqual({
      publications: [
        { value: 'The Daily', count: 3 },
        { value: 'Weekly', count: 1 },
      ],
      years: [
        { value: '2019', count: 1 },
        { value: '2020', count: 3 },
      ],
      kinds: [
        { value: 'article', count: 4 },
        { value: 'notice', count: 1 },
      ],
    });
    const total = async (filters: Parameters<typeof request>[1]) =>
      (await engine.search(request('fire', filters))).total;
    expect(await total({ filters: { publication: 'The Daily' } })).toBe(3);
    expect(await total({ filters: { kind: 'notice' } })).toBe(1);
    expect(await total({ filters: { issueId: 'y' } })).toBe(1);
    expect(await total({ filters: { from: '2020-01-01' } })).toBe(3);
    expect(await total({ filters: { from: '2019-01-01', to: '2019-12-31' } })).toBe(1);
  });
});

describe('the cache', () => {
  const issue = (id: string, text = `${id} 今日柯城`) =>
    documentOf([['body', text]], { issueId: id, articleId: id });

  it('is written by itself a while after a change, and on close', async () => {
    const timer = handTimer();
    const engine = newEngine(timer);
    await engine.open(folder);
    await engine.put('a', 'text', 'v1', [issue('a')]);
    await engine.put('b', 'text', 'v1', [issue('b')]);
    expect(timer.waiting()).toBe(1);
    timer.run();
    // A flush waits for the one that the timer started.
    await engine.flush();
    const reader = newEngine();
    expect([...(await reader.open(folder))]).toEqual([
      ['a', 'v1'],
      ['b', 'v1'],
    ]);
    await engine.put('c', 'text', 'v7', [issue('c')]);
    await engine.close();
    expect((await newEngine().open(folder)).get('c')).toBe('v7');
    expect(timer.waiting()).toBe(0);
  });

  it('does not keep notes', async () => {
    const engine = newEngine();
    await engine.open(folder);
    await engine.put('a', 'text', 'v1', [issue('a')]);
    await engine.put('a', 'notes', 'v1', [documentOf([['note', 'secret']], { kind: 'note', issueId: 'a' })]);
    await engine.close();
    const reopened = newEngine();
    await reopened.open(folder);
    expect((await reopened.search(request('secret'))).total).toBe(0);
    for (const name of await readdir(folder)) {
      expect(await readFile(join(folder, name), 'utf8')).not.toContain('secret');
    }
  });

  it('keeps an issue without any text as held', async () => {
    const engine = newEngine();
    await engine.open(folder);
    await engine.put('empty', 'text', 'v1', []);
    await engine.close();
    expect((await newEngine().open(folder)).get('empty')).toBe('v1');
  });

  it('passes over a file that is damaged at any place, and says that its issues are not held', async () => {
    const engine = newEngine();
    await engine.open(folder);
    await engine.put('a', 'text', 'v1', [issue('a')]);
    await engine.close();
    const whole = new Map<string, Buffer>();
    for (const name of await readdir(folder)) whole.set(name, await readFile(join(folder, name)));
    for (const [name, bytes] of whole) {
      for (let length = 0; length < bytes.length; length += Math.ceil(bytes.length / 25)) {
        await truncate(join(folder, name), length);
        expect((await newEngine().open(folder)).size).toBe(0);
        await writeFile(join(folder, name), bytes);
      }
      const flipped = Buffer.from(bytes);
      flipped[20] = (flipped[20] ?? 0) ^ 0xff;
      await writeFile(join(folder, name), flipped);
      expect((await newEngine().open(folder)).size).toBe(0);
      await writeFile(join(folder, name), bytes);
    }
    expect((await newEngine().open(folder)).size).toBe(1);
  });

  it('is discarded when another version wrote it', async () => {
    const engine = newEngine();
    await engine.open(folder);
    await engine.put('a', 'text', 'v1', [issue('a')]);
    await engine.close();
    const manifest = join(folder, 'index.json');
    const text = await readFile(manifest, 'utf8');
    await writeFile(manifest, text.replace('broadsheet-index', 'broadsheet-index 0'));
    const next = newEngine();
    expect((await next.open(folder)).size).toBe(0);
    await next.put('b', 'text', 'v1', [issue('b')]);
    await next.close();
    expect([...(await newEngine().open(folder)).keys()]).toEqual(['b']);
    // The old files are gone as well.
    expect(await readdir(folder)).toHaveLength(2);
  });

  it('survives its folder being deleted while the engine runs', async () => {
    const engine = newEngine();
    await engine.open(folder);
    for (const id of ['a', 'b', 'c', 'd']) await engine.put(id, 'text', 'v1', [issue(id)]);
    await engine.flush();
    await rm(folder, { recursive: true });
    expect((await engine.search(request('今日'))).total).toBe(4);
    // Small beside the four: it does not make them be written into one segment with it.
    await engine.put('e', 'text', 'v1', [issue('e')]);
    await engine.flush();
    expect([...(await newEngine().open(folder)).keys()].sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('gives way to what is put while it loads', async () => {
    const engine = newEngine();
    await engine.open(folder);
    await engine.put('a', 'text', 'v1', [issue('a', '旧闻')]);
    await engine.close();
    const next = newEngine();
    const opening = next.open(folder);
    await next.put('a', 'text', 'v2', [issue('a', '新闻')]);
    await opening;
    expect((await next.search(request('旧闻'))).total).toBe(0);
    expect((await next.search(request('新闻'))).total).toBe(1);
    await next.close();
    expect((await newEngine().open(folder)).get('a')).toBe('v2');
  });

  it('of one library is left behind when another is opened', async () => {
    const engine = newEngine();
    await engine.open(join(folder, 'one'));
    await engine.put('a', 'text', 'v1', [issue('a')]);
    expect((await engine.open(join(folder, 'two'))).size).toBe(0);
    expect((await engine.search(request('今日'))).total).toBe(0);
    await engine.put('b', 'text', 'v1', [issue('b')]);
    expect([...(await engine.open(join(folder, 'one'))).keys()]).toEqual(['a']);
  });

  it('says why it cannot be written, and search goes on', async () => {
    const engine = newEngine();
    const file = join(folder, 'a file');
    await writeFile(file, '');
    await engine.open(join(file, 'cache'));
    await engine.put('a', 'text', 'v1', [issue('a')]);
    await expect(engine.flush()).rejects.toMatchObject({ code: 'saveFailed' });
    expect((await engine.search(request('今日'))).total).toBe(1);
  });

  it('holds one file more for a change, not a new index', async () => {
    const engine = newEngine();
    await engine.open(folder);
    for (let i = 0; i < 50; i++) await engine.put(`i${i}`, 'text', 'v1', [issue(`i${i}`)]);
    await engine.flush();
    const before = new Set(await readdir(folder));
    await engine.put('i7', 'text', 'v2', [issue('i7', '改了')]);
    await engine.flush();
    const after = await readdir(folder);
    expect(after.filter((name) => before.has(name))).toHaveLength(before.size);
    expect(after).toHaveLength(before.size + 1);
    const reopened = newEngine();
    expect((await reopened.open(folder)).get('i7')).toBe('v2');
    expect((await reopened.search(request('改了'))).total).toBe(1);
    expect((await reopened.search(request('今日'))).total).toBe(49);
    expect(await reopened.statistics()).toMatchObject({ documents: 50, issues: 50 });
  });
});

it('stays exact while segments are packed and joined', async () => {
  const engine = newEngine();
  const documents = new Map<string, SearchDocument[]>();
  for (let i = 0; i < 5200; i++) {
    // Every third put replaces an earlier issue, in whatever segment it is by now.
    const id = `i${i % 3 === 2 ? (i * 7) % 2000 : i}`;
    const put = [
      documentOf([['body', `第${i}号 word${i % 50} 中心${i % 11}`]], { issueId: id, articleId: `a${i}` }),
    ];
    await engine.put(id, 'text', String(i), put);
    documents.set(id, put);
  }
  const all = [...documents.values()].flat();
  for (const query of ['第77号', 'ord7', 'word49', '中心3', '心1', '号 w']) {
    const truth = scan(all, query);
    const seen: (string | null)[] = [];
    for (let offset = 0; offset < truth.length; offset += 1000) {
      seen.push(
        ...(await engine.search(request(quoted(query), { offset }))).hits.map((hit) => hit.articleId),
      );
    }
    expect(seen.sort()).toEqual(truth.map(({ document }) => document.articleId).sort());
  }
});
