import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { screenOf } from './pages/index.ts';
import { expectNoFaults } from './support/axe.ts';
import { dropOn } from './support/drop.ts';
import { type AppUnderTest, expect, test } from './support/fixtures.ts';
import { root } from './support/process.ts';

/** Annotations leave the library as W3C Web Annotations and come back, and those of others come too. */

const lead = '新年第一班船上坐了三百二十一个人';
const passage = '清溪渡破例开了一班船';
const note = '核对班次';

const painted = (page: Page) => screenOf(page).paper.painted(/^mark-(?!focused)/);
const importDialog = (page: Page) => page.getByRole('dialog', { name: 'Import annotations' });
const report = (page: Page) => importDialog(page).getByRole('region', { name: 'Report' });

async function chooseFile(app: AppUnderTest, page: Page, path: string): Promise<void> {
  const dialog = importDialog(page);
  if (app.host === 'browser') {
    await dialog.locator('input[type=file]').setInputFiles(path);
    return;
  }
  await app.answerFolderDialog(path);
  await dialog.getByRole('button', { name: 'Choose files…' }).click();
}

async function write(app: AppUnderTest, name: string, content: object | string): Promise<string> {
  const folder = join(app.library, '../given');
  await mkdir(folder, { recursive: true });
  const path = join(folder, name);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

/** A highlight as the client of Hypothesis exports it. The double knows only what lies beside it. */
const hypothesisFile = join(root, 'tests/fixtures/hypothesis-ferry.json');

test('annotations are exported as W3C, and stand at their place again in an emptied library', {
  tag: '@host',
}, async ({ app }) => {
  let page = await app.open();
  const { shelf, paper, notes } = screenOf(page);
  await shelf.open(lead);
  await paper.select(
    { article: lead, paragraph: passage, character: 0 },
    { article: lead, paragraph: passage, character: 10 },
  );
  await notes.write(note, ['渡口']);
  const before = await paper.paintedSoon(/^mark-(?!focused)/);

  await app.answerFolderDialog(app.exportFolder);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const exporting = page.getByRole('dialog', { name: 'Export' });
  await exporting.getByLabel('Format').selectOption({ label: 'W3C Web Annotation' });
  await expect(exporting.getByText('AnnotationCollection')).toBeVisible();
  await exporting.getByRole('button', { name: /^(Save to a folder…|Download)$/ }).click();
  await expect(exporting).toBeHidden();
  await expect.poll(() => readdir(app.exportFolder)).toHaveLength(1);
  const [name = ''] = await readdir(app.exportFolder);

  await app.close();
  await rm(join(app.library, '.broadsheet'), { recursive: true });
  page = await app.open();
  const again = screenOf(page);
  await again.shelf.open(lead);
  await expect(again.notes.cards).toHaveCount(0);
  await page.getByRole('button', { name: 'Import annotations' }).click();
  await chooseFile(app, page, join(app.exportFolder, name));
  await expect(report(page)).toContainText('1 attached');
  await importDialog(page).getByRole('button', { name: 'Close' }).click();
  await expect(again.notes.card(note)).toContainText('渡口');
  await expect.poll(() => painted(page)).toEqual(before);
});

test('links between passages leave with them, come back, and are taken back with the import', async ({
  app,
}) => {
  let page = await app.open();
  const { shelf, paper, notes } = screenOf(page);
  await shelf.open(lead);
  await paper.select(
    { article: lead, paragraph: passage, character: 0 },
    { article: lead, paragraph: passage, character: 10 },
  );
  await notes.write(note, []);
  await notes.card(note).getByRole('button', { name: 'Link to…' }).click();
  await page.getByRole('button', { name: 'Link with the next passage I select' }).click();
  await paper.select(
    { article: lead, paragraph: '他以为会来二三十个人', character: 0 },
    { article: lead, paragraph: '他以为会来二三十个人', character: 10 },
  );
  await paper.toolbar.getByRole('button', { name: 'Link here' }).click();
  const link = (on: Page) =>
    screenOf(on)
      .notes.card(note)
      .getByRole('button', { name: new RegExp(`^${lead}`) });
  await expect(link(page)).toBeVisible();

  await app.answerFolderDialog(app.exportFolder);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const exporting = page.getByRole('dialog', { name: 'Export' });
  await exporting.getByLabel('Format').selectOption({ label: 'W3C Web Annotation' });
  await expect(exporting.getByText('linking')).toBeVisible();
  await exporting.getByRole('button', { name: /^(Save to a folder…|Download)$/ }).click();
  await expect(exporting).toBeHidden();
  await expect.poll(() => readdir(app.exportFolder)).toHaveLength(1);
  const [name = ''] = await readdir(app.exportFolder);

  await app.close();
  await rm(join(app.library, '.broadsheet'), { recursive: true });
  page = await app.open();
  await screenOf(page).shelf.open(lead);
  await expect(screenOf(page).notes.cards).toHaveCount(0);
  await page.getByRole('button', { name: 'Import annotations' }).click();
  await chooseFile(app, page, join(app.exportFolder, name));
  await expect(report(page)).toContainText('2 attached');
  await expect(report(page)).toContainText('1 link');
  await expectNoFaults(page, 'a report on annotations and links');
  await report(page).getByRole('button', { name: 'Take back' }).click();
  await expect(importDialog(page)).toContainText('Taken back.');
  await chooseFile(app, page, join(app.exportFolder, name));
  await expect(report(page)).toContainText('1 link');
  await importDialog(page).getByRole('button', { name: 'Close' }).click();
  await expect(link(page)).toBeVisible();
});

test('annotations of another program are dropped on the window, wait for their issue, and find it', {
  tag: '@host',
}, async ({ app }) => {
  const page = await app.open();
  await expect(screenOf(page).shelf.publication('The Wexcombe Courier')).toBeVisible();
  await dropOn(page, [hypothesisFile]);
  await expect(report(page)).toContainText('1 waiting for its issue');
  const waiting = importDialog(page).getByRole('region', { name: 'Waiting for their issue' });
  await waiting.getByText('The ferry').click();
  await expect(waiting).toContainText('By whom?');
  await expectNoFaults(page, 'import of annotations');
  await importDialog(page).getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('button', { name: '1 annotation waits for its issue' })).toBeVisible();

  // The day comes on which the issue is put into the folder.
  const text = '# A Column\n\n## The Ferry Is Late Again\n\nIt came at noon, and nobody was surprised.\n';
  await writeFile(
    join(app.library, 'harbour-post.md'),
    `---\ntitle: The Harbour Post\ndate: 1931-05-04\n---\n\n${text}`,
  );
  await screenOf(page).shelf.open(/The Ferry Is Late Again/);
  await expect(screenOf(page).notes.card('By whom?')).toContainText('nobody was surprised');
  await expect(screenOf(page).notes.card('By whom?')).toContainText('reader');
  const withoutSoftHyphens = async () => (await painted(page)).map((text) => text.replaceAll('\u00ad', ''));
  await expect.poll(withoutSoftHyphens).toEqual(['nobody was surprised']);
});

