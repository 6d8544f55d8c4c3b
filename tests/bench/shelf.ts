/**
 * `npm run bench -- shelf [ISSUES]`: how soon the shelf of a large library stands. A library of invented issues
 * (10,000 by itself, of 40 papers in Chinese and English) is read once; then the app is started again, so that it knows
 * its files from its cache, and a Chromium opens the shelf: once while the app opens the library, once more when it is
 * open. First content is the first cover on screen, usable when every issue is on the shelf and the window answers a
 * key. Milliseconds of the page; and processor time, of the window's main thread and of the app, since the machine may
 * have other work.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { chromiumArguments, findChromium, howToGetChromium } from '../e2e/support/chromium.mjs';
import { measureShelf, newContext } from './support/measureShelf.ts';
import { withApp } from './support/withApp.ts';

const defaultIssues = 10_000;
const papers = 40;

export async function run(args: readonly string[]): Promise<void> {
  const issues = Number(args[0] ?? defaultIssues);
  const executablePath = await findChromium();
  if (executablePath === null) throw new Error(howToGetChromium);
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-shelf-'));
  const browser = await chromium.launch({ executablePath, args: chromiumArguments() });
  try {
    const library = join(folder, 'library');
    await writeLibrary(library, issues);
    const rows: Record<string, Record<string, string>> = {};
    await withApp(library, join(folder, 'profile'), async (url) => {
      rows['first time, all files read'] = await measureShelf(await newContext(browser), url, issues, null);
    });
    await withApp(library, join(folder, 'profile'), async (url, pid) => {
      const context = await newContext(browser);
      rows['warm, while it opens'] = await measureShelf(context, url, issues, pid);
      // The address opens once; another browser that holds the session, and nothing else, opens it again.
      const again = await newContext(browser, await context.storageState());
      rows['warm, open'] = await measureShelf(again, new URL(url).origin, issues, pid);
      rows['warm, open, its files in the browser'] = await measureShelf(
        again,
        new URL(url).origin,
        issues,
        pid,
      );
    });
    console.table(rows);
    console.log(`load ${loadavg()[0]?.toFixed(1)}`);
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Issues of invented papers, a day each, four articles in each. */
async function writeLibrary(library: string, issues: number): Promise<void> {
  const each = Math.ceil(issues / papers);
  for (let paper = 0, left = issues; paper < papers; paper++) {
    const isHan = paper % 2 === 0;
    const title = isHan ? `清溪日报第${paper}种` : `The Wexcombe Post ${paper}`;
    const folder = join(library, title);
    await mkdir(folder, { recursive: true });
    const writing: Promise<void>[] = [];
    for (let at = 0; at < each && left > 0; at++, left--) {
      const day = new Date(Date.UTC(1900 + paper * 2, 0, 1 + at)).toISOString().slice(0, 10);
      writing.push(writeFile(join(folder, `${day}.md`), issueText(title, day, isHan, at)));
    }
    await Promise.all(writing);
  }
}

function issueText(title: string, day: string, isHan: boolean, at: number): string {
  const articles = Array.from({ length: 4 }, (_, index) => {
    const headline = isHan
      ? `${day.slice(5)}渡口第${at}班船照常开出之${index}`
      : `The Ferry Is Late Again on ${day}, Part ${index} of ${at}`;
    const sentence = isHan
      ? '江上水汽重，玻璃上总蒙着一层雾，渡船仍按时开。'
      : 'The ferry left the stairs at noon with the mail and came back before dark. ';
    return `# ${headline}\n\n${sentence.repeat(6 + ((at + index) % 9))}`;
  });
  return `---\ntitle: ${title}\ndate: ${day}\n---\n\n${articles.join('\n\n')}\n`;
}
