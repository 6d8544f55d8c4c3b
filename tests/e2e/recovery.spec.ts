import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { screenOf } from './pages/index.ts';
import { type AppUnderTest, expect, test } from './support/fixtures.ts';

/** A page that stops or hangs, and a system that ends: what the Electron host does then. */

const lead = '新年第一班船上坐了三百二十一个人';
const note = 'Who paid for the boat that night?';

/** Begins a note on the last words of the lead's first paragraph. */
async function beginNote(page: Page): Promise<void> {
  const { shelf, paper, notes } = screenOf(page);
  await shelf.open(lead);
  const first = { article: lead, paragraph: '清溪渡破例开了一班船' };
  await paper.select({ ...first, character: -12 }, { ...first, character: -1 });
  await notes.begin(note);
}

/** What of unsaved notes lies on the disk. */
const kept = (app: AppUnderTest) =>
  readFile(join(app.profile, 'config', 'drafts.json'), 'utf8').catch(() => '');

test.skip(({ host }) => host === 'browser', 'A browser brings its own pages back.');

test('a page that stops is loaded again where it was, with the note that was being written', {
  tag: '@host',
}, async ({ app }) => {
  const page = await app.open();
  await beginNote(page);
  await expect.poll(() => kept(app)).toContain(note);
  await app.befall('crash');
  await expect(page.getByText('This window stopped and was loaded again.')).toBeVisible();
  await expect(screenOf(page).paper.article(lead)).toBeVisible();
  await expect(page.getByText(note)).toBeVisible();
});

test('a page that stops twice within a minute asks, and the shelf can be opened instead', {
  tag: '@host',
}, async ({ app }) => {
  const page = await app.open();
  await screenOf(page).shelf.open(lead);
  await app.befall('crash');
  await expect(page.getByText('This window stopped and was loaded again.')).toBeVisible();
  await app.answerMessageBox(1);
  await app.befall('crash');
  await expect(page.getByRole('main', { name: 'Shelf' })).toBeVisible();
  expect(app.messages()).toEqual(['This window stopped twice within a minute.']);
});

test('a page that hangs is loaded again when the person gives it up', { tag: '@host' }, async ({ app }) => {
  test.skip(app.host === 'electron', 'Playwright does not get over the end of a page’s process.');
  const page = await app.open();
  await app.answerMessageBox(1);
  await app.befall('hang');
  await expect(page.getByText('This window stopped and was loaded again.')).toBeVisible();
  expect(app.messages()).toEqual(['This window has not answered for a while.']);
});

test('a note that was typed a moment before the system ends is kept', { tag: '@host' }, async ({ app }) => {
  const page = await app.open();
  await beginNote(page);
  await app.befall('sessionEnd');
  await expect.poll(() => kept(app)).toContain(note);
});
