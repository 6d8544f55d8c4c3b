import { randomBytes } from 'node:crypto';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Page } from '@playwright/test';
import { screenOf } from './pages/index.ts';
import { expectNoFaults } from './support/axe.ts';
import { dropOn } from './support/drop.ts';
import { type AppUnderTest, expect, test } from './support/fixtures.ts';
import { saltmere, wordPlace } from './support/saltmere.ts';

/** The printed page: from a folder dropped on the window to the same highlight in picture and text. */

const marked = 'Coxswain Abel Trewin had the boat away';

const painted = (page: Page) => screenOf(page).paper.painted(/^mark-(?!focused)/);

async function openPrinted(app: AppUnderTest) {
  const page = await app.open();
  const screen = screenOf(page);
  // Front pages far below the window are drawn once one comes near them.
  await screen.shelf.publication(saltmere.title).scrollIntoViewIfNeeded();
  await screen.shelf.open(saltmere.lead);
  await screen.facsimile.show();
  return { page, ...screen };
}

async function selectCoxswain(page: Page) {
  await screenOf(page).facsimile.select('Page 1', wordPlace(1, 'Coxswain'), wordPlace(1, 'away'));
}

test('a METS/ALTO issue is dropped on the window, read, marked on its picture, found and seen in the text', {
  tag: '@host',
}, async ({ app }) => {
  const page = await app.open();
  const { shelf, facsimile, notes, search, paper } = screenOf(page);
  await expect(shelf.publication('The Wexcombe Courier')).toBeVisible();
  await dropOn(page, [saltmere.folder]);
  const dialog = page.getByRole('dialog', { name: 'Add to library' });
  if (app.host !== 'browser') await dialog.getByRole('button', { name: 'Add to library' }).click();
  await expect(dialog.getByRole('region', { name: 'Report' })).toContainText(saltmere.title);
  await dialog.getByRole('button', { name: `${saltmere.title}, 9 March 1901` }).click();

  await expect(paper.article(saltmere.lead)).toContainText(marked);
  await facsimile.show();
  await selectCoxswain(page);
  await page.keyboard.press('3');
  await expect(notes.card(marked)).toBeVisible();
  await expect(facsimile.marks).toHaveCount(1);

  await search.find('coxswain');
  // The highlight is a hit of its own; this one is the article.
  const hit = search.hit('within eleven minutes');
  await hit.getByRole('link').first().click();
  await expect(facsimile.matches.first()).toBeVisible();
  await expect(facsimile.marks).toHaveCount(1);

  await facsimile.showText();
  await expect.poll(() => painted(page)).toEqual([marked]);
});

