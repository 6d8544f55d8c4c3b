/**
 * Finds a Chromium for the end-to-end tests and screenshots: the one the environment names, the system's
 * Chrome, Chromium or Edge, or Playwright's own. As a program it prints the path, or fails with a sentence.
 */
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

export const howToGetChromium =
  'No Chromium was found for the end-to-end tests; install Chrome, Chromium or Edge, run "npx playwright install chromium", or name one in BROADSHEET_CHROMIUM.';

const linuxNames = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];
const macApps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const windowsPrograms = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/** @returns {Promise<string | null>} path of an executable */
export async function findChromium() {
  const named = process.env.BROADSHEET_CHROMIUM;
  if (named) return isExecutable(named) ? named : null;
  return systemBrowsers().find(isExecutable) ?? (await playwrightsOwn());
}

/**
 * Switches that keep the browser from talking to anyone, and let it run as root (where there is no sandbox
 * to be had).
 */
export function chromiumArguments() {
  const root = process.getuid?.() === 0;
  return [
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-sync',
    '--disable-quic',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--no-first-run',
    '--no-default-browser-check',
    ...(root ? ['--no-sandbox'] : []),
  ];
}

function systemBrowsers() {
  if (process.platform === 'darwin') {
    const folders = ['/Applications', join(process.env.HOME ?? '', 'Applications')];
    return folders.flatMap((folder) => macApps.map((app) => `${folder}/${app}.app/Contents/MacOS/${app}`));
  }
  if (process.platform === 'win32') {
    const { ProgramFiles, LOCALAPPDATA } = process.env;
    const folders = [ProgramFiles, process.env['ProgramFiles(x86)'], LOCALAPPDATA];
    return folders.flatMap((folder) =>
      folder ? windowsPrograms.map((program) => join(folder, program)) : [],
    );
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return linuxNames.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** @returns {Promise<string | null>} */
async function playwrightsOwn() {
  try {
    const { chromium } = await import('playwright-core');
    const path = chromium.executablePath();
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const path = await findChromium();
  if (path) process.stdout.write(`${path}\n`);
  else process.stderr.write(`${howToGetChromium}\n`);
  process.exitCode = path ? 0 : 1;
}
