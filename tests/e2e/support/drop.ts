import { type CDPSession, expect, type Page } from '@playwright/test';

/** Drags files or folders of this computer over the window and drops them, as a person does. */
export async function dropOn(page: Page, paths: readonly string[]): Promise<void> {
  await page.evaluate(() => {
    document.addEventListener('drop', () => document.documentElement.setAttribute('data-dropped', ''), {
      once: true,
    });
  });
  const session = await page.context().newCDPSession(page);
  const dropped = page.locator('html[data-dropped]');
  // On a busy machine Chromium now and then takes a drop for a drag that has left; a person would drop again.
  await expect(async () => {
    if ((await dropped.count()) > 0) return;
    await dragAndDrop(session, page, paths);
    await expect(dropped).toBeAttached({ timeout: 5000 });
  }).toPass({ timeout: 60_000 });
  await page.evaluate(() => document.documentElement.removeAttribute('data-dropped'));
  await session.detach();
}

async function dragAndDrop(session: CDPSession, page: Page, paths: readonly string[]): Promise<void> {
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  const at = { x: 400, y: 300, data };
  await session.send('Input.dispatchDragEvent', { type: 'dragEnter', ...at });
  // A hand holds the files until the window says that it takes them; before, a drop is not heard.
  await expect(async () => {
    await session.send('Input.dispatchDragEvent', { type: 'dragOver', ...at });
    await expect(page.locator('.drop-veil')).toBeVisible({ timeout: 500 });
  }).toPass();
  await session.send('Input.dispatchDragEvent', { type: 'dragOver', ...at });
  await session.send('Input.dispatchDragEvent', { type: 'drop', ...at });
}
