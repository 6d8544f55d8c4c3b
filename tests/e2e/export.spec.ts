import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { Export } from './pages/export.ts';
import { screenOf } from './pages/index.ts';
import { Targets } from './pages/targets.ts';
import { expect, test } from './support/fixtures.ts';

/** What leaves the library, in the forms that other programs take. */

const lead = '新年第一班船上坐了三百二十一个人';
const note = '核对船票';

/** Opens the lead article's issue with one note in it, and the dialog. */
async function openExport(page: Page) {
  const { shelf, paper, notes } = screenOf(page);
  await shelf.open(lead);
  await paper.select(
    { article: lead, paragraph: '清溪渡破例开了一班船', character: -7 },
    { article: lead, paragraph: '他以为会来二三十个人', character: 11 },
  );
  await notes.write(note, ['清溪渡']);
  const dialog = new Export(page);
  await dialog.open();
  return dialog;
}

async function onlyFile(folder: string): Promise<string> {
  await expect.poll(() => readdir(folder)).toHaveLength(1);
  const [name = ''] = await readdir(folder);
  return join(folder, name);
}

test('the references of an issue go to a reference manager', async ({ app }) => {
  const page = await app.open();
  const dialog = await openExport(page);
  await dialog.choose('Format', 'RIS (for Zotero)');
  await expect(dialog.preview).toContainText(`TI  - ${lead}`);
  await dialog.choose('Format', 'Bibliography');
  await expect(dialog.preview).toContainText(`[1] 贺一鸣，林晓舟. ${lead}[N]. 澄溪日报，2024-01-01（1）.`);
  await dialog.choose('Format', 'BibLaTeX');
  await expect(dialog.preview).toContainText('entrysubtype = {newspaper}');
  await app.answerFolderDialog(app.exportFolder);
  await dialog.finish();
  const file = await onlyFile(app.exportFolder);
  expect(file).toMatch(/\.bib$/);
  expect(await readFile(file, 'utf8')).toContain('@article{贺一鸣20240101新年第一,');
});

test('a template of one’s own shows what it does while it is typed, and is there again', async ({ app }) => {
  const page = await app.open();
  const dialog = await openExport(page);
  await dialog.choose('Written for', 'Pandoc and Word');
  await expect(dialog.preview).toContainText('[@贺一鸣20240101新年第一, p. 1]');
  await dialog.choose('Written for', 'Obsidian');
  await dialog.choose('Passages', 'Callouts by colour');
  await expect(dialog.preview).toContainText('> [!quote|yellow] Yellow');
  await expect(dialog.preview).toContainText('broadsheet begin note:');
  await dialog.choose('Marker lines', 'At the end of the file');
  await expect(dialog.preview).not.toContainText('broadsheet begin');
  await dialog.choose('Written for', 'My own');
  const item = dialog.dialog.getByRole('textbox', { name: 'Annotation' });
  await expect(item).toHaveValue(/blockquote/);
  await item.fill('* {{ quote }} — {{ note }} ({{ colourName }})');
  await expect(dialog.preview).toContainText(`— ${note} (Yellow)`);
  await item.fill('{{ quote | nosuchfilter }}');
  await expect(dialog.preview.getByRole('alert')).toContainText('nosuchfilter');
  await expect(dialog.save).toBeDisabled();
  await item.fill('{{ quote }}!');
  await expect(dialog.save).toBeEnabled();
  await page.keyboard.press('Escape');

  await dialog.open();
  await dialog.choose('Written for', 'My own');
  await expect(dialog.dialog.getByRole('textbox', { name: 'Annotation' })).toHaveValue('{{ quote }}!');
});

test('what was deleted is struck out of an exported file, and a person’s words stay', {
  tag: '@host',
}, async ({ app, host }) => {
  test.skip(host === 'browser', 'A browser downloads files and does not look into earlier ones.');
  const page = await app.open();
  const dialog = await openExport(page);
  await app.answerFolderDialog(app.exportFolder);
  await dialog.finish();
  const file = await onlyFile(app.exportFolder);
  const own = '\n- [ ] what I think of it  \n';
  await writeFile(file, (await readFile(file, 'utf8')) + own);

  const { notes, paper } = screenOf(page);
  await notes.card(note).getByRole('button', { name: 'Delete' }).click();
  await paper.select(
    { article: lead, paragraph: '他以为会来二三十个人', character: 11 },
    { article: lead, paragraph: '他以为会来二三十个人', character: 20 },
  );
  await notes.write('另一条', []);
  await dialog.open();
  await dialog.choose('Deleted annotations in a file', 'Strike out');
  await app.answerFolderDialog(app.exportFolder);
  await dialog.finish();
  await expect.poll(() => readFile(file, 'utf8')).toContain(`~~${note}~~`);
  const text = await readFile(file, 'utf8');
  expect(text).toContain('另一条');
  expect(text.endsWith(own)).toBe(true);
});

test('colours have names of the person’s own, and the dialog fits a small window', async ({ app }) => {
  const page = await app.open();
  await page.getByRole('button', { name: 'Settings' }).click();
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await settings.getByText('Names of the highlight colours').click();
  await settings.getByRole('textbox', { name: 'Yellow' }).fill('Doubtful');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  const dialog = await openExport(page);
  await dialog.choose('Highlight colours', 'As headings');
  await expect(dialog.preview).toContainText('## Doubtful');
  await dialog.choose('What', 'The whole library');
  await dialog.choose('Written for', 'My own');
  await page.setViewportSize({ width: 800, height: 600 });
  const box = await dialog.save.boundingBox();
  expect(box && box.y + box.height).toBeLessThan(590);
});

test('a kept export brings a note back as it was changed in the file', { tag: '@host' }, async ({
  app,
  host,
}) => {
  const page = await app.open();
  const { shelf, paper, notes } = screenOf(page);
  await shelf.open(lead);
  await paper.select(
    { article: lead, paragraph: '清溪渡破例开了一班船', character: -7 },
    { article: lead, paragraph: '他以为会来二三十个人', character: 11 },
  );
  await notes.tryToWrite('> [!note] Check\n> the ferry list\n\nSee[^1].\n\n[^1]: On paper.');
  // The words are in the panel while they are typed; only a note that is saved is exported.
  await expect(notes.cards).toHaveCount(1);
  await expect(notes.panel).toContainText('On paper.');
  await new Export(page).open();
  await app.answerFolderDialog(app.exportFolder);
  const targets = new Targets(page);
  await targets.keep(app.exportFolder, host === 'browser');
  const file = await onlyFile(app.exportFolder);
  const text = await readFile(file, 'utf8');
  expect(text).toContain('> [!note] Check\n> the ferry list\n');
  await writeFile(file, text.replace('On paper.', 'On film, reel 7.'));

  const edit = targets.edit('On film, reel 7.');
  await expect(edit).toContainText('On paper.');
  await edit.getByRole('button', { name: 'Take over' }).click();
  await expect(edit).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(notes.panel).toContainText('On film, reel 7.');
});
