import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type SearchWorker, startSearchWorker } from '#core/search/worker/client.ts';
import { programFiles } from '../../programFiles.ts';
import { articleNumber, articlesPerIssue, inventedIssues } from './corpus.ts';
import { timed } from './figures.ts';

/** Broadsheet's own search in a process that holds nothing else: the client, and the worker with the engine. */

/** One fewer than the engine packs at once. */
export const newArticles = 1999;

export interface GrowInput {
  readonly warmUp: readonly string[];
  readonly queries: readonly string[];
}

export interface BuildInput {
  readonly articles: number;
  readonly cache: string;
}

export interface BuildFigures {
  /** Of putting and saving, without inventing the text. */
  readonly milliseconds: number;
  /** Of all threads, inventing the text included: what the same would take of an idle machine's cores. */
  readonly cpuMilliseconds: number;
  readonly bytes: number;
  /** The most that the process took at any time. */
  readonly memory: number;
}

export async function build({ articles, cache }: BuildInput): Promise<BuildFigures> {
  const worker = startSearchWorker(programFiles);
  await worker.engine.open(cache);
  const started = performance.now();
  let waiting: Promise<void> = Promise.resolve();
  for (const { issueId, documents } of inventedIssues(articles)) {
    await waiting;
    waiting = worker.engine.put(issueId, 'text', '1', documents);
  }
  await waiting;
  await worker.engine.flush();
  const milliseconds = performance.now() - started;
  await worker.close();
  let bytes = 0;
  for (const name of await readdir(cache)) bytes += (await stat(join(cache, name))).size;
  return { milliseconds, cpuMilliseconds: cpuTime(), bytes, memory: process.resourceUsage().maxRSS * 1024 };
}

export interface AskInput {
  readonly cache: string;
  readonly warmUp: readonly string[];
  /** Timed, each list by itself. */
  readonly timed: readonly (readonly string[])[];
  /** Asked for all their hits. */
  readonly verified: readonly string[];
}

export interface AskFigures {
  /** From the start of the worker to the answer of the first query, and to the whole index. */
  readonly firstAnswer: number;
  readonly complete: number;
  readonly memory: number;
  readonly times: readonly (readonly number[])[];
  /** Processor time of the same queries, of all threads: other people's work on the machine does not count. */
  readonly cpuTimes: readonly (readonly number[])[];
  /** Mean number of hits of each list. */
  readonly hits: readonly number[];
  readonly answers: readonly Answer[];
}

/**
 * Processor time, in milliseconds, of the first query after many articles were put, one fewer than are packed at
 * once; for each query, in an index of its own. The worker has answered before, as it has when papers come in.
 */
export async function grow({ warmUp, queries }: GrowInput): Promise<readonly number[]> {
  const worker = startSearchWorker(programFiles);
  const fill = async (articles: number) => {
    await worker.engine.open(null);
    for (const { issueId, documents } of inventedIssues(articles)) {
      await worker.engine.put(issueId, 'text', '1', documents);
    }
  };
  await fill(articlesPerIssue * 5);
  for (const query of warmUp) await worker.engine.search(request(query));
  const times: number[] = [];
  for (const query of queries) {
    await fill(newArticles);
    const before = cpuTime();
    await worker.engine.search(request(query));
    times.push(cpuTime() - before);
  }
  await worker.close();
  return times;
}

/** The hits of a verified query: their number, and the articles on the first pages. */
export interface Answer {
  readonly total: number;
  readonly articles: readonly number[];
}

export async function ask(input: AskInput): Promise<AskFigures> {
  const started = performance.now();
  const worker = startSearchWorker(programFiles);
  const opening = worker.engine.open(input.cache).then(() => performance.now() - started);
  let firstAnswer = 0;
  // Search answers from what is loaded so far: the first whole answer is what counts.
  for (let isComplete = false; !isComplete; ) {
    isComplete = (await worker.engine.search(request(input.warmUp[0] ?? ''))).complete;
    firstAnswer ||= performance.now() - started;
  }
  const complete = Math.max(await opening, performance.now() - started);
  for (const query of input.warmUp) await worker.engine.search(request(query));
  const times: number[][] = [];
  const cpuTimes: number[][] = [];
  const hits: number[] = [];
  for (const queries of input.timed) {
    const own: number[] = [];
    const cpu: number[] = [];
    let found = 0;
    for (const query of queries) {
      const before = cpuTime();
      const { value, milliseconds } = await timed(() => worker.engine.search(request(query)));
      own.push(milliseconds);
      cpu.push(cpuTime() - before);
      found += value.total;
    }
    times.push(own);
    cpuTimes.push(cpu);
    hits.push(found / queries.length);
  }
  const memory = process.memoryUsage.rss();
  const answers: Answer[] = [];
  for (const query of input.verified) answers.push(await allHits(worker, query));
  await worker.close();
  return { firstAnswer, complete, memory, times, cpuTimes, hits, answers };
}

const pageLength = 1000;
/** Of queries with more hits than these pages hold, the number is compared, and what is on the pages. */
const mostPages = 2;

async function allHits(worker: SearchWorker, query: string): Promise<Answer> {
  const articles: number[] = [];
  for (let page = 0; ; page++) {
    const { hits, total } = await worker.engine.search({
      ...request(query, pageLength),
      offset: page * pageLength,
    });
    articles.push(...hits.map((hit) => articleNumber(hit.articleId)));
    if (articles.length >= total || hits.length === 0 || page + 1 === mostPages) return { total, articles };
  }
}

/** Milliseconds of all threads since the process began. */
function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const request = (text: string, limit = 100) =>
  ({
    query: `"${text.replace(/[\\"＂]/gu, '\\$&')}"`,
    limit,
    offset: 0,
    order: 'relevance',
    filters: {},
  }) as const;
