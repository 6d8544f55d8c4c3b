import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { madeCedict } from '../support/dictionaries.ts';
import { screenOf } from './pages/index.ts';
import { expect, test } from './support/fixtures.ts';

/** A reader's whole day, without a pointer: from a name to a passage marked, a word, a comparison, a reprint and back. */

const lead = '新年第一班船上坐了三百二十一个人';
const first = 'Loss of the Halcyon';
const copy = 'A Steamer Missing';
const story =
  'The steamer Halcyon, which left the quay on Monday with a cargo of slates and lamp oil, was seen on Thursday night by the ' +
  'keeper of the Skerry light to burn two blue fires and to stand out to sea; the lifeboat was launched at once, and found ' +
  'nothing but an empty boat, a hencoop and the ship’s cat, which has since been given a home at the lighthouse.';

test('a reader’s day by the keyboard alone', async ({ app }) => {
  await putIn(app.library, 'courier.md', 'The Wick Courier', '1871-03-02', first, story);
  await putIn(
    app.library,
    'mercury.md',
    'The Leith Mercury',
    '1871-03-09',
    copy,
    `By the mail. ${story} It rains.`,
  );
  const dictionaries = join(app.profile, 'config', 'dictionaries');
  await mkdir(dictionaries, { recursive: true });
  await writeFile(join(dictionaries, 'cedict.u8'), madeCedict);

  const page = await app.open();
  const { shelf, search, paper, notes, panes } = screenOf(page);

  // A paper by its pinyin, and from its shelf an issue.
  await expect(shelf.publication('The Wexcombe Courier')).toBeVisible();
  await search.find('chengxiribao');
  await expect(search.names.first()).toHaveText(/Paper.*澄溪日报/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(shelf.publication('澄溪日报')).toBeVisible();
  await shelf.frontPage(lead).first().press('Enter');
  await expect(paper.article(lead)).toBeVisible();

  // By the strip to the second page and home again; over the jump of the lead and back up.
  const strip = page.getByRole('slider', { name: 'Pages of this issue' });
  await strip.focus();
  await expect(async () => {
    await page.keyboard.press('PageDown');
    await expect(strip).toHaveAttribute('aria-valuetext', /^Page 2/, { timeout: 500 });
  }).toPass();
  await page.keyboard.press('Home');
  await expect.poll(() => paper.scrolled()).toBe(0);

  // In tiers, turned by the keyboard, and back to columns.
  await choose(page, 'tiers', 'View: vertical, in tiers');
  await expect(page.locator('.paper[data-tiers]')).toBeVisible();
  await paper.focus();
  await page.keyboard.press('PageDown');
  await expect.poll(() => paper.scrolledLines()).toBeGreaterThan(1);
  await choose(page, 'view page', 'View: page');
  await expect(page.locator('.paper-sheet')).toBeVisible();

  // One article, a word looked up, a passage marked, taken back and marked again.
  await paper.article(lead).getByRole('button', { name: 'Read this article' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Back to the page' })).toBeVisible();
  const selected = () => page.evaluate(() => document.getSelection()?.toString().length ?? 0);
  // The article hears keys a moment after it is on the screen.
  await expect(async () => {
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(selected, { timeout: 2_000 }).toBeGreaterThan(0);
  }).toPass();
  for (let letters = await selected(); letters < 9; letters++) await page.keyboard.press('Shift+ArrowRight');
  await expect(paper.toolbar).toBeVisible();
  await page.keyboard.press('d');
  const dictionary = page.getByRole('dialog', { name: 'Dictionary' });
  await expect(dictionary).toContainText('ferry crossing');
  await page.keyboard.press('Escape');
  await expect(dictionary).toBeHidden();
  await page.keyboard.press('7');
  await expect(notes.cards).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(notes.cards).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Messages' })).toContainText(
    'Taken back: 1 annotation made.',
  );
  await page.keyboard.press('Control+Shift+z');
  await expect(notes.cards).toHaveCount(1);

  // Two words in one timeline.
  await search.find('大桥');
  const compareWith = page.getByLabel('Compare with…');
  await compareWith.fill('渡船');
  await compareWith.press('Enter');
  const compared = page.getByRole('region', { name: 'Words compared in time' });
  await expect(compared.getByRole('list', { name: 'Words' }).getByRole('listitem')).toHaveCount(2);

  // A reprint, followed to its first printing; and back to the hit one came from.
  await search.find(`"${copy}"`);
  const hit = search.hit(copy).getByRole('link').first();
  await hit.press('Enter');
  await paper
    .article(copy)
    .getByRole('button', { name: 'Also printed in The Wick Courier, 2 March 1871' })
    .press('Enter');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Compare with/ })
    .press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Open beside' }).press('Enter');
  await expect(panes.paper(panes.right).article(first)).toBeVisible();
  await backTo(page, hit);
});

const putIn = (library: string, name: string, title: string, date: string, headline: string, text: string) =>
  writeFile(join(library, name), `---\ntitle: ${title}\ndate: ${date}\n---\n\n## ${headline}\n\n${text}\n`);

/** Does a command by its name. */
async function choose(page: Page, words: string, command: string): Promise<void> {
  const { search } = screenOf(page);
  await search.find(words);
  await search.commands.filter({ hasText: command }).first().press('Enter');
  await expect(search.results).toBeHidden();
}

/** Goes back until something has the focus again. */
async function backTo(page: Page, place: Locator): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(place).toBeFocused({ timeout: 3_000 });
  }).toPass();
}
