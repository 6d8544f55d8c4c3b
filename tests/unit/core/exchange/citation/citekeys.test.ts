import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citekeyOf, citekeysFor } from '#core/exchange/citation/citekeys.ts';
import { citekeyWords, defaultSettings } from '#shared/model/settings.ts';
import { articleOf as articleAt, issueOf as issueAt } from '../export/support.ts';
import { articleOf, english, issueOf } from './support.ts';

const pattern = defaultSettings.citekeyPattern;

describe('citekeys', () => {
  it.each([
    [english, articleOf('The Flood Closes the Bridge', ['JANE SMITH']), pattern, 'smith19980307flood'],
    [issueOf(), articleOf('数字革命与竞争国际化', ['丁文详']), pattern, '丁文详20001120数字革命'],
    [english, articleOf('Flood', []), '[auth][year][shorttitle]', 'valleyherald1998flood'],
    [issueOf({ publication: 'L’Écho du Nord' }), null, '[publication]:[year]-[month]', 'lechodunord:2000-11'],
    [issueOf({ date: null }), articleOf(null, ['丁文详']), '[auth]_[date]', '丁文详'],
    [issueOf({ publication: null, date: null }), null, pattern, '2000-11-20-0a1b2c3d4e'],
    [
      issueOf(),
      articleOf('数字革命与竞争国际化', ['单文详']),
      '[auth:pinyin][date][shorttitle:pinyin]',
      'shanwenxiang20001120shuzigeming',
    ],
    [
      issueOf(),
      articleOf('女排', []),
      '[shorttitle:pinyin]-[publication:pinyin]',
      'nvpai-zhongguoqingnianbao',
    ],
    [english, articleOf('Flood 水', ['Smith']), '[auth:pinyin][title:pinyin]', 'smithfloodshui'],
    [english, articleOf('{A} \\ "b", c%~#', []), '[shorttitle][nosuchword]{x}', 'bx'],
  ])('%#', (issue, article, wanted, key) => {
    expect(citekeyOf(issue, article, wanted)).toBe(key);
  });

  it('tell articles apart by letters, in the order of the papers whatever is given first', () => {
    const [first, second] = ['a', 'b'].map((id) =>
      issueAt({
        id,
        articles: [
          articleAt('x', '新桥', 0, 5, []),
          articleAt('y', '新桥', 5, 9, []),
          articleAt('z', '旧桥', 9, 12, []),
        ],
      }),
    );
    if (!first || !second) throw new Error('Two issues were made.');
    for (const issues of [
      [first, second],
      [second, first],
    ]) {
      const key = citekeysFor(issues, '[year][shorttitle]');
      expect(
        [first, second].flatMap((issue) => issue.articles.map((article) => key(issue, article))),
      ).toEqual(['2021新桥', '2021新桥a', '2021旧桥', '2021新桥b', '2021新桥c', '2021旧桥a']);
    }
  });

  it('are made of what a person asks for: every word of the pattern stands for something', () => {
    const issue = { ...english, issueNumber: '321' };
    const article = articleOf('The Flood Closes', ['Ludwig van Dyke Jr.']);
    const key = (word: string) => citekeyOf(issue, article, `[${word}]`);
    expect(Object.fromEntries(citekeyWords.map((word) => [word, key(word)]))).toEqual({
      auth: 'dyke',
      publication: 'valleyherald',
      year: '1998',
      month: '03',
      day: '07',
      date: '19980307',
      issue: '321',
      page: '15',
      shorttitle: 'flood',
      title: 'thefloodcloses',
      id: '2000-11-20-0a1b2c3d4e',
    });
  });

  it('are one for each article, and the same in whatever order and whichever annotations are exported', () => {
    const headlines = fc.array(fc.constantFrom('新桥', '新桥a', 'Flood', 'The Flood', 'Flooda', '', '!'), {
      maxLength: 6,
    });
    const papers = fc.array(
      fc.record({ headlines, date: fc.constantFrom(null, '2021-05-01', '2021-05-02') }),
      {
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(papers, fc.constantFrom(pattern, '[auth][year]', '[shorttitle]', 'key'), (made, wanted) => {
        const issues = made.map(({ headlines: titles, date }, index) =>
          issueAt({
            id: `i${index}`,
            date,
            articles: titles.map((title, place) => articleAt(`a${place}`, title, place, place + 1, [])),
          }),
        );
        const keys = (of: ReturnType<typeof citekeysFor>) =>
          issues.flatMap((issue) => [null, ...issue.articles].map((article) => of(issue, article)));
        const given = keys(citekeysFor(issues, wanted));
        expect(new Set(given).size).toBe(given.length);
        expect(keys(citekeysFor(issues.toReversed(), wanted))).toEqual(given);
      }),
    );
  });

  it('are keys in BibLaTeX, whatever the papers say', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary' }),
        fc.string(),
        (name, title, own) => {
          const key = citekeyOf(issueOf({ publication: name }), articleOf(title, []), `${own}[auth][title]`);
          expect(key).toMatch(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}:._-]*$/u);
        },
      ),
    );
  });
});
