import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { screenOf } from './pages/index.ts';
import { expectNoFaults } from './support/axe.ts';
import { expect, test } from './support/fixtures.ts';

/** Marks outlive what happens to files: changed texts, second thoughts, sync tools. */

const lead = '新年第一班船上坐了三百二十一个人';
const firstParagraph = '清溪渡破例开了一班船';
const note = '记得核对人数';

async function openLead(page: Page) {
  const screen = screenOf(page);
  await screen.shelf.open(lead);
  await expect(screen.paper.article(lead)).toBeVisible();
  return screen;
}

/** The last words of the lead's first paragraph are selected. */
async function withSelection(page: Page) {
  const screen = await openLead(page);
  await screen.paper.select(
    { article: lead, paragraph: firstParagraph, character: -12 },
    { article: lead, paragraph: firstParagraph, character: -1 },
  );
  return screen;
}

/** A note on them. */
async function withNote(page: Page) {
  const screen = await withSelection(page);
  await screen.notes.write(note, []);
  return screen;
}

/** Changes the lead's file on the disk, as a better reading of it would. */
async function changeText(library: string, change: (text: string) => string): Promise<void> {
  const file = join(library, '澄溪日报', '2024', '2024-01-01.txt');
  await writeFile(file, change(await readFile(file, 'utf8')));
}

/** The only file of a hand that has marked something. */
async function fileOfMarks(library: string): Promise<string> {
  const folder = join(library, '.broadsheet', 'annotations');
  const [issueId = ''] = await readdir(folder);
  const [name = ''] = (await readdir(join(folder, issueId))).filter((one) => /^[\w-]+\.json$/u.test(one));
  return join(folder, issueId, name);
}

/** The quoted words, as they were marked. */
async function markedWords(library: string): Promise<string> {
  return JSON.parse(await readFile(await fileOfMarks(library), 'utf8')).records[0].value.target.quote.exact;
}

test('a note whose words were changed is kept aside, and put on a similar place by a person', async ({
  app,
}) => {
  const page = await app.open();
  const { notes, paper } = await withNote(page);
  const words = await markedWords(app.library);
  const changed = `${words.slice(0, 3)}甲乙丙${words.slice(6)}`;
  await changeText(app.library, (text) => text.replace(words, changed));

  await expect(page.getByText('1 annotation lost its place when the text changed')).toBeVisible();
  const aside = notes.panel.getByRole('region', { name: '1 annotation without a place' });
  await expect(aside).toContainText(note);
  await expect(aside).toContainText(words);
  await aside.getByRole('button', { name: 'Where could it be?' }).click();
  const places = aside.getByRole('list', { name: 'Places that resemble it' });
  await expect(places.getByRole('listitem').first()).toContainText(changed);
  await expectNoFaults(page, 'an annotation without a place, and places for it');
  await places.getByRole('button', { name: 'Put it here' }).first().click();
  await expect(aside).toBeHidden();
  await expect(notes.card(note)).toContainText(changed);
  await expect.poll(() => paper.painted(/^mark-(?!focused)/)).toContain(changed);
});

test('a note that lost its place is put on words that a person selects', async ({ app }) => {
  const page = await app.open();
  const { notes, paper } = await withNote(page);
  const words = await markedWords(app.library);
  await changeText(app.library, (text) => text.replace(words, '全都改过了，'));
  const aside = notes.panel.getByRole('region', { name: '1 annotation without a place' });
  await expect(aside).toContainText(note);
  await expect(paper.article(lead)).toContainText('全都改过了');
  await paper.select(
    { article: lead, paragraph: '二三十个人', character: 0 },
    { article: lead, paragraph: '二三十个人', character: 9 },
  );
  await aside.getByRole('button', { name: 'Put it on the selected words' }).click();
  await expect(aside).toBeHidden();
  const [painted] = await paper.paintedSoon(/^mark-(?!focused)/);
  await expect(notes.card(note)).toContainText(painted ?? 'nothing is painted');
});

test('notes go back to a snapshot, and forth again', async ({ app }) => {
  const page = await app.open();
  const { notes, snapshots } = await withNote(page);
  await snapshots.open();
  await snapshots.take();
  await page.keyboard.press('Escape');
  await notes.card(note).getByRole('button', { name: 'Delete' }).click();
  await expect(notes.cards).toHaveCount(0);

  await snapshots.open();
  await snapshots.choose('hourly');
  await expect(snapshots.dialog).toContainText('1 would come back');
  await expect(snapshots.dialog).toContainText(note);
  await expectNoFaults(page, 'a snapshot and what it would change');
  await snapshots.dialog.getByRole('button', { name: 'Restore what is chosen' }).click();
  await expect(snapshots.dialog).toBeHidden();
  await expect(notes.card(note)).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(notes.cards).toHaveCount(0);
});

test('a conflict copy of a sync tool is merged into the notes on the screen', async ({ app }) => {
  const page = await app.open();
  const { notes } = await withNote(page);
  const path = await fileOfMarks(app.library);
  const file = JSON.parse(await readFile(path, 'utf8'));
  const [one] = file.records;
  const value = { ...one.value, id: 'elsewhere', note: '另一台电脑上写的' };
  file.records = [{ ...one, id: 'elsewhere', value }];
  await writeFile(path.replace('.json', ' (conflicted copy 2026-11-24).json'), JSON.stringify(file));
  await expect(notes.card('另一台电脑上写的')).toBeVisible();
  await expect(notes.card(note)).toBeVisible();
});

