/**
 * `npm run bench -- reading [FOLDER …]`: how issues are set on the sheet, at 1440 by 900, by the built app in
 * Chromium. Without folders: the sample library, and the issues of `../shared/samples` that are there. A folder is
 * copied before it is opened.
 */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { chromium } from '@playwright/test';
import { startBrowserApp } from '../e2e/support/browserHost.ts';
import { chromiumArguments, findChromium, howToGetChromium } from '../e2e/support/chromium.mjs';
import { isSet, readThrough } from '../support/sheet/settled.ts';
import { readingFolders } from './reading/folders.ts';
import { issuesOf } from './reading/issues.ts';
import { headlinesInSight, measureSheet, type SheetFigures } from './reading/measureSheet.ts';

/** Characters measured one by one in an issue; a day of 人民日报 has 60,000. */
const mostCharacters = 60_000;

export async function run(args: readonly string[]): Promise<void> {
  const executablePath = await findChromium();
  if (executablePath === null) throw new Error(howToGetChromium);
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-reading-'));
  const browser = await chromium.launch({ executablePath, args: chromiumArguments() });
  const all: SheetFigures[] = [];
  try {
    for (const [index, source] of (args.length > 0 ? args : readingFolders()).entries()) {
      const library = join(folder, `${index}-${basename(source)}`);
      await cp(source, library, { recursive: true });
      const profile = join(folder, `profile-${index}`);
      const app = await startBrowserApp(browser, {
        library,
        profile,
        exportFolder: join(folder, 'export'),
        language: 'en-US',
      });
      await app.first.setViewportSize({ width: 1440, height: 900 });
      for (const { id, path } of await issuesOf(library)) {
        await app.first.goto(new URL(`/issue/${id}`, app.first.url()).href);
        await isSet(app.first);
        const headlines = await app.first.evaluate(headlinesInSight);
        await readThrough(app.first);
        const figures = await app.first.evaluate(measureSheet, mostCharacters);
        all.push(figures);
        console.log(
          `${path}: ${shown(figures)}; ${headlines.seen} headlines on the first screen, ${headlines.ofFirstPage} on the first page`,
        );
      }
      await app.quit();
    }
    console.log(`\nTogether: ${shown(all.reduce(added))}`);
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

const added = (a: SheetFigures, b: SheetFigures): SheetFigures => ({
  hanLines: a.hanLines + b.hanLines,
  solid: a.solid + b.solid,
  loose: a.loose + b.loose,
  veryLoose: a.veryLoose + b.veryLoose,
  wordGaps: a.wordGaps + b.wordGaps,
  wideGaps: a.wideGaps + b.wideGaps,
  neighbouring: a.neighbouring + b.neighbouring,
  level: a.level + b.level,
  paragraphs: a.paragraphs + b.paragraphs,
  stranded: a.stranded + b.stranded,
  legs: a.legs + b.legs,
  tallLegs: a.tallLegs + b.tallLegs,
});

const share = (part: number, whole: number): string =>
  whole === 0 ? 'none' : `${((100 * part) / whole).toFixed(1)} %`;

function shown(figures: SheetFigures): string {
  const { hanLines, solid, loose, veryLoose, wordGaps, wideGaps, neighbouring, level } = figures;
  return [
    ...(hanLines > 0
      ? [
          `of ${hanLines} Han lines ${share(solid, hanLines)} solid, ${share(loose, hanLines)} over 0.1 em, ${share(veryLoose, hanLines)} over 0.25 em`,
        ]
      : []),
    ...(wordGaps > 0
      ? [`of ${wordGaps} Latin gaps ${share(wideGaps, wordGaps)} over three times natural`]
      : []),
    ...(neighbouring > 0
      ? [`of ${neighbouring} neighbouring lines ${share(level, neighbouring)} level`]
      : []),
    `of ${figures.legs} columns ${figures.tallLegs} taller than the window`,
    `of ${figures.paragraphs} last lines ${share(figures.stranded, figures.paragraphs)} one character`,
  ].join('; ');
}
