import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { screenOf } from './pages/index.ts';
import { expectNoFaults } from './support/axe.ts';
import { dropOn } from './support/drop.ts';
import { type AppUnderTest, cacheOf, expect, test } from './support/fixtures.ts';
import {
  addBlankPages,
  blank,
  keepAsReadings,
  machineRead,
  orderPaused,
  readWordPlace,
} from './support/machineRead.ts';

/** Scans: having them read, and working with what was read of them. */

test.describe('pictures without text', () => {
  test.use({ libraryFrom: machineRead.folder });

  test('are counted before they are read, here and there', async ({ app }) => {
    await addBlankPages(app.library);
    const page = await app.open();
    const { pictures, shelf, facsimile } = screenOf(page);
    await shelf.publication(blank.title).scrollIntoViewIfNeeded();
    await pictures.begin(page.getByRole('navigation', { name: 'Papers' }));
    await expect(pictures.dialog).toContainText('All pictures of the library');
    await expect(pictures.dialog).toContainText('2 pages have no text.');
    const direction = pictures.dialog.getByRole('combobox', { name: 'Lines run' });
    await expect(direction).toBeVisible();
    await pictures.dialog.getByRole('combobox', { name: 'Language of the print' }).selectOption('English');
    await expect(direction).toBeHidden();
    await page.keyboard.press('Escape');
    await pictures.begin(shelf.publication(blank.title));
    await expect(pictures.dialog).toContainText(blank.title);
    await page.keyboard.press('Escape');
    await shelf.open(blank.date);
    await expect(facsimile.sheet('Page 1')).toBeVisible();
    await pictures.begin(page.getByRole('main'));
    await expect(pictures.dialog).toContainText(`${blank.title}, ${blank.date}`);
  });

  test('that wait or could not be read are told of at the foot of the window', async ({ app }) => {
    test.skip(app.host !== 'browser', 'the address on the double does not tell the issue');
    await addBlankPages(app.library);
    const first = await app.open();
    await screenOf(first).shelf.publication(blank.title).scrollIntoViewIfNeeded();
    await screenOf(first).shelf.open(blank.date);
    const issueId = decodeURIComponent(new URL(first.url()).pathname.split('/').at(-1) ?? '');
    await app.close();
    await orderPaused(cacheOf(app.profile, app.library), issueId, [
      { issueId, page: 2, reason: 'tooSmall', message: 'Page 2 has 40 dpi; 200 are needed.' },
    ]);
    const page = await app.open();
    const { pictures, facsimile } = screenOf(page);
    await expect(pictures.line).toContainText('Reading of pictures paused: 0 of 1 pages read');
    await expect(pictures.line.getByRole('button', { name: 'Go on' })).toBeVisible();
    await pictures.showUnread();
    await expect(pictures.unread).toContainText('Page 2 has 40 dpi; 200 are needed.');
    await expectNoFaults(page, 'pages that could not be read');
    await pictures.unread.getByRole('button', { name: 'The Blank Times' }).click();
    await expect(facsimile.sheet('Page 2')).toBeVisible();
    await pictures.line.getByRole('button', { name: 'Cancel the reading' }).click();
    await expect(pictures.line).toBeHidden();
  });

  test('are offered to be read when they were added', async ({ app }) => {
    test.skip(app.host !== 'browser', 'the double finds only what is dropped from the fixtures');
    const page = await app.open();
    const { pictures } = screenOf(page);
    const folder = join(app.exportFolder, 'given');
    await mkdir(folder);
    await addBlankPages(folder);
    await dropOn(page, [join(folder, `${blank.title} 1903-01-05`)]);
    const dialog = page.getByRole('dialog', { name: 'Add to library' });
    if (app.host !== 'browser') await dialog.getByRole('button', { name: 'Add to library' }).click();
    await expect(dialog).toContainText('1 issue consists of pictures without text.');
    await pictures.begin(dialog);
    await expect(pictures.dialog).toContainText('2 pages have no text.');
  });

  test('once a machine has read them say so, and can be read again in part', async ({ app }) => {
    await keepAsReadings(app.library);
    const { page, lines, pictures } = await openRead(app, machineRead.echo);
    const panel = page.getByRole('navigation', { name: 'Contents of the issue' });
    await expect(panel).toContainText('Invented Reader 2.1');
    await pictures.begin(panel);
    await expect(pictures.dialog).toContainText('Every page has text; a machine read it before.');
    await expect(pictures.dialog.getByRole('checkbox', { name: 'Read 1 page again' })).not.toBeChecked();
    await expect(pictures.dialog.getByRole('button', { name: 'Start' })).toBeDisabled();
    await page.keyboard.press('Escape');
    await lines.readAgain({ x: 0.1, y: 0.3 }, { x: 0.45, y: 0.5 });
    await expect(lines.regionDialog).toContainText('Your corrections and notes stay.');
    await lines.regionDialog.getByRole('combobox', { name: 'Language of the print' }).selectOption('English');
    await lines.regionDialog.getByRole('button', { name: 'Read', exact: true }).click();
    // A busy machine needs a minute or two.
    await expect(lines.regionDialog).toBeHidden({ timeout: 150_000 });
    await expect(page.getByText('The part was read again.')).toBeVisible();
    await expect(panel).not.toContainText(/A machine \(Invented Reader 2\.1\)/u);
  });
});