test.describe('an issue with pictures', () => {
  test.use({ libraryFrom: saltmere.folder });

  test('shows a highlight made in the text on its page, and turns to the page of a note', async ({ app }) => {
    const page = await app.open();
    const { shelf, facsimile, notes, paper } = screenOf(page);
    await shelf.open(saltmere.lead);
    await paper.select(
      { article: saltmere.railway, paragraph: 'A letter from the engineer', character: 2 },
      { article: saltmere.railway, paragraph: 'A letter from the engineer', character: 26 },
    );
    await notes.write('How far did it settle?', []);
    await facsimile.show();
    await expect(facsimile.marks).toHaveCount(0);
    await notes.card('How far').getByTitle('Show in the paper').click();
    await expect(facsimile.sheet('Page 2')).toBeVisible();
    await expect(facsimile.marks).toHaveCount(1);
  });

  test('opens the article that is clicked beside its page, and lets it go again', async ({ app }) => {
    const { page, facsimile, paper } = await openPrinted(app);
    await expect(facsimile.articles).toHaveCount(3);
    await facsimile.click('Page 1', wordPlace(1, 'Alderman'));
    await expect(paper.article(saltmere.pump)).toContainText('a pump shall be set up');
    await expect(facsimile.article(saltmere.pump)).toHaveAttribute('data-shown', 'chosen');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Back to the page' })).toBeHidden();
    await page.getByRole('button', { name: 'Beside the text' }).click();
    await expect(paper.article(saltmere.lead)).toBeHidden();
    await expect(facsimile.sheet('Page 1')).toBeVisible();
  });

  test('is turned, enlarged and read by the keyboard', async ({ app }) => {
    const { page, facsimile, paper } = await openPrinted(app);
    const width = async () => (await facsimile.sheet('Page 1').boundingBox())?.width ?? 0;
    const whole = await width();
    await page.keyboard.press('+');
    await expect.poll(width).toBeCloseTo(whole * 1.25, 0);
    await page.keyboard.press('0');
    await expect.poll(width).toBeCloseTo(whole, 0);
    await page.keyboard.press('PageDown');
    await expect(facsimile.sheet('Page 2')).toBeVisible();
    await page.keyboard.press('PageUp');
    await facsimile.article(saltmere.pump).getByRole('button').press('Enter');
    await expect(paper.article(saltmere.pump)).toContainText('a pump shall be set up');
  });

  test('is enlarged under the pointer', async ({ app }) => {
    const { page, facsimile } = await openPrinted(app);
    const before = await facsimile.sheet('Page 1').boundingBox();
    if (!before) throw new Error('The page is not on the screen.');
    const at = { x: before.x + before.width * 0.5, y: before.y + before.height * 0.4 };
    await page.mouse.move(at.x, at.y);
    await page.keyboard.down('Control');
    for (let turn = 0; turn < 6; turn++) await page.mouse.wheel(0, -60);
    await page.keyboard.up('Control');
    await expect
      .poll(async () => (await facsimile.sheet('Page 1').boundingBox())?.width ?? 0)
      .toBeGreaterThan(before.width * 3);
    const after = await facsimile.sheet('Page 1').boundingBox();
    if (!after) throw new Error('The page is not on the screen.');
    expect((at.x - after.x) / after.width).toBeCloseTo(0.5, 1);
    expect((at.y - after.y) / after.height).toBeCloseTo(0.4, 1);
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`for everybody, ${colorScheme}`, () => {
    test.use({ libraryFrom: saltmere.folder });

    test('axe finds nothing on the printed page and in the dialogs around it', async ({ app }) => {
      const { page } = await openPrinted(app);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await selectCoxswain(page);
      await expectNoFaults(page, 'facsimile with a selection');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Beside the text' }).click();
      await expectNoFaults(page, 'beside the text');
      await page.getByRole('button', { name: 'Edit issue details…' }).click();
      await expectNoFaults(page, 'fill in masthead');
      await page.keyboard.press('Escape');
      await screenOf(page).shelf.goBack('mets-mini');
      await page.getByRole('button', { name: 'Add to library' }).click();
      await expectNoFaults(page, 'add to library');
    });
  });
}

test.describe('a PDF', () => {
  test.use({ libraryFrom: saltmere.pdfFolder });

  test('is drawn, and its words can be marked', { tag: '@host' }, async ({ app }) => {
    const page = await app.open();
    const { facsimile, notes } = screenOf(page);
    await page.getByRole('main', { name: 'Shelf' }).getByRole('listitem').getByRole('link').first().click();
    await facsimile.show();
    const canvas = page.locator('.facsimile-picture canvas');
    await expect(canvas).toBeVisible();
    await expect.poll(() => canvas.evaluate(coloursIn)).toBeGreaterThan(2);
    await selectCoxswain(page);
    await page.keyboard.press('5');
    await expect(notes.card('Coxswain')).toBeVisible();
    await expect(facsimile.marks).toHaveCount(1);
  });

  test('that is long is fetched only as far as its page needs', { tag: '@host' }, async ({ app }) => {
    const file = join(app.library, 'saltmere-gazette-1901-03-09.pdf');
    const ballast = 8_000_000;
    const pdf = await PDFDocument.load(await readFile(file));
    await pdf.attach(randomBytes(ballast), 'ballast.bin');
    await writeFile(file, await pdf.save({ useObjectStreams: false }));
    const page = await app.open();
    const ranges: string[] = [];
    page.on('request', (request) => {
      if (/\/facsimile\/.*\/file/.test(request.url())) ranges.push(request.headers().range ?? 'all of it');
    });
    const { facsimile } = screenOf(page);
    await page.getByRole('main', { name: 'Shelf' }).getByRole('listitem').getByRole('link').first().click();
    await facsimile.show();
    const canvas = page.locator('.facsimile-picture canvas');
    await expect(canvas).toBeVisible();
    await expect.poll(() => canvas.evaluate(coloursIn)).toBeGreaterThan(2);
    const fetched = ranges.map((range) => {
      const [first = 0, last = ballast] = range.match(/\d+/g)?.map(Number) ?? [];
      return last - first + 1;
    });
    expect(fetched.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(ballast / 2);
  });
});

/** How many colours a drawing has; an empty one has one. */
function coloursIn(canvas: SVGElement | HTMLElement): number {
  if (!(canvas instanceof HTMLCanvasElement)) return 0;
  const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
  return new Set(pixels ? new Uint32Array(pixels.buffer) : []).size;
}

test('an issue in two formats is read from the better one, and from the other when asked', async ({
  app,
}) => {
  await cp(saltmere.folder, join(app.library, 'pages'), { recursive: true });
  await cp(saltmere.pdfFolder, join(app.library, 'print'), { recursive: true });
  const { page } = await openPrinted(app);
  await page.getByText('Read from one of 2 sources').click();
  const sources = page.getByRole('navigation', { name: 'Contents of the issue' }).getByRole('radio');
  await expect(sources).toHaveCount(2);
  await expect(page.locator('.facsimile-picture canvas')).toHaveCount(0);
  await page.getByRole('radio', { name: /\.pdf/ }).check();
  await expect(page.locator('.facsimile-picture canvas')).toBeVisible();
});
