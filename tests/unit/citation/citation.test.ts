import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCitation, resolveStyle } from '#core/citation/format.ts';
import { type CitedArticle, type CitedIssue, citekeyOf, reference } from '#core/citation/reference.ts';
import { plainFlow } from '#shared/text/flow.ts';

const masthead = { title: null, dateText: null, lunarDate: null, weekday: null, price: null, parts: [] };

function issueOf(changes: Partial<CitedIssue> = {}): CitedIssue {
  return {
    id: '2000-11-20-0a1b2c3d4e',
    publication: '中国青年报',
    date: '2000-11-20',
    edition: null,
    issueNumber: null,
    language: 'zh-Hans',
    masthead,
    ...changes,
  };
}

function articleOf(headline: string | null, names: readonly (string | [string, string])[]): CitedArticle {
  return {
    headline: headline === null ? null : plainFlow(headline),
    bylines: names.map((name) => ({
      name: typeof name === 'string' ? name : name[0],
      role: typeof name === 'string' ? '记者' : name[1],
      start: 0,
      end: 1,
    })),
    page: 15,
    section: null,
  };
}

const english = issueOf({ publication: 'Valley Herald', language: 'en', date: '1998-03-07' });

describe('GB/T 7714', () => {
  it("gives the standard's own example in both editions", () => {
    const cited = reference(issueOf(), articleOf('数字革命与竞争国际化', ['丁文详']), null);
    expect(formatCitation(cited, 'gb7714-2015')).toBe(
      '丁文详. 数字革命与竞争国际化[N]. 中国青年报, 2000-11-20(15).',
    );
    expect(formatCitation(cited, 'gb7714-2025')).toBe(
      '丁文详. 数字革命与竞争国际化[N]. 中国青年报，2000-11-20（15）.',
    );
  });

  it('names three authors and then the others as one', () => {
    const cited = reference(issueOf(), articleOf('题', ['甲一', '乙 二', '丙三', '丁四']), 2);
    expect(formatCitation(cited, 'gb7714-2015')).toBe(
      '甲一, 乙二, 丙三, 等. 题[N]. 中国青年报, 2000-11-20(2).',
    );
    expect(formatCitation(cited, 'gb7714-2025')).toBe(
      '甲一，乙二，丙三，等. 题[N]. 中国青年报，2000-11-20（2）.',
    );
  });

  it('writes Latin names with initials, in capitals only in the older edition', () => {
    const cited = reference(english, articleOf('Flood', ['JANE Q. SMITH', 'Jean-Luc Godard']), null);
    expect(formatCitation(cited, 'gb7714-2015')).toBe(
      'SMITH J Q, GODARD J-L. Flood[N]. Valley Herald, 1998-03-07(15).',
    );
    expect(formatCitation(cited, 'gb7714-2025')).toBe(
      'Smith J Q，Godard J-L. Flood[N]. Valley Herald，1998-03-07（15）.',
    );
  });

  it('leaves out what is not known', () => {
    const format = (issue: CitedIssue, article: CitedArticle | null) =>
      formatCitation(reference(issue, article && { ...article, page: null }, null), 'gb7714-2025');
    expect(format(issueOf(), articleOf('题', []))).toBe('题[N]. 中国青年报，2000-11-20.');
    expect(format(issueOf({ date: null }), articleOf('题', ['甲']))).toBe('甲. 题[N]. 中国青年报.');
    expect(format(issueOf({ publication: null }), articleOf('题', []))).toBe('题[N]. 2000-11-20.');
    expect(format(issueOf(), null)).toBe('中国青年报，2000-11-20.');
    expect(format(issueOf({ publication: null, date: null }), null)).toBe('');
  });

  it('does not count photographers and editors as authors', () => {
    const cited = reference(
      issueOf(),
      articleOf('题', [
        ['甲', '见习记者'],
        ['乙', '摄'],
        ['丙', '责任编辑'],
        ['丁', '通讯员'],
      ]),
      null,
    );
    expect(cited.author).toEqual([{ literal: '甲' }, { literal: '丁' }]);
  });
});

