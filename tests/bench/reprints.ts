/**
 * `npm run bench -- reprints`: copies are planted in a made archive, Chinese and English, with none to a tenth of their letters
 * changed. Prints how many of them are found, how much of what is found was planted, and what building and asking cost. Times
 * are processor time of this process, so that they say something on a loaded machine.
 */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { SketchStore } from '#core/search/reprints/store.ts';
import { judge } from '../support/judgeReprints.ts';
import { type MadeArchive, makeArchive } from '../support/madeArchive.ts';

const rates = [0, 0.02, 0.05, 0.1];
const seeds = [1, 2, 3];
const languages = ['zh', 'en'] as const;

export async function run(): Promise<void> {
  const rows = [];
  for (const language of languages) {
    for (const changed of rates) rows.push(await judged(language, changed));
  }
  console.table(rows);
  const costs = [];
  for (const language of languages) costs.push(await costOf(language));
  console.table(costs);
  console.log(
    `Load of the machine: ${loadavg()
      .map((load) => load.toFixed(1))
      .join(', ')}.`,
  );
}

const archiveOf = (language: 'zh' | 'en', seed: number, changed: number, issuesOfPaper = 10): MadeArchive =>
  makeArchive({ language, seed, papers: 5, issuesOfPaper, textsOfIssue: 12, copies: 100, changed });

const mean = (numbers: readonly number[]) =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

async function judged(language: 'zh' | 'en', changed: number) {
  const judgements = [];
  for (const seed of seeds) {
    const archive = archiveOf(language, seed, changed);
    const store = new SketchStore();
    await store.open(null);
    for (const { issueId, texts } of archive.issues) await store.put(issueId, '1', texts);
    judgements.push(await judge(archive, store));
  }
  return {
    language,
    'letters changed': `${changed * 100} %`,
    precision: mean(judgements.map(({ precision }) => precision)).toFixed(3),
    recall: mean(judgements.map(({ recall }) => recall)).toFixed(3),
    'of the planted span': mean(judgements.map(({ covered }) => covered)).toFixed(3),
  };
}

/** Processor time of this process so far, in milliseconds. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function costOf(language: 'zh' | 'en') {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-reprints-'));
  try {
    const path = join(folder, 'sketches.bin');
    const archive = archiveOf(language, 7, 0.05, 100);
    const texts = archive.issues.flatMap((issue) => issue.texts);
    const store = new SketchStore();
    await store.open(path);
    const beforeBuild = processorTime();
    for (const issue of archive.issues) await store.put(issue.issueId, '1', issue.texts);
    const built = processorTime() - beforeBuild;
    const shingles = store.size;
    const beforeOpen = processorTime();
    await store.open(path);
    const opened = processorTime() - beforeOpen;
    const asked = archive.issues.slice(0, 40);
    const beforeAsk = processorTime();
    for (const issue of asked) await store.candidates(issue.issueId, issue.texts);
    const candidates = processorTime() - beforeAsk;
    const thousand = texts.length / 1000;
    return {
      language,
      articles: texts.length,
      'letters of an article': Math.round(mean(texts.map(({ text }) => text.length))),
      'build, ms of 1,000': (built / thousand).toFixed(0),
      'open, ms of 1,000': (opened / thousand).toFixed(1),
      'disk, KB of 1,000': ((await stat(path)).size / 1024 / thousand).toFixed(0),
      'memory, KB of 1,000': ((shingles * 8) / 1024 / thousand).toFixed(0),
      'look up an issue, ms': (candidates / asked.length).toFixed(1),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
