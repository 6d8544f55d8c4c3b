/**
 * `npm run bench -- light [LIBRARY]`: what the window weighs when it opens. The built app serves the sample library
 * (or another) to a Chromium that keeps nothing from before, in both languages, on the shelf. Prints bytes as they
 * came over the network (headers reckoned as browsers do, 300 bytes an answer) until the first contentful paint and
 * until the first screen stands with its fonts; script also as gzip (level 9) of what had come by then.
 */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from '@playwright/test';
import { startBrowserApp } from '../e2e/support/browserHost.ts';
import { chromiumArguments, findChromium, howToGetChromium } from '../e2e/support/chromium.mjs';
import { root } from '../e2e/support/process.ts';

const languages = ['en-US', 'zh-CN'] as const;

export async function run(args: readonly string[]): Promise<void> {
  const source = args[0] ?? join(root, 'resources/sample-library');
  const executablePath = await findChromium();
  if (executablePath === null) throw new Error(howToGetChromium);
  const browser = await chromium.launch({ executablePath, args: chromiumArguments() });
  try {
    for (const language of languages) await measure(browser, source, language);
  } finally {
    await browser.close();
  }
}

async function measure(
  browser: Browser,
  source: string,
  language: (typeof languages)[number],
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-light-'));
  try {
    const library = join(folder, 'library');
    await cp(source, library, { recursive: true });
    const profile = join(folder, 'profile');
    const app = await startBrowserApp(browser, { library, profile, exportFolder: folder, language });
    // Read and indexed by then, as on any day but the first.
    await screenStands(app.first);
    const page = await app.first.context().newPage();
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    const frames: { readonly at: number; readonly bytes: number }[] = [];
    session.on('Network.webSocketFrameReceived', ({ response }) =>
      frames.push({ at: Date.now(), bytes: Buffer.byteLength(response.payloadData) }),
    );
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(new URL(app.first.url()).origin);
    const ready = await screenStands(page);
    const { origin, paint, answers } = await loaded(page);
    for (const [name, until] of [
      ['first contentful paint', paint],
      ['first screen with its fonts', ready],
    ] as const) {
      const came = answers.filter(({ end }) => end <= until);
      const scripts = came.filter(({ path }) => path.endsWith('.js'));
      const sizes = await Promise.all(scripts.map(({ path }) => gzipped(page, path)));
      const messages = frames.filter(({ at }) => at - origin <= until);
      console.log(
        [
          `${language}, ${name}: ${until.toFixed(0)} ms`,
          `${kilobytes(sum(came.map(({ bytes }) => bytes)) + sum(messages.map(({ bytes }) => bytes)))} transferred`,
          ...['js', 'css', 'woff2|ttf'].map((kind) => {
            const these = came.filter(({ path }) => new RegExp(`\\.(?:${kind})$`).test(path));
            return `${kind} ${kilobytes(sum(these.map(({ bytes }) => bytes)))} in ${these.length}`;
          }),
          `messages ${kilobytes(sum(messages.map(({ bytes }) => bytes)))}`,
          `script gzip ${kilobytes(sum(sizes))}`,
          `load ${loadavg()[0]?.toFixed(1)}`,
        ].join('; '),
      );
    }
    await app.quit();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Waits for the shelf with all fonts that it asks for; answers when that was, in milliseconds of the page. */
async function screenStands(page: Page): Promise<number> {
  await page.locator('.publication').first().waitFor();
  return await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let since = performance.now();
        const look = () => {
          const now = performance.now();
          if (document.fonts.status === 'loading') since = now;
          if (now - since > 1_000) resolve(since);
          else requestAnimationFrame(look);
        };
        document.fonts.addEventListener('loadingdone', () => {
          since = performance.now();
        });
        look();
      }),
  );
}

/** What the page itself knows of its loading: times in milliseconds from `origin`, sizes in bytes. */
async function loaded(page: Page) {
  return await page.evaluate(() => ({
    origin: performance.timeOrigin,
    paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    answers: [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].map(
      (entry) => {
        const { name, responseEnd, transferSize } = entry as PerformanceResourceTiming;
        return { path: new URL(name).pathname, end: responseEnd, bytes: transferSize };
      },
    ),
  }));
}

async function gzipped(page: Page, path: string): Promise<number> {
  const answer = await page.request.get(new URL(path, page.url()).href);
  return gzipSync(await answer.body(), { level: 9 }).length;
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0);
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(0)} KB`;
