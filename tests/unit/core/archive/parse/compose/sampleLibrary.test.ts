import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type ComposedIssue, parseIssueFile } from '#core/archive/parse/parse.ts';
import type { Article } from '#shared/model/issue.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import { expectSound } from './issues.ts';

const root = resolve(import.meta.dirname, '../../../../../..');
const library = join(root, 'resources', 'sample-library');
const fixtures = join(root, 'tests', 'fixtures', 'sample-library');

const text = z.string().nullable();
const page = z.number().nullable().default(null);
/** The structure that the writers of the sample library meant. */
const expectedIssue = z.object({
  file: z.string(),
  encoding: z.string(),
  publication: text,
  date: text,
  issueNumber: text,
  edition: text,
  pageCount: page,
  lunarDate: text.optional(),
  weekday: text.optional(),
  price: text.optional(),
  imprint: z.partialRecord(z.enum(['sponsor', 'publisher', 'editor', 'hotline']), text),
  articles: z.array(
    z.object({
      headline: text,
      kicker: text,
      deck: text,
      creditLine: text,
      bylines: z.array(z.object({ name: z.string(), role: text })),
      page,
      section: text,
      paragraphs: z.array(z.string()),
      continuedOn: page,
      continuedFrom: page,
    }),
  ),
  notices: z.array(z.string()),
});
type ExpectedIssue = z.infer<typeof expectedIssue>;

/** Full-width digits and letters as ASCII, runs of white space as one space. */
const plain = (value: string | null | undefined): string | null =>
  value?.normalize('NFKC').replace(/\s+/gu, ' ').trim() ?? null;

/**
 * Whether a hyphen at a line's end belongs to its word cannot always be told from one issue (sack-truck,
 * skylight): paragraphs are compared without hyphens between letters, and the hyphens are counted apart.
 */
const withoutHyphens = (value: string | null): string | null =>
  value?.replace(/(?<=\p{L})-(?=\p{L})/gu, '') ?? null;

function described(article: Article) {
  return {
    headline: plain(article.headline?.text),
    kicker: plain(article.kicker?.text),
    deck: plain(article.deck?.text),
    creditLine: plain(article.creditLine),
    bylines: article.bylines.map(({ name, role }) => ({ name, role })),
    page: article.page,
    section: article.section,
    paragraphs: article.paragraphs.map((paragraph) => withoutHyphens(plain(paragraph.text))),
    continuedOn: article.continuedOn,
    continuedFrom: article.continuedFrom,
  };
}

function meant(expected: ExpectedIssue['articles'][number]) {
  return {
    ...expected,
    headline: plain(expected.headline),
    kicker: plain(expected.kicker),
    deck: plain(expected.deck),
    creditLine: plain(expected.creditLine),
    paragraphs: expected.paragraphs.map((paragraph) => withoutHyphens(plain(paragraph))),
  };
}

function read(fixture: string): { readonly expected: ExpectedIssue; readonly issue: ComposedIssue } {
  const expected = expectedIssue.parse(JSON.parse(readFileSync(join(fixtures, fixture), 'utf8')));
  const issue = parseIssueFile(expected.file, readFileSync(join(library, expected.file)));
  return { expected, issue };
}

const names = readdirSync(fixtures, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.json'),
);

describe('the sample library', () => {
  it('has issues in both languages', () => {
    expect(names.filter((name) => name.startsWith('zh')).length).toBeGreaterThan(5);
    expect(names.filter((name) => name.startsWith('en')).length).toBeGreaterThan(5);
  });

  describe.each(names)('%s', (name) => {
    const { expected, issue } = read(name);

    it('masthead and imprint', () => {
      const { file, encoding, articles, notices, imprint, lunarDate, weekday, price, ...own } = expected;
      expect(issue).toMatchObject(own);
      expect(issue.source).toMatchObject({ path: file, encoding });
      if (lunarDate !== undefined) expect(plain(issue.masthead.lunarDate)).toBe(plain(lunarDate));
      if (weekday !== undefined) expect(issue.masthead.weekday).toBe(weekday);
      if (price !== undefined) expect(issue.masthead.price).toBe(price);
      for (const [field, value] of Object.entries(imprint)) {
        expect(plain(issue.imprint[z.enum(['sponsor', 'publisher', 'editor', 'hotline']).parse(field)])).toBe(
          plain(value),
        );
      }
    });

    it('articles', () => {
      expect(issue.articles.map(described)).toEqual(expected.articles.map(meant));
    });

    it('notices', () => {
      const printed = (notice: string) => withoutHyphens(plain(notice));
      expect(issue.notices.map((notice) => printed(notice.text))).toEqual(expected.notices.map(printed));
    });

    it('loses nothing', () => {
      expectSound(issue);
    });
  });

  it('settles 19 of 20 hyphens at line ends as a person would', () => {
    let hyphens = 0;
    let wrong = 0;
    for (const name of names.filter((each) => each.startsWith('en'))) {
      const { expected, issue } = read(name);
      const index = indexCodePoints(issue.text);
      const kept = issue.articles
        .flatMap((article) => article.paragraphs.flatMap((paragraph) => paragraph.pieces))
        .filter((piece) => index.slice(piece.end - 1, piece.end) === '-');
      hyphens += kept.length + issue.dropped.filter((dropped) => dropped.reason === 'lineEndHyphen').length;
      issue.articles.forEach((article, index) => {
        article.paragraphs.forEach((paragraph, at) => {
          if (plain(paragraph.text) !== plain(expected.articles[index]?.paragraphs[at])) wrong++;
        });
      });
    }
    expect(hyphens).toBeGreaterThan(100);
    expect(wrong / hyphens).toBeLessThan(0.05);
  });
});
