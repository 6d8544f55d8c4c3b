import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Collections } from './pages/collections.ts';
import { screenOf } from './pages/index.ts';
import { expectNoFaults } from './support/axe.ts';
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

test('a paper is found by its pinyin, an issue by a short date, a command by its name', async ({ app }) => {
  const folder = join(app.library, '申報');
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, '1939-04-21.md'),
    '---\ntitle: 申報\ndate: 1939-04-21\n---\n\n## 米價又漲\n\n本埠米價昨又上漲。\n',
  );
  const { page, search, shelf } = await openTidings(app);
  const headline = page.getByRole('heading', { name: '米價又漲' }).first();

  await search.find('shenbao');
  await expect(search.names.first()).toHaveText(/Paper.*申報.*1 issue/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(shelf.publication('申報')).toBeVisible();
  await search.find('mjyz');
  await expect(search.names).toHaveText([/Headline.*米價又漲/]);
  await search.find('民国廿八年四月');
  await expect(search.names).toHaveText([/Issue.*申報 · 21 April 1939/]);
  await search.find('21 apr 39');
  await expect(search.names).toHaveText([/Issue.*申報 · 21 April 1939/]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(headline).toBeVisible();

  // Only what can be done here is offered, and it is done here.
  await search.find('reading');
  await expect(search.commands).toHaveText([/View: reading/]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(search.results).toBeHidden();
  await expect(page.getByRole('radio', { name: 'Reading' })).toBeChecked();
  await expect(headline).toBeVisible();
  await search.find('shezhi');
  await expect(search.commands.first()).toHaveText(/Settings/);
  await expectNoFaults(page, 'commands by name');
  await search.find('keyboard');
  await expect(search.commands).toHaveText([/Help: all keys.*\?/]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
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
  await expect(search.hit('Marmalade').getByRole('link').first()).toBeFocused();
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
  const { page, paper, search } = await openTidings(app);
  await search.find('ned marhs');
  await expect(search.names).toHaveText([/Byline.*Ned Marsh.*1 article/]);
  await search.names.first().click();
  const person = page.getByRole('main', { name: 'Ned Marsh' });
  await expect(person).toContainText('1 article · 1 paper · 1923');
  await expect(person.getByRole('link', { name: /Marmalade/ })).toBeVisible();
  await expectNoFaults(page, 'what somebody wrote');

  // So does the byline on the paper, by the keyboard; a drag over it selects its letters and leads nowhere.
  await person.getByRole('link', { name: /Marmalade/ }).click();
  const article = paper.article('Marmalade Prices');
  const byline = article.getByText('By Ned Marsh');
  const box = await byline.boundingBox();
  if (!box) throw new Error('The byline is not on screen.');
  await page.mouse.move(box.x + 1, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 50, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => page.evaluate(() => String(document.getSelection()))).toMatch(/^By Ned/);
  await expect(paper.toolbar).toBeVisible();
  await page.keyboard.press('Escape');
  await article.getByRole('button', { name: 'Articles by Ned Marsh' }).press('Enter');
  await expect(person).toContainText('1 article · 1 paper · 1923');
  await person.getByRole('button', { name: 'Search in these articles' }).click();
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

test('a tag leads to its notes, a collection to its pieces', async ({ app }) => {
  const { page, shelf, paper, notes, notebook, search } = await openTidings(app);
  const collections = new Collections(page);
  const headline = 'Lamplighters Refuse the Winter Rota';
  const meeting = { article: headline, paragraph: 'The meeting was long' };
  // Its front pages are drawn once they are near.
  await shelf.publication('The Quillhaven Tidings').scrollIntoViewIfNeeded();
  await shelf.open(headline);
  await paper.select({ ...meeting, character: 0 }, { ...meeting, character: 23 });
  await notes.write('Who was in the chair?', ['labour']);
  await paper.select({ ...meeting, character: 25 }, { ...meeting, character: -1 });
  await notes.write('No fire in the hall.', ['weather']);
  await notes.card('Who was in the chair?').getByRole('button', { name: 'Add to a collection' }).click();
  await collections.putIntoNew('Strikes of the twenties');

  await search.find('labuor');
  await expect(search.names).toHaveText([/Tag.*labour.*1 note/]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(notebook.view).toBeVisible();
  await expect(notebook.cards).toHaveText([/Who was in the chair\?/]);

  await search.find('strikes of the twentes');
  await expect(search.names).toHaveText([/Collection.*Strikes of the twenties.*1 piece/]);
  await search.names.first().click();
  await expect(collections.view('Strikes of the twenties')).toBeVisible();
  await expect(collections.members).toHaveText([/Who was in the chair\?/]);
});

test('editions of a day that share a headline are told apart', async ({ app }) => {
  const folder = join(app.library, 'The Quillhaven Tidings');
  await mkdir(folder, { recursive: true });
  for (const edition of ['Morning', 'Evening']) {
    const head = `---\ntitle: The Quillhaven Tidings\ndate: 1923-12-04\nedition: ${edition}\n---\n`;
    const article = '## Marmalade Prices Reach the Council\n\nThe meeting was long.\n';
    await writeFile(join(folder, `1923-12-04-${edition}.md`), `${head}\n${article}`);
  }
  const { search, shelf } = screenOf(await app.open());
  await expect(shelf.publication('The Quillhaven Tidings')).toBeVisible();
  await search.find('marmalade');
  await expect(search.names).toHaveCount(2);
  for (const edition of ['Morning', 'Evening']) {
    await expect(search.names.filter({ hasText: `4 December 1923 · ${edition}` })).toHaveCount(1);
  }
});

test('a small window keeps room for the hits: arrows pass from the names on screen to them', async ({
  app,
}) => {
  const folder = join(app.library, 'The Quillhaven Tidings');
  await mkdir(folder, { recursive: true });
  const articles = ['Eels', 'Figs', 'Gin', 'Hops', 'Ink', 'Jam'].map(
    (goods) => `## The Price of ${goods}\n\nIt rose in the week.\n`,
  );
  const head = '---\ntitle: The Quillhaven Tidings\ndate: 1923-12-04\n---\n';
  await writeFile(join(folder, '1923-12-04.md'), [head, ...articles].join('\n'));
  const page = await app.open();
  const { search, shelf } = screenOf(page);
  await expect(shelf.publication('The Quillhaven Tidings')).toBeVisible();
  await search.find('the price of');
  await expect(search.names).toHaveCount(6);
  await page.setViewportSize({ width: 800, height: 600 });
  await expect(search.names).toHaveCount(4);
  await expect(search.hit('The Price of').first()).toBeInViewport();
  await search.box.focus();
  for (let step = 0; step < 4; step++) await page.keyboard.press('ArrowDown');
  await expect(search.names.last()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(search.hit('The Price of').getByRole('link').locator(':scope:focus')).toHaveCount(1);
});

test('Escape leads from a name to the box, and from the box out of the search', async ({ app }) => {
  const { page, search, shelf } = await openTidings(app);
  await search.find('marmalade');
  await expect(search.names).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await expect(search.names.first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(search.box).toBeFocused();
  await expect(search.box).toHaveValue('marmalade');
  await page.keyboard.press('Escape');
  await expect(search.results).toBeHidden();
  await expect(shelf.publication('The Quillhaven Tidings')).toBeVisible();
});
