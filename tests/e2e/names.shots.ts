import { existsSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Collections } from './pages/collections.ts';
import { screenOf } from './pages/index.ts';
import { expect, test } from './support/fixtures.ts';
import { takeAll } from './support/pictures.ts';
import { root } from './support/process.ts';

/** Pictures of the names above the hits, in `screenshots/`; with real issues where they are at hand. */

const real = ['jinri-kecheng', 'rmrb-1998/utf8', 'rmrb-articles']
  .map((folder) => join(root, '../shared/samples', folder))
  .filter((folder) => existsSync(folder));

/** What is typed, by the name of its picture. */
const typed = {
  kinds: 'bridge',
  misspelt: 'couriar',
  paper: '澄溪日报',
  headlines: '大桥',
  many: '工作',
  day: 'Courier 1926',
} as const;

const lead = 'The New Bridge Opened';

test('names above the hits', async ({ app }) => {
  test.setTimeout(240_000);
  for (const folder of real) {
    await cp(folder, join(app.library, basename(folder)), { recursive: true });
  }
  const page = await app.open();
  const { shelf, paper, notes, search } = screenOf(page);
  await shelf.open(lead);
  await paper.select(
    { article: lead, paragraph: 'The procession had left', character: 60 },
    { article: lead, paragraph: 'The procession had left', character: 160 },
  );
  await notes.write('Who walked first?', ['bridge']);
  await notes.card('Who walked first?').getByRole('button', { name: 'Add to a collection' }).click();
  await new Collections(page).putIntoNew('Bridges over the Harrow, their tenders and their ceremonies');
  await search.find('harrow bridge');
  await search.save('Bridge works');
  await expect(page.getByText(/is still being built|are still being gathered/)).toHaveCount(0, {
    timeout: 60_000,
  });
  await expect(page.getByText(/is saved in the library|added to/)).toHaveCount(0);
  for (const language of ['en', 'zh-CN']) {
    await page.getByRole('button', { name: 'Settings' }).click();
    const settings = page.getByRole('dialog', { name: 'Settings' });
    await settings.getByRole('combobox', { name: 'Language', exact: true }).selectOption(language);
    await page.keyboard.press('Escape');
    await expect(page.locator(`html[lang="${language}"]`)).toBeVisible();
    for (const [name, query] of Object.entries(typed)) {
      await page.keyboard.press('Control+k');
      await page.getByRole('searchbox').fill('');
      await expect(page.locator('.name-link')).toHaveCount(0);
      await page.getByRole('searchbox').fill(query);
      await page.locator('.name-link').first().waitFor();
      await expect(page.locator('main[aria-busy="false"]')).toBeVisible();
      if (name === 'kinds') await page.keyboard.press('ArrowDown');
      await takeAll(page, `names-${name}-${language.slice(0, 2)}`);
    }
  }
});
