/** Where things are in this checkout, and how its own Node 24 is run. For plain Node 20 and later. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** @param {...string} names */
export const inRoot = (...names) => join(root, ...names);

/** Where the person stands: npm runs scripts in the checkout. */
export const standing = process.env.INIT_CWD ?? process.cwd();

/** One message for people. @param {string} sentence */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

/** Node 24, which runs the built app and the TypeScript tools: the development dependency, or this one if it is new enough. */
export function node24() {
  const own = inRoot('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return existsSync(own) ? own : process.execPath;
}

/** Hundreds of starts compile the same files; Node keeps here what came of the first. */
export const compiledCode = inRoot('node_modules', '.broadsheet-compiled');

/** The environment of child processes: the checkout's own tools first, and compiled code that is kept between starts. */
export function childEnvironment() {
  const separator = process.platform === 'win32' ? ';' : ':';
  const path = [inRoot('node_modules', '.bin'), process.env.PATH ?? process.env.Path ?? ''].join(separator);
  const NODE_COMPILE_CACHE = process.env.NODE_COMPILE_CACHE ?? compiledCode;
  return { ...process.env, PATH: path, NODE_COMPILE_CACHE };
}

/**
 * @typedef {object} RunResult
 * @property {number} code exit code; 1 when it was ended by a signal
 * @property {string} output what it printed, when that was kept
 * @property {boolean} timedOut
 */

/**
 * Runs a program and waits for it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, keep?: boolean, limit?: number, stdin?: 'inherit' | 'ignore' }} [options]
 *   `keep`: keep the output instead of showing it; `limit`: milliseconds after which it is ended
 * @returns {Promise<RunResult>}
 */
export function run(command, args, options = {}) {
  const { cwd = root, env = childEnvironment(), keep = false, limit, stdin = 'ignore' } = options;
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: [stdin, keep ? 'pipe' : 'inherit', keep ? 'pipe' : 'inherit'],
    });
    let output = '';
    let timedOut = false;
    const collect = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString();
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    const timer = limit
      ? setTimeout(() => {
          timedOut = true;
          child.kill('SIGKILL');
        }, limit)
      : null;
    const end = (/** @type {number} */ code) => {
      if (timer) clearTimeout(timer);
      resolve({ code, output, timedOut });
    };
    child.on('error', (error) => {
      output += `${error.message}\n`;
      end(1);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}

/**
 * Path of the JavaScript file behind a package's command, to be run with `node24()`: the same on every system.
 * @param {string} name package
 * @param {string} file below the package's folder
 */
export const tool = (name, file) => inRoot('node_modules', ...name.split('/'), file);
