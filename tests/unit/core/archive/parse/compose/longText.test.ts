import { describe, expect, it } from 'vitest';
import { coverage } from '#core/archive/parse/compose/articles/coverage.ts';
import type { Composition } from '#core/archive/parse/compose/articles/draftedArticle.ts';
import { composeHan } from '#core/archive/parse/compose/han/composeHan.ts';
import { composeLatin } from '#core/archive/parse/compose/latin/composeLatin.ts';
import { type Manuscript, toManuscript } from '#core/archive/parse/compose/lines/lines.ts';
import { composeLongText } from '#core/archive/parse/compose/longText.ts';
import { parseIssueFile } from '#core/archive/parse/parse.ts';
import { readPlainText } from '#core/archive/parse/readers/text/text.ts';
import { drawText } from './drawnText.ts';

const read = (text: string) => readPlainText({ text, encoding: 'utf-8', truncated: false, damaged: 0 });

function both(text: string, compose: (manuscript: Manuscript) => Composition, size: number) {
  const whole = compose(toManuscript(read(text)));
  const parted = composeLongText(text, read(text).blocks, compose, size);
  return { whole, parted };
}

/** What people see of an article, and where it lies. */
const shown = ({ articles }: Composition) =>
  articles.map(({ headline, page, paragraphs }) => ({
    headline: headline?.text ?? null,
    page,
    paragraphs: paragraphs.map(({ text, start, end, kind, pieces }) => ({ text, start, end, kind, pieces })),
  }));

describe('a text that is composed in portions', () => {
  it.each([
    ['English, wrapped', drawText('latin', 60), composeLatin],
    ['Chinese, a paragraph a line', drawText('han', 60), composeHan],
  ] as const)('has the articles that it has as a whole: %s', (_, text, compose) => {
    const { whole, parted } = both(text, compose, 4000);
    expect(shown(parted)).toEqual(shown(whole));
    expect(parted.dropped).toEqual(whole.dropped);
    expect(parted.mastheadParts).toEqual(whole.mastheadParts);
    expect(parted.pages).toEqual(whole.pages);
  });

  it('counts its pages on', () => {
    const pages = Array.from({ length: 12 }, (_, page) => drawText('latin', 6, page + 1));
    const { whole, parted } = both(pages.join('\f'), composeLatin, 4000);
    expect(parted.pages).toEqual(whole.pages);
    expect(shown(parted).map(({ page }) => page)).toEqual(shown(whole).map(({ page }) => page));
  });

  it('has one article where nothing in it begins another', () => {
    const text = `HARBOUR NEWS\n\n${'The ship came in and went out again with the tide of the morning.\n'.repeat(400)}`;
    const { parted } = both(text, composeLatin, 4000);
    expect(parted.articles).toHaveLength(1);
    expect(parted.articles[0]?.headline?.text).toBe('HARBOUR NEWS');
  });

  it('loses nothing, wherever the portions end', () => {
    for (const size of [300, 1000, 3000]) {
      const text = `今日柯城\n2020年12月14日 星期一\n\n${drawText('han', 20)}`;
      const { parted } = both(text, composeHan, size);
      const covered = coverage({ ...parseIssueFile('a.txt', Buffer.from('空')), ...asIssue(parted), text });
      expect(covered).toEqual({ lost: [], doubled: [] });
    }
  });
});

const asIssue = ({ articles, notices, dropped, mastheadParts, imprintParts }: Composition) => ({
  articles: articles.map((article) => ({ ...article, id: '', start: 0, end: 0, confidence: 1 })),
  notices: notices.map(({ flow, kind, page }) => ({ ...flow, id: '', kind, page })),
  dropped: dropped.map((span) => ({ ...span, text: '' })),
  masthead: { ...noMasthead, parts: mastheadParts },
  imprint: { ...noImprint, parts: imprintParts },
});
const noMasthead = { title: null, dateText: null, lunarDate: null, weekday: null, price: null };
const noImprint = { sponsor: null, publisher: null, editor: null, hotline: null, registration: null };
