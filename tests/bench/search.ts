/**
 * `npm run bench -- search [articles …] [--engine flexsearch|sqlite]`: search on an invented archive, through
 * the worker, the first 100 hits with their snippets, counts and facets. Without numbers 20,000 and 100,000
 * articles. Every engine gets the same articles and queries: ours, ripgrep and grep, and up to 20,000 articles
 * MiniSearch and Orama; `--engine` measures one of ours beside ripgrep and grep. docs/performance.md tells what was measured.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EngineName, engineNames, flexSearchUpTo } from '#core/search/engine.ts';
import { megabytes, quantilesOf, seconds, shown } from './search/figures.ts';
import { inProcess } from './search/process.ts';
import type { AskFigures, BuildFigures } from './search/product.ts';
import { drawQueries, type Queries } from './search/queries.ts';
import { readSentences } from './search/sentences.ts';
import { compare, type Exactness, scanFor } from './search/truth.ts';

/** In memory as well, they take minutes to build. */
const libraries: readonly ('miniSearch' | 'orama')[] = ['miniSearch', 'orama'];
const othersUpTo = 20_000;
const scannedQueries = 60;
const verifiedQueries = 70;

interface Measured {
  readonly engine: EngineName;
  readonly built: BuildFigures;
  readonly asked: AskFigures;
  readonly exact: Exactness;
}

export async function run(args: readonly string[]): Promise<void> {
  const only = engineNames.filter((name) => args.includes(name));
  const sizes = args.map(Number).filter((size) => size > 0);
  console.log(
    `node ${process.version}, ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}; ${readSentences().source}`,
  );
  for (const articles of sizes.length > 0 ? sizes : [20_000, 100_000]) await measure(articles, only);
}

async function measure(articles: number, only: readonly EngineName[]): Promise<void> {
  console.log(`\n${articles.toLocaleString('en')} articles`);
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-bench-'));
  try {
    const queries = drawQueries(articles);
    const substrings = queries.byLength.flatMap(([, each]) => each);
    const verified = [
      ...queries.oneCharacter.slice(0, 10),
      ...queries.byLength.flatMap(([, each]) => each.slice(0, Math.ceil(verifiedQueries / 7))),
    ];
    const texts = [...verified, ...queries.folded.map(([text]) => text)];
    const truth = scanFor(articles, texts);
    const asked = [...verified, ...queries.folded.map(([, spelling]) => spelling)];
    const own: Measured[] = [];
    for (const engine of only.length > 0 ? only : engineNames) {
      // Larger archives are SQLite's.
      if (engine === 'flexsearch' && only.length === 0 && articles > flexSearchUpTo) continue;
      const cache = join(folder, engine);
      const built = await inProcess('build', { articles, engine, cache });
      const figures = await inProcess('ask', {
        cache,
        warmUp: queries.warmUp,
        timed: [queries.oneCharacter, queries.frequent, ...queries.byLength.map(([, each]) => each)],
        verified: asked,
      });
      const measured = { engine, built, asked: figures, exact: compare(figures.answers, truth) };
      own.push(measured);
      report(measured, queries);
      await rm(cache, { recursive: true });
    }
    const isCompared = only.length === 0 && articles <= othersUpTo;
    await measureOthers(articles, join(folder, 'files'), substrings, own, isCompared ? libraries : []);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const timesOfSubstrings = ({ times }: AskFigures) => times.slice(2).flat();
const cpuTimesOfSubstrings = ({ cpuTimes }: AskFigures) => cpuTimes.slice(2).flat();

function report({ engine, built, asked, exact }: Measured, queries: Queries): void {
  const figures = (times: readonly number[] | undefined) => shown(quantilesOf(times ?? []));
  const hits = (at: number) => `${Math.round(asked.hits[at] ?? 0)} hits each`;
  const rows = [
    [
      'build',
      `${seconds(built.milliseconds)} (processor ${seconds(built.cpuMilliseconds)}), ${megabytes(built.bytes)} on the disk, at most ${megabytes(built.memory)} of memory`,
    ],
    [
      'first answer, complete',
      `${seconds(asked.firstAnswer)}, ${seconds(asked.complete)} after the start of the worker`,
    ],
    ['memory of the process', megabytes(asked.memory)],
    ['1 character', `${figures(asked.times[0])}, ${hits(0)}; processor ${figures(asked.cpuTimes[0])}`],
    [
      'most frequent bigrams',
      `${figures(asked.times[1])}, ${hits(1)}; processor ${figures(asked.cpuTimes[1])}`,
    ],
    ...queries.byLength.map(([length], at) => [
      `${length} characters`,
      `${figures(asked.times[at + 2])}, ${hits(at + 2)}`,
    ]),
    [
      '2 to 12 characters',
      `${figures(timesOfSubstrings(asked))}; processor ${figures(cpuTimesOfSubstrings(asked))}`,
    ],
    [
      'precision, recall',
      `${exact.precision.toFixed(4)}, ${exact.recall.toFixed(4)} (${asked.answers.length} queries, ${queries.folded.length} of them in another spelling)`,
    ],
  ];
  console.log(`  ${engine}`);
  for (const [name = '', value = ''] of rows) console.log(`    ${name.padEnd(24)}${value}`);
}

async function measureOthers(
  articles: number,
  folder: string,
  queries: readonly string[],
  own: readonly Measured[],
  others: typeof libraries,
): Promise<void> {
  const compared: { name: string; times: readonly number[]; note: string }[] = [];
  await inProcess('writeFiles', { articles, folder });
  const step = Math.ceil(queries.length / scannedQueries);
  const some = queries.filter((_query, at) => at % step === 0);
  for (const name of ['ripgrep', 'grep'] as const) {
    const times = await inProcess('scanner', { name, folder, queries: some });
    if (times) compared.push({ name, times, note: '' });
    else console.log(`  ${name} is not installed here`);
  }
  for (const name of others) {
    const { times, buildMilliseconds, memory } = await inProcess(name, { articles, queries });
    compared.push({ name, times, note: `, build ${seconds(buildMilliseconds)}, ${megabytes(memory)}` });
  }
  for (const { name, times, note } of compared) {
    const theirs = quantilesOf(times);
    const ratios = own.map(({ engine, asked }) => {
      const ours = quantilesOf(timesOfSubstrings(asked));
      return `${(theirs.p50 / ours.p50).toFixed(1)} and ${(theirs.p95 / ours.p95).toFixed(1)} times ${engine}`;
    });
    console.log(`    ${name.padEnd(24)}${shown(theirs)}${note}: ${ratios.join(', ')}`);
  }
}
