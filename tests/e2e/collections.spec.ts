import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { Collections } from './pages/collections.ts';
import { Export } from './pages/export.ts';
import { screenOf } from './pages/index.ts';
import { expectNoFaults } from './support/axe.ts';
import { expect, test } from './support/fixtures.ts';

/** Passages that belong together: gathered in collections, and linked with each other. */

const lead = '新年第一班船上坐了三百二十一个人';
const passage = {
  from: { article: lead, paragraph: '他以为会来二三十个人', character: 0 },
  to: { article: lead, paragraph: '他以为会来二三十个人', character: 10 },
} as const;
const railway = 'THE RAILWAY UNDER WATER.';
/** A link to it on a note. */
const leadLink = new RegExp(`^${lead}`);
const railwayLink = new RegExp(`^${railway}`);
const railwayStart = 'The branch railway has suffered';

/** Opens the lead's issue and marks a passage with a note. */
async function markLead(page: Page) {
  const screen = screenOf(page);
  await screen.shelf.open(lead);
  await screen.paper.select(passage.from, passage.to);
  await screen.notes.write('几趟船？', []);
  return screen;
}

/** Goes to the other paper's article by a search. */
async function openRailway(page: Page) {
  const { search, paper } = screenOf(page);
  await search.find('"branch railway has suffered less"');
  await search.hit(railway).getByRole('link', { name: railway }).click();
  await expect(paper.article(railway)).toBeVisible();
}

test('a collection is made, put in order by hand and by keys, written in, exported, and undone', async ({
  app,
}) => {
  const page = await app.open();
  const { notes, paper, search, shelf } = await markLead(page);
  const collections = new Collections(page);

  await notes.card('几趟船').getByRole('button', { name: 'Add to a collection' }).click();
  await collections.putIntoNew('Ferries');
  await paper.select(
    { article: lead, paragraph: '清溪渡破例开了一班船', character: -7 },
    { article: lead, paragraph: '清溪渡破例开了一班船', character: -2 },
  );
  await paper.toolbar.getByRole('button', { name: 'Collect' }).click();
  await collections.putInto('Ferries');
  await search.find('"branch railway has suffered less"');
  await search.hit(railway).getByRole('button', { name: 'Collect' }).click();
  await collections.putInto('Ferries');

  await shelf.goBack('sample-library');
  await collections.open('Ferries');
  await expect(collections.members).toHaveCount(3);
  expect(await collections.headlines()).toEqual([lead, lead, railway]);

  await collections.handle(railway).press('ArrowUp');
  await expect(page.getByText(`${railway} is now number 2 of 3.`)).toBeAttached();
  await collections.handle(railway).press('ArrowUp');
  await expect.poll(() => collections.headlines()).toEqual([railway, lead, lead]);
  // On a busy machine a drag may be over before the page has heard that it began; then it is done again.
  await expect(async () => {
    await collections
      .handle(railway)
      .dragTo(page.getByRole('button', { name: `What is said of ${lead}` }).last());
    await expect.poll(() => collections.headlines(), { timeout: 3000 }).toEqual([lead, lead, railway]);
  }).toPass();

  await collections.say(`What is said of ${railway}`, 'Water in *another* country.');
  await collections.say('About this collection', 'Two rivers.');
  await expectNoFaults(page, 'a collection');

  const dialog = new Export(page);
  await dialog.open();
  for (const words of ['Two rivers.', '几趟船？', 'Water in *another* country.', '## 参考文献']) {
    await expect(dialog.preview).toContainText(words);
  }
  await app.answerFolderDialog(app.exportFolder);
  await dialog.finish();
  await expect.poll(() => readdir(app.exportFolder)).toEqual(['Ferries.md']);
  const text = await readFile(join(app.exportFolder, 'Ferries.md'), 'utf8');
  expect(text.indexOf('几趟船')).toBeLessThan(text.indexOf('suffered less'));
  await dialog.open();
  await dialog.choose('Format', 'BibLaTeX');
  await expect(dialog.preview).toContainText('journaltitle = {{The Wexcombe Courier}}');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: `Take ${railway} out` }).click();
  await expect(collections.members).toHaveCount(2);
  await page.keyboard.press('Control+z');
  await expect(collections.members).toHaveCount(3);

  const again = await app.restart('killed');
  const kept = new Collections(again);
  await kept.open('Ferries');
  await expect.poll(() => kept.headlines()).toEqual([lead, lead, railway]);
  await expect(kept.view('Ferries')).toContainText('Water in another country.');
  await expect(kept.view('Ferries').getByRole('emphasis')).toHaveText('another');
});

