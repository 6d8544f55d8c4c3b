import type { Page } from '@playwright/test';
import { screenOf } from './pages/index.ts';
import { expectNoFaultsInAnyLight } from './support/axe.ts';
import { expect, test } from './support/fixtures.ts';

/** Help inside the window: found from anywhere, read, searched, and left again. */

const lead = '新年第一班船上坐了三百二十一个人';

const sheet = (page: Page, title: string) =>
  page.getByRole('main', { name: 'Help' }).getByRole('heading', { level: 1, name: title });

test('F1 opens the page of the place, links and back lead on, and the place is as it was @host', async ({
  app,
}) => {
  const page = await app.open();
  const { shelf, paper } = screenOf(page);
  await shelf.frontPage(lead).first().waitFor();
  await page.keyboard.press('F1');
  await expect(sheet(page, 'The shelf')).toBeVisible();
  await expect(page).toHaveTitle(/^Help – /);
  await page.keyboard.press('Alt+ArrowLeft');
  await shelf.open(lead);
  await expect(paper.article(lead)).toBeVisible();
  await page.keyboard.press('F1');
  await expect(sheet(page, 'Reading')).toBeVisible();

  await page
    .getByRole('navigation', { name: 'Pages of the guide' })
    .getByRole('link', { name: 'What words mean here' })
    .click();
  await expect(sheet(page, 'What words mean here')).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'Export', exact: true }).first().click();
  await expect(sheet(page, 'Export')).toBeVisible();
  // The section that the link names has the keyboard and stands in sight.
  await expect(page.getByRole('heading', { name: 'Marker lines' })).toBeFocused();
  await expect(page.getByRole('heading', { name: 'Marker lines' })).toBeInViewport();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(sheet(page, 'What words mean here')).toBeVisible();
  await page.keyboard.press('Alt+ArrowLeft');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(paper.article(lead)).toBeVisible();
});

test('the menu and the commands lead to the guide, and ? to the keys @host', async ({ app }) => {
  const page = await app.open();
  const { shelf, search } = screenOf(page);
  await shelf.frontPage(lead).first().waitFor();
  if (app.host === 'browser') await page.getByRole('button', { name: 'Help' }).click();
  else await app.clickMenu('help');
  await expect(sheet(page, 'The shelf')).toBeVisible();
  await search.find('first ten');
  await search.commands.filter({ hasText: 'first ten minutes' }).click();
  await expect(sheet(page, 'The first ten minutes')).toBeVisible();
  const picture = page.getByRole('img', { name: /^The shelf: / });
  await picture.scrollIntoViewIfNeeded();
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
  await page.getByRole('main').focus();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
});

test('words are found in the guide, and the search is come back to', async ({ app }) => {
  const page = await app.open();
  await screenOf(page).shelf.frontPage(lead).first().waitFor();
  await page.keyboard.press('F1');
  const field = page.getByRole('searchbox', { name: 'Find in the help' });
  await field.fill('syncthing');
  const hits = page.getByRole('main', { name: 'Help' }).getByRole('listitem');
  await expect(hits.first()).toContainText('Syncthing');
  await hits.first().getByRole('link').click();
  await expect(sheet(page, 'Syncthing')).toBeVisible();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(field).toHaveValue('syncthing');
  await field.fill('nosuchword');
  await expect(
    page.getByRole('status').filter({ hasText: 'Nothing in the help has “nosuchword”.' }),
  ).toBeVisible();
});

test('it opens in a window of its own beside what is read', async ({ app }) => {
  const page = await app.open();
  await screenOf(page).shelf.frontPage(lead).first().waitFor();
  await page.keyboard.press('F1');
  const link = page.getByRole('link', { name: 'Open in a window of its own' });
  await expect(link).toHaveAttribute('href', '/?guide=shelf');
  // Electron's window for a link is asked for in src-main/electron: tests/unit/electron.
  if (app.host !== 'browser') return;
  const coming = page.context().waitForEvent('page');
  await link.click();
  await expect(sheet(await coming, 'The shelf')).toBeVisible();
  await expect(sheet(page, 'The shelf')).toBeVisible();
});

test('axe finds nothing in the guide', async ({ app }) => {
  test.setTimeout(240_000);
  const page = await app.open();
  await screenOf(page).shelf.frontPage(lead).first().waitFor();
  await page.keyboard.press('F1');
  await expect(sheet(page, 'The shelf')).toBeVisible();
  for (const name of ['The first ten minutes', 'Highlights and notes', 'Git']) {
    await page
      .getByRole('navigation', { name: 'Pages of the guide' })
      .getByRole('link', { name, exact: true })
      .click();
    await expect(sheet(page, name)).toBeVisible();
    await expectNoFaultsInAnyLight(page, `the guide: ${name}`);
  }
  await page.getByRole('searchbox', { name: 'Find in the help' }).fill('note');
  await page
    .getByRole('status')
    .filter({ hasText: /^Found in/ })
    .waitFor();
  await expectNoFaultsInAnyLight(page, 'found in the guide');
  await page.keyboard.press('F1');
  await expect(sheet(page, 'Help')).toBeVisible();
  await expectNoFaultsInAnyLight(page, 'contents of the guide');
});

test.describe('in Chinese', () => {
  test.use({ language: 'zh-CN' });

  test('the guide is Chinese, and Chinese words are found exactly', async ({ app }) => {
    const page = await app.open();
    await page.locator('.fronts').first().waitFor();
    await page.keyboard.press('F1');
    await expect(page.getByRole('heading', { level: 1, name: '书架' })).toBeVisible();
    const field = page.getByRole('searchbox', { name: '在帮助中查找' });
    await field.fill('低置信度');
    const hits = page.getByRole('main', { name: '帮助' }).getByRole('listitem');
    await expect(hits.filter({ hasText: '扫描件' }).first()).toBeVisible();
    await expect(hits.locator('mark').first()).toHaveText('低置信度');
    await field.fill('低信度');
    await expect(hits).toHaveCount(0);
  });
});
