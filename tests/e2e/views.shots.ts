import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { screenOf } from './pages/index.ts';
import { test } from './support/fixtures.ts';
import { takeAll } from './support/pictures.ts';
import { root } from './support/process.ts';
import { saltmere } from './support/saltmere.ts';

/**
 * Pictures of every view for people to judge, in `screenshots/`: three sizes, two themes, two languages; the other files show the rest.
 * Where the real sample issue is at hand (../shared/samples), it is pictured as well.
 */

interface Subject {
  readonly name: string;
  readonly libraryFrom: string;
  /** Words on the front page to open, and the article in it. */
  readonly lead: string;
  readonly from: { readonly paragraph: string; readonly character: number };
  readonly to: { readonly paragraph: string; readonly character: number };
  readonly query: string;
}

const subjects: readonly Subject[] = [
  {
    name: 'daily',
    libraryFrom: join(root, 'resources/sample-library'),
    lead: '新年第一班船上坐了三百二十一个人',
    from: { paragraph: '他以为会来二三十个人', character: 11 },
    to: { paragraph: '他以为会来二三十个人', character: 44 },
    query: '清溪大桥',
  },
  {
    name: 'weekly',
    libraryFrom: join(root, 'resources/sample-library'),
    lead: 'The New Bridge Opened',
    from: { paragraph: 'The procession had left', character: 60 },
    to: { paragraph: 'The procession had left', character: 160 },
    query: 'harrow bridge',
  },
  {
    name: 'kecheng',
    libraryFrom: join(root, '../shared/samples/jinri-kecheng'),
    lead: '市人大常委会调研组来柯调研明年人大工作思路',
    from: { paragraph: '近年来', character: 120 },
    to: { paragraph: '近年来', character: 136 },
    query: '人大',
  },
];

for (const subject of subjects) {
  for (const language of ['en-US', 'zh-CN'] as const) {
    test.describe(`${subject.name} ${language}`, () => {
      test.use({ libraryFrom: subject.libraryFrom, language });
      test.skip(!existsSync(subject.libraryFrom), `${subject.libraryFrom} is not here`);

      test('every view', async ({ app }) => {
        test.setTimeout(240_000);
        const page = await app.open();
        const take = (view: string) => takeAll(page, `${subject.name}-${view}-${language.slice(0, 2)}`);
        const { paper, search } = screenOf(page);
        await page.getByRole('main').getByRole('link', { name: subject.lead }).first().waitFor();
        await take('shelf');

        await page.getByRole('main').getByRole('link', { name: subject.lead }).first().click();
        await paper.article(subject.lead).waitFor();
        await take('issue');

        await mark(page, subject);
        await take('notes');

        await paper.article(subject.lead).getByRole('heading').first().click();
        await take('article');
        await page.keyboard.press('Escape');

        await page.keyboard.press('Control+k');
        await page.getByRole('searchbox').fill(subject.query);
        await search.anyHit.first().waitFor();
        await take('search');
      });
    });
  }
}

const printed = [
  { name: 'saltmere', libraryFrom: saltmere.folder },
  { name: 'saltmere-pdf', libraryFrom: saltmere.pdfFolder },
  {
    name: 'luxemburger',
    libraryFrom: join(root, '../shared/samples/mets-alto/luxemburger-zeitung-1858'),
  },
] as const;

for (const { name, libraryFrom } of printed) {
  for (const language of ['en-US', 'zh-CN'] as const) {
    test.describe(`${name} ${language}`, () => {
      test.use({ libraryFrom, language });
      test.skip(!existsSync(libraryFrom), `${libraryFrom} is not here`);

      test('the printed page', async ({ app }) => {
        test.setTimeout(240_000);
        const page = await app.open();
        const take = (view: string) => takeAll(page, `${name}-${view}-${language.slice(0, 2)}`);
        await page.getByRole('main').getByRole('listitem').getByRole('button').first().click();
        await page.getByText(/^(Facsimile|原版)$/).click();
        await page.locator('img.facsimile-picture, .facsimile-picture canvas').first().waitFor();
        await page.locator('.facsimile-zone-button').nth(1).focus();
        await take('facsimile');
        await page.keyboard.press('b');
        await page.locator('.same-issue').click();
        await page.locator('.pane').nth(1).getByRole('article').first().waitFor();
        await take('twice');
        await page.locator('.pane-head').nth(1).getByRole('button').nth(1).click();
        await page.getByRole('button', { name: /^(Beside the text|图文对照)$/ }).click();
        await take('beside');
      });
    });
  }
}

async function mark(page: Page, { lead, from, to }: Subject): Promise<void> {
  const { paper } = screenOf(page);
  await paper.select({ article: lead, ...from }, { article: lead, ...to });
  await page.keyboard.press('n');
  await page.keyboard.type('2024: 46 → 58?');
  await page.keyboard.press('Control+Enter');
  await paper.select({ article: lead, ...from, character: 2 }, { article: lead, ...from, character: 9 });
}
