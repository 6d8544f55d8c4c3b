import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { screenOf } from './pages/index.ts';
import { PaperNames } from './pages/paperNames.ts';
import { expectNoFaultsInAnyLight } from './support/axe.ts';
import { type AppUnderTest, expect, test } from './support/fixtures.ts';

/** Papers that only a folder names, that nothing names, and that look alike: put right in one place, and taken back. */

const story = (what: string) =>
  `## ${what}\n\nThe meeting on the ${what.toLowerCase()} was long, and the hall was cold until ten in the evening.\n`;
const titled = (title: string, day: string, what: string) =>
  `---\ntitle: ${title}\ndate: 1923-12-${day}\n---\n\n${story(what)}`;
const clipped = (what: string) =>
  `${story(what)}\nSo the Port Ann Herald was told. The Port Ann Herald will ask again.\n`;

const files = {
  'bay/1923-12-04.md': titled('Salt Bay Chronicle', '04', 'Lamp rota'),
  'bay/1923-12-11.md': titled('Salt Bay Chronicle', '11', 'Marmalade'),
  'bay/1923-12-18.md': titled('Salt Bay Chronicie', '18', 'New pier'),
  'clips/1923-12-05.md': clipped('Ferry toll'),
  'clips/1923-12-06.md': clipped('Mill race'),
  'clips/1923-12-07.md': clipped('Bell tower'),
  'leaf.md': story('Torn leaf'),
};

async function openMixed(app: AppUnderTest) {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(app.library, path)), { recursive: true });
    await writeFile(join(app.library, path), text);
  }
  const page = await app.open();
  const { shelf } = screenOf(page);
  await expect(shelf.publication('Salt Bay Chronicie')).toBeVisible();
  return { page, shelf, names: new PaperNames(page) };
}

test('one click names and joins what the shelf proposes, and one takes it back', async ({ app }) => {
  const { page, shelf, names } = await openMixed(app);
  await shelf.publication('clips').getByRole('button', { name: 'Note on this paper' }).click();
  await page.getByRole('textbox', { name: 'Text of the note' }).fill('Cut out by a clerk.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('region', { name: 'Notes on this paper' }).getByRole('article')).toContainText(
    'Cut out by a clerk.',
  );
  await page.goBack();
  await expect(names.banner).toContainText('1 called by its folder');
  await names.open();
  await expect(names.proposal('clips').getByRole('checkbox')).toBeChecked();
  await expect(names.name('clips')).toHaveValue('Port Ann Herald');
  await expect(names.name('Salt Bay Chronicle · Salt Bay Chronicie')).toHaveValue('Salt Bay Chronicle');
  await names.dialog.getByRole('button', { name: 'Name 2 papers' }).click();

  await expect(names.dialog).toBeHidden();
  await expect(shelf.publication('Port Ann Herald')).toContainText('3 issues');
  await expect(shelf.publication('Port Ann Herald')).toContainText('1 annotation');
  await expect(shelf.publication('Salt Bay Chronicle')).toContainText('3 issues');
  await expect(shelf.publication('Salt Bay Chronicie')).toHaveCount(0);

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(shelf.publication('clips')).toContainText('3 issues');
  await expect(shelf.publication('Salt Bay Chronicie')).toContainText('1 issue');
});

test('a name is typed and given without the mouse', async ({ app }) => {
  const { page, shelf, names } = await openMixed(app);
  await names.open();
  const name = names.proposal('leaf.md').getByRole('textbox');
  await expect(names.proposal('leaf.md').getByRole('checkbox')).not.toBeChecked();
  await name.focus();
  await page.keyboard.type('The Wexcombe Courier');
  await expect(names.proposal('leaf.md').getByRole('checkbox')).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(names.dialog).toBeHidden();
  await expect(shelf.publication('The Wexcombe Courier')).toBeVisible();
  await expect(names.banner).toHaveCount(0);
});

test('papers that only look alike are kept apart for good', async ({ app }) => {
  const { shelf, names } = await openMixed(app);
  await names.open();
  const alike = names.proposal('Salt Bay Chronicie');
  await alike.getByRole('button', { name: 'These are different papers' }).click();
  await names.dialog.getByRole('button', { name: /^Name \d papers$/ }).click();
  await expect(shelf.publication('Salt Bay Chronicie')).toContainText('1 issue');
  await expect(shelf.publication('Salt Bay Chronicle')).toContainText('2 issues');
  await expect(names.banner).not.toContainText('several ways');
});

test('the proposals are for everybody', async ({ app }) => {
  const { page, names } = await openMixed(app);
  await expectNoFaultsInAnyLight(page, 'the line over the shelf');
  await names.open();
  await expect(names.dialog).toBeVisible();
  await expectNoFaultsInAnyLight(page, 'the names of papers');
});
