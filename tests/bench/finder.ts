/**
 * The finder of names: `npm run bench -- finder [headlines]`. Invented headlines with their bylines, nine in ten
 * Chinese and one English, and the same the other way round, are put and kept; another process then opens what
 * is kept, and names drawn at random are typed letter by letter, rightly and with a letter wrong.
 */
import { fork } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pinyin } from 'pinyin-pro';
import type { NamesInIssue } from '#core/search/finder/nameFinder.ts';
import { startSearchWorker } from '#core/search/worker/client.ts';
import { programFiles } from '../programFiles.ts';
import { inventedIssues } from './search/corpus.ts';
import { megabytes, quantilesOf, seconds, shown } from './search/figures.ts';
import { readSentences } from './search/sentences.ts';
import { randomNumbers } from './support/random.ts';

const usualHeadlines = 100_000;
const headlinesPerIssue = 20;
const seed = 20201214;
const vocabularySize = 20_000;
const reporters = 4000;
/** So many names are typed of each kind. */
const typedNames = 150;
/** A person has found it by then. */
const mostTyped = 14;
const limit = 8;
/** Both processes that are compared hold so many articles in the same worker: its memory is warm then. */
const articlesBeside = 4000;

type Script = 'chinese' | 'english';
type Archive = Readonly<Record<Script, number>>;

/** The share of headlines in each script, in tenths. */
const archives: readonly Archive[] = [
  { chinese: 9, english: 1 },
  { chinese: 1, english: 9 },
];

