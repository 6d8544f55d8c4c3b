/**
 * node build/release/smoke.mjs [PROGRAM…]: starts every package that was made for this system (or the program that is
 * named, with its arguments) on a copy of the sample library with a profile of its own, and waits until its own log says that the
 * library was read and a page stands. On Linux it needs a display.
 */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { inRoot, run, say } from '../node.mjs';
import { runScript, SetupError } from '../setup.mjs';
import { systemOf, unpackedApp } from './plan.mjs';

/** As long as a package may take to stand, in milliseconds. */
const limit = 3 * 60_000;
const between = 500;

/**
 * What the log says of a start: null while nothing is decided, otherwise what is wrong, or that nothing is.
 * @param {string} log JSON lines @returns {{ problem: string | null } | null}
 */
export function judge(log) {
  const events = log
    .split('\n')
    .filter(Boolean)
    .map((line) => /** @type {{ kind: string, details: Record<string, unknown> }} */ (JSON.parse(line)));
  const bad = events.find(({ kind }) => ['uncaught', 'pageGone', 'pageHangs', 'threadDied'].includes(kind));
  if (bad) return { problem: `${bad.kind} ${JSON.stringify(bad.details)}` };
  const read = events.find(({ kind }) => kind === 'libraryRead');
  if (!read || !events.some(({ kind }) => kind === 'pageReady')) return null;
  return { problem: Number(read.details.issues) > 0 ? null : 'the sample library has no issue' };
}

/** The programs of this system's packages, by what they are. @param {string} place a folder to unpack into @returns {Promise<[string, string[]][]>} */
async function programs(place) {
  const system = systemOf(process.platform);
  const dist = inRoot('dist');
  const { folder, program } = unpackedApp[system];
  /** @type {[string, string[]][]} */
  const found = [['unpacked', [join(dist, folder, program)]]];
  const files = existsSync(dist) ? readdirSync(dist) : [];
  const named = (/** @type {string} */ end) =>
    files.filter((file) => file.endsWith(end)).map((file) => join(dist, file));
  for (const image of named('.AppImage')) found.push(['AppImage', [image, '--appimage-extract-and-run']]);
  for (const deb of named('.deb')) {
    await unpack('dpkg-deb', ['-x', deb, join(place, 'deb')]);
    found.push(['deb', [join(place, 'deb', 'opt', 'Broadsheet', program)]]);
  }
  for (const installer of named('-setup.exe')) {
    await unpack(installer, ['/S', `/D=${join(place, 'installed')}`]);
    found.push(['installed', [join(place, 'installed', program)]]);
  }
  if (system === 'darwin') {
    for (const zip of named('.zip')) {
      await unpack('ditto', ['-xk', zip, join(place, 'zip')]);
      found.push(['zip', [join(place, 'zip', program)]]);
    }
  }
  return found;
}

/** @param {string} command @param {string[]} args */
async function unpack(command, args) {
  const result = await run(command, args, { keep: true, limit });
  if (result.code !== 0) throw new SetupError(`${command} ${args.join(' ')} failed: ${result.output.trim()}`);
}

/** Answers what is wrong; null when it stands. @param {string[]} command @param {string} place */
async function start([program = '', ...args], place) {
  if (!existsSync(program)) return `there is no ${program}`;
  const profile = join(place, 'profile');
  const library = join(place, 'library');
  cpSync(inRoot('resources', 'sample-library'), library, { recursive: true });
  const log = join(profile, 'log', 'broadsheet.log');
  // Electron has no sandbox when it runs as root; packages of Linux that are only unpacked have no helper for it either.
  const sandbox = process.platform === 'linux' ? ['--no-sandbox'] : [];
  const child = spawn(program, [...args, ...sandbox, library], {
    env: { ...process.env, BROADSHEET_PROFILE: profile },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  let ended = false;
  child.on('error', () => {
    ended = true;
  });
  child.on('exit', () => {
    ended = true;
  });
  try {
    for (const deadline = Date.now() + limit; Date.now() < deadline; await sleep(between)) {
      const verdict = existsSync(log) ? judge(readFileSync(log, 'utf8')) : null;
      if (verdict) return verdict.problem;
      if (ended) return 'it ended by itself';
    }
    return 'no page stood in time';
  } finally {
    child.kill();
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await runScript(async () => {
    const place = mkdtempSync(join(tmpdir(), 'broadsheet-smoke-'));
    try {
      const named = process.argv.slice(2);
      /** @type {[string, string[]][]} */
      const wanted = named.length > 0 ? [['named', named]] : await programs(place);
      let failed = 0;
      for (const [name, command] of wanted) {
        const problem = await start(command, join(place, name));
        say(`${problem === null ? 'ok    ' : 'FAILED'} ${name}${problem === null ? '' : `: ${problem}`}`);
        if (problem !== null) failed++;
      }
      return failed === 0 ? 0 : 1;
    } finally {
      rmSync(place, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 });
    }
  });
}
