import { cpSync, mkdtempSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { screenOf } from './pages/index.ts';
import { expect, test } from './support/fixtures.ts';
import { takeAll } from './support/pictures.ts';
import { root } from './support/process.ts';
import { webpOfPng } from './support/webp.ts';

/** The pictures of the guide and of the README, in `docs/guide/pictures`; and the guide itself, in `screenshots/`. */

const subjects = {
  en: {
    headline: 'The New Bridge Opened',
    paragraph: 'At eleven minutes past twelve',
    note: 'Nine thousand people: compare the count with the Stanchester paper.',
    tag: 'bridge',
    query: 'bridge',
    find: 'marker',
  },
  'zh-CN': {
    headline: '新年第一班船上坐了三百二十一个人',
    paragraph: '他以为会来二三十个人',
    note: '三条船、四趟：与港航所的数字核对。',
    tag: '渡口',
    query: '渡口',
    find: '标记行',
  },
} as const;

/** It is called so where people have it. */
const libraryFrom = join(mkdtempSync(join(tmpdir(), 'broadsheet-guide-')), 'Broadsheet Sample Library');
cpSync(join(root, 'resources/sample-library'), libraryFrom, { recursive: true });

/** Small enough that what stands in it can be read in the guide. */
const size = { width: 1120, height: 700 };

for (const language of ['en', 'zh-CN'] as const) {
  test.describe(language, () => {
    test.use({ language: language === 'en' ? 'en-US' : 'zh-CN', libraryFrom });
    const { headline, paragraph, note, tag, query, find } = subjects[language];
    const named = (english: string, chinese: string) => (language === 'zh-CN' ? chinese : english);

    test('the first ten minutes', async ({ app }) => {
      test.setTimeout(300_000);
      const page = await app.open();
      const { paper } = screenOf(page);
      await page.setViewportSize(size);
      await page.locator('.fronts').first().waitFor();
      await expect(page.locator('.opening')).toHaveCount(0, { timeout: 120_000 });
      if (language === 'en') await page.locator('.panel-item', { hasText: 'Wexcombe' }).click();
      await take(page, language, 'shelf');

      await page.locator('.place-step').first().click();
      await page.locator('main .front-page', { hasText: headline }).first().click();
      await expect(paper.article(headline)).toBeVisible();
      const from = { article: headline, paragraph, character: 0 };
      await paper.select(from, { ...from, character: language === 'en' ? 70 : 24 });
      await page.keyboard.press('n');
      await page.locator('.editor-actions').waitFor();
      await page.keyboard.type(note);
      await take(page, language, 'note');
      await page.getByRole('combobox', { name: named('Add a tag', '添加标签') }).fill(tag);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Control+Enter');
      await page.locator('.notes-panel article').first().waitFor();

      await page.keyboard.press('Control+Shift+E');
      await page.getByRole('dialog').waitFor();
      await expect(page.getByRole('dialog').getByText(note).first()).toBeVisible();
      await take(page, language, 'export');
      await page.keyboard.press('Escape');

      await page.keyboard.press('Control+k');
      await page.getByRole('searchbox').fill(query);
      await page.locator('main article').first().waitFor();
      await take(page, language, 'search');
    });

    test('the guide', async ({ app }) => {
      test.setTimeout(300_000);
      const page = await app.open();
      const view = (name: string) => takeAll(page, `guide-${name}-${language.slice(0, 2)}`);
      await page.locator('.fronts').first().waitFor();
      await page.keyboard.press('F1');
      await page.locator('.guide-sheet h1').waitFor();
      await view('shelf');
      await page.keyboard.press('F1');
      await page.locator('.guide-index').waitFor();
      await view('contents');
      await page.locator('.guide-ways input').fill(find);
      await page.locator('.guide-hits li').first().waitFor();
      await view('found');
    });
  });
}

/** A picture in both lights. */
async function take(page: Page, language: string, name: string): Promise<void> {
  const folder = join(root, 'docs/guide/pictures', language);
  await mkdir(folder, { recursive: true });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.evaluate(() => document.fonts.ready);
    const png = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    await writeFile(join(folder, `${name}-${colorScheme}.webp`), await webpOfPng(png));
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
}
