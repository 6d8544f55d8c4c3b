/**
 * `npm run bench -- search [articles …] [--engine flexsearch|sqlite] [--others] [--scanners]`: search on an invented archive, through
 * the worker, the first 100 hits with their snippets. Without numbers 20,000 articles, beside the other
 * engines, and 100,000; 1,000,000 is meant for `--engine sqlite`. docs/performance.md tells what was measured.
 */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSearchWorker } from '#core/search/client.ts';
import type { EngineName, SearchEngine } from '#core/search/engine.ts';
import { normalText } from '#core/search/normalForm.ts';
import { createCorpus, randomNumbers } from './search/corpus.ts';
import { megabytes, type Quantiles, quantilesOf, seconds, shown, timed } from './search/figures.ts';
import { measureMiniSearch, measureOrama, measureScanners } from './search/others.ts';

const seed = 20201214;
const lengths = [1, 2, 3, 4, 6, 8, 12];
const queriesPerLength = 100;
const verified = 60;
const othersUpTo = 20_000;
const workerFile = new URL('../../src-main/core/search/worker.ts', import.meta.url);

const quoted = (text: string) => `"${text.replace(/[\\"＂]/gu, '\\$&')}"`;
const request = (query: string, limit = 100) =>
  ({ query: quoted(query), limit, offset: 0, order: 'relevance', filters: {} }) as const;

export async function run(args: readonly string[]): Promise<void> {
  const engineAt = args.indexOf('--engine');
  const engine = (engineAt >= 0 ? args[engineAt + 1] : 'flexsearch') as EngineName;
  const sizes = args.map(Number).filter((size) => size > 0);
  console.log(`node ${process.version}, ${engine}; the machine may be shared: trust ratios`);
  for (const articles of sizes.length > 0 ? sizes : [20_000, 100_000]) {
    const isCompared = sizes.length === 0 ? articles <= othersUpTo : args.includes('--others');
    await measure(articles, engine, {
      others: isCompared,
      scanners: sizes.length === 0 || args.includes('--scanners'),
    });
  }
}

interface Sample {
  readonly queries: ReadonlyMap<number, readonly string[]>;
  /** Normal texts, field by field, of all articles where the corpus is small enough to hold. */
  readonly truth: readonly (readonly string[])[] | null;
}

async function measure(
  articles: number,
  engine: EngineName,
  compare: { readonly others: boolean; readonly scanners: boolean },
): Promise<void> {
  console.log(`\n${articles} articles`);
  const cache = await mkdtemp(join(tmpdir(), 'broadsheet-bench-'));
  try {
    const sample = await build(articles, engine, cache);
    const all = [...sample.queries.values()].flat();
    const own = await ask(cache, sample);
    const compared = new Map<string, Quantiles>();
    if (compare.scanners) {
      const found = await measureScanners(createCorpus(seed), articles, all, join(cache, 'files'));
      for (const [name, figures] of found) compared.set(name, figures);
    }
    if (compare.others) {
      compared.set('MiniSearch', await measureMiniSearch(createCorpus(seed), articles, all));
      compared.set('Orama', await measureOrama(createCorpus(seed), articles, all));
    }
    for (const [name, { p50, p95 }] of compared) {
      console.log(
        `${name} / Broadsheet: p50 ${(p50 / own.p50).toFixed(1)}, p95 ${(p95 / own.p95).toFixed(1)}`,
      );
    }
  } finally {
    await rm(cache, { recursive: true });
  }
}

