import type { Page } from '@playwright/test';
import { Aloud } from './pages/aloud.ts';
import { screenOf } from './pages/index.ts';
import { expectNoFaults } from './support/axe.ts';
import { expect, test } from './support/fixtures.ts';
import { saltmere } from './support/saltmere.ts';

/** An issue is read aloud by the computer's own voices; the browser of the tests has none, so they are faked. */

const lead = '新年第一班船上坐了三百二十一个人';
const second = '今年这十件事 请您盯着看';
const english = 'The New Bridge Opened';
const paragraph = '他以为会来二三十个人';

async function openIssue(page: Page, headline: string) {
  const aloud = new Aloud(page);
  await aloud.installVoices();
  const screen = screenOf(page);
  await screen.shelf.open(headline);
  await expect(screen.paper.article(headline)).toBeVisible();
  return { ...screen, aloud };
}

test('an article is read sentence by sentence, marked on the page, with the computer’s own voice', async ({
  app,
}) => {
  const page = await app.open();
  const { paper, aloud } = await openIssue(page, lead);
  await paper.openArticle(lead);
  await page.keyboard.press('t');
  await expect(aloud.bar).toBeVisible();
  await aloud.hears(/\p{L}/u);
  await expectNoFaults(page, 'an article that is read aloud');
  for (let sentence = 0; sentence < 8; sentence++) {
    const heard = (await aloud.said()).at(-1);
    expect(heard?.voice).toBe('Tingting');
    const marked = async () => (await paper.painted(/^spoken$/)).join('').replace(/\s+/gu, '');
    await expect.poll(marked).toBe(heard?.text.replace(/\s+/gu, ''));
    await aloud.finish();
    await expect.poll(async () => (await aloud.said()).length).toBe(sentence + 2);
  }
  const read = (await aloud.said()).map(({ text }) => text);
  expect(read).toContain(lead);
  expect(read.join('')).toContain('清溪渡破例开了一班船');
  expect(await paper.painted(/^(mark|match)/)).toEqual([]);
});

test('English is read by an English voice, without soft hyphens', async ({ app }) => {
  const page = await app.open();
  const { paper, aloud } = await openIssue(page, english);
  await paper.select(
    { article: english, paragraph: 'At eleven minutes past twelve', character: 0 },
    { article: english, paragraph: 'At eleven minutes past twelve', character: 20 },
  );
  await paper.toolbar.getByRole('button', { name: 'Read from here' }).click();
  await aloud.hears(/^At eleven minutes past twelve/);
  expect((await aloud.said()).map(({ voice }) => voice)).toEqual(['Daniel']);
  expect((await aloud.said()).at(-1)?.text).not.toMatch(/\u00ad/);

  await aloud.bar.getByRole('combobox', { name: 'Voice for' }).selectOption('Serena');
  await aloud.bar.getByRole('combobox', { name: 'Speed' }).selectOption('1.5×');
  await expect.poll(async () => (await aloud.said()).at(-1)).toMatchObject({ voice: 'Serena', rate: 1.5 });
  await aloud.hears(/^At eleven minutes past twelve/);
  await expect(aloud.bar.getByRole('option', { name: /Remote/ })).toHaveCount(0);

  await page.reload();
  await expect(paper.article(english)).toBeVisible();
  await page.keyboard.press('t');
  await expect.poll(async () => (await aloud.said()).at(-1)).toMatchObject({ voice: 'Serena', rate: 1.5 });
});

test('it pauses, goes on, steps by paragraph and article, and Escape stops it', async ({ app }) => {
  const page = await app.open();
  const { paper, aloud } = await openIssue(page, lead);
  await paper.select({ article: lead, paragraph, character: 0 }, { article: lead, paragraph, character: 4 });
  await page.keyboard.press('t');
  await aloud.hears(new RegExp(`^${paragraph}`, 'u'));
  await expect(paper.toolbar).toBeHidden();
  await page.keyboard.press('t');
  await aloud.hearsNothing();
  await expect(aloud.button('Play')).toBeVisible();
  await aloud.button('Play').click();
  await aloud.hears(new RegExp(`^${paragraph}`, 'u'));

  await aloud.button('Read the next article').click();
  await aloud.hears(/^今年这十件事/);
  await expect(paper.article(second).getByRole('heading', { name: second })).toBeInViewport();
  await aloud.button('Read this article again, or the one before').click();
  await aloud.hears(/^(?!今年这十件事)/);
  await aloud.button('Read the next paragraph').click();
  await aloud.button('Read the next article').click();
  await aloud.hears(/^今年这十件事/);

  await page.keyboard.press('Escape');
  await aloud.hearsNothing();
  await expect(aloud.bar).toBeHidden();
  await expect.poll(() => paper.painted(/^spoken$/)).toEqual([]);
});