async function openRead(
  app: AppUnderTest,
  { title, headline }: { readonly title: string; readonly headline: string },
) {
  const page = await app.open();
  const screen = screenOf(page);
  // Front pages far below the window are drawn once one comes near them.
  await screen.shelf.publication(title).scrollIntoViewIfNeeded();
  await screen.shelf.open(headline);
  await screen.facsimile.show();
  await expect(screen.facsimile.sheet('Page 1')).toHaveAttribute('aria-busy', 'false');
  return { page, ...screen };
}

test.describe('a page that a machine read', () => {
  test.use({ libraryFrom: machineRead.folder });
  const { echo, chengxi } = machineRead;

  test('shades what the machine was not sure of, if that is wanted', async ({ app }) => {
    const { page, lines } = await openRead(app, echo);
    await expect(lines.doubtful).toHaveCount(4);
    await lines.shading.click();
    await expect(lines.doubtful).toHaveCount(0);
    await page.reload();
    await expect(lines.shading).toHaveAttribute('aria-pressed', 'false');
  });

  test('is corrected line by line, and stays where it is', async ({ app }) => {
    const { page, facsimile, lines, corrections } = await openRead(app, echo);
    await page.keyboard.press('l');
    await expect(lines.correcting).toHaveAttribute('aria-pressed', 'true');
    await facsimile.click('Page 1', readWordPlace(echo.folder, 'fcrry'));
    await expect(lines.field).toBeFocused();
    await expect(lines.field).toHaveValue(/fcrry/u);
    const before = await lines.field.inputValue();
    await lines.field.fill(before.replace('fcrry', 'ferry'));
    await page.keyboard.press('Enter');
    await expect(lines.field).not.toHaveValue(/fcrry|ferry/u);
    await expect(lines.field).toBeFocused();
    await expect(corrections.one('ferry')).toContainText('fcrry');
    await expect(corrections.one('ferry')).not.toContainText('steam');
    await expect(lines.doubtful).toHaveCount(3);
    // As it stood: Enter alone corrects nothing.
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await expect(lines.editor).toBeHidden();
    await expect(corrections.list.getByRole('listitem')).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(lines.correcting).toHaveAttribute('aria-pressed', 'false');
  });

  test('leads from one doubtful word to the next by Tab', async ({ app }) => {
    const { page, lines } = await openRead(app, echo);
    await lines.correcting.click();
    await page.keyboard.press('Tab');
    await expect.poll(() => lines.selected()).toBe('fcrry');
    await page.keyboard.press('Tab');
    await expect.poll(() => lines.selected()).toBe('ticle');
    await page.keyboard.press('Shift+Tab');
    await expect.poll(() => lines.selected()).toBe('fcrry');
    await page.keyboard.type('ferry');
    await page.keyboard.press('Tab');
    await expect.poll(() => lines.selected()).toBe('ticle');
    await expect(lines.doubtful).toHaveCount(3);
  });

  test('has a vertical field for a vertical line', async ({ app }) => {
    const { page, facsimile, lines, corrections } = await openRead(app, chengxi);
    await page.keyboard.press('l');
    await facsimile.click('Page 1', readWordPlace(chengxi.folder, '般'));
    await expect(lines.field).toHaveCSS('writing-mode', 'vertical-rl');
    const before = await lines.field.inputValue();
    await lines.field.fill(before.replace('般', '船'));
    await page.keyboard.press('Enter');
    await expect(corrections.one('船')).toContainText('般');
  });

  test('is split where another article begins', async ({ app }) => {
    const { page, facsimile, lines } = await openRead(app, echo);
    await expect(facsimile.articles.first()).toBeAttached();
    const count = await facsimile.articles.count();
    const sheet = await facsimile.sheet('Page 1').boundingBox();
    const at = readWordPlace(echo.folder, 'Captain');
    if (!sheet) throw new Error('The page is not on the screen.');
    await page.mouse.click(sheet.x + at.x * sheet.width, sheet.y + at.y * sheet.height, { button: 'right' });
    await lines.menu.getByRole('menuitem', { name: 'Another article begins here' }).click();
    await expect(facsimile.articles).toHaveCount(count + 1);
  });

  test('warns whoever cites what the machine was not sure of', async ({ app }) => {
    const { page, facsimile } = await openRead(app, echo);
    const at = readWordPlace(echo.folder, 'fcrry');
    await facsimile.select('Page 1', { x: at.x - 0.01, y: at.y }, { x: at.x + 0.01, y: at.y });
    await page.keyboard.press('q');
    await expect(page.getByText('The machine was not sure of these words')).toBeVisible();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`is for everybody, ${colorScheme}`, async ({ app }) => {
      await keepAsReadings(app.library);
      const { page, facsimile, lines, pictures } = await openRead(app, echo);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await lines.correcting.click();
      await facsimile.click('Page 1', readWordPlace(echo.folder, 'fcrry'));
      await expect(lines.field).toBeFocused();
      await expectNoFaults(page, 'correcting a line');
      await page.keyboard.press('Escape');
      await lines.readAgain({ x: 0.1, y: 0.3 }, { x: 0.45, y: 0.5 });
      await expectNoFaults(page, 'reading a part again');
      await page.keyboard.press('Escape');
      await pictures.begin(page.getByRole('navigation', { name: 'Contents of the issue' }));
      await expectNoFaults(page, 'read the pictures');
    });
  }
});