async function build(articles: number, engine: EngineName, cache: string): Promise<Sample> {
  const worker = startSearchWorker(workerFile);
  await worker.engine.open(cache);
  await worker.engine.choose?.(engine);
  const random = randomNumbers(seed + 1);
  const texts: string[] = [];
  const truth: string[][] = [];
  const isHeld = articles <= 100_000;
  let building = 0;
  let waiting: Promise<void> = Promise.resolve();
  const started = performance.now();
  let making = 0;
  const issues = createCorpus(seed).issues(articles);
  for (;;) {
    const made = await timed(() => issues.next());
    making += made.milliseconds;
    if (made.value.done) break;
    const { issueId, documents } = made.value.value;
    for (const document of documents) {
      const fields = document.fields.map(({ flow }) => flow.text);
      if (random() < 1000 / articles) texts.push(fields[1] ?? '');
      if (isHeld) truth.push(fields);
    }
    await waiting;
    waiting = worker.engine.put(issueId, 'text', '1', documents);
  }
  await waiting;
  await worker.engine.flush();
  building = performance.now() - started;
  const bytes = await sizeOf(cache);
  console.log(
    `build ${seconds(building)} (${seconds(making)} of it to invent the text), cache ${megabytes(bytes)}, memory after building ${megabytes(process.memoryUsage.rss())}`,
  );
  await worker.close();

  const queries = new Map<number, string[]>();
  for (const length of lengths) {
    const drawn: string[] = [];
    while (drawn.length < queriesPerLength) {
      const text = texts[Math.floor(random() * texts.length)] ?? '';
      const start = Math.floor(random() * Math.max(1, text.length - length));
      const query = text.slice(start, start + length);
      if (normalText(query) !== '') drawn.push(query);
    }
    queries.set(length, drawn);
  }
  return { queries, truth: isHeld ? truth : null };
}

async function sizeOf(folder: string): Promise<number> {
  let bytes = 0;
  for (const name of await readdir(folder)) bytes += (await stat(join(folder, name))).size;
  return bytes;
}

async function ask(cache: string, { queries, truth }: Sample): Promise<Quantiles> {
  const before = process.memoryUsage.rss();
  const worker = startSearchWorker(workerFile);
  const opening = timed(() => worker.engine.open(cache));
  const opened = await opening;
  const first = await timed(() => worker.engine.search(request(queries.get(4)?.[0] ?? '')));
  console.log(
    `open ${seconds(opened.milliseconds)}, first answer ${seconds(opened.milliseconds + first.milliseconds)} after the start, memory ${megabytes(process.memoryUsage.rss())} (${megabytes(before)} before)`,
  );
  const times: number[] = [];
  for (const [length, each] of queries) {
    const own: number[] = [];
    let hits = 0;
    for (const query of each) {
      const { value, milliseconds } = await timed(() => worker.engine.search(request(query)));
      own.push(milliseconds);
      hits += value.total;
    }
    times.push(...own);
    console.log(
      `${String(length).padStart(2)} characters: ${shown(quantilesOf(own))}, ${(hits / each.length).toFixed(0)} hits each`,
    );
  }
  const all = quantilesOf(times);
  console.log(`all lengths: ${shown(all)}, memory ${megabytes(process.memoryUsage.rss())}`);
  if (truth) await verify(worker.engine, queries, truth);
  await worker.close();
  return all;
}

/** Every number of hits and matches against a scan of the normal text. */
async function verify(
  engine: SearchEngine,
  queries: Sample['queries'],
  truth: NonNullable<Sample['truth']>,
): Promise<void> {
  const normals = truth.map((fields) => fields.map(normalText));
  const sampled = [...queries.values()].flatMap((each) => each.slice(0, Math.ceil(verified / queries.size)));
  let found = 0;
  let wanted = 0;
  let shared = 0;
  for (const query of sampled) {
    const phrase = normalText(query);
    const expected = new Set<string>();
    normals.forEach((fields, index) => {
      if (fields.some((field) => field.includes(phrase))) expected.add(`a-${index}`);
    });
    const answered = new Set<string>();
    for (let offset = 0; ; offset += 1000) {
      const { hits } = await engine.search({ ...request(query, 1000), offset });
      for (const hit of hits) answered.add(hit.articleId ?? '');
      // Frequent characters have their numbers compared; their names on the first ten pages.
      if (hits.length < 1000 || offset >= 10_000) break;
    }
    const { total } = await engine.search(request(query, 1));
    found += total;
    wanted += expected.size;
    const isWhole = answered.size === total;
    const right = [...answered].filter((id) => expected.has(id)).length;
    shared += isWhole ? right : right === answered.size ? Math.min(total, expected.size) : right;
  }
  console.log(
    `against a scan, ${sampled.length} queries: precision ${(shared / found).toFixed(4)}, recall ${(shared / wanted).toFixed(4)}`,
  );
}
