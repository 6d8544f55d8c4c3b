import { describe, expect, it } from 'vitest';
import type { Article, Byline, Issue, Notice, Page } from '#shared/model/issue.ts';
import { plainFlow } from '#shared/text/flow.ts';
import { oneBand } from '../../../../src-renderer/layout/bands.ts';
import { articleItem, balancedRows, bylineText } from '../../../../src-renderer/layout/items.ts';
import { paperSections, roughHeight, seenAtFirst } from '../../../../src-renderer/layout/sections.ts';

const article = (
  id: string,
  start: number,
  page: number | null,
  bylines: readonly Byline[] = [],
): Article => ({
  id,
  start,
  end: start + 10,
  headline: plainFlow('渡船队首秀'),
  kicker: null,
  deck: null,
  bylineLine: null,
  bylines,
  creditLine: null,
  page,
  section: null,
  paragraphs: [{ ...plainFlow('江上水汽重，玻璃上总蒙着一层雾。'.repeat(10)), kind: 'body' }],
  continuedOn: null,
  continuedFrom: null,
  continuationMarks: [],
  confidence: 1,
  decisions: [],
});

const notice = (id: string, start: number, page: number | null): Notice => ({
  ...plainFlow('护林防火'),
  start,
  id,
  kind: 'slogan',
  page,
});

const page = (number: number, name: string | null): Page => ({ number, name, start: 0, end: 0 });

const issue = (articles: readonly Article[], notices: readonly Notice[], pages: readonly Page[]): Issue => ({
  id: 'i',
  source: {
    path: 'a.txt',
    format: 'text',
    encoding: 'utf-8',
    size: 1,
    contentHash: '0',
    normalForm: 'NFC',
  },
  publication: null,
  date: null,
  edition: null,
  issueNumber: null,
  pageCount: null,
  language: 'zh-Hans',
  masthead: { title: null, dateText: null, lunarDate: null, weekday: null, price: null, parts: [] },
  imprint: { sponsor: null, publisher: null, editor: null, hotline: null, registration: null, parts: [] },
  pages,
  articles,
  notices,
  text: '',
  dropped: [],
  warnings: [],
});

const contents = (value: Issue) =>
  paperSections(value).map(({ page: head, articles, notices }) => [
    head?.number ?? null,
    ...articles.map(({ id }) => id),
    ...notices.map(({ id }) => id),
  ]);

describe('sections of a sheet', () => {
  it('are the pages, each under its head', () => {
    const value = issue(
      [article('a', 0, 1), article('b', 20, 1), article('c', 40, 2)],
      [notice('n', 60, 2)],
      [page(1, '要闻'), page(2, '综合')],
    );
    expect(contents(value)).toEqual([
      [1, 'a', 'b'],
      [2, 'c', 'n'],
    ]);
  });

  it('have no head on a single page, nor on a first page without a name', () => {
    expect(contents(issue([article('a', 0, 1)], [], [page(1, '要闻')]))).toEqual([[null, 'a']]);
    expect(
      contents(issue([article('a', 0, 1), article('b', 20, 2)], [], [page(1, null), page(2, null)])),
    ).toEqual([
      [null, 'a'],
      [2, 'b'],
    ]);
  });

  it('keep what names no page with what stands before it', () => {
    const value = issue(
      [article('a', 0, 1), article('b', 20, null), article('c', 40, 2)],
      [notice('n', 30, null)],
      [page(1, '要闻'), page(2, '综合')],
    );
    expect(contents(value)).toEqual([
      [1, 'a', 'b', 'n'],
      [2, 'c'],
    ]);
  });

  it('hold every article and notice once, in order, also on a very full page', () => {
    const articles = Array.from({ length: 2000 }, (_, i) => article(`a${i}`, i * 20, null));
    const notices = Array.from({ length: 90 }, (_, i) => notice(`n${i}`, i * 20 + 5, null));
    const sections = paperSections(issue(articles, notices, []));
    expect(sections.flatMap((section) => section.articles)).toEqual(articles);
    expect(sections.flatMap((section) => section.notices)).toEqual(notices);
    expect(new Set(sections.map(({ key }) => key)).size).toBe(sections.length);
    expect(Math.max(...sections.map((section) => section.articles.length))).toBeLessThan(30);
  });

  it('are made of notices where an issue has nothing else', () => {
    expect(contents(issue([], [notice('n', 0, 4)], [page(4, '广告')]))).toEqual([[null, 'n']]);
    expect(contents(issue([], [], []))).toEqual([]);
  });
});

describe('articles as the make-up sees them', () => {
  const grid = { columns: 4, columnWidth: 205, gutter: 24, lineHeight: 26, rowGap: 26, bandLines: 26 };

  it('are estimated until they are measured', () => {
    const value = article('a', 0, null);
    // 160 squares and 2 of indent, 13 to a line
    expect(articleItem(value, 'normal', grid, 15, 'han', undefined).lines).toBe(13);
    const measured = articleItem(value, 'normal', grid, 15, 'han', {
      lines: 15,
      bands: oneBand(8),
      head: 71,
      span: 2,
      whole: 15,
      isWhole: true,
    });
    expect(measured.lines).toBe(15);
    expect([measured.bands(2).lines, measured.headHeight(2)]).toEqual([8, 71]);
    expect(measured.bands(3).lines).toBe(5);
  });

  it('balance their lines over their columns', () => {
    expect(balancedRows(10, 1, 'han')).toBe(10);
    expect(balancedRows(10, 3, 'han')).toBe(4);
    expect(balancedRows(10, 3, 'latin')).toBeGreaterThan(10 / 3);
  });

  it('name people by role, each once', () => {
    const by = (name: string, role: string | null): Byline => ({ name, role, start: 0, end: 1 });
    const value = article('a', 0, null, [
      by('甲', '记者'),
      by('乙', '记者'),
      by('甲', '记者'),
      by('丙', '通讯员'),
    ]);
    expect(bylineText(value)).toBe('记者 甲 乙　通讯员 丙');
    expect(bylineText({ ...value, bylineLine: plainFlow('本报记者 甲') })).toBe('本报记者 甲');
    expect(bylineText(article('a', 0, null, [by('Edith Marlow', null)]))).toBe('Edith Marlow');
  });
});

describe('sections made up at once', () => {
  it('are those that reach into the window', () => {
    expect(seenAtFirst([300, 300, 300, 300], 700)).toBe(3);
    expect(seenAtFirst([300, 400, 300], 700)).toBe(2);
  });

  it('are all of a short issue and the first of a long one', () => {
    expect(seenAtFirst([100, 100], 700)).toBe(2);
    expect(seenAtFirst([9_000, 100], 700)).toBe(1);
    expect(seenAtFirst([9_000, 100], 0)).toBe(1);
    expect(seenAtFirst([], 700)).toBe(0);
  });
});

describe('the rough height of a section', () => {
  const grid = { columns: 4, columnWidth: 240, gutter: 20, lineHeight: 24, rowGap: 24, bandLines: 26 };
  const section = {
    key: 'a',
    page: null,
    articles: [article('a', 0, null), article('b', 20, null)],
    notices: [],
  };

  it('is that of its lines shared by the columns, in larger type more', () => {
    // 160 letters in lines of 16, the indent of two, and five lines of head, twice over.
    expect(roughHeight(section, grid, 15)).toBe((2 * (5 + 11) * 24) / 4);
    expect(roughHeight(section, grid, 20)).toBeGreaterThan(roughHeight(section, grid, 15));
  });
});
