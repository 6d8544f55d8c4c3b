import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article, Notice } from '#shared/model/issue.ts';
import { plainFlow } from '#shared/text/flow.ts';
import { itemHeight } from '../../../../src-renderer/layout/makeUp.ts';
import { naturalHeight } from '../../../../src-renderer/layout/notices.ts';
import type { PaperSection } from '../../../../src-renderer/layout/sections.ts';
import {
  chooseTiers,
  isLong,
  legOf,
  tierItem,
  tierPages,
  tiersOver,
} from '../../../../src-renderer/layout/tiers.ts';
import type { MakeUp } from '../../../../src-renderer/layout/types.ts';

const article = (index: number, characters: number): Article => ({
  id: `a${index}`,
  start: index * 100_000,
  end: index * 100_000 + characters,
  headline: plainFlow('渡船队首秀江上'),
  kicker: null,
  deck: null,
  bylineLine: null,
  bylines: [],
  creditLine: null,
  page: 1,
  section: null,
  paragraphs: [{ ...plainFlow('江'.repeat(characters)), kind: 'body' }],
  continuedOn: null,
  continuedFrom: null,
  continuationMarks: [],
  confidence: 1,
  decisions: [],
});
const notice = (index: number): Notice => ({
  ...plainFlow('护林防火，人人有责'.repeat(3)),
  start: index * 100_000 + 50_000,
  id: `n${index}`,
  kind: 'slogan',
  page: 1,
});
const sectionOf = (lengths: readonly number[], notices: number): PaperSection => ({
  key: 'page-1-0',
  page: null,
  articles: lengths.map((characters, index) => article(index, characters)),
  notices: Array.from({ length: notices }, (_, index) => notice(index)),
});
const idsOf = (make: MakeUp): readonly string[] =>
  make.kind === 'leaf' ? [make.item.id] : make.parts.flatMap(idsOf);
const window = chooseTiers({ height: 800, width: 1000, typeSize: 15 });

describe('the tiers of a window', () => {
  it('hold 12 to 16 whole characters, as many of them as there is height for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 400, max: 1400 }),
        fc.integer({ min: 12, max: 24 }),
        (height, typeSize) => {
          const grid = chooseTiers({ height, width: 1000, typeSize });
          const characters = grid.columnWidth / typeSize;
          expect(Number.isInteger(characters)).toBe(true);
          if (grid.columns > 1) expect(characters).toBeGreaterThanOrEqual(12);
          if (grid.columns > 1) expect(characters).toBeLessThanOrEqual(16);
          expect(tiersOver(grid, grid.columns)).toBeLessThanOrEqual(height);
        },
      ),
    );
  });

  it('become one where the window is too low for two', () => {
    expect(chooseTiers({ height: 380, width: 600, typeSize: 15 }).columns).toBe(1);
  });
});

describe('the pages of tiers', () => {
  const lengths = fc.array(fc.integer({ min: 5, max: 6000 }), { minLength: 1, maxLength: 18 });

  it('show every article once, in the order of the text, and every notice once', () => {
    fc.assert(
      fc.property(lengths, fc.integer({ min: 0, max: 9 }), (articles, notices) => {
        const section = sectionOf(articles, notices);
        const ids = tierPages(section, 'lead', window, 15).flatMap(({ make }) => idsOf(make));
        expect(ids.filter((id) => id.startsWith('a'))).toEqual(section.articles.map(({ id }) => id));
        expect(ids.filter((id) => id.startsWith('n')).sort()).toEqual(section.notices.map(({ id }) => id));
      }),
      { numRuns: 30 },
    );
  });

  it('are no wider than the window, but for an article that is too long for one', () => {
    fc.assert(
      fc.property(lengths, (articles) => {
        for (const { make, leg } of tierPages(sectionOf(articles, 0), 'lead', window, 15)) {
          if (leg === null)
            expect(naturalHeight(make, window)).toBeLessThanOrEqual(window.lines * window.lineHeight);
          else expect(idsOf(make)).toHaveLength(1);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('put notices that stand alone on pages of their own', () => {
    const section = { ...sectionOf([], 30) };
    expect(tierPages(section, 'normal', window, 15).flatMap(({ make }) => idsOf(make))).toHaveLength(30);
  });

  it('leave the masthead its lines on the first', () => {
    const section = sectionOf([900, 900, 900, 900], 0);
    const width = (taken: number) =>
      naturalHeight(tierPages(section, 'lead', window, 15, taken)[0]?.make as MakeUp, window) /
      window.lineHeight;
    expect(width(8)).toBeLessThanOrEqual(window.lines - 8);
  });
});

describe('an article longer than the window', () => {
  it('goes on in its first tier before the window ends, in stretches of about one length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 40_000 }), (characters) => {
        const item = tierItem(article(0, characters), 'lead', window, 15);
        if (!isLong(item, window)) return;
        const leg = legOf(item, window);
        const rows = item.lines / window.columns;
        expect(leg).toBeLessThanOrEqual(window.lines);
        expect(leg * Math.ceil(rows / leg) - rows).toBeLessThan(leg);
        expect(itemHeight(item, window.columns, window)).toBeGreaterThan(leg * window.lineHeight);
      }),
    );
  });
});
