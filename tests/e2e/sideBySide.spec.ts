import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { screenOf } from './pages/index.ts';
import { expectNoFaultsInAnyLight } from './support/axe.ts';
import { expect, test } from './support/fixtures.ts';

/** Two issues side by side: read, marked, found in and linked together. */

const lead = '新年第一班船上坐了三百二十一个人';
const passage = {
  from: { article: lead, paragraph: '他以为会来二三十个人', character: 0 },
  to: { article: lead, paragraph: '他以为会来二三十个人', character: 10 },
} as const;
const leadDay = /1 January 2024$/;
const bridge = 'The New Bridge Opened';
const procession = {
  from: { article: bridge, paragraph: 'The procession had left', character: 4 },
  to: { article: bridge, paragraph: 'The procession had left', character: 14 },
} as const;

/** Opens both papers' issues, each in its pane. */
async function openBoth(page: Page) {
  const screen = screenOf(page);
  const { shelf, panes } = screen;
  await shelf.open(lead);
  await expect(screen.paper.article(lead)).toBeVisible();
  await panes.openBeside(bridge);
  const left = panes.paper(panes.left);
  const right = panes.paper(panes.right);
  await expect(left.article(lead)).toBeVisible();
  await expect(right.article(bridge)).toBeVisible();
  return { ...screen, left, right };
}

test('two issues are read side by side, marked, linked, swapped, and one is closed', async ({ app }) => {
  const page = await app.open();
  const { panes, notes, left, right } = await openBoth(page);

  // The keyboard went along with the issue that was opened.
  await right.select(procession.from, procession.to);
  await page.keyboard.press('h');
  await expect.poll(() => right.painted(/^mark-yellow/)).toEqual(['pro\u00adces\u00adsion']);

  await left.select(passage.from, passage.to);
  await notes.write('几趟船？', []);
  await expect.poll(() => left.painted(/^mark-yellow/)).toHaveLength(2);
  await expect(notes.cards).toHaveCount(2);

  await notes.card('几趟船').getByRole('button', { name: 'Link to…' }).click();
  await page.getByRole('button', { name: 'Link with the next passage I select' }).click();
  await right.select({ ...procession.from, character: 19 }, { ...procession.from, character: 23 });
  await right.toolbar.getByRole('button', { name: 'Link here' }).click();
  await expect(page.getByText('The passages are linked.')).toBeVisible();
  await expect(notes.card('几趟船').getByRole('button', { name: new RegExp(`^${bridge}`) })).toBeVisible();

  await panes.left.getByRole('button', { name: 'Swap the two issues' }).click();
  await expect(panes.left).toHaveAccessibleName(/24 June 1927$/);
  await expect(panes.right).toHaveAccessibleName(leadDay);
  await expect(panes.paper(panes.right).article(lead)).toBeVisible();
  await expect.poll(() => left.painted(/^mark-yellow/)).toHaveLength(3);

  await panes.close(panes.left);
  await expect(page.getByRole('main', { name: leadDay })).toBeVisible();
  await expect(notes.cards).toHaveCount(1);

  // Back and forward know both.
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(panes.all).toHaveCount(2);
  await expect(panes.right).toHaveAccessibleName(leadDay);
  await page.keyboard.press('Alt+ArrowRight');
  await expect(panes.all).toHaveCount(0);
});

test('keys go to the issue one is in, and each finds and is set by itself', async ({ app }) => {
  const page = await app.open();
  const { panes, paper, left, right } = await openBoth(page);
  const headOf = (name: string) => right.article(bridge).getByRole('heading', { name });

  await expect(headOf(bridge)).toBeVisible();
  await page.keyboard.press('Control+f');
  await expect(panes.right.getByRole('textbox', { name: 'Find in this issue' })).toBeFocused();
  await page.keyboard.type('bridge');
  await expect.poll(() => right.painted(/^match-current$/)).toHaveLength(1);

  await page.keyboard.press('F6');
  await page.keyboard.press('Control+f');
  await expect(panes.left.getByRole('textbox', { name: 'Find in this issue' })).toBeFocused();
  await page.keyboard.type('渡口');
  await expect.poll(() => left.painted(/^match-current$/)).toHaveLength(2);
  await page.keyboard.press('Escape');
  await expect(panes.left.getByRole('textbox', { name: 'Find in this issue' })).toBeHidden();
  await expect(panes.right.getByRole('textbox', { name: 'Find in this issue' })).toBeVisible();

  await paper.choose('Reading');
  await expect(panes.left.locator('.paper')).toHaveAttribute('data-view', 'reading');
  await expect(panes.right.locator('.paper')).toHaveAttribute('data-view', 'page');
  await page.keyboard.press('F6');
  await expect(page.getByRole('radio', { name: 'Page' })).toBeChecked();

  // A selection in one is not the other's.
  await right.select(procession.from, procession.to);
  await page.keyboard.press('F6');
  await page.keyboard.press('h');
  await page.keyboard.press('F6');
  expect(await right.painted(/^mark-/)).toEqual([]);
});

