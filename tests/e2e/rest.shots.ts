import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Page } from '@playwright/test';
import { screenOf } from './pages/index.ts';
import { expect, test } from './support/fixtures.ts';
import { takeAll } from './support/pictures.ts';
import { root } from './support/process.ts';

/** Pictures of the views that no other file of pictures shows, in `screenshots/`; with real issues where they are at hand. */

const lead = '新年第一班船上坐了三百二十一个人';
const paragraph = '他以为会来二三十个人';
const real = ['rmrb-1998/utf8', 'mets-alto/british-library-1824', 'jingbao-1939', 'shenbao-issue-1880']
  .map((folder) => join(root, '../shared/samples', folder))
  .filter((folder) => existsSync(folder));

/** Where an issue of the library is, by a part of its file's path; the register is written soon after opening. */
async function addressOf(library: string, path: string): Promise<string> {
  await expect.poll(() => existsSync(join(library, '.broadsheet', 'issues.json'))).toBe(true);
  const { issues } = JSON.parse(await readFile(join(library, '.broadsheet', 'issues.json'), 'utf8')) as {
    readonly issues: Readonly<Record<string, unknown>> | readonly { readonly id: string }[];
  };
  const known = Array.isArray(issues)
    ? issues.map((issue) => [issue.id, issue] as const)
    : Object.entries(issues);
  const found = known.find(([, issue]) => JSON.stringify(issue).includes(path));
  if (!found) throw new Error(`No issue of the library is of ${path}.`);
  return `/issue/${encodeURIComponent(found[0])}`;
}

async function writeArabic(library: string): Promise<void> {
  const folder = join(library, 'دجلة', '1931');
  await mkdir(folder, { recursive: true });
  const ship = 'وصلت أول سفينة بخارية إلى رصيف المدينة صباح أمس، وكان على متنها ثلاثمئة راكب. ';
  const wheat = 'ارتفعت أسعار القمح هذا الأسبوع بسبب تأخر الأمطار في الشمال. ';
  const text = `# وصول السفينة الأولى\n\n${ship.repeat(9)}\n\n# أسعار القمح\n\n${wheat.repeat(8)}\n`;
  await writeFile(join(folder, '1931-03-02.md'), text);
}

