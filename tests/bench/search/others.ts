import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { create, insertMultiple, search } from '@orama/orama';
import MiniSearch from 'minisearch';
import { normalText } from '#core/search/normalForm.ts';
import { indexTerms } from '#core/search/terms.ts';
import { type Corpus, plainText } from './corpus.ts';
import { megabytes, type Quantiles, quantilesOf, seconds, shown, timed } from './figures.ts';

/** What other people search with, on the same articles and queries. All of it in this process. */

const bigrams = (text: string) => [...indexTerms(normalText(text))];

async function measured(queries: readonly string[], run: (query: string) => unknown): Promise<Quantiles> {
  const times: number[] = [];
  for (const query of queries) times.push((await timed(() => run(query))).milliseconds);
  return quantilesOf(times);
}

/** grep, and ripgrep where it is installed, over one file an issue. */
export async function measureScanners(
  corpus: Corpus,
  articles: number,
  queries: readonly string[],
  folder: string,
) {
  const results = new Map<string, Quantiles>();
  await mkdir(folder, { recursive: true });
  for (const { issueId, documents } of corpus.issues(articles)) {
    await writeFile(join(folder, `${issueId}.txt`), documents.map(plainText).join('\n\n'));
  }
  const commands = { ripgrep: ['rg', '-c', '-F', '--'], grep: ['grep', '-rcF', '--'] };
  for (const [name, [program = '', ...options]] of Object.entries(commands)) {
    if (spawnSync(program, ['--version']).status !== 0) {
      console.log(`${name}: not installed here, not measured`);
      continue;
    }
    const run = (query: string) => spawnSync(program, [...options, query, folder], { maxBuffer: 2 ** 28 });
    const figures = await measured(queries.slice(0, 40), run);
    results.set(name, figures);
    console.log(`${name}: ${shown(figures)}`);
  }
  return results;
}

export async function measureMiniSearch(corpus: Corpus, articles: number, queries: readonly string[]) {
  const before = process.memoryUsage.rss();
  const index = new MiniSearch<{ id: string; text: string }>({
    fields: ['text'],
    tokenize: bigrams,
    processTerm: (term) => term,
  });
  const built = await timed(() => {
    for (const { documents } of corpus.issues(articles)) {
      index.addAll(
        documents.map((document) => ({ id: document.articleId ?? '', text: plainText(document) })),
      );
    }
  });
  const figures = await measured(queries, (query) =>
    index.search(query, { combineWith: 'AND' }).slice(0, 100),
  );
  console.log(
    `MiniSearch: build ${seconds(built.milliseconds)}, ${megabytes(process.memoryUsage.rss() - before)}, ${shown(figures)}`,
  );
  return figures;
}

export async function measureOrama(corpus: Corpus, articles: number, queries: readonly string[]) {
  const before = process.memoryUsage.rss();
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
    for (const { documents } of corpus.issues(articles)) {
      await insertMultiple(
        index,
        documents.map((document) => ({ text: plainText(document) })),
      );
    }
  });
  const figures = await measured(queries, (query) =>
    search(index, { term: query, limit: 100, threshold: 0 }),
  );
  console.log(
    `Orama: build ${seconds(built.milliseconds)}, ${megabytes(process.memoryUsage.rss() - before)}, ${shown(figures)}`,
  );
  return figures;
}
