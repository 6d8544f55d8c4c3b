/**
 * Search on an invented archive, through the worker: `npm run bench -- search [articles]`. Prints how long
 * the index takes to build and to open, and p50 and p95 of queries with their first 100 hits.
 */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSearchWorker } from '#core/search/client.ts';
import type { SearchDocument } from '#core/search/engine.ts';
import { plainFlow } from '#shared/text/flow.ts';

const defaultArticles = 20_000;
const articlesPerIssue = 20;
const charactersPerArticle = 670;
const queriesPerKind = 200;

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const random = randomNumbers(20201214);

/** Invented words of one to four characters; the nth is drawn about 1/n as often as the first (Zipf). */
const vocabulary = Array.from({ length: 20_000 }, () => {
  const length = [1, 2, 2, 2, 2, 3, 4][Math.floor(random() * 7)] ?? 2;
  // The first characters of the block stand for the common ones.
  const character = () => String.fromCharCode(0x4e00 + Math.floor(random() ** 3 * 6000));
  return Array.from({ length }, character).join('');
});
const word = () => vocabulary[Math.floor(vocabulary.length ** random()) - 1] ?? '';

function sentence(): string {
  const words = Array.from({ length: 6 + Math.floor(random() * 10) }, word);
  return `${words.join('')}${random() < 0.2 ? '，' : '。'}`;
}

function article(issueId: string, index: number): SearchDocument {
  const paragraphs: string[] = [];
  for (let length = 0; length < charactersPerArticle; ) {
    const paragraph = sentence() + sentence() + sentence();
    paragraphs.push(paragraph);
    length += paragraph.length;
  }
  const headline = word() + word() + word();
  return {
    kind: 'article',
    issueId,
    articleId: `a-${index}`,
    annotationId: null,
    publication: '虚构日报',
    date: `${1990 + (index % 30)}-01-01`,
    edition: null,
    issueNumber: null,
    page: 1,
    headline,
    passage: null,
    fields: [
      { name: 'headline', flow: plainFlow(headline) },
      ...paragraphs.map((paragraph) => ({ name: 'body' as const, flow: plainFlow(paragraph) })),
    ],
  };
}

async function timed<T>(run: () => Promise<T>): Promise<{ value: T; milliseconds: number }> {
  const started = performance.now();
  const value = await run();
  return { value, milliseconds: performance.now() - started };
}

const quantile = (sorted: readonly number[], share: number) =>
  (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2);

export async function run([count]: readonly string[]): Promise<void> {
  const articles = Number(count ?? defaultArticles);
  const cache = await mkdtemp(join(tmpdir(), 'broadsheet-bench-'));
  const workerFile = new URL('../../src-main/core/search/worker.ts', import.meta.url);
  const worker = startSearchWorker(workerFile);
  const samples: string[] = [];
  let documents: SearchDocument[] = [];
  let building = 0;
  await worker.engine.open(cache);
  for (let index = 0; index < articles; index++) {
    const issueId = `issue-${Math.floor(index / articlesPerIssue)}`;
    const document = article(issueId, index);
    if (index % Math.ceil(articles / 500) === 0) samples.push(document.fields[1]?.flow.text ?? '');
    documents.push(document);
    if (documents.length < articlesPerIssue && index < articles - 1) continue;
    const put = documents;
    documents = [];
    building += (await timed(() => worker.engine.put(issueId, 'text', '1', put))).milliseconds;
  }
  const flush = await timed(() => worker.engine.flush());
  await worker.close();
  let bytes = 0;
  for (const name of await readdir(cache)) bytes += (await stat(join(cache, name))).size;

  const reader = startSearchWorker(workerFile);
  const opening = await timed(() => reader.engine.open(cache));
  const { bytes: held } = await reader.engine.statistics();
  console.log(
    `${articles} articles: build ${(building / 1000).toFixed(1)} s, save ${(flush.milliseconds / 1000).toFixed(1)} s, open ${(opening.milliseconds / 1000).toFixed(2)} s`,
  );
  console.log(
    `cache ${(bytes / 2 ** 20).toFixed(0)} MiB, held about ${(held / 2 ** 20).toFixed(0)} MiB, process ${(process.memoryUsage.rss() / 2 ** 20).toFixed(0)} MiB`,
  );

  for (const length of [1, 2, 4, 8, 12]) {
    const times: number[] = [];
    let hits = 0;
    for (let i = 0; i < queriesPerKind; i++) {
      const text = samples[Math.floor(random() * samples.length)] ?? '';
      const start = Math.floor(random() * (text.length - length));
      const query = text.slice(start, start + length);
      const { value, milliseconds } = await timed(() =>
        reader.engine.search({ query, limit: 100, offset: 0, order: 'relevance', filters: {} }),
      );
      times.push(milliseconds);
      hits += value.total;
    }
    times.sort((a, b) => a - b);
    console.log(
      `${String(length).padStart(2)} characters: p50 ${quantile(times, 0.5)} ms, p95 ${quantile(times, 0.95)} ms, ${(hits / queriesPerKind).toFixed(0)} hits each`,
    );
  }
  await reader.close();
  await rm(cache, { recursive: true });
}
