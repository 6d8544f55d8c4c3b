import type { Page } from '@playwright/test';
import { screenOf } from './pages/index.ts';
import { expectNoFaults } from './support/axe.ts';
import { expect, test } from './support/fixtures.ts';

/** People correct what OCR and typesetting got wrong; the file, the original and the notes stay. */

const lead = '新年第一班船上坐了三百二十一个人';
const paragraph = '没有通知，只';
/** What an article without a headline is called. */
const untitled = 'Without a headline';

async function openLead(page: Page) {
  const screen = screenOf(page);
  await screen.shelf.open(lead);
  await expect(screen.paper.article(lead)).toBeVisible();
  return screen;
}

const at = (character: number, article = lead) => ({ article, paragraph, character });

test('words are corrected inside a highlight, found by both wordings, and taken back', async ({ app }) => {
  const page = await app.open();
  const { paper, notes, corrections, search } = await openLead(page);
  await paper.select(at(5), at(15));
  await notes.write('破例的一班船', []);
  const marked = () => paper.painted(/^mark-(?!focused)/);
  await expect.poll(marked).toEqual(['清溪渡破例开了一班船']);

  await corrections.begin(at(12), at(15));
  await expect(corrections.textDialog).toContainText('一班船');
  await expectNoFaults(page, 'the words of a passage, to be corrected');
  await corrections.type('两班船');
  await expect(paper.paragraph(lead, paragraph)).toContainText('清溪渡破例开了两班船');
  await expect.poll(marked).toEqual(['清溪渡破例开了两班船']);
  await expect(corrections.list).toContainText('1 correction');
  await expectNoFaults(page, 'corrected words on the paper and in the list');

  await search.find('"破例开了两班船"');
  await expect(search.hit(lead).first()).toBeVisible();
  await search.find('"破例开了一班船"');
  await expect(search.hit('Printed so, since corrected').first()).toBeVisible();

  await search.hit(lead).first().getByRole('link').first().click();
  await expect(paper.paragraph(lead, paragraph)).toContainText('清溪渡破例开了两班船');
  await page.getByRole('checkbox', { name: 'Show the original' }).check();
  await expect(paper.paragraph(lead, paragraph)).toContainText('清溪渡破例开了一班船');
  await expect.poll(marked).toEqual(['清溪渡破例开了一班船']);
  await page.getByRole('button', { name: 'Show the corrections' }).click();
  await expect(paper.paragraph(lead, paragraph)).toContainText('清溪渡破例开了两班船');

  const again = await app.restart();
  const screen = screenOf(again);
  await screen.shelf.open(lead);
  await expect(screen.paper.paragraph(lead, paragraph)).toContainText('清溪渡破例开了两班船');
  await screen.corrections.undo('两');
  await expect(screen.paper.paragraph(lead, paragraph)).toContainText('清溪渡破例开了一班船');
  await expect.poll(() => screen.paper.painted(/^mark-(?!focused)/)).toEqual(['清溪渡破例开了一班船']);
});

test('the printed words show to the keyboard, and a passage over two paragraphs is not offered', async ({
  app,
}) => {
  const page = await app.open();
  const { paper, corrections } = await openLead(page);
  await corrections.begin(at(12), at(15));
  await corrections.type('两班船');
  const corrected = paper.paragraph(lead, paragraph).getByTitle(/Printed:/);
  await corrected.focus();
  await expect(corrected).toBeFocused();
  await expect(corrected).toHaveAttribute('title', /一/);

  await corrections.one('两').getByRole('button', { name: 'Side by side' }).click();
  const sides = page.getByRole('dialog', { name: 'Side by side' });
  await expect(sides.getByRole('region', { name: 'As printed' })).toContainText('开了一班船');
  await expect(sides.getByRole('region', { name: 'As corrected' })).toContainText('开了两班船');
  await expectNoFaults(page, 'a passage as printed and as corrected');
  await page.keyboard.press('Escape');

  await corrections.begin(at(-3), { article: lead, paragraph: '二三十个人', character: 4 });
  await expect(corrections.textDialog).toContainText('Paragraphs are corrected one by one');
  await expect(corrections.textDialog.getByRole('button', { name: 'Save' })).toBeDisabled();
});