test('an import is taken back, and a file without annotations is named', { tag: '@host' }, async ({
  app,
}) => {
  const page = await app.open();
  await page.getByRole('button', { name: 'Import annotations…' }).click();
  await chooseFile(app, page, hypothesisFile);
  await report(page).getByRole('button', { name: 'Take back' }).click();
  await expect(importDialog(page)).toContainText('Taken back.');
  await expect(importDialog(page).getByRole('region', { name: 'Waiting for their issue' })).toBeHidden();

  await chooseFile(app, page, await write(app, 'shopping.json', { bread: 2 }));
  await expect(importDialog(page).getByRole('alert')).toContainText('shopping.json');

  // A table of somebody's own is taken in once it is said where its passages are.
  const table = 'Words,Mine,Tags\n新年第一班船上,谁写的？,渡口\n';
  await chooseFile(app, page, await write(app, 'mine.csv', table));
  const columns = importDialog(page).getByRole('region', { name: 'What the columns hold' });
  await expect(columns.getByRole('button', { name: 'Import' })).toBeDisabled();
  await expectNoFaults(page, 'the columns of a table');
  await columns.getByRole('combobox', { name: 'What Words holds' }).selectOption('Passage');
  await columns.getByRole('button', { name: 'Import' }).click();
  await expect(report(page)).toContainText('mine.csv');
});
