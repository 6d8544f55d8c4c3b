import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { screenOf } from './pages/index.ts';
import { type AppUnderTest, expect, test } from './support/fixtures.ts';
import { takeAll } from './support/pictures.ts';
import { root } from './support/process.ts';

/** Pictures of a researcher's work for people to judge: searching, exporting, importing, keeping safe. */

const lead = '新年第一班船上坐了三百二十一个人';
const paragraph = '他以为会来二三十个人';
const courier = 'The Wexcombe Courier';

/** What a control is called, in either language of the interface. */
const called = (...names: readonly string[]) => new RegExp(`^(${names.join('|')})`);

for (const language of ['en-US', 'zh-CN'] as const) {
  test.describe(language, () => {
    test.use({ language });
    const pictureOf = (page: Page) => (view: string) => takeAll(page, `${view}-${language.slice(0, 2)}`);

    test('searching', async ({ app }) => {
      test.setTimeout(240_000);
      const page = await app.open();
      const take = pictureOf(page);
      const { search } = screenOf(page);
      await page.getByRole('main').getByRole('link', { name: lead }).first().waitFor();
      const { origin } = new URL(page.url());
      const show = async (parameters: Readonly<Record<string, string>>) => {
        await page.goto(`${origin}/?${new URLSearchParams(parameters)}`);
        await page.locator('.hit').first().waitFor();
        await page.locator('.timeline').waitFor();
      };
      await show({ search: '清溪', publication: '澄溪日报', order: 'date' });
      await take('search-filtered');
      await show({ search: '渡口 船', unit: 'day', from: '2024-01-01', to: '2024-01-02' });
      await take('search-brushed');
      await page.locator('.breakdown summary').click();
      await page.locator('.timeline-table summary').click();
      await take('search-counts');
      await show({ search: '渡', contexts: 'true', sort: 'right' });
      await take('contexts');
      await show({ search: 'bridge', contexts: 'true', sort: 'left' });
      await take('contexts-latin');
      await page.getByRole('button', { name: /^(Save search|保存搜索)$/ }).click();
      await take('search-save');
      await page.keyboard.press('Enter');
      await page.locator('.saved-search').waitFor();
      await page.keyboard.press('Control+k');
      await page.getByRole('searchbox').fill('人山人海之外');
      await expect(search.anyHit).toHaveCount(0);
      await page.locator('.nothing').waitFor();
      await take('search-nothing');
    });

    test('two issues side by side', async ({ app }) => {
      test.setTimeout(300_000);
      const page = await app.open();
      const take = pictureOf(page);
      const { paper } = screenOf(page);
      await page.getByRole('main').getByRole('link', { name: lead }).first().click();
      await paper.article(lead).waitFor();
      await page.keyboard.press('b');
      await page.getByRole('dialog').waitFor();
      await take('beside-chooser');
      await page.getByRole('dialog').getByRole('searchbox').fill('2024-04-19');
      await page.getByRole('dialog').getByRole('listitem').getByRole('button').first().click();
      await expect(page.locator('.pane-head')).toHaveCount(2);
      await page.locator('.pane').nth(1).getByRole('article').first().waitFor();
      await take('beside-two');
      await page
        .locator('.pane')
        .first()
        .click({ position: { x: 300, y: 8 } });
      await paper.select(
        { article: lead, paragraph, character: 11 },
        { article: lead, paragraph, character: 44 },
      );
      await page.keyboard.press('n');
      await page.keyboard.type('几趟船？');
      await page.keyboard.press('Control+Enter');
      await take('beside-note');
      await page.keyboard.press('F6');
      await page.keyboard.press('Control+f');
      await page.keyboard.type('渡口');
      await take('beside-find');
      await page.locator('.pane-head').nth(1).getByRole('button').nth(1).click();
      await page.keyboard.press('b');
      await page.getByRole('dialog').getByRole('searchbox').fill(courier);
      await page.getByRole('dialog').getByRole('listitem').getByRole('button').first().click();
      await page.locator('.pane').nth(1).getByRole('article').first().waitFor();
      await take('beside-papers');
      await page.getByText(/^(Reading|阅读)$/).click();
      await take('beside-views');
    });

    test('notes and what leaves with them', async ({ app }) => {
      test.setTimeout(300_000);
      const page = await app.open();
      const take = pictureOf(page);
      await openLead(page);
      await writeNote(page, '核对人数：3 × 80 + 81?');
      await page.getByRole('button', { name: called('Export', '导出') }).click();
      const dialog = page.getByRole('dialog');
      const format = dialog.getByRole('combobox', { name: called('Format', '格式') });
      for (const [index, name] of (await format.locator('option').allTextContents()).entries()) {
        await format.selectOption({ index });
        // While the preview is made anew the one before stands there, and cannot be taken.
        await expect(dialog.getByRole('button', { name: called('Download', '下载') })).toBeEnabled();
        await take(`export-${index}-${name.replaceAll(/[^\p{L}\d]+/gu, '-')}`);
      }
      await format.selectOption({ index: 0 });
      const template = dialog.getByRole('combobox', { name: called('Written for', '用于') });
      await template.selectOption({ label: language === 'en-US' ? 'My own' : '自定' });
      await dialog.getByRole('textbox').first().waitFor();
      await take('export-own');
      await page.keyboard.press('Escape');

      await page.keyboard.press('Control+Shift+l');
      await page.locator('.notebook-line').first().waitFor();
      await take('notebook');
      await page.locator('.manage-tags').click();
      await page.getByRole('dialog').waitFor();
      await take('tags');
      await page.keyboard.press('Escape');

      await page.getByRole('button', { name: called('Settings', '设置') }).click();
      await page.locator('.colour-names summary').click();
      await take('settings');
      await page.getByRole('button', { name: called('Snapshots of the notes', '批注快照') }).click();
      await page.getByRole('button', { name: called('Take one now', '立即备份') }).click();
      await page.getByRole('radio').first().check();
      await take('snapshots');
    });

    test('annotations from elsewhere, and without a place', async ({ app }) => {
      test.setTimeout(240_000);
      const page = await app.open();
      const take = pictureOf(page);
      await page.locator('.import-annotations').click();
      const chooser = page.getByRole('dialog').locator('input[type=file]');
      await chooser.setInputFiles(join(root, 'tests/fixtures/hypothesis-ferry.json'));
      await page.getByRole('dialog').locator('summary').filter({ hasText: 'The ferry' }).click();
      await take('import-annotations');
      await page.keyboard.press('Escape');
      await openLead(page);
      await writeNote(page, '核对人数');
      await changeMarkedWords(app);
      await page.locator('.orphans').waitFor();
      await take('orphans');
    });

    test('issues of several files', async ({ app }) => {
      test.setTimeout(240_000);
      await writeParts(app);
      const page = await app.open();
      const take = pictureOf(page);
      const open = async (publication: string, name: string | RegExp) => {
        await page.locator('.panel-item').filter({ hasText: publication }).first().click();
        await page.getByRole('main').getByRole('button', { name }).first().click();
      };
      await open('青石新闻', '渡口新船下水');
      await page.locator('.sources summary').click();
      await take('parts');
      await page.goBack();
      await open('The Saltmere Echo', /9/);
      await page.locator('.facsimile-page').waitFor();
      await take('pictures');
      await page.goBack();
      await page.locator('.panel-item').filter({ hasText: courier }).first().click();
      await page
        .getByRole('main')
        .getByRole('link', { name: /8 January 1926|1926年1月8日/ })
        .first()
        .click();
      const continued = page.getByRole('button', { name: /Continued on page 3|下转第 ?3 ?版/ });
      await continued.first().scrollIntoViewIfNeeded();
      await take('continued');
    });
  });
}

