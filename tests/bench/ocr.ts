import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import type { PageReading } from '#shared/model/scans/pageReading.ts';
import { type BenchPage, benchPages } from './ocr/pages.ts';
import { type Score, score } from './ocr/score.ts';
import { truthOf } from './ocr/truth.ts';
import { samples } from './structure/samples.ts';

const execute = promisify(execFile);

interface Result {
  readonly reading: PageReading;
  readonly seconds: number;
  /** Most memory that the process took. */
  readonly megabytes: number;
}

/**
 * `npm run bench -- ocr [--wasm|--native] [--keep=FOLDER] [--all] [NAME …]`: reads the given pages, each copied into a
 * folder of its own, and prints the share of wrong characters, seconds and memory; `--keep` writes the readings as JSON.
 */
export async function run(args: readonly string[]): Promise<void> {
  const folder = samples();
  if (folder === null) {
    console.error('There is no folder ../shared/samples to measure.');
    process.exitCode = 1;
    return;
  }
  const names = args.filter((arg) => !arg.startsWith('--'));
  const keep = args.find((arg) => arg.startsWith('--keep='))?.slice('--keep='.length);
  const engines = ['native', 'wasm'].filter((engine) => args.includes(`--${engine}`));
  const wanted = benchPages.filter(
    ({ path }) => names.length === 0 || names.some((name) => path.includes(name)),
  );
  console.log(['page', 'engine', 'CER %', 'reach %', 'characters', 's', 'MB', 'read as'].join('\t'));
  for (const page of wanted) {
    for (const engine of engines.length > 0 ? engines : ['auto']) {
      await measure(folder, page, engine, keep, args.includes('--all') ? Number.POSITIVE_INFINITY : 3);
    }
  }
}

async function measure(
  folder: string,
  page: BenchPage,
  engine: string,
  keep: string | undefined,
  shown: number,
): Promise<void> {
  const [path = '', number] = page.path.split('#');
  const name = basename(path).replace(/\.[^.]+$/, '') + (number ? `-${number}` : '');
  const { reading, seconds, megabytes } = await readAlone(join(folder, path), number, engine);
  if (keep) {
    await mkdir(keep, { recursive: true });
    await writeFile(join(keep, `${name}.json`), JSON.stringify(reading));
  }
  const found = await scoreOf(reading, join(folder, path));
  const percent = (share: number | null) => (share === null ? '–' : (100 * share).toFixed(2));
  const row = [
    name,
    engine,
    percent(found && found.errors / found.characters),
    percent(page.reach),
    found?.characters ?? '–',
    seconds.toFixed(1),
    Math.round(megabytes),
    `${reading.language} ${reading.writing}, ${reading.engine.name}`,
  ];
  console.log(row.join('\t'));
  for (const text of found?.worst.slice(0, shown) ?? []) console.log(`    ${text}`);
}

async function readAlone(path: string, number: string | undefined, engine: string): Promise<Result> {
  const own = await mkdtemp(join(tmpdir(), 'broadsheet-ocr-'));
  try {
    const picture = join(own, basename(path));
    const result = join(own, 'result.json');
    await copyFile(path, picture);
    const script = join(import.meta.dirname, 'ocr', 'readOne.ts');
    const shown = number ? `${picture}#${number}` : picture;
    await execute(process.execPath, [script, shown, JSON.stringify({ engine }), result], {
      maxBuffer: 16 * 1024 * 1024,
    });
    return JSON.parse(await readFile(result, 'utf8')) as Result;
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

async function scoreOf(reading: PageReading, path: string): Promise<Score | null> {
  const truth = await truthOf(path).catch(() => null);
  return truth && score(reading, truth);
}
