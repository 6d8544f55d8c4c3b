/**
 * Brings the checkout into a state in which the app runs: installs what the lock file names, builds what
 * is older than its sources. Says what it does and how far it is, and nothing where there is nothing to do.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { inRoot, node24, root, run, say, tool } from './node.mjs';
import { step } from './progress.mjs';

const installStamp = inRoot('node_modules', '.broadsheet-lock');
const buildStamp = inRoot('out', '.sources');
const buildLock = inRoot('node_modules', '.broadsheet-build');
const sources = [
  'src-main',
  'src-shared',
  'src-renderer',
  'build/guide',
  'docs/guide',
  'electron.vite.config.ts',
  'build/package',
  'LICENSE',
  'NOTICE',
  'package.json',
  'package-lock.json',
];
/** Between npm's writing of one file and the other, in milliseconds. */
const npmsOwnWriting = 10_000;
const longestInstall = 15 * 60_000;
const longestBuild = 5 * 60_000;

/** A failure that has been explained in one sentence. */
export class SetupError extends Error {}

/** Installs and builds as needed. Throws a SetupError. */
export async function setup() {
  await install();
  await build();
}

/** Installs the packages of the lock file if that changed since they were. */
export async function install() {
  const lockFile = inRoot('package-lock.json');
  const wanted = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  if (readIfThere(installStamp) === wanted) return;
  if (!installedByHand(lockFile)) {
    // npm is a script on Windows, which only a shell can run.
    const npm = process.env.npm_execpath
      ? { command: process.execPath, args: [process.env.npm_execpath] }
      : { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', args: [] };
    const folders = packageFolders(lockFile);
    const result = await step(
      `Installing the ${folders.length.toLocaleString('en')} packages that Broadsheet needs (npm ci); the first time it takes a minute or a few`,
      () =>
        run(npm.command, [...npm.args, 'ci', '--no-progress'], {
          env: process.env,
          keep: true,
          limit: longestInstall,
        }),
      () =>
        `${folders.filter((folder) => existsSync(inRoot(folder, 'package.json'))).length.toLocaleString('en')} on the disk`,
    );
    if (result.code !== 0) {
      throw new SetupError(
        `The packages could not be installed; npm said:\n${result.output.trim()}\nCheck the connection to the npm registry and run "npm ci".`,
      );
    }
  }
  writeFileSync(installStamp, wanted);
}

/** Where packages are to lie that are installed on every system. @param {string} lockFile @returns {string[]} */
function packageFolders(lockFile) {
  /** @type {Record<string, { optional?: boolean, link?: boolean }>} */
  const packages = JSON.parse(readFileSync(lockFile, 'utf8')).packages ?? {};
  return Object.entries(packages).flatMap(([folder, { optional, link }]) =>
    folder === '' || optional || link ? [] : [folder],
  );
}

/**
 * npm keeps its own copy of the lock file in node_modules, as new as the last install; after it, an
 * install that changed the lock file writes that. @param {string} lockFile
 */
function installedByHand(lockFile) {
  const npmsCopy = inRoot('node_modules', '.package-lock.json');
  return existsSync(npmsCopy) && statSync(npmsCopy).mtimeMs + npmsOwnWriting >= statSync(lockFile).mtimeMs;
}

/** Builds out/ if it was not built from today's sources. */
export async function build() {
  if (isBuilt()) return;
  const release = await acquireBuildLock();
  try {
    // Another process may have built while this one waited.
    if (isBuilt()) return;
    const fingerprint = fingerprintSources();
    const result = await step('Building Broadsheet', () =>
      run(node24(), [tool('electron-vite', 'bin/electron-vite.js'), 'build'], {
        keep: true,
        limit: longestBuild,
      }),
    );
    if (result.code !== 0) throw new SetupError(`The build failed:\n${result.output.trim()}`);
    writeFileSync(buildStamp, fingerprint);
  } finally {
    release();
  }
}

function isBuilt() {
  return existsSync(buildStamp) && readIfThere(buildStamp) === fingerprintSources();
}

/** A hash over names and contents, so that neither a checkout's times nor a deleted file deceive. */
function fingerprintSources() {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesBelow(inRoot(source))).sort()) {
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** @param {string} path @returns {string[]} */
function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => filesBelow(join(path, name)));
}

/** Two builds at once would empty each other's folder. @returns {Promise<() => void>} */
async function acquireBuildLock() {
  const owner = join(buildLock, 'owner');
  for (const deadline = Date.now() + longestBuild; Date.now() < deadline; await sleep(200)) {
    try {
      mkdirSync(buildLock);
      writeFileSync(owner, String(process.pid));
      return () => rmSync(buildLock, { recursive: true, force: true });
    } catch {
      const holder = Number(readIfThere(owner) ?? 0);
      if (holder > 0 && !isRunning(holder)) rmSync(buildLock, { recursive: true, force: true });
    }
  }
  throw new SetupError(`Another build does not end; if none is running, delete ${buildLock}.`);
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} path */
function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** Runs a script's work; a failure ends it with a sentence, not a stack. @param {() => Promise<number>} work answers the exit code */
export async function runScript(work) {
  try {
    process.exitCode = await work();
  } catch (error) {
    say(error instanceof SetupError ? error.message : String(error instanceof Error ? error.stack : error));
    process.exitCode = 1;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await runScript(async () => {
    await setup();
    return 0;
  });
}