test('what is removed stays listed in its collection as what it was', async ({ app }) => {
  const page = await app.open();
  const { notes, shelf } = await markLead(page);
  const collections = new Collections(page);
  await notes.card('几趟船').getByRole('button', { name: 'Add to a collection' }).click();
  await collections.putIntoNew('Ferries');
  await notes.card('几趟船').getByRole('button', { name: 'Delete' }).click();
  await shelf.goBack('sample-library');
  await collections.open('Ferries');
  await expect(collections.members).toContainText('No longer there');
  await expect(collections.members).toContainText('他以为会来二三十个人');
});

test('a passage is linked with one in another paper, followed there and back, and unlinked', async ({
  app,
}) => {
  const page = await app.open();
  const { notes, paper } = await markLead(page);

  await notes.card('几趟船').getByRole('button', { name: 'Link to…' }).click();
  await page.getByRole('button', { name: 'Link with the next passage I select' }).click();
  await expect(page.getByText('Select the passage that belongs to')).toBeVisible();
  await openRailway(page);
  await paper.select(
    { article: railway, paragraph: railwayStart, character: 4 },
    { article: railway, paragraph: railwayStart, character: 10 },
  );
  await paper.toolbar.getByRole('button', { name: 'Link here' }).click();
  await expect(page.getByText('The passages are linked.')).toBeVisible();

  const there = notes.card('branch');
  await expect(there.getByRole('button', { name: leadLink })).toContainText('澄溪日报');
  await there.getByRole('button', { name: leadLink }).click();
  await expect(paper.article(lead)).toBeVisible();
  const here = notes.card('几趟船');
  await expect(here.getByRole('button', { name: railwayLink })).toContainText('The Wexcombe Courier');

  // A changed note leaves the link alone.
  await here.getByRole('button', { name: 'Edit note' }).click();
  const text = page.getByRole('textbox', { name: 'Text of the note' });
  await text.fill('四趟？');
  await text.press('Control+Enter');
  await notes.card('四趟').getByRole('button', { name: railwayLink }).click();
  await expect(paper.article(railway)).toBeVisible();

  const dialog = new Export(page);
  await dialog.open();
  await expect(dialog.preview).toContainText(`→ [${lead} · 澄溪日报 · 2024-01-01]`);
  await page.keyboard.press('Escape');

  await there.getByRole('button', { name: `Remove the link with ${lead}` }).click();
  await expect(there.getByRole('button', { name: leadLink })).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(there.getByRole('button', { name: leadLink })).toBeVisible();
});

test('a passage is linked with an article that is searched for, and the article shows it', async ({
  app,
}) => {
  const page = await app.open();
  const { notes, paper } = await markLead(page);
  await notes.card('几趟船').getByRole('button', { name: 'Link to…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Link to…' });
  await dialog.getByRole('searchbox').fill('"branch railway has suffered less"');
  await dialog.getByRole('region', { name: 'Articles' }).getByRole('button', { name: railway }).click();
  await notes.card('几趟船').getByRole('button', { name: railwayLink }).click();
  await expect(paper.article(railway)).toBeVisible();
  await notes.panel
    .getByRole('region', { name: 'Links of articles' })
    .getByRole('button', { name: leadLink })
    .click();
  await expect(paper.article(lead)).toBeVisible();
});
