import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { screenOf } from './pages/index.ts';
import { type AppUnderTest, expect, test } from './support/fixtures.ts';

/** Things called by their names: papers, issues and headlines, opened by the keyboard as they are typed. */

async function openTidings(app: AppUnderTest) {
  const folder = join(app.library, 'The Quillhaven Tidings');
  await mkdir(folder, { recursive: true });
  for (const [day, headline, byline] of [
    ['04', 'Lamplighters Refuse the Winter Rota', 'Ada Quill'],
    ['11', 'Marmalade Prices Reach the Council', 'Ned Marsh'],
  ]) {
    const head = `---\ntitle: The Quillhaven Tidings\ndate: 1923-12-${day}\n---\n`;
    const article = `## ${headline}\n\nBy ${byline}\n\nThe meeting was long, and the hall was cold until ten.\n`;
    await writeFile(join(folder, `1923-12-${day}.md`), `${head}\n${article}`);
  }
  const page = await app.open();
  const screen = screenOf(page);
  await expect(screen.shelf.publication('The Quillhaven Tidings')).toBeVisible();
  return { page, ...screen };
}

test('a misspelt headline is found as one types, and opens with an arrow and Enter', async ({ app }) => {
  const { page, search } = await openTidings(app);
  await search.find('marmelade');
  await expect(search.names).toHaveText([/Headline.*Marmalade Prices Reach the Council.*11 December 1923/]);
  await page.keyboard.press('ArrowDown');
  await expect(search.names.first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(search.results).toBeHidden();
  await expect(
    page.getByRole('heading', { name: 'Marmalade Prices Reach the Council' }).first(),
  ).toBeVisible();
});

test('a misspelt paper leads to its shelf, and its issues are called by their days', async ({ app }) => {
  const { page, search, shelf } = await openTidings(app);
  await search.find('quilhaven');
  await expect(search.names.first()).toHaveText(/Paper.*The Quillhaven Tidings.*2 issues/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(shelf.publication('The Quillhaven Tidings')).toBeVisible();
  await expect(search.results).toBeHidden();

  await search.find('Tidings 4 december 1923');
  await expect(search.names).toHaveText([/Issue.*The Quillhaven Tidings · 4 December 1923/]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('heading', { name: 'Lamplighters Refuse the Winter Rota' }).first(),
  ).toBeVisible();
});

test('arrows lead from the box to the names, on to the hits and back; Enter in the box goes to the hits', async ({
  app,
}) => {
  const { page, search } = await openTidings(app);
  await search.find('marm');
  await expect(search.hit('Marmalade')).toHaveCount(1);
  await search.box.press('Enter');
  await expect(page.getByRole('main').locator(':focus')).toHaveText(/Marmalade/);
  await expect(search.names.locator(':scope:focus')).toHaveCount(0);
  await search.find('marmalade');
  await expect(search.names).toHaveCount(1);
  await expect(search.hit('Marmalade')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(search.hit('Marmalade').getByRole('button').first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(search.names.first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(search.box).toBeFocused();
  await page.keyboard.press('ArrowDown');
  // Who types on goes on typing.
  await page.keyboard.press('End');
  await page.keyboard.type('s');
  await expect(search.box).toHaveValue('marmalades');
});

test('a byline leads to what its writer wrote, a saved search runs', async ({ app }) => {
  const { page, search } = await openTidings(app);
  await search.find('ned marhs');
  await expect(search.names).toHaveText([/Byline.*Ned Marsh.*1 article/]);
  await search.names.first().click();
  await expect(search.box).toHaveValue('by:"Ned Marsh"');
  await expect(search.hit('Marmalade')).toBeVisible();
  await search.save('Breakfast');
  await expect(search.saved('Breakfast')).toBeVisible();
  await search.find('brekfast');
  await expect(search.names).toHaveText([/Search.*Breakfast/]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(search.box).toHaveValue('by:"Ned Marsh"');
});
