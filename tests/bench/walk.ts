/**
 * `npm run bench -- walk [FOLDER …]`: looks issues through in the built app in Chromium, line by line, in windows
 * of four widths at two zooms, in horizontal and vertical lines, and prints every fault (support/sheet/findFaults.ts).
 * Without folders: the sample library, and the issues of `../shared/samples` that are there. A folder is copied
 * before it is opened.
 */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { chromium } from '@playwright/test';
import { startBrowserApp } from '../e2e/support/browserHost.ts';
import { chromiumArguments, findChromium, howToGetChromium } from '../e2e/support/chromium.mjs';
import { everyWindow, type FoundFault, faultText, walkIssue } from '../support/sheet/walk.ts';
import { walkFolders } from './reading/folders.ts';
import { issuesOf } from './reading/issues.ts';

const mostCharacters = 60_000;

export async function run(args: readonly string[]): Promise<void> {
  const executablePath = await findChromium();
  if (executablePath === null) throw new Error(howToGetChromium);
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-walk-'));
  const browser = await chromium.launch({ executablePath, args: chromiumArguments() });
  const all: FoundFault[] = [];
  let issues = 0;
  try {
    for (const [index, source] of (args.length > 0 ? args : walkFolders()).entries()) {
      const library = join(folder, `${index}-${basename(source)}`);
      await cp(source, library, { recursive: true });
      const app = await startBrowserApp(browser, {
        library,
        profile: join(folder, `profile-${index}`),
        exportFolder: join(folder, 'export'),
        language: 'en-US',
      });
      for (const { id, path } of await issuesOf(library)) {
        const found = await walkIssue(app.first, id, path, {
          windows: everyWindow,
          views: ['Page', 'Vertical'],
          mostCharacters,
        });
        issues++;
        all.push(...found);
        console.log(`${path}: ${found.length === 0 ? 'nothing' : found.length}`);
        for (const fault of found) console.log(`  ${faultText(fault)}`);
      }
      await app.quit();
    }
    console.log(`\n${issues} issues, each in ${everyWindow.length * 2} ways: ${all.length} faults`);
    for (const [kind, of] of Map.groupBy(all, (fault) => fault.kind)) console.log(`  ${kind}: ${of.length}`);
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