/** As on a drive that has gone: where the notes should go, nothing can be written. */
async function refuseNotes(library: string): Promise<() => Promise<void>> {
  const folder = join(library, '.broadsheet', 'annotations');
  await rm(folder, { recursive: true, force: true });
  await writeFile(folder, '');
  return () => rm(folder);
}

test('a note that cannot be saved stays with its reason, and is saved by itself when it can be', async ({
  app,
}) => {
  const page = await app.open();
  const { notes } = await withSelection(page);
  const allowNotes = await refuseNotes(app.library);
  await notes.tryToWrite(note);
  await expect(notes.editor.getByRole('alert')).toContainText('Not saved yet.');
  await expect(notes.editor.getByRole('textbox', { name: 'Text of the note' })).toHaveValue(note);
  await expectNoFaults(page, 'a note that could not be saved');
  await allowNotes();
  await expect(page.getByText('The note that could not be saved is saved now.')).toBeVisible();
  await expect(notes.card(note)).toBeVisible();
  await expect(notes.cards).toHaveCount(1);
});

test('a note that could not be saved outlives a crash, and is saved by the next window', {
  tag: '@host',
}, async ({ app }) => {
  const page = await app.open();
  const { notes } = await withSelection(page);
  const allowNotes = await refuseNotes(app.library);
  await notes.tryToWrite(note);
  await expect(notes.editor.getByRole('alert')).toContainText('Not saved yet.');
  const drafts = join(app.profile, 'config', 'drafts.json');
  // What was typed is kept before it fails to be saved, and then once more, as not saved.
  await expect.poll(() => readFile(drafts, 'utf8').catch(() => '')).toMatch(/"unsaved":\s*true/);
  await expect.poll(() => readFile(drafts, 'utf8').catch(() => '')).toContain(note);
  await allowNotes();
  const next = screenOf(await app.restart('killed'));
  await next.shelf.open(lead);
  await expect(next.notes.card(note)).toBeVisible();
});

test('what was filled in about an issue goes back to a snapshot as a whole', async ({ app }) => {
  const folder = join(app.library, '.broadsheet');
  const page = await app.open();
  const { snapshots } = await withNote(page);
  // The snapshot of the first hour would hold the searches too, if it were taken after they came.
  await expect
    .poll(() => readdir(join(folder, 'snapshots')).catch(() => []))
    .toContainEqual(expect.stringMatching(/hourly\.json\.gz$/u));
  await writeFile(
    join(folder, 'searches.json'),
    JSON.stringify({
      schemaVersion: 1,
      searches: [
        {
          id: 'a',
          name: '渡船',
          search: { query: '渡', order: 'relevance', filters: { kind: 'article' }, match: 'any' },
        },
      ],
    }),
  );
  await snapshots.open();
  await snapshots.take();
  await snapshots.choose('hourly');
  await expect(snapshots.dialog).toContainText('Saved searches');
  await expect(snapshots.dialog).toContainText('0 then, 1 now');
  await expectNoFaults(page, 'a store in a snapshot');
  await snapshots.dialog.getByRole('button', { name: 'Restore what is chosen' }).click();
  await expect(page.getByText('Undo takes it back, and so does a snapshot from before')).toBeVisible();
  const [hand = ''] = await readdir(join(folder, 'searches'));
  expect(JSON.parse(await readFile(join(folder, 'searches', hand), 'utf8')).records).toMatchObject([
    { id: 'a', removed: expect.any(String) },
  ]);
});

test('a merged copy is told as news, not as a problem', async ({ app }) => {
  const page = await app.open();
  await expect(page.getByRole('heading', { name: '澄溪日报' })).toBeVisible();
  await writeFile(
    join(app.library, '.broadsheet', 'descriptions (conflicted copy 2026-11-24).json'),
    JSON.stringify({ schemaVersion: 1, issues: {} }),
  );
  await expect(page.getByText('What a sync tool had kept apart in 1 file was merged.')).toBeVisible();
  await page.getByRole('button', { name: '1 file was put right' }).click();
  await expect(page.getByRole('heading', { name: 'No problems' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Put right without you' })).toContainText('conflicted copy');
  await expectNoFaults(page, 'news of the stored files');
});

test.describe('where parts of the window cannot be fetched', () => {
  test.use({ expectedProblems: /Failed to (?:load|fetch)|could not be loaded/ });

  test('it says so in a sentence, and they come once they can', async ({ app, host }) => {
    test.skip(host !== 'browser', 'Requests can be stopped in the browser only.');
    const parts = /\/assets\/(?:OpenDialog|SearchView)-/;
    const context = (await app.open()).context();
    await context.route(parts, (route) => route.abort());
    const page = await app.openWindow();
    const settings = page.getByRole('button', { name: 'Settings' });
    const broken = page.getByRole('dialog', { name: 'This dialog has broken' });
    await settings.click();
    await expect(broken).toContainText('This part of the window could not be loaded');
    await expectNoFaults(page, 'a dialog that is not there');
    await page.keyboard.press('Escape');
    await expect(broken).toBeHidden();
    await expect(settings).toBeFocused();

    await page.getByRole('searchbox').fill('渡船');
    const view = page.getByRole('main', { name: 'This view has broken' });
    await expect(view).toContainText('This part of the window could not be loaded');

    await context.unroute(parts);
    await view.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('main', { name: 'Search' })).toBeVisible();
    await settings.click();
    await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  });
});
