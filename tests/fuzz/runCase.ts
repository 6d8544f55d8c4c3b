import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import process from 'node:process';
import { type Breach, type FuzzCase, Hang, mostGrowth, mostTime } from './case.ts';
import { driveApplication } from './doors/application.ts';
import { readExchangeFiles } from './doors/exchange.ts';
import { readIssues } from './doors/issue.ts';
import { showPictures } from './doors/picture.ts';

/** Whether the bounds were kept, and for how long and with how much memory (milliseconds of processor, bytes). */
export interface Run {
  readonly breach: Breach | null;
  readonly time: number;
  readonly growth: number;
}

/**
 * Runs one case in a folder of its own: `given` holds its files, `library` and `profile` what is stored, `beside` what
 * nobody may touch. A process runs one case at a time.
 */
export async function runCase(one: FuzzCase): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-fuzz-'));
  try {
    // The application takes two seconds of processor to start; of it each call is measured by itself.
    const isApplication = one.door === 'stored' || one.door === 'calls';
    const ownFolder = isApplication ? folder : join(folder, 'given');
    for (const name of ['given', 'beside']) mkdirSync(join(folder, name));
    writeFileSync(join(folder, 'beside', 'x'), 'Nobody may touch this.');
    for (const [path, bytes] of Object.entries(one.files)) {
      mkdirSync(dirname(join(ownFolder, path)), { recursive: true });
      writeFileSync(join(ownFolder, path), bytes);
    }
    const before = filesBelow(folder);
    const started = process.cpuUsage();
    const memory = process.memoryUsage().rss;
    const mostBefore = process.resourceUsage().maxRSS;
    const breach = await crashOf(() => open(one, folder));
    const { user, system } = process.cpuUsage(started);
    const time = (user + system) / 1000;
    // The most that the process ever had (KB) says something of this case only where it raised it.
    const most = process.resourceUsage().maxRSS;
    const growth = most > mostBefore ? most * 1024 - memory : 0;
    return {
      breach: breach ?? measured(isApplication ? 0 : time, growth) ?? changed(before, filesBelow(folder)),
      time,
      growth,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function open({ door, calls }: FuzzCase, folder: string): Promise<void> {
  const folders = {
    library: join(folder, 'library'),
    profile: join(folder, 'profile'),
    given: join(folder, 'given'),
  };
  if (door === 'issue') return await readIssues(folders.given);
  if (door === 'picture') return await showPictures(folders.given);
  if (door === 'exchange') return await readExchangeFiles(folders.given);
  await driveApplication(folders, calls);
}

async function crashOf(action: () => Promise<void>): Promise<Breach | null> {
  const stray = Promise.withResolvers<never>();
  const strayed = (error: unknown) => stray.reject(error);
  stray.promise.catch(() => undefined);
  process.on('unhandledRejection', strayed);
  process.on('uncaughtException', strayed);
  try {
    await Promise.race([action(), stray.promise]);
    return null;
  } catch (error) {
    return { bound: error instanceof Hang ? 'hang' : 'crash', what: described(error) };
  } finally {
    process.off('unhandledRejection', strayed);
    process.off('uncaughtException', strayed);
  }
}

/** The error with the first place in the project that it comes from. */
function described(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const place = /(?:src-main|src-shared|node_modules)\/[^\s)]+?(?=:\d)/u.exec(error.stack ?? '')?.[0] ?? '';
  return `${error.name}: ${error.message.split('\n')[0]?.slice(0, 300)}${place ? ` (${place})` : ''}`;
}

function measured(time: number, growth: number): Breach | null {
  if (time > mostTime) return { bound: 'hang', what: `${Math.round(time)} ms of processor time` };
  return growth > mostGrowth
    ? { bound: 'memory', what: `${Math.round(growth / 1024 / 1024)} MB more` }
    : null;
}

/** Of the files that were given, each must be as it was; new ones may only come where the program keeps its own. */
function changed(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Breach | null {
  for (const [path, content] of before) {
    if (isOwn(path)) continue;
    if (after.get(path) !== content)
      return { bound: 'changesFiles', what: `${path} is ${after.has(path) ? 'changed' : 'gone'}` };
  }
  const strange = [...after.keys()].find((path) => !before.has(path) && !mayCome(path));
  return strange === undefined ? null : { bound: 'writesOutside', what: `${strange} was written` };
}

/** What the program keeps for itself, which it may write anew. */
const isOwn = (path: string): boolean => path.startsWith('profile/') || path.includes('/.broadsheet/');
/** Imports come into the library; exports go where a call said, which is the folder that was given. */
const mayCome = (path: string): boolean =>
  isOwn(path) || path.startsWith('library/') || path.startsWith('given/');

function filesBelow(folder: string): ReadonlyMap<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const name = relative(folder, path);
      return [name, isOwn(name) ? '' : readFileSync(path).toString('latin1')];
    }),
  );
}