describe('Chicago', () => {
  const format = (issue: CitedIssue, article: CitedArticle | null, page: number | null = null) =>
    formatCitation(reference(issue, article, page), 'chicago');

  it('gives the note form', () => {
    expect(format(english, articleOf('Flood Closes the Bridge', ['JANE SMITH']))).toBe(
      'Jane Smith, “Flood Closes the Bridge,” Valley Herald, March 7, 1998, 15.',
    );
    expect(format(english, articleOf('Who Pays?', ['Ann Lee', 'Bob Ray']), 3)).toBe(
      'Ann Lee and Bob Ray, “Who Pays?,” Valley Herald, March 7, 1998, 3.',
    );
    expect(format(english, articleOf('“No” Wins', ['A B', 'C D', 'E F']), 1)).toBe(
      'A B et al., “‘No’ Wins,” Valley Herald, March 7, 1998, 1.',
    );
  });

  it('names edition and place, the place only where the title does not', () => {
    const place = { field: 'place' as const, value: 'Valley', ...plainFlow('Valley') };
    const placed = { ...masthead, parts: [place] };
    expect(format({ ...english, edition: 'late', masthead: placed }, null)).toBe(
      'Valley Herald, March 7, 1998, late ed.',
    );
    expect(format({ ...english, publication: 'Herald', masthead: placed }, null)).toBe(
      'Herald (Valley), March 7, 1998.',
    );
  });

  it('leaves out what is not known', () => {
    const article = { ...articleOf('Flood', []), page: null };
    expect(format({ ...english, date: null }, article)).toBe('“Flood,” Valley Herald.');
    expect(format({ ...english, date: null, publication: null }, article)).toBe('“Flood.”');
    expect(format(english, null)).toBe('Valley Herald, March 7, 1998.');
  });
});

it('keeps offices whole and takes people apart', () => {
  const { author } = reference(
    english,
    articleOf('x', ['Our Own Correspondent', 'The Associated Press', "MARY O'HARA", 'Reuters']),
    null,
  );
  expect(author).toEqual([
    { literal: 'Our Own Correspondent' },
    { literal: 'The Associated Press' },
    { family: "O'Hara", given: 'Mary' },
    { literal: 'Reuters' },
  ]);
});

it('is CSL-JSON, without empty fields', () => {
  expect(reference(english, articleOf('Flood', ['Ann Lee']), null)).toEqual({
    type: 'article-newspaper',
    id: 'valley-herald-2000-11-20-0a1b2c3d4e',
    title: 'Flood',
    author: [{ family: 'Lee', given: 'Ann' }],
    'container-title': 'Valley Herald',
    issued: { 'date-parts': [[1998, 3, 7]] },
    page: '15',
    language: 'en',
  });
  expect(
    Object.keys(reference(issueOf({ publication: null, date: null, language: 'und' }), null, null)),
  ).toEqual(['type', 'id']);
});

it('has ASCII citekeys', () => {
  expect(citekeyOf({ id: '2020-12-14-0a', publication: '今日柯城' })).toBe('2020-12-14-0a');
  expect(citekeyOf({ id: 'content-0a', publication: 'L’Écho du Nord' })).toBe('l-echo-du-nord-content-0a');
});

it('chooses the style by the language of the paper', () => {
  expect(resolveStyle('auto', 'zh-Hant')).toBe('gb7714-2025');
  expect(resolveStyle('auto', 'en')).toBe('chicago');
  expect(resolveStyle('auto', 'und')).toBe('chicago');
  expect(resolveStyle('gb7714-2015', 'en')).toBe('gb7714-2015');
});

it('never prints a missing value', () => {
  const maybe = fc.option(fc.stringMatching(/^[A-Za-z中文]{1,9}$/u), { nil: null });
  fc.assert(
    fc.property(
      fc.record({
        publication: maybe,
        edition: maybe,
        issueNumber: maybe,
        headline: maybe,
        page: fc.option(fc.nat()),
      }),
      fc.constantFrom('gb7714-2015', 'gb7714-2025', 'chicago'),
      (fields, style) => {
        fc.pre(!JSON.stringify(fields).match(/undefined|NaN/u));
        const cited = reference(
          issueOf({ ...fields, date: null }),
          articleOf(fields.headline, []),
          fields.page,
        );
        expect(formatCitation(cited, style)).not.toMatch(/undefined|null\b(?!.)|NaN|, ,|，，|\(\)|（）/u);
      },
    ),
  );
});
