import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addFiles } from './pages/import.ts';
import { screenOf } from './pages/index.ts';
import { type AppUnderTest, expect, test } from './support/fixtures.ts';

/** Seeing the archive: filters, the timeline, contexts, saved searches and what leaves as files. */

/** A paper of ten years, a ferry in every issue and a lantern in some; two sections. */
async function writeFerryTimes(folder: string, years: readonly number[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const year of years) {
    for (const month of ['03', '09']) {
      await writeFile(
        join(folder, `ferry-${year}-${month}.md`),
        [
          `---\ntitle: The Ferry Times\ndate: ${year}-${month}-01\n---\n`,
          `## The Ferry of ${year}\n`,
          `By ${year % 2 ? 'Ada Quill' : 'Ned Marsh'}\n`,
          `The yoal ferry crossed at noon in ${month}, and the ferry came back before dusk.\n`,
          `## Market Day\n`,
          `No boat was wanted at the market of ${year}; a lantern was sold.\n`,
        ].join('\n'),
      );
    }
  }
}

const tenYears = Array.from({ length: 10 }, (_, index) => 1920 + index);

async function openFerries(app: AppUnderTest) {
  await writeFerryTimes(join(app.library, 'The Ferry Times'), tenYears);
  const page = await app.open();
  const { search, shelf } = screenOf(page);
  await expect(shelf.publication('The Ferry Times')).toBeVisible();
  return { page, search };
}

test('a search is typed, filtered, brushed, opened, saved, and tells of what an import added', async ({
  app,
}) => {
  const { page, search } = await openFerries(app);
  await search.find('yoal ferry');
  await expect(search.count(20)).toBeVisible();

  await search.facet('The Ferry Times').click();
  await expect(search.chip('The Ferry Times')).toBeVisible();

  await expect(page.getByRole('img', { name: /1920.* to .*1929/ })).toBeVisible();
  await expect(page.getByText('The index is still being built')).toBeHidden();
  await search.brush(0, 0.5);
  await expect(search.chip(/1920.*1924|1920.*1925/)).toBeVisible();
  await expect(search.count(20)).toBeHidden();
  await expect(search.hit(/The Ferry of 192[0-5]/).first()).toBeVisible();
  await expect(search.hit('The Ferry of 1929')).toHaveCount(0);
  await search.chip(/1920/).click();
  await expect(search.count(20)).toBeVisible();

  await search.save('Old ferries');
  await expect(search.saved('Old ferries')).toBeVisible();
  await expect(search.badge('Old ferries')).toBeHidden();

  await search.hit('The Ferry of 1929').first().getByRole('link').first().click();
  const { paper } = screenOf(page);
  await expect.poll(() => paper.painted(/^match/)).toContain('yoal');
  const find = page.getByRole('search', { name: 'Find in this issue' });
  await page.keyboard.press('Control+f');
  const counter = find.getByText(/^\d+ of \d+$/);
  await expect(counter).toBeVisible();
  const first = (await counter.textContent()) ?? '';
  await find.getByRole('button', { name: 'Next match' }).click();
  await expect(counter).not.toHaveText(first);
  await page.keyboard.press('Escape');

  const given = join(app.library, '../given');
  await writeFerryTimes(given, [1931]);
  await page.getByRole('navigation', { name: 'You are here' }).getByRole('link').first().click();
  await addFiles(
    app,
    page,
    (await readdir(given)).map((name) => join(given, name)),
  );
  await expect(page.getByRole('region', { name: 'Report' })).toContainText('The Ferry Times');
  await page.keyboard.press('Escape');
  await search.find('lantern');
  await expect(search.badge('Old ferries')).toHaveText(/2/);
  await search.saved('Old ferries').click();
  await expect(search.hit('The Ferry of 1931').first()).toBeVisible();
  await expect(search.badge('Old ferries')).toBeHidden();

  const folder = join(app.library, '.broadsheet', 'searches');
  const [hand = ''] = await readdir(folder);
  const stored = JSON.parse(await readFile(join(folder, hand), 'utf8'));
  expect(stored.records[0].value).toMatchObject({ name: 'Old ferries', search: { query: 'yoal ferry' } });
});