async function openLead(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('link', { name: lead }).first().click();
  await screenOf(page).paper.article(lead).waitFor();
}

async function writeNote(page: Page, note: string): Promise<void> {
  const { paper } = screenOf(page);
  await paper.select(
    { article: lead, paragraph, character: 11 },
    { article: lead, paragraph, character: 30 },
  );
  await page.keyboard.press('n');
  await page.keyboard.type(note);
  await page.keyboard.press('Control+Enter');
  await page.locator('.note-card').filter({ hasText: note }).waitFor();
}

/** Takes the marked words out of the file. */
async function changeMarkedWords({ library }: AppUnderTest): Promise<void> {
  const folder = join(library, '.broadsheet', 'annotations');
  const [name = ''] = (await readdir(folder)).filter((one) => /^[\w-]+\.json$/u.test(one));
  const words: string = JSON.parse(await readFile(join(folder, name), 'utf8')).annotations[0].target.quote
    .exact;
  const file = join(library, '澄溪日报', '2024', '2024-01-01.txt');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace(words, `${words.slice(0, 2)}甲乙丙丁${words.slice(6)}`));
}

/** An issue of two files that share an article, and one of pictures alone. */
async function writeParts({ library }: AppUnderTest): Promise<void> {
  const crawled = (headline: string, body: string) =>
    `${headline}\n时间：2021-05-04\n\n　　${body.repeat(6)}\n\n`;
  const levee = crawled('河堤汛前加固', '青石河两岸的河堤汛前加固，沙袋已经运到堤上。');
  const news = join(library, '青石新闻');
  await mkdir(news);
  const ship = crawled('渡口新船下水', '新船昨天下午在渡口下水，岸上站满了看热闹的人。');
  await writeFile(join(news, '1.txt'), ship + levee);
  const street = crawled('老街石板翻修', '老街的石板路今起翻修，工人把旧石板一块块编上号码。');
  await writeFile(join(news, '2.txt'), levee + street);
  const pictures = join(library, 'The Saltmere Echo', '1901-03-09');
  await mkdir(pictures, { recursive: true });
  for (const name of ['0001.jpg', '0002.jpg']) {
    await cp(join(root, 'tests/fixtures/mets-mini/1901-03-09_01/images', name), join(pictures, name));
  }
}
