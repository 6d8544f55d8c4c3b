import { cp, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { type Screen, screenOf } from './pages/index.ts';
import { expect, test } from './support/fixtures.ts';

/** Several devices and programs work in one library, or in copies of it, and nobody's work is lost. */

const lead = '新年第一班船上坐了三百二十一个人';
const paragraph = '清溪渡破例开了一班船';
/** How long until one sees what was done elsewhere, in milliseconds. */
const soon = 2_000;

async function openLead(page: Page): Promise<Screen> {
  const screen = screenOf(page);
  await screen.shelf.open(lead);
  await expect(screen.paper.article(lead)).toBeVisible();
  return screen;
}

/** Writes a note on some words of the lead's first paragraph. */
async function writeNote({ paper, notes }: Screen, from: number, note: string): Promise<void> {
  await paper.select(
    { article: lead, paragraph, character: from },
    { article: lead, paragraph, character: from + 6 },
  );
  await notes.write(note, []);
}

/** As a file manager does that is told to replace what is older only. */
async function copyNewer(from: string, to: string): Promise<void> {
  const isNewer = async (source: string, target: string) => {
    const [one, other] = [await stat(source), await stat(target).catch(() => null)];
    return one.isDirectory() || other === null || one.mtimeMs > other.mtimeMs;
  };
  await cp(from, to, { recursive: true, preserveTimestamps: true, filter: isNewer });
}

test('two windows of two programs mark the same article, and each sees the other’s marks at once', {
  tag: '@host',
}, async ({ app, anotherDevice }) => {
  const here = await openLead(await app.open());
  const there = await openLead(await (await anotherDevice(app.library)).open());

  await writeNote(here, 0, '在这里写的');
  await expect(there.notes.card('在这里写的')).toBeVisible({ timeout: soon });
  await writeNote(there, 12, '在那里写的');
  await expect(here.notes.card('在那里写的')).toBeVisible({ timeout: soon });
  for (const { paper } of [here, there]) {
    await expect.poll(async () => (await paper.painted(/^mark-(?!focused)/)).length).toBe(2);
  }

  await there.notes.card('在这里写的').getByRole('button', { name: 'Delete' }).click();
  await expect(here.notes.card('在这里写的')).toHaveCount(0, { timeout: soon });
  await expect(here.notes.card('在那里写的')).toBeVisible();
  const again = screenOf(await app.restart('killed'));
  await again.shelf.open(lead);
  await expect(again.notes.cards).toHaveCount(1);
  await expect(again.notes.card('在那里写的')).toBeVisible();
});

test('a library that is copied back and forth between two folders keeps what was done in both', async ({
  app,
  anotherDevice,
}) => {
  const here = await openLead(await app.open());
  await writeNote(here, 0, '第一处');
  await app.close();

  const copy = join(dirname(app.library), 'copy');
  await cp(app.library, copy, { recursive: true, preserveTimestamps: true });
  const device = await anotherDevice(copy);
  const there = await openLead(await device.open());
  await expect(there.notes.card('第一处')).toBeVisible();
  await writeNote(there, 12, '第二处');
  // Meanwhile something is done here as well.
  const meanwhile = await openLead(await app.open());
  await writeNote(meanwhile, 24, '第三处');
  await meanwhile.notes.card('第一处').getByRole('button', { name: 'Delete' }).click();
  await expect(meanwhile.notes.card('第一处')).toHaveCount(0);
  await app.close();
  await device.close();

  await copyNewer(copy, app.library);
  await copyNewer(app.library, copy);
  for (const screen of [await openLead(await app.open()), await openLead(await device.open())]) {
    await expect(screen.notes.card('第二处')).toBeVisible();
    await expect(screen.notes.card('第三处')).toBeVisible();
    await expect(screen.notes.cards).toHaveCount(2);
  }
});

test('Ctrl+Z takes back what was done last, whatever it was', async ({ app }) => {
  const page = await app.open();
  const screen = await openLead(page);
  await writeNote(screen, 0, '先写的批注');
  const begin = { article: lead, paragraph, character: 12 };
  await screen.corrections.begin(begin, { ...begin, character: 15 });
  await screen.corrections.type('改过了');
  await expect(screen.paper.paragraph(lead, '改过了')).toBeVisible();

  await page.keyboard.press('Control+z');
  await expect(screen.paper.paragraph(lead, '改过了')).toHaveCount(0);
  await expect(screen.notes.card('先写的批注')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(screen.notes.cards).toHaveCount(0);
  await page.keyboard.press('Control+Shift+z');
  await expect(screen.notes.card('先写的批注')).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect(screen.paper.paragraph(lead, '改过了')).toBeVisible();
});

/** What a person wants to be called by those who share a library with them. */
async function takeName(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Your name' }).fill(name);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

test('the notebook says whose hand a mark is, and the shelf who else is at work', async ({
  app,
  anotherDevice,
}) => {
  const here = await app.open();
  await takeName(here, 'Ann');
  const there = await (await anotherDevice(app.library)).open();
  await takeName(there, 'Ben');
  const [ann, ben] = [await openLead(here), await openLead(there)];
  await writeNote(ann, 0, '安写的');
  await writeNote(ben, 12, '本写的');
  await expect(ann.notes.card('本写的')).toContainText('by Ben');
  await expect(ann.notes.card('安写的')).toContainText('by you');

  await ann.notebook.open();
  await expect(ann.notebook.card('本写的')).toContainText('by Ben');
  await ann.notebook.filter(/^Ben/);
  await expect(ann.notebook.cards).toHaveCount(1);
  await expect(ann.notebook.card('本写的')).toBeVisible();
  await here.goBack();
  await here.goBack();
  await expect(here.getByRole('region', { name: 'Others at work' })).toContainText(
    /^Others at work\s*Ben\s*now$/,
  );
});
