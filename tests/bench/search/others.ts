import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { create, insertMultiple, search } from '@orama/orama';
import MiniSearch from 'minisearch';
import { normalText } from '#core/search/text/normalForm.ts';
import { inventedIssues, plainText } from './corpus.ts';
import { timed } from './figures.ts';

/** What other people search with, on the same articles and queries, each in a process of its own. */

export interface OtherInput {
  readonly articles: number;
  readonly queries: readonly string[];
}

export interface OtherFigures {
  readonly times: readonly number[];
  readonly buildMilliseconds: number;
  readonly memory: number;
}

/** Bigrams of Chinese (of a single character, itself) and whole words: the least that finds every phrase's texts. */
function bigrams(text: string): string[] {
  const terms = new Set<string>();
  for (const [run] of normalText(text).matchAll(/\p{Script=Han}+|[[\p{L}\p{N}]--\p{Script=Han}]+/gv)) {
    const isHan = /^\p{Script=Han}/u.test(run);
    if (!isHan || run.length === 1) terms.add(run);
    else for (let at = 0; at + 1 < run.length; at++) terms.add(run.slice(at, at + 2));
  }
  return [...terms];
}

async function timesOf(queries: readonly string[], run: (query: string) => unknown): Promise<number[]> {
  const times: number[] = [];
  for (const query of queries) times.push((await timed(() => run(query))).milliseconds);
  return times;
}

/** One file an issue. */
export async function writeFiles({ articles, folder }: { articles: number; folder: string }): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { issueId, documents } of inventedIssues(articles)) {
    await writeFile(join(folder, `${issueId}.txt`), documents.map(plainText).join('\n\n'));
  }
}

const scanners = { ripgrep: ['rg', '-c', '-F', '--'], grep: ['grep', '-rcF', '--'] } as const;
export type ScannerName = keyof typeof scanners;

/** Null where the program is not installed. */
export async function scanner(input: {
  readonly name: ScannerName;
  readonly folder: string;
  readonly queries: readonly string[];
}): Promise<readonly number[] | null> {
  const [program, ...options] = scanners[input.name];
  if (spawnSync(program, ['--version']).status !== 0) return null;
  return await timesOf(input.queries, (query) =>
    spawnSync(program, [...options, query, input.folder], { maxBuffer: 2 ** 28 }),
  );
}

export async function miniSearch({ articles, queries }: OtherInput): Promise<OtherFigures> {
  const index = new MiniSearch<{ id: string; text: string }>({
    fields: ['text'],
    tokenize: bigrams,
    processTerm: (term) => term,
  });
  const built = await timed(() => {
    for (const { documents } of inventedIssues(articles)) {
      index.addAll(
        documents.map((document) => ({ id: document.articleId ?? '', text: plainText(document) })),
      );
    }
  });
  const times = await timesOf(queries, (query) => index.search(query, { combineWith: 'AND' }).slice(0, 100));
  return { times, buildMilliseconds: built.milliseconds, memory: process.memoryUsage.rss() };
}

export async function orama({ articles, queries }: OtherInput): Promise<OtherFigures> {
  const index = create({
    schema: { text: 'string' } as const,
    components: {
      tokenizer: {
        language: 'english',
        normalizationCache: new Map(),
        tokenize: (text: string) => bigrams(text),
      },
    },
  });
  const built = await timed(async () => {
    for (const { documents } of inventedIssues(articles)) {
      await insertMultiple(
        index,
        documents.map((document) => ({ text: plainText(document) })),
      );
    }
  });
  const times = await timesOf(queries, (query) => search(index, { term: query, limit: 100, threshold: 0 }));
  return { times, buildMilliseconds: built.milliseconds, memory: process.memoryUsage.rss() };
}