test('matches stand in their contexts, sorted by what is beside them, and each opens its place', async ({
  app,
}) => {
  const { page, search } = await openFerries(app);
  await search.find('ferry paper:ferry');
  await page.getByText('In context', { exact: true }).click();
  const contexts = page.getByRole('region', { name: 'In context' });
  await contexts.getByText('Right context', { exact: true }).click();
  await expect(contexts.getByRole('listitem').first()).toContainText(/ferry came back/i);
  await contexts.getByText('Left context', { exact: true }).click();
  await expect(contexts.getByRole('listitem').first()).toContainText(/and the ferry/i);
  await contexts.getByRole('listitem').first().getByRole('link').click();
  const { paper } = screenOf(page);
  await expect.poll(() => paper.painted(/^match/)).toContain('ferry');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(contexts.getByRole('listitem').first()).toContainText(/and the ferry/i);
});

test('the timeline takes in further words, and leaves as a table and as pictures', { tag: '@host' }, async ({
  app,
}) => {
  const { page, search } = await openFerries(app);
  await search.find('yoal ferry');
  for (const [format, beginning] of [
    ['Table (CSV)', /^\ufefftime,hits,of\r\n1920/],
    ['Drawing (SVG)', /^<svg/],
    ['Picture (PNG)', /PNG/],
  ] as const) {
    await app.answerFolderDialog(app.exportFolder);
    await page.getByRole('button', { name: 'Save the timeline' }).click();
    await page.getByRole('button', { name: format }).click();
    await expect
      .poll(async () => {
        const ending = /\((\w+)\)/.exec(format)?.[1]?.toLowerCase() ?? '';
        const name = (await readdir(app.exportFolder)).find((one) => one.endsWith(`.${ending}`));
        return name ? await readFile(join(app.exportFolder, name), 'utf8') : '';
      })
      .toMatch(beginning);
  }

  const compareWith = page.getByLabel('Compare with…');
  await compareWith.fill('lantern');
  await compareWith.press('Enter');
  const compared = page.getByRole('region', { name: 'Words compared in time' });
  await expect(compared.getByRole('list', { name: 'Words' }).getByRole('listitem')).toHaveText([
    /yoal ferry ?20 articles/,
    /lantern ?\d+ articles/,
  ]);
  await expect(compared.getByRole('img', { name: /^yoal ferry, lantern, from .* to / })).toBeVisible();
  await compared.getByText('As a table').click();
  // By year, or by month where the window has room for them.
  await expect(compared.getByRole('row', { name: /1929/ }).first()).toContainText(/[12] \(50%\)/);
  await search.save('Ferries and lanterns');
  await compared.getByRole('button', { name: 'Without lantern' }).click();
  await expect(page.getByRole('region', { name: 'Timeline' })).toBeVisible();
  await search.saved('Ferries and lanterns').click();
  await expect(compared.getByRole('list', { name: 'Words' })).toContainText('lantern');
});

test('a time is chosen by the keyboard alone, and a filtered search survives a reload', async ({ app }) => {
  const { page, search } = await openFerries(app);
  await search.find('yoal ferry');
  await page.getByLabel('From', { exact: true }).fill('1928-01-01');
  await expect(search.count(4)).toBeVisible();
  await page.getByText('Any term', { exact: true }).click();
  await page.reload();
  await expect(search.chip(/1928/)).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Any term' })).toBeChecked();
  await page.getByText('As a table').click();
  await page.getByRole('table').getByRole('button').first().press('Enter');
  await expect(search.chip(/192\d/)).toBeVisible();
});

test('a filter that is pressed before the hits have come keeps what was typed', async ({ app }) => {
  const { page, search } = await openFerries(app);
  await search.find('yoal ferry');
  await expect(search.count(20)).toBeVisible();
  const facet = await search.facet('The Ferry Times').elementHandle();
  // Both in one turn: nothing can be drawn in between.
  await page.getByRole('searchbox', { name: 'Search the library' }).evaluate((box, pressed) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(box, 'yoal');
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));
    (pressed as HTMLElement).click();
  }, facet);
  await expect(search.chip('The Ferry Times')).toBeVisible();
  await expect(page.getByRole('searchbox', { name: 'Search the library' })).toHaveValue('yoal');
  await expect(page.getByRole('main').getByRole('heading', { name: /^20 matches/, level: 1 })).toBeVisible();
});

test('the settings tell of the index and make it again', async ({ app }) => {
  const { page, search } = await openFerries(app);
  await page.getByRole('button', { name: 'Settings' }).click();
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  await expect(dialog).toContainText(/\d+ issues?, .*about \d+ MB/);
  await dialog.getByRole('button', { name: 'Build the index again' }).click();
  await expect(dialog.getByRole('button', { name: 'Build the index again' })).toBeEnabled();
  await page.keyboard.press('Escape');
  await search.find('yoal ferry');
  await expect(search.count(20)).toBeVisible();
});
