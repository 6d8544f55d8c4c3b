import type { Page } from '@playwright/test';
import { type Fault, findFaults } from './findFaults.ts';
import { isSet, readThrough } from './settled.ts';

/** A window: its size in pixels of the screen, and how many of them make one of the page. */
export interface WalkedWindow {
  readonly width: number;
  readonly height: number;
  readonly zoom: 1 | 2;
}

export type WalkedView = 'Page' | 'Reading' | 'Vertical';

/** A fault, and the way to it. */
export interface FoundFault extends Fault {
  readonly issue: string;
  readonly view: WalkedView;
  readonly window: WalkedWindow;
}

export interface Walk {
  readonly windows: readonly WalkedWindow[];
  /** Latin papers have no vertical lines: they are read in one column instead. */
  readonly views: readonly WalkedView[];
  /** Characters of an issue that are looked through for what is wrong within a line. */
  readonly mostCharacters: number;
}

/** On a machine that does much else, making a sheet up anew takes seconds. */
const mostLooks = 10;

export const everyWindow: readonly WalkedWindow[] = [480, 800, 1440, 1920].flatMap((width) =>
  ([1, 2] as const).map((zoom) => ({ width, height: 900, zoom })),
);

/** Opens an issue in a view after the other, in a window after the other, and answers what is wrong there. */
export async function walkIssue(page: Page, id: string, issue: string, walk: Walk): Promise<FoundFault[]> {
  const found: FoundFault[] = [];
  const browser = await page.context().newCDPSession(page);
  const resize = ({ width, height, zoom }: WalkedWindow) =>
    browser.send('Emulation.setDeviceMetricsOverride', {
      width: width / zoom,
      height: height / zoom,
      deviceScaleFactor: zoom,
      mobile: false,
    });
  await resize({ width: 1440, height: 900, zoom: 1 });
  await page.goto(new URL(`/issue/${id}`, page.url()).href);
  await page.locator('.paper-scroller .paper-article').first().waitFor();
  const latin = (await page.locator('.paper[data-script="latin"]').count()) > 0;
  for (const wanted of walk.views) {
    const view = latin && wanted === 'Vertical' ? 'Reading' : wanted;
    // Where the window is narrow the views are chosen in a menu.
    await resize({ width: 1440, height: 900, zoom: 1 });
    await page.getByRole('group', { name: 'View' }).getByText(view, { exact: true }).click();
    await readThrough(page);
    for (const window of walk.windows) {
      await resize(window);
      // Vertical lines stand in tiers or in one, as the window is wide: another way is laid out anew.
      await (view === 'Vertical' ? readThrough(page) : isSet(page));
      const look = () => page.evaluate(findFaults, walk.mostCharacters);
      let faults = await look();
      // A sheet that is still being made up looks wrong for a moment; what is wrong stays so.
      for (let looks = 1; faults.length > 0 && looks < mostLooks; looks++) {
        await isSet(page);
        faults = await look();
      }
      for (const fault of faults) found.push({ ...fault, issue, view, window });
    }
  }
  await browser.detach();
  return found;
}

/** One line about a fault. */
export const faultText = ({ kind, issue, view, window, where, what }: FoundFault): string =>
  `${issue}, ${view}, ${window.width} px at ${window.zoom}: ${kind} in ‘${where}’: ${what}`;
