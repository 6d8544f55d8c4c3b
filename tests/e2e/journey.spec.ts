import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { screenOf } from './pages/index.ts';
import { expect, test } from './support/fixtures.ts';

/**
 * The whole job on a real issue, as one person does it: open, read, mark, note, search, come back,
 * export. The sample library was written for the project; see resources/sample-library.
 */

const paperTitle = '澄溪日报';
const issueDate = 'Monday, 1 January 2024';
const lead = '新年第一班船上坐了三百二十一个人';
const firstParagraph = '清溪渡破例开了一班船';
const secondParagraph = '他以为会来二三十个人';
const note = '核对：四趟 = 80 × 4 + 1?';

async function openLead(page: Page) {
  const screen = screenOf(page);
  await screen.shelf.open(lead);
  await expect(page.getByRole('main', { name: `${paperTitle}, ${issueDate}` })).toBeVisible();
  return screen;
}

/** From the end of the first paragraph into the second: a passage that crosses a paragraph border. */
async function selectAcrossParagraphs(page: Page) {
  const { paper } = screenOf(page);
  await paper.select(
    { article: lead, paragraph: firstParagraph, character: -7 },
    { article: lead, paragraph: secondParagraph, character: 11 },
  );
}

const painted = (page: Page) => screenOf(page).paper.painted(/^mark-(?!focused)/);

