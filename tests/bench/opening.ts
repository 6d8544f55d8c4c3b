/**
 * `npm run bench -- opening [ROUNDS]`: how soon an issue stands on the paper after a click on its cover, and how evenly
 * it scrolls. Invented issues of 20 and of 2,000 articles are opened from the shelf and left again, thirty times by
 * itself; painted is the second frame after the first article was placed. One of 76 articles is scrolled from its head
 * to its foot, 40 pixels a frame. One of 200 articles has 2,000 highlights, and is painted once they are. Milliseconds of the page, which other work on the machine makes longer.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { parseIssueFile } from '#core/archive/parse/parse.ts';
import { chromiumArguments, findChromium, howToGetChromium } from '../e2e/support/chromium.mjs';
import { issuesOf } from './reading/issues.ts';
import { writeMarks } from './support/marks.ts';
import { randomNumbers } from './support/random.ts';
import { withApp } from './support/withApp.ts';

/** The issue of so many articles has so many highlights. */
const marked = 200;
const highlights = 2_000;

const day = (articles: number): string => `1920-01-${String((articles % 27) + 1).padStart(2, '0')}`;

export async function run([rounds = '30']: readonly string[]): Promise<void> {
  const executablePath = await findChromium();
  if (executablePath === null) throw new Error(howToGetChromium);
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-opening-'));
  const browser = await chromium.launch({ executablePath, args: chromiumArguments() });
  try {
    const library = join(folder, 'library');
    for (const articles of [20, 76, marked, 2_000]) await writeIssue(library, articles);
    await withApp(library, join(folder, 'profile'), () => highlight(library));
    await withApp(library, join(folder, 'profile'), async (url) => {
      const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1440, height: 900 } });
      const page = await context.newPage();
      await page.goto(url);
      for (const articles of [20, 2_000]) {
        const times: number[] = [];
        for (let round = 0; round < Number(rounds); round++) times.push(await open(page, articles));
        report(`click to painted, ${articles} articles`, times);
      }
      const times: number[] = [];
      for (let round = 0; round < Number(rounds); round++) times.push(await open(page, marked));
      report(`click to painted, ${marked} articles with ${highlights} highlights`, times);
      await open(page, 76, true);
      report('frame while scrolling 76 articles', await page.evaluate(scrollThrough));
      await context.close();
    });
    console.log(`load ${loadavg()[0]?.toFixed(1)}`);
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function report(what: string, times: readonly number[]): void {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const first = times[0]?.toFixed(1);
  const [median, p95, most] = [0.5, 0.95, 1].map((share) => at(share).toFixed(1));
  console.log(
    `${what}: median ${median} ms, p95 ${p95} ms, most ${most} ms, first ${first} ms (${times.length})`,
  );
}

/** Opens an issue from the shelf and goes back, unless it is to stay; answers milliseconds from the click. */
async function open(page: Page, articles: number, stays = false): Promise<number> {
  const cover = page
    .locator('.front-page')
    .filter({ hasText: `Of ${articles}` })
    .first();
  await cover.waitFor();
  const taken = await cover.evaluate(async (element, hasMarks) => {
    const frame = () => new Promise(requestAnimationFrame);
    const start = performance.now();
    if (element instanceof HTMLElement) element.click();
    while (!document.querySelector('.paper-article[data-placed]')) await frame();
    const isPainted = () => [...CSS.highlights.values()].some(({ size }) => size > 0);
    while (hasMarks && !isPainted()) await frame();
    await frame();
    await frame();
    return performance.now() - start;
  }, articles === marked);
  if (!stays) {
    await page.goBack();
    await cover.waitFor();
  }
  return taken;
}

/** Scrolls the paper from its head to its foot; answers the lengths of the frames. */
async function scrollThrough(): Promise<number[]> {
  const scroller = document.querySelector('.paper-scroller');
  if (!scroller) throw new Error('No paper is on screen.');
  const frames: number[] = [];
  let before = await new Promise<number>(requestAnimationFrame);
  for (let last = -1; last !== scroller.scrollTop; ) {
    last = scroller.scrollTop;
    scroller.scrollTop += 40;
    const now = await new Promise<number>(requestAnimationFrame);
    frames.push(now - before);
    before = now;
  }
  return frames;
}

const words =
  'the of harbour council bridge morning a ferry and market lantern was said to winter in rope river'.split(
    ' ',
  );

async function writeIssue(library: string, articles: number): Promise<void> {
  const random = randomNumbers(articles);
  const text = (count: number) =>
    Array.from({ length: count }, () => words[Math.floor(random() * words.length)]).join(' ');
  const stories = Array.from({ length: articles }, (_, index) => {
    const paragraphs = Array.from({ length: 2 + (index % 4) }, () => `${text(40 + (index % 7) * 20)}.`);
    return `## ${index === 0 ? `Of ${articles}` : text(4)}\n\n${paragraphs.join('\n\n')}\n`;
  });
  await mkdir(library, { recursive: true });
  await writeFile(
    join(library, `${articles}.md`),
    `---\ntitle: The Opening Post\ndate: ${day(articles)}\n---\n\n${stories.join('\n')}`,
  );
}

/** Puts the highlights on the issue that is to have them, while the app that has named it runs. */
async function highlight(library: string): Promise<void> {
  const path = `${marked}.md`;
  const found = (await issuesOf(library, Number.POSITIVE_INFINITY)).find((issue) => issue.path === path);
  if (!found) throw new Error('The issue to be highlighted was not found.');
  const issue = parseIssueFile(path, await readFile(join(library, path)));
  await writeMarks(library, { ...issue, id: found.id }, highlights, 1);
}