test('an article is given another headline, split, joined and made an advertisement', async ({ app }) => {
  const page = await app.open();
  const { paper, corrections } = await openLead(page);
  await corrections.beginArticle(lead);
  await expectNoFaults(page, 'an article to be corrected');
  await corrections.articleDialog.getByRole('textbox', { name: 'Headline' }).fill('新年第一班船');
  await corrections.articleDialog.getByRole('button', { name: 'Change the headline' }).click();
  await expect(paper.article('新年第一班船').getByRole('heading', { name: '新年第一班船' })).toBeVisible();

  await corrections.correctOpenArticle();
  await corrections.articleDialog.getByRole('button', { name: /船开到江心/ }).click();
  await expect(paper.article('新年第一班船')).not.toContainText('船开到江心');
  await paper.closeArticle();
  const rest = paper.sheet.getByRole('article').filter({ hasText: '船开到江心' });
  await expect(rest).not.toContainText('没有通知');

  const words = (character: number) => ({ article: untitled, paragraph: '船开到江心', character });
  await corrections.begin(words(0), words(4));
  await corrections.textDialog.getByRole('button', { name: 'The whole article…' }).click();
  await corrections.articleDialog.getByRole('button', { name: 'Join to “新年第一班船”' }).click();
  await expect(paper.article('新年第一班船')).toContainText('船开到江心');
  await corrections.undo('Joined to');
  await expect(paper.article('新年第一班船')).not.toContainText('船开到江心');
  await corrections.undo('Another article begins here');
  await expect(paper.article('新年第一班船')).toContainText('船开到江心');
  await corrections.begin(at(0, '新年第一班船'), at(4, '新年第一班船'));
  await corrections.textDialog.getByRole('button', { name: 'The whole article…' }).click();
  await corrections.articleDialog.getByRole('button', { name: 'It is an advertisement' }).click();
  await expect(paper.article('新年第一班船')).toHaveCount(0);
  await expect(paper.sheet.getByRole('note').filter({ hasText: '没有通知' })).toBeVisible();
  await corrections.undo('Made an advertisement');
  await expect(paper.article('新年第一班船')).toBeVisible();
});

test('a field of the masthead that is filled in stands with the corrections, beside the original, and is taken back', async ({
  app,
}) => {
  const page = await app.open();
  const { corrections } = await openLead(page);
  const fillIn = async (field: string, value: string) => {
    await page.getByRole('button', { name: 'Edit issue details…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Issue details' });
    await dialog.getByLabel(field).fill(value);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toBeHidden();
  };
  await fillIn('Issue number', '6502');
  await fillIn('Place', '澄溪');
  const number = corrections.one('Issue details: Issue number');
  await expect(corrections.list).toContainText('2 corrections');
  await expect(number.getByRole('deletion')).toHaveText('6501');
  await expect(number.getByRole('insertion')).toHaveText('6502');
  await expect(number).toContainText(/today|ago|now|\d:\d\d/i);
  await expectNoFaults(page, 'a field of the masthead in the list of corrections');

  await number.getByRole('button', { name: 'Side by side' }).click();
  const sides = page.getByRole('dialog', { name: 'Side by side' });
  await expect(sides.getByRole('region', { name: 'As printed' })).toContainText('6501');
  await expect(sides.getByRole('region', { name: 'As corrected' })).toContainText('6502');
  await expectNoFaults(page, 'a field of the masthead as printed and as filled in');
  await page.keyboard.press('Escape');

  await corrections.undo('Issue details: Issue number');
  await expect(corrections.one('Issue details: Place')).toBeVisible();
  await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).last().click();
  await expect(number.getByRole('insertion')).toHaveText('6502');

  const screen = screenOf(await app.restart());
  await screen.shelf.open(lead);
  await expect(screen.corrections.one('Issue details: Issue number')).toContainText('6502');
});