test('the divider is dragged and moved by keys, and remembered', async ({ app }) => {
  const page = await app.open();
  const { panes } = await openBoth(page);
  const width = async () => (await panes.left.boundingBox())?.width ?? 0;
  const before = await width();
  const box = await panes.divider.boundingBox();
  if (!box) throw new Error('The divider is not on screen.');
  await page.mouse.move(box.x, box.y + 200);
  await page.mouse.down();
  await page.mouse.move(box.x - 160, box.y + 200, { steps: 4 });
  await page.mouse.up();
  await expect.poll(width).toBeLessThan(before - 150);
  const dragged = await width();
  await panes.divider.press('ArrowRight');
  await expect.poll(width).toBeGreaterThan(dragged + 5);
  const share = await panes.divider.getAttribute('aria-valuenow');
  expect(Number(share)).toBeLessThan(50);
  const again = await app.restart();
  const { panes: there } = await openBoth(again);
  await expect(there.divider).toHaveAttribute('aria-valuenow', share ?? '');
});

test('a reload keeps both, and an issue stands beside itself', async ({ app }) => {
  const page = await app.open();
  const { panes, right } = await openBoth(page);
  await page.reload();
  await expect(panes.left).toHaveAccessibleName(leadDay);
  await expect(right.article(bridge)).toBeVisible();

  await panes.close(panes.right);
  await page.keyboard.press('b');
  await panes.chooser.getByRole('button', { name: /^This issue once more/ }).click();
  await expect(panes.all).toHaveCount(2);
  const [here, there] = [panes.paper(panes.left), panes.paper(panes.right)];
  await expect(there.article(lead)).toBeVisible();
  await here.select(passage.from, passage.to);
  await page.keyboard.press('h');
  await expect.poll(() => here.painted(/^mark-yellow/)).toHaveLength(2);
});

test('the issue one is in is printed alone', async ({ app }) => {
  const page = await app.open();
  const { panes } = await openBoth(page);
  await expect(panes.all).toHaveCount(2);
  await page.keyboard.press('F6');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.pane').first().locator('.paper-sheet')).toBeVisible();
  await expect(page.locator('.pane').nth(1)).toBeHidden();
  await expect(page.locator('.pane-head').first()).toBeHidden();
});

test('hits, links and days are opened beside what is read', async ({ app }) => {
  const page = await app.open();
  const { shelf, search, panes, paper } = screenOf(page);
  await shelf.open(lead);
  await expect(paper.article(lead)).toBeVisible();
  await search.find('harrow bridge');
  await search.hit(bridge).first().getByRole('button', { name: 'Open beside' }).click();
  await expect(panes.all).toHaveCount(2);
  await expect(panes.left).toHaveAccessibleName(leadDay);
  await expect(panes.paper(panes.right).article(bridge)).toBeVisible();
  await expect.poll(() => paper.painted(/^match-current$/)).toHaveLength(1);

  await panes.close(panes.right);
  await page
    .getByRole('navigation', { name: 'Contents of the issue' })
    .getByRole('link', { name: 'Previous issue' })
    .click({ modifiers: ['Shift'] });
  await expect(panes.all).toHaveCount(2);
  await expect(panes.right).toHaveAccessibleName(/31 December 2023$/);
});

