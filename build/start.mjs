/**
 * npm start [-- [--electron | --browser] [LIBRARY]]: opens the app on a folder, or on a copy of the
 * sample library. In Electron where that runs, otherwise in the browser, saying why.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { obtainElectron } from './electronRuntime.mjs';
import { childEnvironment, inRoot, node24, root, say, standing } from './node.mjs';
import { sampleLibrary } from './sampleLibrary.mjs';
import { runScript, SetupError, setup } from './setup.mjs';

const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const isRoot = process.platform === 'linux' && process.getuid?.() === 0;

await runScript(async () => {
  const { browser, electron, library: named } = readArguments();
  const library = named === undefined ? null : resolve(standing, named);
  if (library !== null && !existsSync(library)) throw new SetupError(`There is no folder at ${library}.`);
  say('Broadsheet: looking whether everything is here…');
  await setup();
  const opened = library ?? sampleLibrary();
  const reason = browser ? 'asked for' : electron ? null : reasonForBrowser();
  const runtime = reason === null ? await obtainElectron() : null;
  if (runtime) return await startElectron(runtime, opened);
  say(
    reason === null
      ? "Electron's runtime could not be downloaded, so Broadsheet runs in the browser instead."
      : reason === 'asked for'
        ? 'Broadsheet runs in the browser.'
        : `${reason}, so Broadsheet runs in the browser instead.`,
  );
  say(`Opening ${opened}…`);
  return await startBrowser(opened);
});

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      options: { electron: { type: 'boolean' }, browser: { type: 'boolean' } },
      allowPositionals: true,
    });
    if (positionals.length > 1) throw new SetupError('Name one folder at most: npm start -- LIBRARY');
    return { ...values, library: positionals[0] };
  } catch (error) {
    if (error instanceof SetupError) throw error;
    throw new SetupError(
      `Usage: npm start [-- [--electron | --browser] [LIBRARY]] (${/** @type {Error} */ (error).message})`,
    );
  }
}

/** @returns {string | null} */
function reasonForBrowser() {
  if (!hasDisplay) return 'There is no display for Electron';
  if (isRoot) return 'Electron has no sandbox when it runs as root (force it with npm start -- --electron)';
  return null;
}

/** @param {string} runtime @param {string} library */
function startElectron(runtime, library) {
  const args = [...(isRoot ? ['--no-sandbox'] : []), root, library];
  return finish(spawn(runtime, args, { stdio: 'inherit', env: childEnvironment() }));
}

/** @param {string} library */
async function startBrowser(library) {
  const server = spawn(node24(), [inRoot('out', 'main', 'cli.js'), 'serve', library, '--no-open'], {
    // The server hears Enter, by which a person asks for another address.
    stdio: ['inherit', 'pipe', 'inherit'],
    env: childEnvironment(),
  });
  const finished = finish(server);
  // Each line is an address: the first by itself, others as they are asked for.
  for await (const url of createInterface({ input: server.stdout })) {
    process.stdout.write(`${url}\n`);
    say(
      'Open this address in a browser on this computer; Ctrl-C here ends Broadsheet. F1 in its window is the help.',
    );
    if (hasDisplay) await openBrowser(url);
  }
  return await finished;
}

/** @param {string} url */
async function openBrowser(url) {
  const { default: open } = await import('open');
  const browser = await open(url);
  browser.on('error', () => say('No browser could be started; open the address yourself.'));
}

/**
 * Waits for a child and ends it with this process. Ctrl-C reaches both; the child closes in order.
 * @param {import('node:child_process').ChildProcess} child @returns {Promise<number>}
 */
function finish(child) {
  process.on('SIGINT', () => undefined);
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal));
  process.on('exit', () => child.kill());
  return new Promise((done) => {
    child.on('error', (error) => {
      say(error.message);
      done(1);
    });
    child.on('close', (code) => done(code ?? 0));
  });
}
