import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from '@playwright/test';

/** The kernel counts processor time in these, in milliseconds. */
const tick = 10;

type Session = Awaited<ReturnType<BrowserContext['storageState']>>;

/** A browser with nothing in it but what a session needs. */
export const newContext = (browser: Browser, session?: Session): Promise<BrowserContext> =>
  browser.newContext({
    locale: 'en-US',
    viewport: { width: 1440, height: 900 },
    ...(session ? { storageState: session } : {}),
  });

/** How soon the shelf stands in a new page, in milliseconds of the page; `pid`: the app's process, or null. */
export async function measureShelf(
  context: BrowserContext,
  url: string,
  issues: number,
  pid: number | null,
): Promise<Record<string, string>> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  const appBefore = pid === null ? 0 : await processorTime(pid);
  await page.goto(url, { waitUntil: 'commit' });
  const first = await when(page, () => document.querySelector('.front-page') !== null);
  const wanted = issues.toLocaleString('en-US');
  const all = await when(
    page,
    (count) =>
      document.querySelector('.opening') === null &&
      (document.querySelector('.left-panel')?.textContent ?? '').includes(`${count} issues`),
    wanted,
  );
  await page.keyboard.press('Tab');
  const answered = await when(page, () => document.activeElement !== document.body);
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  const row = {
    'first content (ms)': first.toFixed(0),
    'all issues (ms)': all.toFixed(0),
    'usable (ms)': Math.max(all, answered).toFixed(0),
    'window, processor (ms)': (metric('TaskDuration') * 1000).toFixed(0),
    'of it script (ms)': (metric('ScriptDuration') * 1000).toFixed(0),
    'window, heap (MB)': (metric('JSHeapUsedSize') / 1e6).toFixed(0),
    'app, processor (ms)': pid === null ? '' : ((await processorTime(pid)) - appBefore).toFixed(0),
  };
  await page.close();
  return row;
}

/** When a frame first shows that something is so, in milliseconds since the page was asked for. */
async function when<Argument>(
  page: Page,
  holds: (argument: Argument) => boolean,
  argument?: Argument,
): Promise<number> {
  await page.waitForFunction(holds as (argument: unknown) => boolean, argument, {
    timeout: 3_600_000,
    polling: 'raf',
  });
  return await page.evaluate(() => performance.now());
}

/** Processor time of a process and its threads so far, in milliseconds; Linux only. */
async function processorTime(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * tick;
}
