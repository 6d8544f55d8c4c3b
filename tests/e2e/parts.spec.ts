import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { screenOf } from './pages/index.ts';
import { type AppUnderTest, expect, test } from './support/fixtures.ts';

/** Issues of several files: articles that go on elsewhere, files with other articles of one day, pictures as pages. */

test('an article leads to where it goes on, and back, on the page and by itself', async ({ app }) => {
  const page = await app.open();
  const { shelf, paper } = screenOf(page);
  const courier = shelf.publication('The Wexcombe Courier');
  await expect(courier).toContainText('7 issues');
  await shelf.open('8 January 1926');
  const begins = page.getByRole('button', { name: 'Continued on page 3' });
  const comes = page.getByRole('button', { name: 'Continued from page 1' });
  const headline = 'THE GREAT FLOOD.';
  await paper.sheet.getByRole('article', { name: headline }).filter({ has: begins }).scrollIntoViewIfNeeded();
  await begins.click();
  await expect(comes).toBeInViewport();
  await comes.click();
  await expect(paper.sheet.getByRole('heading', { name: headline }).first()).toBeInViewport();

  await paper.sheet.getByRole('heading', { name: headline }).first().click();
  const alone = paper.sheet
    .getByRole('article')
    .filter({ has: page.getByRole('heading', { level: 1, name: headline }) });
  await alone.getByRole('button', { name: 'Continued on page 3' }).click();
  await alone.getByRole('button', { name: 'Continued from page 1' }).click();
  await expect(alone.getByRole('button', { name: 'Continued on page 3' })).toBeVisible();
});

const crawled = (headline: string, body: string) =>
  `${headline}\n时间：2021-05-04\n\n　　${body.repeat(6)}\n\n`;

const levee = crawled('河堤汛前加固', '青石河两岸的河堤汛前加固，沙袋已经运到堤上。');

async function writeCrawl(app: AppUnderTest): Promise<void> {
  const folder = join(app.library, '青石新闻');
  await mkdir(folder);
  await writeFile(
    join(folder, '1.txt'),
    crawled('渡口新船下水', '新船昨天下午在渡口下水，岸上站满了看热闹的人。') + levee,
  );
  await writeFile(
    join(folder, '2.txt'),
    levee + crawled('老街石板翻修', '老街的石板路今起翻修，工人把旧石板一块块编上号码。'),
  );
}

test('files that share an article of one day are one issue that shows it once and names them', async ({
  app,
}) => {
  await writeCrawl(app);
  const page = await app.open();
  const { shelf, paper } = screenOf(page);
  await expect(shelf.publication('青石新闻')).toContainText('2 files');
  await shelf.open('渡口新船下水');
  await expect(paper.article('渡口新船下水')).toBeVisible();
  await expect(paper.article('老街石板翻修')).toBeVisible();
  await expect(paper.article('河堤汛前加固')).toHaveCount(1);
  await page.getByText('Put together from 2 files').click();
  await page.getByRole('button', { name: '2.txt' }).click();
  await expect(paper.article('河堤汛前加固')).toBeInViewport();
});

test('files whose paper only their folder names are one issue once it is filled in, and a note stays on its words', async ({
  app,
}) => {
  const folder = join(app.library, '爬取稿件');
  await mkdir(folder);
  await writeFile(
    join(folder, '1.txt'),
    crawled('渡口新船下水', '新船昨天下午在渡口下水，岸上站满了看热闹的人。'),
  );
  await writeFile(join(folder, '2.txt'), levee);
  const page = await app.open();
  const { shelf, paper, notes } = screenOf(page);
  await expect(shelf.publication('爬取稿件')).toContainText('2 issues');
  await shelf.open('河堤汛前加固');
  const place = { article: '河堤汛前加固', paragraph: '沙袋已经运到堤上' };
  await paper.select({ ...place, character: 2 }, { ...place, character: 9 });
  await notes.write('加固', []);
  await shelf.goBack('sample-library');
  await shelf.publication('爬取稿件').getByRole('button', { name: 'Edit issue details…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Issue details' });
  await dialog.getByRole('textbox', { name: 'Paper' }).fill('青石新闻');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(shelf.publication('青石新闻')).toContainText('2 files');
  await shelf.open('渡口新船下水');
  await expect(paper.article('河堤汛前加固')).toBeVisible();
  await expect(notes.card('加固')).toHaveCount(1);
});

test('a folder of pictures is an issue to look at, which says that it has no words', async ({ app }) => {
  const folder = join(app.library, 'The Saltmere Echo', '1901-03-09');
  await mkdir(folder, { recursive: true });
  for (const name of ['0001.jpg', '0002.jpg']) {
    await cp(join('tests/fixtures/mets-mini/1901-03-09_01/images', name), join(folder, name));
  }
  const page = await app.open();
  const { shelf, facsimile } = screenOf(page);
  const section = shelf.publication('The Saltmere Echo');
  await section.scrollIntoViewIfNeeded();
  await section
    .getByRole('link', { name: /9 March 1901/ })
    .first()
    .click();
  await expect(facsimile.sheet('Page 1')).toBeVisible();
  await expect(page.getByText('This page is a picture only')).toBeVisible();
  await facsimile.turnTo('Page 2');
  await expect(page.getByRole('button', { name: 'Edit issue details…' })).toBeVisible();
});