test('a library opens on its shelf, an issue as a newspaper, an article for quiet reading', async ({
  app,
}) => {
  const page = await app.open();
  const { shelf, paper } = screenOf(page);
  await expect(shelf.publication(paperTitle)).toContainText('10 issues');
  await expect(shelf.publication('The Wexcombe Courier')).toContainText('7 issues');

  await openLead(page);
  await expect(paper.sheet.getByRole('heading', { level: 1 })).toHaveText(paperTitle);
  await expect(paper.article(lead)).toContainText(firstParagraph);
  const contents = page.getByRole('navigation', { name: 'Contents of the issue' });
  await expect(contents.getByRole('link', { name: lead })).toBeVisible();

  await paper.openArticle(lead);
  await expect(paper.article(lead)).toContainText(secondParagraph);
  await page.keyboard.press('Escape');
  await expect(paper.article('今年这十件事 请您盯着看')).toBeVisible();

  // Thirty papers are seen within three screens, each by its newest issue.
  for (let number = 1; number <= 27; number++) {
    for (const day of ['03', '10', '17'].slice(number % 3)) {
      await writeFile(
        join(app.library, `${number}-${day}.md`),
        `---\ntitle: The Ashby Post ${number}\ndate: 19${number + 10}-05-${day}\n---\n\n## News of the Week\n\nAll was quiet in Ashby.\n`,
      );
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await shelf.goBack('sample-library');
  const main = page.getByRole('main', { name: 'Shelf' });
  await expect(main.getByRole('region', { name: /./ })).toHaveCount(30);
  await expect
    .poll(() => main.evaluate(({ scrollHeight, clientHeight }) => scrollHeight / clientHeight))
    .toBeLessThan(3);
});

test('a highlight with a note is saved, shown in every window, and there after a power failure', {
  tag: '@host',
}, async ({ app }) => {
  const page = await app.open();
  const { paper, notes } = await openLead(page);
  await selectAcrossParagraphs(page);
  await page.keyboard.press('4');
  await expect(notes.cards).toHaveCount(1);
  const marked = await screenOf(page).paper.paintedSoon(/^mark-(?!focused)/);
  expect(marked.join('')).toContain('他以为会来二三十个人');

  await notes.cards.first().getByRole('button', { name: 'Add a note' }).click();
  const text = page.getByRole('textbox', { name: 'Text of the note' });
  await text.fill(note);
  const tag = page.getByRole('combobox', { name: 'Add a tag' });
  await tag.fill('清溪渡');
  await tag.press('Enter');
  await text.press('Control+Enter');
  await expect(notes.card(note)).toContainText('清溪渡');
  await expect(paper.sheet.getByRole('button', { name: 'Note 1' })).toBeVisible();

  const second = await app.openWindow();
  const other = await openLead(second);
  await expect(other.notes.card(note)).toBeVisible();
  await other.notes.card(note).getByRole('button', { name: 'Delete' }).click();
  await expect(notes.cards).toHaveCount(0);
  await second.keyboard.press('Control+z');
  await expect(notes.card(note)).toBeVisible();

  const again = await app.restart('killed');
  const later = await openLead(again);
  await expect(later.notes.card(note)).toContainText('清溪渡');
  await expect.poll(() => painted(again)).toEqual(marked);
});

test('a note is written on a fresh selection by the keyboard alone', async ({ app }) => {
  const page = await app.open();
  const { notes } = await openLead(page);
  await selectAcrossParagraphs(page);
  await notes.write('第一次', ['渡口', '跨年']);
  await expect(notes.card('第一次')).toContainText('跨年');
});

test('search finds articles and notes of the whole library and lands on the match', async ({ app }) => {
  const page = await app.open();
  const { notes } = await openLead(page);
  await selectAcrossParagraphs(page);
  await notes.write('记得去查 Harrow Bridge 的旧桥', []);

  const { search, paper } = screenOf(page);
  await search.find('harrow bridge');
  await expect(search.hit('记得去查')).toBeVisible();
  await expect(search.hit('The Wexcombe Courier').first()).toBeVisible();

  await search.find('没有哪一天不到岸');
  const hit = search.hit(paperTitle).first();
  await expect(hit.locator('mark').first()).toHaveText('没有哪一天不到岸');
  await hit.getByRole('link').first().click();
  await expect.poll(() => paper.painted(/^match/)).toContain('没有哪一天不到岸');

  await page.keyboard.press('Alt+ArrowLeft');
  await expect(search.hit(paperTitle).first()).toBeVisible();
});

test('an export holds passage, note, tag and citation', { tag: '@host' }, async ({ app }) => {
  const page = await app.open();
  const { notes } = await openLead(page);
  await selectAcrossParagraphs(page);
  await notes.write(note, ['清溪渡']);

  await app.answerFolderDialog(app.exportFolder);
  await exportIssue(page, 'by its key');
  const [name = ''] = await expectFiles(app.exportFolder);
  const file = join(app.exportFolder, name);
  const exported = await readFile(file, 'utf8');
  expect(exported).toContain('> 他以为会来二三十个人');
  expect(exported).toContain('#清溪渡');
  expect(exported).toContain(`贺一鸣，林晓舟. ${lead}`);
  expect(exported).toContain('澄溪日报，2024-01-01（1）');
  expect(exported).toMatch(/\]\((broadsheet:\/\/|http:\/\/127\.0\.0\.1:\d+\/)issue\//);
});

test('exporting again into the same folder keeps what a person wrote there', { tag: '@host' }, async ({
  app,
}) => {
  test.skip(app.host === 'browser', 'a browser downloads a new file each time');
  const page = await app.open();
  const { notes } = await openLead(page);
  await selectAcrossParagraphs(page);
  await notes.write(note, []);
  await app.answerFolderDialog(app.exportFolder);
  await exportIssue(page);
  const [name = ''] = await expectFiles(app.exportFolder);
  const file = join(app.exportFolder, name);
  const own = '\nMy own words stay.\n';
  await writeFile(file, (await readFile(file, 'utf8')) + own);

  await notes.card(note).getByRole('button', { name: 'Edit note' }).click();
  const text = page.getByRole('textbox', { name: 'Text of the note' });
  await text.fill('A better note.');
  await text.press('Control+Enter');
  await app.answerFolderDialog(app.exportFolder);
  await exportIssue(page, 'by its key');
  await expect.poll(() => readFile(file, 'utf8')).toContain('A better note.');
  expect(await readFile(file, 'utf8')).toContain(own);
});

async function exportIssue(page: Page, how: 'by its button' | 'by its key' = 'by its button') {
  if (how === 'by its key') await page.keyboard.press('Control+Shift+E');
  else await page.getByRole('button', { name: 'Export', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('button', { name: /^(Save to a folder|Download)/ }).click();
  await expect(dialog).toBeHidden();
}

async function expectFiles(folder: string): Promise<string[]> {
  await expect.poll(() => readdir(folder)).toHaveLength(1);
  return await readdir(folder);
}

test('a link from an exported note opens the app at the passage', { tag: '@host' }, async ({ app }) => {
  const page = await app.open();
  const { notes } = await openLead(page);
  await selectAcrossParagraphs(page);
  await notes.write(note, []);
  const stored = await readMarks(app.library);
  const there = await app.openLink(`/issue/${stored.issueId}?annotation=${stored.annotationId}`);
  await expect(there.getByRole('main', { name: `${paperTitle}, ${issueDate}` })).toBeVisible();
  await expect.poll(() => screenOf(there).paper.painted(/^mark-focused$/)).not.toHaveLength(0);
});

async function readMarks(library: string): Promise<{ issueId: string; annotationId: string }> {
  const folder = join(library, '.broadsheet', 'annotations');
  const [issueId = ''] = await readdir(folder);
  const [name = ''] = await readdir(join(folder, issueId));
  const marks = JSON.parse(await readFile(join(folder, issueId, name), 'utf8')) as {
    records: { id: string }[];
  };
  return { issueId, annotationId: marks.records[0]?.id ?? '' };
}

test('a file added to the folder appears, and a renamed one keeps its notes', { tag: '@host' }, async ({
  app,
}) => {
  const page = await app.open();
  const { shelf, notes } = await openLead(page);
  await selectAcrossParagraphs(page);
  await notes.write(note, []);
  await shelf.goBack('sample-library');

  await mkdir(join(app.library, 'new'));
  await writeFile(
    join(app.library, 'new', 'issue.md'),
    '---\ntitle: The Evening Post\ndate: 2001-02-03\n---\n\n## A headline for a new issue\n\nA paragraph of it.\n',
  );
  await expect(shelf.publication('The Evening Post')).toContainText('1 issue');

  await rename(
    join(app.library, paperTitle, '2024', '2024-01-01.txt'),
    join(app.library, 'new', 'renamed.txt'),
  );
  await expect(shelf.publication(paperTitle)).toContainText('10 issues');
  await shelf.open(lead);
  await expect(notes.card(note)).toBeVisible();
});

test('the language and the theme follow the person and stay', { tag: '@host' }, async ({ app }) => {
  const page = await app.open();
  await page.getByRole('button', { name: 'Settings' }).click();
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('combobox', { name: 'Theme' }).selectOption('dark');
  await settings.getByRole('combobox', { name: 'Language' }).selectOption('zh-CN');
  await expect(page.getByRole('dialog', { name: '设置' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('searchbox', { name: '搜索资料库' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  // A preference is shown before it is on the disk; what is quit in that moment may not have it.
  const file = join(app.profile, 'config', 'settings.json');
  await expect.poll(() => readFile(file, 'utf8')).toMatch(/"zh-CN"[\s\S]*"dark"/u);
  const again = await app.restart();
  await expect(again.getByRole('searchbox', { name: '搜索资料库' })).toBeVisible();
  await expect(again.locator('html')).toHaveAttribute('data-theme', 'dark');
});