export async function run(args: readonly string[]): Promise<void> {
  const headlines = args.map(Number).find((number) => number > 0) ?? usualHeadlines;
  const empty = await inProcess({ step: 'ask', file: null, queries: {} });
  console.log(`${headlines} headlines and their bylines; load ${loadavg()[0]?.toFixed(1)}`);
  for (const archive of archives) {
    const folder = await mkdtemp(join(tmpdir(), 'broadsheet-finder-'));
    try {
      const file = join(folder, 'names');
      const built = await inProcess({ step: 'build', file, headlines, archive });
      const { size } = await stat(file);
      console.log(`\n${archive.chinese} in 10 Chinese, ${archive.english} English`);
      console.log(`put ${seconds(built.milliseconds)} of processor time, file ${megabytes(size)}`);
      const queries = queriesOf(headlines, archive);
      const asked = await inProcess({ step: 'ask', file, queries });
      console.log(`opened in ${seconds(asked.opened)}, complete in ${seconds(asked.complete)}`);
      console.log(
        `memory ${megabytes(asked.memory - empty.memory)} beyond a process with the same search and no names`,
      );
      for (const [name, times] of Object.entries(asked.times)) {
        console.log(`${name}: ${times.length} queries, ${spent(times)}`);
      }
      console.log(`all: ${spent(Object.values(asked.times).flat())}`);
      console.log(`found by its whole name: ${asked.found} of ${asked.sought}`);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

const spent = (times: readonly Spent[]): string =>
  `${shown(quantilesOf(times.map(({ clock }) => clock)))}; processor ${shown(quantilesOf(times.map(({ processor }) => processor)))}`;

type Queries = Readonly<Record<string, readonly { readonly text: string; readonly sought: string | null }[]>>;

interface BuildInput {
  readonly step: 'build';
  readonly file: string;
  readonly headlines: number;
  readonly archive: Archive;
}

interface AskInput {
  readonly step: 'ask';
  readonly file: string | null;
  readonly queries: Queries;
}

interface AskFigures {
  /** From the start to the answer which issues are held, and to all names. */
  readonly opened: number;
  readonly complete: number;
  readonly memory: number;
  readonly times: Readonly<Record<string, readonly Spent[]>>;
  readonly sought: number;
  readonly found: number;
}

/** What a query took in milliseconds: on the clock, and of all threads' processor time. */
interface Spent {
  readonly clock: number;
  readonly processor: number;
}

interface BuildFigures {
  readonly milliseconds: number;
}

async function build({ file, headlines, archive }: BuildInput): Promise<BuildFigures> {
  const worker = startSearchWorker(programFiles);
  await worker.names.open(file);
  const invented = [...inventedNames(headlines, archive)];
  const before = process.cpuUsage();
  let number = 0;
  for (const names of invented) await worker.names.put(`issue-${number++}`, '1', names);
  const { user, system } = process.cpuUsage(before);
  await worker.close();
  return { milliseconds: (user + system) / 1000 };
}

async function ask({ file, queries }: AskInput): Promise<AskFigures> {
  const { engine, names, close } = startSearchWorker(programFiles);
  await engine.open(null);
  for (const { issueId, documents } of inventedIssues(articlesBeside)) {
    await engine.put(issueId, 'text', '1', documents);
  }
  const started = performance.now();
  await names.open(file);
  const opened = performance.now() - started;
  while (!(await names.find({ text: 'x', limit: 1 })).complete) await setTimeout(10);
  const complete = performance.now() - started;
  const memory = process.memoryUsage.rss();
  const times: Record<string, Spent[]> = {};
  let found = 0;
  let sought = 0;
  for (const [kind, typed] of Object.entries(queries)) {
    const own: Spent[] = [];
    for (const query of typed) {
      const before = process.cpuUsage();
      const asked = performance.now();
      const answer = await names.find({ text: query.text, limit });
      const clock = performance.now() - asked;
      const { user, system } = process.cpuUsage(before);
      own.push({ clock, processor: (user + system) / 1000 });
      if (query.sought === null) continue;
      sought++;
      if (answer.names.some(({ label }) => label === query.sought)) found++;
    }
    times[kind] = own;
  }
  await close();
  return { opened, complete, memory, times, sought, found };
}

/** Names drawn at random, typed letter by letter. */
function queriesOf(headlines: number, archive: Archive): Queries {
  const random = randomNumbers(seed + 1);
  const all = [...inventedNames(headlines, archive)].flatMap(({ headlines: own, bylines }) => [
    ...own.map(({ label }) => label),
    ...bylines,
  ]);
  const drawn = (isWanted: (label: string) => boolean) => {
    const labels: string[] = [];
    while (labels.length < typedNames) {
      const label = all[Math.floor(random() * all.length)] ?? '';
      if (isWanted(label)) labels.push(label);
    }
    return labels;
  };
  const letterByLetter = (labels: readonly string[], least: number) =>
    labels.flatMap((label) => {
      const letters = Array.from(label);
      const most = Math.min(mostTyped, letters.length);
      return Array.from({ length: Math.max(0, most - least + 1) }, (_, at) => ({
        text: letters.slice(0, least + at).join(''),
        sought: least + at === letters.length ? label : null,
      }));
    });
  const misspelt = (labels: readonly string[]) =>
    labels.map((label) => {
      const letters = Array.from(label);
      const at = Math.floor(random() * Math.min(mostTyped, letters.length));
      letters[at] = /[a-z]/iu.test(label) ? 'x' : '们';
      return letters.slice(0, Math.max(4, at + 1)).join('');
    });
  const isEnglish = (label: string) => /^[a-z ]{5,}$/iu.test(label);
  const isChinese = (label: string) => /^\p{Script=Han}{4,}$/u.test(label);
  const inEnglish = drawn(isEnglish);
  const inChinese = drawn(isChinese);
  return {
    Chinese: letterByLetter(inChinese, 1),
    English: letterByLetter(inEnglish, 1),
    pinyin: letterByLetter(inChinese.map(spelt), 2).map(unsought),
    'initials of pinyin': letterByLetter(inChinese.map(initials), 2).map(unsought),
    'Chinese with a letter wrong': letterByLetter(misspelt(inChinese), 4).map(unsought),
    'English with a letter wrong': letterByLetter(misspelt(inEnglish), 4).map(unsought),
  };
}

const spelt = (label: string) => pinyin(label, { toneType: 'none', type: 'array', v: true }).join('');
const initials = (label: string) =>
  pinyin(label, { pattern: 'first', toneType: 'none', type: 'array' }).join('');
const unsought = ({ text }: { readonly text: string }) => ({ text, sought: null });

/** The names of an archive, the same in every run: the beginnings of real sentences with invented words around. */
export function* inventedNames(headlines: number, archive: Archive): Generator<NamesInIssue> {
  const random = randomNumbers(seed);
  const sentences = readSentences();
  const pick = (from: ArrayLike<string>) => from[Math.floor(random() * from.length)] ?? '';
  const vocabulary = (letters: string, lengths: readonly number[]) =>
    Array.from({ length: vocabularySize }, () =>
      Array.from({ length: Number(lengths[Math.floor(random() * lengths.length)]) }, () =>
        pick(letters),
      ).join(''),
    );
  const han = sentences.chinese.join('').replaceAll(/[^\p{Script=Han}]/gu, '');
  const latin = sentences.english
    .join('')
    .toLowerCase()
    .replaceAll(/[^a-z]/gu, '');
  const words: Readonly<Record<Script, readonly string[]>> = {
    chinese: vocabulary(han, [1, 2, 2, 2, 3, 4]),
    english: vocabulary(latin, [3, 4, 5, 6, 7, 8, 10]),
  };
  /** The nth word is drawn about 1/n as often as the first (Zipf). */
  const word = (script: Script) => words[script][Math.floor(vocabularySize ** random()) - 1] ?? '';
  const headline = (script: Script): string => {
    const [glue, length] = script === 'chinese' ? ['', 12] : [' ', 40];
    return [word(script), pick(sentences[script]).slice(0, length).trim(), word(script)].join(glue);
  };
  const byline = (script: Script): string => {
    const number = Math.floor(reporters ** random());
    if (script === 'chinese') return han.slice(number * 3, number * 3 + 3);
    return `${words.english[number % 900]} ${words.english[(number * 7) % vocabularySize]}`;
  };
  let number = 0;
  for (let day = Date.UTC(1950, 0, 1); number < headlines; day += 86_400_000) {
    const labels = Array.from({ length: Math.min(headlinesPerIssue, headlines - number) }, () => {
      const script: Script = number % 10 < archive.chinese ? 'chinese' : 'english';
      return { articleId: `a-${number++}`, label: headline(script), page: 1, by: byline(script) };
    });
    yield {
      publication: day % (2 * 86_400_000) === 0 ? '虚构日报' : 'The Invented Gazette',
      date: new Date(day).toISOString().slice(0, 10),
      edition: null,
      issueNumber: null,
      headlines: labels.map(({ articleId, label, page }) => ({ articleId, label, page })),
      bylines: labels.map(({ by }) => by),
    };
  }
}

/** Each step has a process of its own, so that nothing else counts as its memory. */
function inProcess(input: BuildInput): Promise<BuildFigures>;
function inProcess(input: AskInput): Promise<AskFigures>;
function inProcess(input: BuildInput | AskInput): Promise<unknown> {
  const child = fork(import.meta.filename);
  return new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) =>
      reject(new Error(`${input.step} ended with ${code} and without an answer.`)),
    );
    child.send(input);
  });
}

if (process.argv[1] === import.meta.filename) {
  process.once('message', async (input: BuildInput | AskInput) => {
    const output = input.step === 'build' ? await build(input) : await ask(input);
    process.send?.(output, () => process.exit());
  });
}
