/** Finds Electron's runtime, which npm does not carry, and downloads it once where it is missing. */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { inRoot, node24, run, say, tool } from './node.mjs';

const downloadLimit = 60_000;
const failureMark = inRoot('node_modules', '.broadsheet-electron-failed');
const tryAgainAfter = 24 * 60 * 60_000;

/** @returns {string | null} path of Electron's executable */
export function findElectron() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? inRoot('node_modules', 'electron', 'dist');
  const path = join(folder, executableName());
  return existsSync(path) ? path : null;
}

/**
 * The runtime, after one attempt to download it that takes a minute at most; null when it is not to be
 * had. A failed attempt is not made again for a day.
 * @returns {Promise<string | null>}
 */
export async function obtainElectron() {
  const found = findElectron();
  if (found || failedLately()) return found;
  say("Downloading Electron's runtime (a minute at most)…");
  const result = await run(node24(), [tool('electron', 'install.js')], { keep: true, limit: downloadLimit });
  const obtained = findElectron();
  if (obtained) return obtained;
  mkdirSync(dirname(failureMark), { recursive: true });
  writeFileSync(failureMark, result.timedOut ? 'It took more than a minute.\n' : result.output);
  return null;
}

function failedLately() {
  return existsSync(failureMark) && Date.now() - statSync(failureMark).mtimeMs < tryAgainAfter;
}

function executableName() {
  // install.js writes the name of the executable for this system beside the folder.
  const written = inRoot('node_modules', 'electron', 'path.txt');
  if (existsSync(written)) return readFileSync(written, 'utf8').trim();
  if (process.platform === 'win32') return 'electron.exe';
  return process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
}
