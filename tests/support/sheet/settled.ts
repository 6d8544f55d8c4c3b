import type { Page } from '@playwright/test';

/** Waits for the fonts an issue asks for and the paper that is set in them. */
export async function isSet(page: Page): Promise<void> {
  await page.locator('.paper-scroller .paper-article').first().waitFor();
  await page.evaluate(async () => {
    const sheet = () => document.querySelector('.paper-scroller:not([inert])');
    const size = () => `${sheet()?.scrollHeight} ${sheet()?.scrollWidth} ${document.fonts.status}`;
    for (let still = 0, before = ''; still < 10; before = size()) {
      await document.fonts.ready;
      await new Promise((resolve) => setTimeout(resolve, 20));
      still = size() === before && document.fonts.status === 'loaded' ? still + 1 : 0;
    }
  });
}

/** Brings every section near the window, which makes it up. */
export async function readThrough(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const scroller = document.querySelector('.paper-scroller:not([inert])');
    if (!scroller) return;
    const far = () => scroller.querySelector('.paper-section:not([data-near])');
    for (let section = far(), tries = 0; section && tries < 1_000; section = far(), tries++) {
      section.scrollIntoView({ block: 'start', inline: 'start' });
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
    }
    scroller.scrollTo({ top: 0, left: 0 });
  });
  await isSet(page);
}
