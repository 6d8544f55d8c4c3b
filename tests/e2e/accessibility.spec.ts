import type { Page } from '@playwright/test';
import { Export } from './pages/export.ts';
import { screenOf } from './pages/index.ts';
import { expectNoFaultsInAnyLight } from './support/axe.ts';
import { expect, test } from './support/fixtures.ts';

/** What people who read with a screen reader, large type, a keyboard or little motion can count on. */

const lead = '新年第一班船上坐了三百二十一个人';
const english = 'The New Bridge Opened';

test('axe finds nothing in any view', async ({ app }) => {
  test.setTimeout(240_000);
  const page = await app.open();
  const { shelf, paper, notes, search, notebook } = screenOf(page);
  await shelf.frontPage(lead).first().waitFor();
  await expectNoFaultsInAnyLight(page, 'shelf');

  await shelf.open(lead);
  await paper.select(
    { article: lead, paragraph: '他以为会来二三十个人', character: 0 },
    { article: lead, paragraph: '他以为会来二三十个人', character: 12 },
  );
  await expectNoFaultsInAnyLight(page, 'issue with a selection');
  await notes.write('一条批注', ['渡口']);
  await expectNoFaultsInAnyLight(page, 'issue with a note');
  await paper.openArticle(lead);
  await expectNoFaultsInAnyLight(page, 'open article');
  await paper.closeArticle();
  await paper.choose('Reading');
  await expectNoFaultsInAnyLight(page, 'reading');
  await paper.choose('Vertical');
  await expectNoFaultsInAnyLight(page, 'vertical');

  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('dialog', { name: 'Settings' }).waitFor();
  await expectNoFaultsInAnyLight(page, 'settings');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Export/ }).click();
  await page.getByRole('dialog', { name: /^Export/ }).waitFor();
  await expectNoFaultsInAnyLight(page, 'export');
  await page.keyboard.press('Escape');
  await paper.sheet.focus();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
  await expectNoFaultsInAnyLight(page, 'keys');
  await page.keyboard.press('Escape');

  await search.find('清溪大桥');
  await search.anyHit.first().waitFor();
  await expectNoFaultsInAnyLight(page, 'search');
  await notebook.open();
  await notebook.cards.first().waitFor();
  await expectNoFaultsInAnyLight(page, 'notebook');
});

test('axe finds nothing in the ways to see an archive and to export from it', async ({ app }) => {
  test.setTimeout(240_000);
  const page = await app.open();
  const { shelf, paper, notes, search } = screenOf(page);
  await shelf.frontPage(lead).first().waitFor();
  await search.find('渡口');
  await search.anyHit.first().waitFor();
  await search.facet('澄溪日报').click();
  await expect(search.chip('澄溪日报')).toBeVisible();
  await page.getByText('Hits by paper and section').click();
  await page.getByText('As a table').click();
  await expectNoFaultsInAnyLight(page, 'counts of a narrowed search');
  await page.getByText('In context', { exact: true }).click();
  await page.getByRole('region', { name: 'In context' }).getByRole('listitem').first().waitFor();
  await expectNoFaultsInAnyLight(page, 'matches in context');
  await search.save('渡口');
  await expect(search.saved('渡口')).toBeVisible();
  await expectNoFaultsInAnyLight(page, 'a saved search');

  await page.keyboard.press('Alt+ArrowLeft');
  await shelf.open(lead);
  await paper.select(
    { article: lead, paragraph: '他以为会来二三十个人', character: 0 },
    { article: lead, paragraph: '他以为会来二三十个人', character: 12 },
  );
  await notes.write('一条批注', []);
  const exporting = new Export(page);
  await exporting.open();
  await exporting.choose('Written for', 'My own');
  await exporting.dialog.getByRole('textbox', { name: 'Annotation' }).waitFor();
  await expectNoFaultsInAnyLight(page, 'a template of one’s own');
  await exporting.choose('Format', 'Bibliography');
  await exporting.preview.waitFor();
  await expectNoFaultsInAnyLight(page, 'a bibliography');
});

test('a dialog is opened, walked round and left by the keyboard alone', async ({ app }) => {
  const page = await app.open();
  const { shelf } = screenOf(page);
  await shelf.frontPage(lead).first().waitFor();
  for (const [opener, title] of [
    ['Import annotations…', 'Import annotations'],
    ['Settings', 'Settings'],
  ] as const) {
    const button = page.getByRole('button', { name: opener });
    await button.press('Enter');
    const dialog = page.getByRole('dialog', { name: title });
    await expect(dialog).toBeVisible();
    const focusable = await dialog
      .locator('button:visible, input:visible, select:visible, summary:visible')
      .count();
    for (let step = 0; step <= focusable + 1; step++) {
      await page.keyboard.press('Tab');
      const isInside = await page.evaluate(
        () =>
          document.activeElement === document.body ||
          document.activeElement?.closest('dialog, [role=dialog]') != null,
      );
      expect(isInside, `${title}, step ${step}`).toBe(true);
    }
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(button).toBeFocused();
  }
});

for (const headline of [lead, english]) {
  test(`at 200 % nothing has to be scrolled sideways: ${headline}`, async ({ app }) => {
    const page = await app.open();
    const { shelf, paper } = screenOf(page);
    await shelf.open(headline);
    // A window of 1280 pixels at 200 %.
    await page.setViewportSize({ width: 640, height: 400 });
    for (const view of ['Page', 'Reading'] as const) {
      await paper.choose(view);
      await expect(paper.article(headline)).toBeVisible();
      await expect.poll(() => sideways(page), view).toEqual([]);
    }
  });
}

/** What can be scrolled sideways, by class. */
async function sideways(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('main, .paper-scroller')]
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .map((element) => `${element.className}: ${element.scrollWidth} > ${element.clientWidth}`),
  );
}

test('nothing moves by itself for people who want less motion', async ({ app }) => {
  const page = await app.open();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const { shelf, paper } = screenOf(page);
  const moving = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((element) => {
          const { transitionDuration, animationDuration, animationName, scrollBehavior } =
            getComputedStyle(element);
          const longest = (list: string) => Math.max(...list.split(',').map(Number.parseFloat));
          const animated = animationName !== 'none' && longest(animationDuration) > 0.01;
          return longest(transitionDuration) > 0.01 || animated || scrollBehavior === 'smooth';
        })
        .map((element) => `${element.tagName} ${element.className}`),
    );
  await shelf.frontPage(lead).first().waitFor();
  expect(await moving(), 'shelf').toEqual([]);
  await shelf.open(lead);
  await expect(paper.article(lead)).toBeVisible();
  expect(await moving(), 'issue').toEqual([]);
  await page.keyboard.press('Control+f');
  expect(await moving(), 'find bar').toEqual([]);
});
