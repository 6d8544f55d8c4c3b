import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addFiles } from './pages/import.ts';
import { screenOf } from './pages/index.ts';
import { type AppUnderTest, expect, test } from './support/fixtures.ts';

/** Adding issues, taking them back, and filling in what their files do not say. */

const text = '# A Column\n\n## The Ferry Is Late Again\n\nIt came at noon, and nobody was surprised.\n';

async function fresh(app: AppUnderTest): Promise<{ good: string; bad: string }> {
  const folder = join(app.library, '../given');
  await mkdir(folder);
  const [good, bad] = [join(folder, 'harbour-post.md'), join(folder, 'broken.pdf')];
  await writeFile(good, `---\ntitle: The Harbour Post\ndate: 1931-05-04\n---\n\n${text}`);
  await writeFile(bad, '%PDF-1.7\nnothing more');
  return { good, bad };
}

test('files are added with a report, and taken back', { tag: '@host' }, async ({ app }) => {
  const { good, bad } = await fresh(app);
  const page = await app.open();
  const { shelf } = screenOf(page);
  await addFiles(app, page, [good, bad]);
  const report = page.getByRole('region', { name: 'Report' });
  await expect(report).toContainText('The Harbour Post, 4 May 1931');
  await expect(report.getByRole('heading', { name: 'Not added 1' })).toBeVisible();
  await expect(report).toContainText('broken.pdf');
  expect(await readdir(join(app.library, 'The Harbour Post', '1931'))).toHaveLength(1);

  await report.getByRole('button', { name: 'Take back' }).click();
  await expect(report).toContainText('Taken back. Your own files were never touched.');
  await page.keyboard.press('Escape');
  await expect(shelf.publication('The Wexcombe Courier')).toBeVisible();
  await expect(shelf.publication('The Harbour Post')).toBeHidden();
  expect(await readFile(good, 'utf8')).toContain('The Ferry');
});

test('an issue that names its month only is shown with it, and stays without a day', async ({ app }) => {
  await writeFile(
    join(app.library, 'quarterly.md'),
    `---\ntitle: The Ferry Quarterly\ndate: June 2013\n---\n\n${text}`,
  );
  const page = await app.open();
  await expect(screenOf(page).shelf.publication('The Ferry Quarterly')).toContainText('June 2013');
  await page.getByRole('link', { name: 'The Ferry Is Late Again' }).first().click();
  await expect(page.getByRole('main', { name: 'The Ferry Quarterly, June 2013' })).toBeVisible();
  const place = page.getByRole('navigation', { name: 'You are here' });
  await expect(place.getByRole('link', { name: 'June 2013' })).toBeVisible();
  await expect(page.getByRole('main').getByText('June 2013', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Edit issue details…' })).toBeVisible();
});

test('the masthead of an issue that says nothing is filled in, kept apart from its file, and taken back', async ({
  app,
}) => {
  const file = join(app.library, 'scrap.md');
  await writeFile(file, text);
  const page = await app.open();
  const { shelf } = screenOf(page);
  await page.getByRole('link', { name: 'The Ferry Is Late Again' }).first().click();
  await page.getByRole('button', { name: 'Edit issue details…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Issue details' });
  await dialog.getByRole('textbox', { name: 'Paper' }).fill('The Ferry Times');
  await dialog.getByLabel('Date').fill('1931-05-04');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('main', { name: 'The Ferry Times, Monday, 4 May 1931' })).toBeVisible();
  await expect(page.getByText('Entered by hand: Paper, Date')).toBeVisible();
  expect(await readFile(file, 'utf8')).toBe(text);

  await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('main', { name: 'The Ferry Times, Monday, 4 May 1931' })).toBeHidden();
  await shelf.goBack('sample-library');
  await expect(shelf.publication('The Ferry Times')).toBeHidden();
});
