/**
 * Opening a library of invented text files: `npm run bench -- library [files …]`. For each number of files
 * prints how long it takes from opening the folder to ready, the longest stall of the main thread, and the
 * memory: the first time (cold: nothing is known of the folder) and the second (warm). Each opening has a
 * process of its own and reads in the worker, as the app does.
 */

import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { openLibrary } from '#core/archive/library/library.ts';
import { parserVersion } from '#core/archive/parse/parse.ts';
import { startReadingWorker } from '#core/archive/reading/client.ts';
import { programFiles } from '../programFiles.ts';
import { openBeside } from '../unit/core/kept/records/openRecords.ts';
import { randomNumbers } from './support/random.ts';

const defaultSizes = [2_000, 10_000];
const megabyte = 1024 * 1024;

interface Opening {
  readonly files: number;
  /** Milliseconds until `openLibrary` answered, and until everything was read. */
  readonly answered: number;
  readonly ready: number;
  /** Longest time that the main thread did not come to its timers (milliseconds). */
  readonly stall: number;
  /** Largest resident memory and heap in use when ready (MB). */
  readonly resident: number;
  readonly heap: number;
  /** Milliseconds until every summary was told, and until the library was closed and saved. */
  readonly summaries: number;
  readonly closed: number;
}

export async function run(args: readonly string[]): Promise<void> {
  const [first, ...rest] = args;
  if (first === 'open') {
    console.log(JSON.stringify(await measure(rest[0] ?? '', rest[1] ?? '')));
    return;
  }
  const sizes = args.length > 0 ? args.map(Number) : defaultSizes;
  const rows: Record<string, Record<string, string>> = {};
  for (const size of sizes) {
    const folder = await mkdtemp(join(tmpdir(), 'broadsheet-bench-'));
    try {
      await writeLibrary(join(folder, 'library'), size);
      for (const state of ['cold', 'warm']) {
        const opening = openInProcess(join(folder, 'library'), join(folder, 'cache'));
        rows[`${size} files, ${state}`] = {
          'ready (s)': (opening.ready / 1000).toFixed(2),
          'answered (ms)': opening.answered.toFixed(0),
          'longest stall (ms)': opening.stall.toFixed(0),
          'resident (MB)': opening.resident.toFixed(0),
          'heap (MB)': opening.heap.toFixed(0),
          'summaries (ms)': opening.summaries.toFixed(0),
          'close (ms)': opening.closed.toFixed(0),
        };
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  console.table(rows);
}

function openInProcess(folder: string, cacheFolder: string): Opening {
  const script = join(import.meta.dirname, 'run.ts');
  const flags = ['--expose-gc', '--disable-warning=ExperimentalWarning'];
  const child = spawnSync(process.execPath, [...flags, script, 'library', 'open', folder, cacheFolder], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(child.stdout) as Opening;
}

async function measure(path: string, cacheFolder: string): Promise<Opening> {
  const worker = programFiles.readingWorker;
  const parser = startReadingWorker(worker);
  const stalls = watchStalls();
  const started = performance.now();
  const since = () => performance.now() - started;
  const library = await openLibrary({
    path,
    cacheFolder,
    parse: parser.parse,
    parserVersion,
    ...(await openBeside(path)),
    clock: () => new Date(),
    watch: true,
  });
  library.start();
  const answered = since();
  await library.whenRead();
  const ready = since();
  // What follows at once (saving, sweeping the cache) may hold up the first clicks as well.
  await after(3_000);
  const stall = stalls.stop();
  const before = since();
  const files = library.summaries().length;
  const summaries = since() - before;
  globalThis.gc?.();
  const heap = process.memoryUsage().heapUsed / megabyte;
  const closing = since();
  await library.close();
  await parser.close();
  const resident = process.resourceUsage().maxRSS / 1024;
  return { files, answered, ready, stall, resident, heap, summaries, closed: since() - closing };
}

function watchStalls(): { stop(): number } {
  const every = 5;
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last - every);
    last = performance.now();
  }, every);
  return {
    stop() {
      clearInterval(timer);
      return longest;
    },
  };
}

const daysPerFolder = 250;
const papers = ['虚构日报', '柳江晚报', '海曲时报', '青石新闻'];

/** The same files in every run: a paper's issues by year, about 2 KB each. */
async function writeLibrary(folder: string, size: number): Promise<void> {
  const random = randomNumbers(20201214);
  const character = () => String.fromCharCode(0x4e00 + Math.floor(random() ** 3 * 6000));
  const words = (length: number) => Array.from({ length }, character).join('');
  const sentence = () => `${words(12 + Math.floor(random() * 20))}。`;
  for (let index = 0; index < size; ) {
    const paper = papers[Math.floor(index / daysPerFolder) % papers.length] ?? '';
    const year = 1990 + Math.floor(index / daysPerFolder / papers.length);
    const place = join(folder, paper, String(year));
    await mkdir(place, { recursive: true });
    for (let day = 0; day < daysPerFolder && index < size; day++, index++) {
      const date = new Date(Date.UTC(year, 0, 1 + day));
      const [y, m, d] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
      const articles = Array.from({ length: 4 }, () => {
        const body = `本报讯 ${sentence()}${sentence()}${sentence()}${sentence()}`;
        return `${words(9)}\n${body}\n${sentence()}${sentence()}`;
      });
      const masthead = `${paper}\n${y}年${m}月${d}日 第${index + 1}期`;
      const name = `${paper}-${date.toISOString().slice(0, 10)}.txt`;
      await writeFile(join(place, name), `${masthead}\n\n${articles.join('\n\n')}\n`);
    }
  }
}
