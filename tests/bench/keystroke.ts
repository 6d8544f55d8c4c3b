/**
 * From a keystroke to its painted results: `npm run bench -- keystroke [issues] [--keep FOLDER]`. The built app
 * serves an invented library of so many issues (20 articles each) to Chromium; queries of one word and of several
 * are typed letter by letter, each letter once the results of the one before are on screen. `--keep` leaves the
 * library and its index in a folder and uses those that are there.
 */
import { access, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import type { SearchDocument } from '#core/search/engine.ts';
import { startBrowserApp } from '../e2e/support/browserHost.ts';
import { chromiumArguments, findChromium, howToGetChromium } from '../e2e/support/chromium.mjs';
import { articlesPerIssue, inventedIssues } from './search/corpus.ts';
import { quantilesOf, shown } from './search/figures.ts';
import { readSentences } from './search/sentences.ts';

const usualIssues = 2000;
const queries = 30;
/** Of English, two or three words. */
const lettersPerQuery = { chinese: 6, english: 12 };
/** A letter that changes nothing about the query asks for nothing; it is left out after so long (milliseconds). */
const patience = 2000;
const buildingLimit = 30 * 60_000;

export async function run(args: readonly string[]): Promise<void> {
  const issues = args.map(Number).find((number) => number > 0) ?? usualIssues;
  const keptAt = args.indexOf('--keep') + 1;
  const kept = keptAt > 0 ? (args[keptAt] ?? null) : null;
  const executablePath = await findChromium();
  if (executablePath === null) throw new Error(howToGetChromium);
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 'broadsheet-keystroke-')));
  const browser = await chromium.launch({ executablePath, args: chromiumArguments() });
  try {
    const library = join(folder, 'library');
    if (!(await isThere(library))) await writeLibrary(library, issues);
    const profile = join(folder, 'profile');
    const exportFolder = join(folder, 'export');
    const app = await startBrowserApp(browser, { library, profile, exportFolder, language: 'en-US' });
    const times = await typeQueries(app.first);
    await app.quit();
    console.log(`${issues} issues, ${issues * articlesPerIssue} articles; load ${loadavg()[0]?.toFixed(1)}`);
    console.log(`keystroke to painted results, ${times.length} keystrokes: ${shown(quantilesOf(times))}`);
  } finally {
    await browser.close();
    if (kept === null) await rm(folder, { recursive: true, force: true });
  }
}

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

async function writeLibrary(folder: string, issues: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  let day = Date.UTC(1990, 0, 1);
  for (const { issueId, documents } of inventedIssues(issues * articlesPerIssue)) {
    const date = new Date(day).toISOString().slice(0, 10);
    day += 86_400_000;
    const head = `---\ntitle: Invented Daily\ndate: ${date}\n---\n\n`;
    await writeFile(join(folder, `${issueId}.md`), head + documents.map(asMarkdown).join('\n\n'));
  }
}

const asMarkdown = ({ headline, fields }: SearchDocument): string =>
  [`## ${headline}`, ...fields.filter(({ name }) => name === 'body').map(({ flow }) => flow.text)].join(
    '\n\n',
  );

async function typeQueries(page: Page): Promise<readonly number[]> {
  await page.setViewportSize({ width: 1440, height: 900 });
  const box = page.getByRole('searchbox', { name: 'Search the library' });
  await box.fill('的');
  await page.getByRole('main').getByRole('article').first().waitFor({ timeout: buildingLimit });
  await page.getByText('The index is still being built').waitFor({ state: 'hidden', timeout: buildingLimit });
  await page.evaluate(watchPainting);
  const { chinese, english } = readSentences();
  const times: number[] = [];
  for (let number = 0; number < queries; number++) {
    const isEnglish = number % 3 === 2;
    const sentences = isEnglish ? english : chinese;
    const most = isEnglish ? lettersPerQuery.english : lettersPerQuery.chinese;
    const words = sentences[(number * 37) % sentences.length]?.replaceAll(/[^\p{L} ]/gu, '') ?? '';
    await box.fill('');
    // A new query begins when the window has come to rest; its letters follow at once.
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
    for (const letter of Array.from(words).slice(0, most)) {
      // A space asks for nothing new.
      if (letter === ' ') {
        await page.keyboard.insertText(letter);
        continue;
      }
      // Armed before the key is sent: input takes another way to the page than scripts do.
      await page.evaluate((limit) => window.armPainting(limit), patience);
      await page.keyboard.insertText(letter);
      const time = await page.evaluate(() => window.painted);
      if (time !== null) times.push(time);
    }
  }
  return times;
}

declare global {
  interface Window {
    /** Begins to wait for the next input event. */
    armPainting(limit: number): void;
    /** Milliseconds from that event to the frame after its results; null when none came in time. */
    painted: Promise<number | null>;
  }
}

/** Runs in the page. */
function watchPainting(): void {
  window.armPainting = (limit) => {
    window.painted = new Promise((resolve) => {
      let typed: number | null = null;
      let isSearching = false;
      const results = document.querySelector('main');
      const observer = new MutationObserver(() => {
        const isBusy = results?.ariaBusy === 'true';
        isSearching ||= isBusy;
        if (typed === null || !isSearching || isBusy) return;
        observer.disconnect();
        // Behind the frame that shows the results.
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - (typed ?? 0))));
      });
      if (results) observer.observe(results, { attributeFilter: ['aria-busy'] });
      const onInput = (event: Event) => {
        typed = event.timeStamp;
      };
      window.addEventListener('input', onInput, { once: true, capture: true });
      setTimeout(() => {
        observer.disconnect();
        window.removeEventListener('input', onInput, true);
        resolve(null);
      }, limit);
    });
  };
}