test('the open article gives way to the next one when it is read to its end, and Escape stops first', async ({
  app,
}) => {
  const page = await app.open();
  const { paper, aloud } = await openIssue(page, lead);
  await paper.openArticle(lead);
  await aloud.start.click();
  await aloud.hears(/\p{L}/u);
  await aloud.button('Read the next article').click();
  await expect(page.getByRole('main').getByRole('heading', { level: 1, name: second })).toBeVisible();
  await aloud.hears(/^今年这十件事/);
  await page.keyboard.press('Escape');
  await expect(aloud.bar).toBeHidden();
  await expect(page.getByRole('button', { name: 'Back to the page' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Back to the page' })).toBeHidden();
});

test('the sentence stays in sight, and whoever scrolls away can come back to it', async ({ app }) => {
  const page = await app.open();
  const { paper, aloud } = await openIssue(page, lead);
  // On a front page the next article begins on the first screen again.
  await paper.setInPlainOrder();
  await page.keyboard.press('t');
  await aloud.hears(/\p{L}/u);
  for (let article = 0; article < 4; article++) {
    const before = (await aloud.said()).length;
    await aloud.button('Read the next article').click();
    await expect.poll(async () => (await aloud.said()).length).toBe(before + 1);
  }
  await expect.poll(() => paper.scrolled()).toBeGreaterThan(100);
  await expect(aloud.button('Back to the sentence')).toBeHidden();
  const there = await paper.scrolled();

  // On a busy machine the sentence may still be on its way into sight, which scrolls once more.
  await expect(async () => {
    await page.evaluate(() => document.querySelector('.paper-scroller')?.scrollTo({ top: 0 }));
    expect(await paper.scrolled()).toBe(0);
  }).toPass();
  const said = (await aloud.said()).length;
  await aloud.finish();
  await expect.poll(async () => (await aloud.said()).length).toBe(said + 1);
  await aloud.button('Back to the sentence').click();
  await expect.poll(() => paper.scrolled()).toBeGreaterThan(there / 2);
  await expect(aloud.button('Back to the sentence')).toBeHidden();
});

test('leaving the issue stops it', async ({ app }) => {
  const page = await app.open();
  const { aloud } = await openIssue(page, lead);
  await page.keyboard.press('t');
  await aloud.hears(/\p{L}/u);
  await page.keyboard.press(']');
  await aloud.hearsNothing();
  await expect(aloud.bar).toBeHidden();
});

test('corrected words are read as they are shown', async ({ app }) => {
  const page = await app.open();
  const { corrections, aloud } = await openIssue(page, lead);
  const words = { article: lead, paragraph: '清溪渡破例开了一班船' };
  const start = '清溪渡破例开了'.length;
  const { paper } = screenOf(page);
  const text = (await paper.paragraph(lead, words.paragraph).textContent()) ?? '';
  const at = text.indexOf('清溪渡破例开了') + start;
  await corrections.begin({ ...words, character: at }, { ...words, character: at + 3 });
  await corrections.type('两班船');
  await page.keyboard.press('t');
  await aloud.hears(/\p{L}/u);
  for (let sentence = 0; sentence < 12; sentence++) {
    if ((await aloud.said()).some(({ text: heard }) => heard.includes('清溪渡破例开了两班船'))) break;
    const said = (await aloud.said()).length;
    await aloud.finish();
    await expect.poll(async () => (await aloud.said()).length).toBe(said + 1);
  }
  expect((await aloud.said()).map(({ text: heard }) => heard).join('')).toContain('清溪渡破例开了两班船');
});

test.describe('an issue with pictures', () => {
  test.use({ libraryFrom: saltmere.folder });

  test('is read with the sentence marked on the printed page', async ({ app }) => {
    const page = await app.open();
    const { facsimile, aloud } = await openIssue(page, saltmere.lead);
    await facsimile.show();
    await page.keyboard.press('t');
    await aloud.hears(/\p{L}/u);
    await expect(facsimile.spoken.first()).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(facsimile.spoken).toHaveCount(0);
  });
});

test('without a voice one sentence says what to do', async ({ app }) => {
  const page = await app.open();
  const { shelf, paper } = screenOf(page);
  await shelf.open(lead);
  await expect(paper.article(lead)).toBeVisible();
  const aloud = new Aloud(page);
  await aloud.start.click();
  await expect(aloud.bar.getByRole('alert')).toContainText('This computer has no voice for Chinese: ');
  await expectNoFaults(page, 'reading aloud without a voice');
  await aloud.button('Stop reading aloud').click();
  await expect(aloud.bar).toBeHidden();
});