async function show(page: Page, address: string): Promise<void> {
  await page.goto(new URL(address, page.url()).href);
  await expect(page.locator('main').first()).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

for (const language of ['en-US', 'zh-CN'] as const) {
  test.describe(language, () => {
    test.use({ language });
    const takerOf = (page: Page) => (view: string) => takeAll(page, `${view}-${language.slice(0, 2)}`);
    const named = (english: string, chinese: string) => (language === 'zh-CN' ? chinese : english);

    test('an issue set in every way', async ({ app }) => {
      test.setTimeout(600_000);
      await writeArabic(app.library);
      for (const folder of real) {
        await cp(folder, join(app.library, basename(folder)), { recursive: true, dereference: true });
      }
      const page = await app.open();
      const take = takerOf(page);
      await page.locator('.fronts').first().waitFor();
      // Until the whole library is read, issues that are shown may still come to have another name.
      await expect(page.locator('.opening')).toHaveCount(0, { timeout: 120_000 });
      const set = async (view: string) => {
        await page.locator('.bar .segmented').getByText(view, { exact: true }).click();
        await page.locator('.paper-masthead').first().waitFor();
      };
      for (const [name, path] of [
        ['daily', '2024-01-01'],
        ['weekly', '1926-01-08'],
      ] as const) {
        await show(page, await addressOf(app.library, path));
        await page.locator('.paper-headline').first().waitFor();
        await page.locator('.paper-scroller').evaluate((scroller) => scroller.scrollBy(0, 1500));
        await take(`${name}-bands`);
        await set(named('Reading', '阅读'));
        await take(`${name}-reading`);
        if (name === 'daily') {
          await set(named('Vertical', '竖排'));
          await take(`${name}-vertical`);
        }
        await set(named('Page', '版面'));
      }
      for (const path of ['1931-03-02', ...real.map((folder) => basename(folder))]) {
        await show(page, await addressOf(app.library, path));
        await page.locator('.paper-masthead').first().waitFor();
        await take(`issue-${path === '1931-03-02' ? 'arabic' : path}`);
      }
      await show(page, `/?${new URLSearchParams({ paper: '澄溪日报' })}`);
      await page.locator('.fronts').first().waitFor();
      await take('paper');
      await show(page, '/issue/there-is-none');
      await take('missing');
    });

    test('people, collections, problems', async ({ app }) => {
      test.setTimeout(300_000);
      await writeFile(join(app.library, 'empty.txt'), '');
      const page = await app.open();
      const take = takerOf(page);
      await page.locator('.fronts').first().waitFor();
      await page
        .locator('.panel-item')
        .filter({ hasText: named('1 file', '1 个文件') })
        .click();
      await take('problems');
      await show(page, '/?people=');
      await page.locator('main .people-list a').first().waitFor();
      await take('people');
      await page.locator('main .people-list a').first().click();
      await page.locator('.written-line').first().waitFor();
      await take('person');
      await show(page, '/?collection=');
      await take('collections-none');
      await page.locator('.collection-list input').fill(named('Ferries', '渡口'));
      await page.keyboard.press('Enter');
      await page.locator('.collection-title').waitFor();
      await show(page, '/?collection=');
      await page.locator('.all-collections').waitFor();
      await take('collections');
    });

    test('what opens over an issue', async ({ app }) => {
      test.setTimeout(300_000);
      const page = await app.open();
      const take = takerOf(page);
      await page.locator('.fronts').first().waitFor();
      const address = await addressOf(app.library, '2024-01-01');
      const { paper } = screenOf(page);
      await show(page, address);
      const from = { article: lead, paragraph, character: 11 };
      await paper.select(from, { ...from, character: 34 });
      await take('selection');
      await page.keyboard.press('n');
      await page.keyboard.type(named('Count the people', '核对人数'));
      // On narrow windows the notes are in a drawer, which stays open for every size.
      await page.setViewportSize({ width: 800, height: 600 });
      await page.locator('[aria-controls="notes-panel"]').click();
      await take('note-editor');
      await page.keyboard.press('Control+Enter');
      await show(page, address);
      await paper.select(from, { ...from, character: 13 });
      await page.keyboard.press('d');
      await page.locator('.dictionary-panel').waitFor();
      await take('dictionary');
      await page.keyboard.press('Escape');
      await page
        .getByRole('toolbar')
        .getByRole('button', { name: named('Correct…', '校正…') })
        .click();
      await page.getByRole('dialog').waitFor();
      await take('correct-text');
      await page.keyboard.press('Escape');
      await show(page, address);
      await page.locator('.paper-headline').first().click();
      await page.getByRole('button', { name: named('Correct the article…', '校正稿件…') }).click();
      await page.getByRole('dialog').waitFor();
      await take('correct-article');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+f');
      await page.keyboard.type('渡');
      await take('find');
      await page.keyboard.press('Escape');
      await page.locator('.type-trigger').click();
      await take('type');
      for (const [name, english, chinese] of [
        ['help', 'Help: all keys', '帮助：全部快捷键'],
        ['import', 'Add to the library…', '添加到资料库…'],
        ['reprints', 'Where this was also printed…', '此文又见于…'],
        ['read-pictures', 'Read the pictures of the library…', '识别资料库中的图像…'],
      ] as const) {
        await show(page, address);
        await page.keyboard.press('Control+k');
        await page.getByRole('searchbox').fill(named(english, chinese));
        await page.locator('.commands .name-link').first().waitFor();
        if (name === 'help') await take('palette');
        await page.locator('.commands .name-link').first().click();
        await page.getByRole('dialog').waitFor();
        await take(name);
      }
    });
  });
}
