import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { dialogWords } from '#shared/i18n/dialogWords.ts';
import { en } from '#shared/i18n/en.ts';
import { zhCN } from '#shared/i18n/zh-CN.ts';
import { guideLanguages, readGuide } from '../../../build/guide/readGuide.mjs';
import { menuLabels } from '../../../src-main/electron/menuLabels.ts';
import type { GuideBlock, GuideWords } from '../../../src-renderer/components/guide/guide.ts';
import { pageNamed } from '../../../src-renderer/components/guide/guide.ts';
import { firstSteps, guideAt, guideOf } from '../../../src-renderer/state/navigation/guidePages.ts';
import type { Route } from '../../../src-renderer/state/navigation/route.ts';

const folder = new URL('../../../docs/guide/', import.meta.url);
const [english, chinese] = guideLanguages.map((language) => readGuide(folder, language));
const pagesOf = (guide: typeof english) => (guide?.groups ?? []).flatMap(({ pages }) => pages);

/** A copy of the guide with a page rewritten. */
function withPage(name: string, text: string): URL {
  const copy = mkdtempSync(join(tmpdir(), 'broadsheet-guide-'));
  onTestFinished(() => rmSync(copy, { recursive: true }));
  cpSync(folder, copy, { recursive: true });
  writeFileSync(join(copy, 'en', `${name}.md`), text);
  return pathToFileURL(`${copy}/`);
}

describe('the guide', () => {
  it('has the same pages in both languages, with the same sections, pictures and tables', () => {
    const shapes = (guide: typeof english) =>
      pagesOf(guide).map(({ name, blocks }) => [
        name,
        blocks.flatMap((block) =>
          block.kind === 'heading' || block.kind === 'picture' || block.kind === 'table' ? [block.kind] : [],
        ),
      ]);
    expect(shapes(chinese)).toEqual(shapes(english));
    expect(pagesOf(english).length).toBeGreaterThan(25);
  });

  it('is whole in each language', () => {
    for (const { title, name } of pagesOf(chinese)) {
      expect(`${name}: ${title}`).toMatch(/\p{Script=Han}|Obsidian|Zotero|Syncthing|Git/u);
    }
    for (const { title } of pagesOf(english)) expect(title).not.toMatch(/\p{Script=Han}/u);
  });

  it('has a page for every place that help is asked for at', () => {
    const places: readonly Route[] = [
      { name: 'shelf', publication: null },
      { name: 'issue', issueId: 'a', articleId: null, view: 'page', arrival: null },
      { name: 'issue', issueId: 'a', articleId: null, view: 'facsimile', arrival: null },
      { name: 'search', query: '', filters: {}, order: 'date' },
      { name: 'notebook', query: { filters: {}, sort: 'date', descending: true, grouped: true } },
      { name: 'collection', collectionId: null },
      { name: 'people', person: null },
      { name: 'chains' },
      { name: 'problems' },
    ];
    const wanted = [...places.map(guideOf), firstSteps, guideAt('browser')].map(({ page }) => page ?? '');
    expect(wanted.filter((page) => !english || !pageNamed(english, page))).toEqual([]);
  });

  it.each([
    ['a link to a page that is not there', '# A\n\n[x](nowhere.md)\n', 'nowhere leads nowhere'],
    ['a link to a section that is not there', '# A\n\n[x](notes.md#none)\n', 'notes#none leads nowhere'],
    ['HTML', '# A\n\n<script>alert(1)</script>\n', 'cannot show html'],
    ['HTML in a line', '# A\n\na <b>c</b>\n', 'cannot show html'],
    ['a link that is not safe', '# A\n\n[x](javascript:alert(1))\n', 'cannot lead to javascript:'],
    ['a picture that is not there', '# A\n\n![x](../pictures/en/none-light.webp)\n', 'no picture'],
    ['a picture from elsewhere', '# A\n\n![x](https://a.example/b.webp)\n', 'no picture'],
    ['two headings of one name', '# A\n\n## B\n\n## B\n', 'called the same'],
    ['a page without a title', 'A\n', 'begins with its title'],
  ])('is not built with %s', (_what, text, sentence) => {
    const folderOfCopy = withPage('people', text);
    expect(() => readGuide(folderOfCopy, 'en')).toThrow(sentence);
    expect(() => readGuide(folderOfCopy, 'en')).toThrow('en/people.md');
  });

  it('joins the lines of Chinese without a space, and those of English with one', () => {
    const guide = readGuide(withPage('people', '# A\n\n一行\n又一行，\n“三” *x*\nand\ntwo\n'), 'en');
    expect(pageNamed(guide, 'people')?.blocks[0]).toMatchObject({
      words: ['一行又一行，“三” ', { kind: 'emphasis' }, ' and two'],
    });
  });

  it('weighs little: each picture at most 90 KB, all at most 900 KB', () => {
    const names = new Set(
      [english, chinese].flatMap((guide) =>
        pagesOf(guide).flatMap(({ blocks }) =>
          blocks.flatMap((block) => (block.kind === 'picture' ? [block.name] : [])),
        ),
      ),
    );
    const sizes = [...names].flatMap((name) =>
      ['light', 'dark'].map(
        (theme) => readFileSync(new URL(`pictures/${name}-${theme}.webp`, folder)).length,
      ),
    );
    expect(Math.max(...sizes)).toBeLessThanOrEqual(90_000);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(900_000);
  });
});

describe('the first ten minutes', () => {
  /** Names that are no words of the window. */
  const others = new Set(['The Wexcombe Courier', 'The New Bridge Opened', 'Broadsheet Sample Library']);
  const known = (catalogue: Readonly<Record<string, string>>, labels: Readonly<Record<string, string>>) =>
    [...Object.values(catalogue), ...Object.values(labels)].map((text) => text.replace(/…$/, ''));

  it('name what is pressed as the window does, in English', () => {
    const words = known({ ...en, ...dialogWords.en }, menuLabels.en);
    const named =
      pageNamed(english as NonNullable<typeof english>, 'first-ten-minutes')?.blocks.flatMap(emphasised) ??
      [];
    const strange = named.filter((name) => !others.has(name) && !words.includes(name.replace(/…$/, '')));
    expect(strange).toEqual([]);
    expect(named.length).toBeGreaterThan(8);
  });

  it('name what is pressed as the window does, in Chinese', () => {
    const words = known({ ...zhCN, ...dialogWords['zh-CN'] }, menuLabels['zh-CN']);
    const text = readFileSync(new URL('zh-CN/first-ten-minutes.md', folder), 'utf8');
    const named = [...text.matchAll(/“([^”]+)”/g)].map(([, name = '']) => name);
    // What is typed, and a headline.
    const typed = new Set([
      '渡口',
      '深色',
      '导出',
      '竖排',
      '2024年1月1日',
      '新年第一班船上坐了三百二十一个人',
      '已保存',
    ]);
    expect(named.filter((name) => !typed.has(name) && !words.includes(name.replace(/…$/, '')))).toEqual([]);
  });
});

function emphasised(block: GuideBlock): readonly string[] {
  const inWords = (words: readonly GuideWords[]): readonly string[] =>
    words.flatMap((part) =>
      typeof part === 'string' || !('words' in part)
        ? []
        : part.kind === 'emphasis'
          ? part.words.filter((word) => typeof word === 'string')
          : inWords(part.words),
    );
  switch (block.kind) {
    case 'paragraph':
      return inWords(block.words);
    case 'list':
      return block.items.flatMap((item) => item.flatMap(emphasised));
    case 'hint':
      return block.blocks.flatMap(emphasised);
    default:
      return [];
  }
}