test('axe finds nothing in two issues side by side', async ({ app }) => {
  const page = await app.open();
  const { left, notes, panes } = await openBoth(page);
  await left.select(passage.from, passage.to);
  await expectNoFaultsInAnyLight(page, 'two issues with a selection');
  await page.setViewportSize({ width: 1440, height: 900 });
  await notes.write('几趟船？', []);
  await expectNoFaultsInAnyLight(page, 'two issues with a note');
  await page.setViewportSize({ width: 640, height: 800 });
  await expectNoFaultsInAnyLight(page, 'two issues one above the other');
  await page.keyboard.press('Escape');
  await page.keyboard.press('b');
  await panes.chooser.waitFor();
  await expectNoFaultsInAnyLight(page, 'the chooser');
  await page.keyboard.press('Escape');
});

const story =
  'The steamer Halcyon, which left the quay on Monday with a cargo of slates and lamp oil, was seen on Thursday night by the ' +
  'keeper of the Skerry light to burn two blue fires and to stand out to sea; the lifeboat was launched at once, and found ' +
  'nothing but an empty boat, a hencoop and the ship’s cat, which has since been given a home at the lighthouse.';

test('a reprint is followed to its first printing, by the keyboard alone', async ({ app }) => {
  const write = (name: string, title: string, date: string, headline: string, text: string) =>
    writeFile(
      join(app.library, name),
      `---\ntitle: ${title}\ndate: ${date}\n---\n\n## ${headline}\n\n${text}\n`,
    );
  await write('courier.md', 'The Wick Courier', '1871-03-02', 'Loss of the Halcyon', story);
  const copied = story.replace('Thursday', 'Wednesday').replace('Halcyon', 'Halcyou');
  await write(
    'mercury.md',
    'The Leith Mercury',
    '1871-03-09',
    'A Steamer Missing',
    `By the mail. ${copied} It rains.`,
  );
  const page = await app.open();
  const { search, paper, panes } = screenOf(page);
  await search.find('"A Steamer Missing"');
  await search.hit('A Steamer Missing').getByRole('link').first().press('Enter');
  await expect(paper.article('A Steamer Missing')).toBeVisible();
  await paper
    .article('A Steamer Missing')
    .getByRole('button', { name: 'Also printed in The Wick Courier, 2 March 1871' })
    .press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('listitem').first()).toContainText('The Wick Courier, 2 March 1871');
  await expect(dialog.getByRole('listitem').first()).toContainText('First printing in the library');
  await expect(dialog.getByRole('listitem').nth(1)).toContainText('This article');
  await expectNoFaultsInAnyLight(page, 'the printings of an article');
  await dialog.getByRole('button', { name: /^Compare with/ }).press('Enter');
  await expect(dialog.locator('mark')).toHaveText([/Halcyou/, /Wednesday/, /Halcyon/, /Thursday/]);
  await dialog.getByRole('button', { name: 'Open beside' }).press('Enter');
  const first = panes.paper(panes.right);
  await expect(first.article('Loss of the Halcyon')).toBeVisible();
  await expect.poll(async () => (await first.painted(/^match/)).join(' ')).toContain('lifeboat was');

  // All that went from paper to paper stands in one view, which the palette and the shelf lead to.
  await search.box.fill('all chains');
  await search.commands.filter({ hasText: 'Reprints: all chains' }).press('Enter');
  const chains = page.getByRole('main', { name: 'Reprints' });
  const chain = chains.getByRole('article');
  await expect(chain).toHaveCount(1);
  await expect(chain).toContainText('2 printings · 2 papers · 7 days on its way');
  const filter = chains.getByRole('searchbox', { name: 'Paper, headline or first words' });
  await filter.fill('dundee');
  await expect(chain).toHaveCount(0);
  await filter.fill('leith halcyon');
  await expect(chain.getByRole('link')).toHaveText([
    /^The Wick Courier, 2 March 1871First printing/,
    /^The Leith Mercury, 9 March 18717 days later/,
  ]);
  await expectNoFaultsInAnyLight(page, 'the chains of the library');
  await chain.getByRole('link', { name: /Leith Mercury/ }).press('Enter');
  await expect(paper.article('A Steamer Missing')).toBeVisible();
  await expect.poll(async () => (await paper.painted(/^match/)).join(' ')).toContain('lifeboat was');
});
