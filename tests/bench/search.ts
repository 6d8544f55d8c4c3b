/**
 * `npm run bench -- search [articles …] [--keep FOLDER]`: search on an invented archive, through the worker, the
 * first 100 hits with their snippets, counts and facets. Every engine gets the same articles and queries: ours,
 * ripgrep and grep, and up to 20,000 articles MiniSearch and Orama. Without numbers 20,000, 100,000 and 1,000,000
 * articles, and then the app's own time from a keystroke to painted results. A million takes long to build; `--keep`
 * leaves the indexes in a folder and uses those that are there. `--engine postgres` asks an archive on a server instead,
 * client and server on this machine. docs/performance.md tells what was measured.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { run as measureKeystrokes } from './keystroke.ts';
import { articlesPerIssue } from './search/corpus.ts';
import { megabytes, quantilesOf, seconds, shown } from './search/figures.ts';
import { measurePostgres } from './search/postgres.ts';
import { inProcess } from './search/process.ts';
import { type AskFigures, type BuildFigures, newArticles } from './search/product.ts';
import { drawQueries, type Queries } from './search/queries.ts';
import { readSentences } from './search/sentences.ts';
import { compare, type Exactness, scanFor } from './search/truth.ts';

/** In memory as well, they take minutes to build. */
const libraries: readonly ('miniSearch' | 'orama')[] = ['miniSearch', 'orama'];
const othersUpTo = 20_000;
const usualSizes = [20_000, 100_000, 1_000_000];
/** Of the library that is opened in the app. */
const keystrokeArticles = 100_000;
const scannedQueries = 60;
const verifiedQueries = 70;

interface Measured {
  readonly built: BuildFigures;
  readonly asked: AskFigures;
  readonly exact: Exactness;
}

export async function run(args: readonly string[]): Promise<void> {
  const sizes = args.map(Number).filter((size) => size > 0);
  const keptAt = args.indexOf('--keep') + 1;
  const kept = keptAt > 0 ? (args[keptAt] ?? null) : null;
  console.log(
    `node ${process.version}, ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}; ${readSentences().source}`,
  );
  if (args[args.indexOf('--engine') + 1] === 'postgres') {
    for (const articles of sizes) {
      console.log(`\n${articles.toLocaleString('en')} articles on a server of PostgreSQL`);
      await measurePostgres(articles, drawQueries(articles));
    }
    return;
  }
  for (const articles of sizes.length > 0 ? sizes : usualSizes) await measure(articles, kept);
  await measureGrowing();
  if (sizes.length > 0) return;
  console.log('\nin the app');
  await measureKeystrokes([String(keystrokeArticles / articlesPerIssue)]);
}

async function measure(articles: number, kept: string | null): Promise<void> {
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
    const cache = join(kept ?? folder, `index-${articles}`);
    const built = await builtAt(cache, articles);
    const figures = await inProcess('ask', {
      cache,
      warmUp: queries.warmUp,
      timed: [queries.oneCharacter, queries.frequent, ...queries.byLength.map(([, each]) => each)],
      verified: asked,
    });
    report({ built, asked: figures, exact: compare(figures.answers, truth) }, queries);
    if (kept === null) await rm(cache, { recursive: true });
    const others = articles <= othersUpTo ? libraries : [];
    await measureOthers(articles, join(folder, 'files'), substrings, timesOfSubstrings(figures), others);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Of each kind: every query is asked in an index of its own. */
const grownQueries = 2;

async function measureGrowing(): Promise<void> {
  const { warmUp, oneCharacter, frequent, byLength } = drawQueries(newArticles);
  const queries = [oneCharacter, frequent, ...byLength.map(([, each]) => each)].flatMap((each) =>
    each.slice(0, grownQueries),
  );
  const times = await inProcess('grow', { warmUp, queries });
  console.log(`\nthe first query after ${newArticles.toLocaleString('en')} new articles`);
  console.log(`    ${'processor'.padEnd(24)}${shown(quantilesOf(times))} (${times.length} queries)`);
}

/** Builds the index, unless it was kept there with its figures. */
async function builtAt(cache: string, articles: number): Promise<BuildFigures> {
  const figuresFile = `${cache}.json`;
  try {
    return JSON.parse(await readFile(figuresFile, 'utf8')) as BuildFigures;
  } catch {
    await mkdir(cache, { recursive: true });
    const built = await inProcess('build', { articles, cache });
    await writeFile(figuresFile, JSON.stringify(built));
    return built;
  }
}

const timesOfSubstrings = ({ times }: AskFigures) => times.slice(2).flat();
const cpuTimesOfSubstrings = ({ cpuTimes }: AskFigures) => cpuTimes.slice(2).flat();

function report({ built, asked, exact }: Measured, queries: Queries): void {
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
  for (const [name = '', value = ''] of rows) console.log(`    ${name.padEnd(24)}${value}`);
}

async function measureOthers(
  articles: number,
  folder: string,
  queries: readonly string[],
  own: readonly number[],
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
  const ours = quantilesOf(own);
  for (const { name, times, note } of compared) {
    const theirs = quantilesOf(times);
    const ratios = `${(theirs.p50 / ours.p50).toFixed(1)} and ${(theirs.p95 / ours.p95).toFixed(1)} times ours`;
    console.log(`    ${name.padEnd(24)}${shown(theirs)}${note}: ${ratios}`);
  }
}
