/**
 * `npm run bench -- firstWindow [ROUNDS]`: how soon the window shows something once the server is up. The built app is started
 * on a new copy of the sample library with a new profile, as at the very first start; from the line with its address to the first
 * paint of the page, and to the first front page on the shelf. A browser that runs already, with nothing kept of earlier rounds.
 */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { chromiumArguments, findChromium, howToGetChromium } from '../e2e/support/chromium.mjs';
import { firstLine, root, startProgram } from '../e2e/support/process.ts';

export async function run([rounds = '7']: readonly string[]): Promise<void> {
  const executablePath = await findChromium();
  if (executablePath === null) throw new Error(howToGetChromium);
  const browser = await chromium.launch({ executablePath, args: chromiumArguments() });
  try {
    const times = [];
    for (let round = 0; round < Number(rounds); round++) times.push(await start());
    for (const what of ['address', 'paint', 'shelf'] as const) {
      const sorted = times.map((one) => one[what]).toSorted((a, b) => a - b);
      const middle = sorted[Math.floor(sorted.length / 2)]?.toFixed(0);
      console.log(
        `${names[what]}: median ${middle} ms, most ${sorted.at(-1)?.toFixed(0)} ms (${sorted.length})`,
      );
    }
    console.log(`load ${loadavg()[0]?.toFixed(1)}`);
  } finally {
    await browser.close();
  }

  async function start() {
    const folder = await mkdtemp(join(tmpdir(), 'broadsheet-first-window-'));
    const library = join(folder, 'library');
    await cp(join(root, 'resources/sample-library'), library, { recursive: true });
    const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1440, height: 900 } });
    const began = performance.now();
    const server = startProgram([join(root, 'out/main/cli.js'), 'serve', library, '--no-open'], {
      env: { ...process.env, BROADSHEET_PROFILE: join(folder, 'profile') },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    try {
      const url = await firstLine(server);
      const up = performance.now();
      const page = await context.newPage();
      await page.goto(url, { waitUntil: 'commit' });
      const painted = await page.evaluate(firstPaint);
      await page.locator('.front-page').first().waitFor();
      return {
        address: up - began,
        paint: painted - (performance.timeOrigin + up),
        shelf: performance.now() - up,
      };
    } finally {
      await context.close();
      await server.kill();
      await rm(folder, { recursive: true, force: true });
    }
  }
}

const names = {
  address: 'from the start to the address',
  paint: 'from the address to the first paint',
  shelf: 'from the address to the first front page',
};

/** When the page painted something for the first time, in milliseconds since 1970. */
function firstPaint(): Promise<number> {
  return new Promise((resolve) => {
    const tell = (entries: PerformanceEntryList) => {
      const entry = entries.find(({ name }) => name === 'first-contentful-paint');
      if (entry) resolve(performance.timeOrigin + entry.startTime);
    };
    new PerformanceObserver((list) => tell(list.getEntries())).observe({ type: 'paint', buffered: true });
  });
}
