import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Export } from './pages/export.ts';
import { screenOf } from './pages/index.ts';
import { expectNoFaults } from './support/axe.ts';
import { expect, test } from './support/fixtures.ts';
import { root } from './support/process.ts';

/** A scan becomes a newspaper: read by the computer itself, found, marked, corrected, read again. */

test.use({ libraryFrom: join(root, 'tests/fixtures/scan-mini') });

/** See tests/fixtures/drawScanMini.mjs. */
const lead = 'The Ferry Runs by Night';
const lanterns = 'two lanterns fixed to the mast';

test('a PDF of pictures is read, found by its words, marked and corrected, and keeps all that when it is read again', {
  tag: '@host',
}, async ({ app }) => {
  const page = await app.open();
  const { shelf, pictures, search, facsimile, paper, notes, corrections } = screenOf(page);
  await expect.poll(() => shelf.pictureWidth('1902'), { timeout: 30_000 }).toBeGreaterThan(200);
  await shelf.open('1902');
  await pictures.begin(page.getByRole('main'));
  await pictures.dialog.getByRole('combobox', { name: 'Language of the print' }).selectOption('English');
  await pictures.start();
  await facsimile.showText();
  // A busy machine needs a minute or two.
  await expect(paper.article(lead)).toContainText('so that the hands of the glass works', {
    timeout: 150_000,
  });
  await expect(paper.article('A Bridge That Nobody Wants')).toContainText('the price of coal');

  await search.find('lanterns');
  await search.hit(lanterns).getByRole('link').first().click();
  await expect(paper.article(lead)).toBeVisible();
  await paper.select(
    { article: lead, paragraph: 'The ferryman', character: 39 },
    { article: lead, paragraph: 'The ferryman', character: 68 },
  );
  await page.keyboard.press('3');
  await expect(notes.cards).toHaveCount(1);
  const marked = await paper.paintedSoon(/^mark-(?!focused)/);
  expect(marked).toEqual([expect.stringMatching(/^two lanterns fixed to the mas/u)]);
  await corrections.begin(
    { article: lead, paragraph: 'It was said', character: 19 },
    { article: lead, paragraph: 'It was said', character: 24 },
  );
  await corrections.type('meeting');
  await facsimile.show();
  await expect(facsimile.marks).toHaveCount(1);

  const [reading = ''] = await readdir(join(app.library, '.broadsheet', 'readings'));
  const kept = join(app.library, '.broadsheet', 'readings', reading);
  const before = (await stat(kept)).mtimeMs;
  await pictures.begin(page.getByRole('navigation', { name: 'Contents of the issue' }));
  await pictures.dialog.getByRole('checkbox').check();
  await pictures.start();
  await expect.poll(async () => (await stat(kept)).mtimeMs, { timeout: 150_000 }).toBeGreaterThan(before);
  await expect(pictures.line).toBeHidden();
  await expect(facsimile.marks).toHaveCount(1);
  await facsimile.showText();
  await expect(paper.article(lead)).toContainText('It was said at the meeting');
  await expect.poll(() => paper.painted(/^mark-(?!focused)/)).toEqual(marked);
  await expect(notes.cards).toHaveCount(1);
});

test('a part of a scan without text is marked, moved by keys, found among all annotations and opened from there', {
  tag: '@host',
}, async ({ app }) => {
  const page = await app.open();
  const { shelf, facsimile, notes, notebook } = screenOf(page);
  const exporting = new Export(page);
  await shelf.open('1902');
  await facsimile.drawPart('Page 1', { x: 0.1, y: 0.2 }, { x: 0.5, y: 0.4 });
  await expectNoFaults(page, 'a part being marked');
  await page.keyboard.press('q');
  await expect(page.getByText('Copied with its citation.')).toBeVisible();
  await notes.write('The engraving is signed.', ['engravers']);
  await expect(facsimile.regions).toHaveCount(1);
  const left = async () => (await facsimile.regions.boundingBox())?.x ?? 0;
  const before = await left();
  await facsimile.regions.getByRole('button').press('ArrowRight');
  await expect.poll(left).toBeGreaterThan(before + 1);
  await expectNoFaults(page, 'a marked part');

  await page.getByRole('button', { name: 'New note' }).click();
  await page.getByRole('button', { name: 'Note on this issue' }).click();
  await notes.editor.getByRole('textbox', { name: 'Text of the note' }).fill('A year to read.');
  await page.keyboard.press('Control+Enter');
  await expect(notes.cards.first()).toContainText('The whole issue');

  await notebook.open();
  const card = notebook.card('The engraving is signed.');
  await expect(card).toContainText('p. 1');
  await expect(card.locator('.region-picture canvas')).toBeVisible();
  await expectNoFaults(page, 'all annotations');
  await card.getByTitle('Show in the paper').click();
  await expect(facsimile.sheet('Page 1')).toBeVisible();
  await expect(facsimile.regions.getByRole('button')).toHaveAttribute('aria-pressed', 'true');
  expect(await left()).toBeGreaterThan(before + 1);

  await facsimile.regions.getByRole('button').press('Delete');
  await expect(facsimile.regions).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(facsimile.regions).toHaveCount(1);

  await exporting.open();
  await app.answerFolderDialog(app.exportFolder);
  await exporting.finish();
  const written = async (ending: string) =>
    (await readdir(app.exportFolder)).filter((name) => name.endsWith(ending));
  await expect.poll(() => written('.png')).toHaveLength(1);
  const [png = ''] = await written('.png');
  const [markdown = ''] = await written('.md');
  expect(await readFile(join(app.exportFolder, markdown), 'utf8')).toContain(`](${png})`);
  const picture = await readFile(join(app.exportFolder, png));
  // https://www.w3.org/TR/png-3/#5PNG-file-signature
  expect([...picture.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
});
