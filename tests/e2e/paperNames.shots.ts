import { existsSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { isTruth } from '../bench/structure/samples.ts';
import { expect, test } from './support/fixtures.ts';
import { takeAll } from './support/pictures.ts';
import { root } from './support/process.ts';

/** Pictures of the shelf over all samples and of the names that it proposes, in `screenshots/`. */

const samples = join(root, '../shared/samples');

test('names of papers', async ({ app }) => {
  test.skip(!existsSync(samples), 'there is no folder ../shared/samples');
  test.setTimeout(300_000);
  await cp(samples, join(app.library, 'samples'), {
    recursive: true,
    dereference: true,
    filter: (source) => !isTruth(relative(samples, source)),
  });
  const page = await app.open();
  const banner = page.locator('.name-proposals');
  await banner.waitFor({ timeout: 120_000 });
  for (const language of ['en', 'zh-CN']) {
    await page.getByRole('button', { name: 'Settings' }).click();
    const settings = page.getByRole('dialog', { name: 'Settings' });
    await settings.getByRole('combobox', { name: 'Language', exact: true }).selectOption(language);
    await page.keyboard.press('Escape');
    await expect(page.locator(`html[lang="${language}"]`)).toBeVisible();
    await takeAll(page, `paperNames-shelf-${language.slice(0, 2)}`);
    await banner.getByRole('button').click();
    await page.locator('dialog.wide').waitFor();
    await takeAll(page, `paperNames-dialog-${language.slice(0, 2)}`);
    await page.keyboard.press('Escape');
  }
});
