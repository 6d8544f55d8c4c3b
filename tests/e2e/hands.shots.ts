import type { Page } from '@playwright/test';
import { screenOf } from './pages/index.ts';
import { expect, test } from './support/fixtures.ts';
import { takeAll } from './support/pictures.ts';

/** Pictures of a library with two hands at work, in `screenshots/`. */

const lead = '新年第一班船上坐了三百二十一个人';
const paragraph = '清溪渡破例开了一班船';
const settingsName = /^(Settings|设置)$/;
const nameField = /^(Your name|姓名)/;

async function takeName(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: settingsName }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: nameField }).fill(name);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

async function mark(page: Page, from: number, digit: string): Promise<void> {
  const { paper } = screenOf(page);
  await paper.select(
    { article: lead, paragraph, character: from },
    { article: lead, paragraph, character: from + 6 },
  );
  await page.keyboard.press(digit);
  await page.keyboard.press('Escape');
}

for (const language of ['en-US', 'zh-CN'] as const) {
  test.describe(language, () => {
    test.use({ language });
    test('two hands at work', async ({ app, anotherDevice }) => {
      test.setTimeout(240_000);
      const here = await app.open();
      const there = await (await anotherDevice(app.library)).open();
      await takeName(here, 'Ann');
      await takeName(there, language === 'zh-CN' ? '王小明' : 'Ben Archer');
      for (const page of [here, there]) {
        await page.getByRole('main').getByRole('link', { name: lead }).first().click();
        await screenOf(page).paper.article(lead).waitFor();
      }
      await mark(here, 0, '1');
      await mark(there, 12, '4');
      await expect(here.locator('.notes-panel .note-card')).toHaveCount(2);
      // What the other hand recolours is changed by it.
      await expect(there.locator('.notes-panel .note-card')).toHaveCount(2);
      await there
        .locator('.notes-panel .note-card')
        .first()
        .getByRole('button', { name: /Colour|颜色/ })
        .click();
      await there.locator('.swatches button').nth(2).click();
      await expect(here.locator('.notes-panel .note-headline', { hasText: /changed by|修改/ })).toBeVisible();
      const take = (view: string) => takeAll(here, `hands-${view}-${language.slice(0, 2)}`);
      // On narrow windows the notes are in a drawer, which stays open for both sizes.
      await here.setViewportSize({ width: 800, height: 600 });
      await here.locator('[aria-controls="notes-panel"]').click();
      await take('panel');
      await here.keyboard.press('Escape');
      await here.keyboard.press('Control+Shift+l');
      await here.locator('.note-card').first().waitFor();
      await take('notebook');
      await here.goBack();
      await here.goBack();
      await here.locator('.hands').waitFor();
      // On narrow windows the line is in a drawer, which stays open for both sizes.
      await here.setViewportSize({ width: 800, height: 600 });
      await here.locator('[aria-controls="left-panel"]').click();
      await take('shelf');
    });
  });
}
