import type { Page } from '@playwright/test';
import { screenOf } from './pages/index.ts';
import { type AppUnderTest, cacheOf, expect, test } from './support/fixtures.ts';
import {
  addBlankPages,
  keepAsReadings,
  machineRead,
  orderPaused,
  readWordPlace,
} from './support/machineRead.ts';
import { takeAll } from './support/pictures.ts';

/** Pictures of scans for people to judge: having them read, and correcting what was read. */

const readPictures = /^(Read the pictures…|从图像识别文字…)$/u;
const { echo, chengxi } = machineRead;

async function openPrinted(app: AppUnderTest, headline: string): Promise<Page> {
  await keepAsReadings(app.library);
  const page = await app.open();
  const front = page.getByRole('main').getByRole('listitem').getByRole('link', { name: headline }).first();
  await page.getByRole('main').getByRole('heading', { level: 2 }).last().scrollIntoViewIfNeeded();
  await front.click();
  await page
    .getByRole('group', { name: /^(View|视图|显示方式)$/u })
    .getByText(/^(Facsimile|原版)$/u)
    .click();
  await expect(page.locator('.facsimile-page')).toHaveAttribute('aria-busy', 'false');
  return page;
}

async function clickOn(page: Page, { x, y }: { readonly x: number; readonly y: number }): Promise<void> {
  const sheet = await page.locator('.facsimile-page').boundingBox();
  if (!sheet) throw new Error('The page is not on the screen.');
  await page.mouse.click(sheet.x + x * sheet.width, sheet.y + y * sheet.height);
}

for (const language of ['en-US', 'zh-CN'] as const) {
  test.describe(language, () => {
    test.use({ language, libraryFrom: machineRead.folder });
    const pictureOf = (page: Page) => (view: string) => takeAll(page, `${view}-${language.slice(0, 2)}`);

    test('pictures that are to be read', async ({ app }) => {
      test.setTimeout(240_000);
      await addBlankPages(app.library);
      const first = await app.open();
      const blankFront = first.getByRole('main').getByRole('region').last();
      await blankFront.scrollIntoViewIfNeeded();
      await blankFront.locator('.fronts button').first().click();
      const issueId = decodeURIComponent(new URL(first.url()).pathname.split('/').at(-1) ?? '');
      await app.close();
      await orderPaused(cacheOf(app.profile, app.library), issueId, [
        { issueId, page: 2, reason: 'tooSmall', message: 'Its letters are 9 pixels high; 20 are needed.' },
      ]);
      const page = await app.open();
      const take = pictureOf(page);
      await expect(page.locator('.reading-line')).toBeVisible();
      await take('pictures-status');
      await page.locator('.unread-trigger').click();
      await take('pictures-unread');
      await page.keyboard.press('Escape');
      await page.getByRole('navigation').getByRole('button', { name: readPictures }).first().click();
      await expect(page.locator('.print-fields')).toBeVisible();
      await take('pictures-dialog');
      await page.keyboard.press('Escape');
      await page.locator('.unread-trigger').click();
      await page.locator('.unread-pages button').click();
      await page.getByRole('button', { name: /^(Settings|设置)$/u }).click();
      await page.getByRole('dialog').waitFor();
      await take('pictures-settings');
      await page.keyboard.press('Escape');
      await expect(page.locator('.facsimile-note')).toBeVisible();
      await take('pictures-page');
    });

    test('lines of a page', async ({ app }) => {
      test.setTimeout(240_000);
      const page = await openPrinted(app, echo.headline);
      const take = pictureOf(page);
      const sheet = await page.locator('.facsimile-page').boundingBox();
      const at = readWordPlace(echo.folder, 'ticle');
      if (sheet) await page.mouse.move(sheet.x + at.x * sheet.width, sheet.y + at.y * sheet.height);
      await take('lines-doubtful');
      await page.keyboard.press('l');
      await clickOn(page, readWordPlace(echo.folder, 'fcrry'));
      await page.locator('.line-editor').waitFor();
      await take('lines-editor');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await clickOnSecond(page, readWordPlace(echo.folder, 'Captain'));
      await page.locator('.article-menu').waitFor();
      await take('lines-menu');
      await page.keyboard.press('Escape');
      await doubleClickOn(page, readWordPlace(echo.folder, 'lantems'));
      await page.keyboard.press('q');
      await page.getByText(/not sure|没有把握/u).waitFor();
      await take('lines-unsure');
      await page.getByRole('button', { name: /^(Read a part again|重新识别局部)$/u }).click();
      await screenOf(page).lines.draw({ x: 0.08, y: 0.3 }, { x: 0.45, y: 0.5 });
      await take('lines-region');
    });

    test('lines of a vertical page', async ({ app }) => {
      test.setTimeout(240_000);
      const page = await openPrinted(app, chengxi.headline);
      const take = pictureOf(page);
      await page.keyboard.press('l');
      await clickOn(page, readWordPlace(chengxi.folder, '般'));
      await page.locator('.line-editor').waitFor();
      await take('lines-vertical');
    });
  });
}

async function doubleClickOn(
  page: Page,
  { x, y }: { readonly x: number; readonly y: number },
): Promise<void> {
  const sheet = await page.locator('.facsimile-page').boundingBox();
  if (!sheet) throw new Error('The page is not on the screen.');
  await page.mouse.dblclick(sheet.x + x * sheet.width, sheet.y + y * sheet.height);
}

async function clickOnSecond(
  page: Page,
  { x, y }: { readonly x: number; readonly y: number },
): Promise<void> {
  const sheet = await page.locator('.facsimile-page').boundingBox();
  if (!sheet) throw new Error('The page is not on the screen.');
  await page.mouse.click(sheet.x + x * sheet.width, sheet.y + y * sheet.height, { button: 'right' });
}
