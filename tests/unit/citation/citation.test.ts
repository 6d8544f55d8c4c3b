import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CitedArticle, type CitedIssue, type Reference, reference } from '#core/citation/reference.ts';
import { resolveStyle } from '#core/citation/styles.ts';
import { citationStyles } from '#shared/model/settings.ts';
import { plainFlow } from '#shared/text/flow.ts';
import { articleOf, citer, english, issueOf } from './support.ts';

const newspaper = (fields: Omit<Reference, 'type' | 'id'>): Reference => ({
  type: 'article-newspaper',
  id: 'x',
  ...fields,
});
const on = (year: number, month: number, day: number) => ({ 'date-parts': [[year, month, day]] as const });

describe('newspaper examples as they are published', () => {
  it.each([
    [
      'GB/T 7714—2015, 4.4.4',
      'gb7714-2015',
      newspaper({
        author: [{ literal: '丁文详' }],
        title: '数字革命与竞争国际化',
        'container-title': '中国青年报',
        issued: on(2000, 11, 20),
        page: '15',
      }),
      '丁文详. 数字革命与竞争国际化[N]. 中国青年报, 2000-11-20(15).',
    ],
    [
      'GB/T 7714—2005, 8.5',
      'gb7714-2015',
      newspaper({
        author: [{ literal: '张田勤' }],
        title: '罪犯DNA库与生命伦理学计划',
        'container-title': '大众科技报',
        issued: on(2000, 11, 12),
        page: '7',
      }),
      '张田勤. 罪犯DNA库与生命伦理学计划[N]. 大众科技报, 2000-11-12(7).',
    ],
    [
      'GB/T 7714—2025: the example of 2015 with the new marks',
      'gb7714-2025',
      newspaper({
        author: [{ literal: '丁文详' }],
        title: '数字革命与竞争国际化',
        'container-title': '中国青年报',
        issued: on(2000, 11, 20),
        page: '15',
      }),
      '丁文详. 数字革命与竞争国际化[N]. 中国青年报，2000-11-20（15）.',
    ],
    [
      'Chicago, 18th edition, quick guide: note',
      'chicago',
      newspaper({
        author: [{ family: 'Blum', given: 'Dani' }],
        title: 'Are Flax Seeds All That?',
        'container-title': 'New York Times',
        issued: on(2023, 12, 13),
      }),
      'Dani Blum, “Are Flax Seeds All That?,” New York Times, December 13, 2023.',
    ],
    [
      'Chicago, 18th edition, quick guide: author-date',
      'chicago-author-date',
      newspaper({
        author: [{ family: 'Blum', given: 'Dani' }],
        title: 'Are Flax Seeds All That?',
        'container-title': 'New York Times',
        issued: on(2023, 12, 13),
      }),
      'Blum, Dani. 2023. “Are Flax Seeds All That?” New York Times, December 13.',
    ],
    [
      'APA, 7th edition, 10.1, example 16, without its address',
      'apa',
      newspaper({
        author: [{ family: 'Guarino', given: 'Ben' }],
        title: 'How will humanity react to alien life? Psychologists have some predictions',
        'container-title': 'The Washington Post',
        issued: on(2017, 12, 4),
      }),
      'Guarino, B. (2017, December 4). How will humanity react to alien life? Psychologists have some predictions. The Washington Post.',
    ],
    [
      'MLA, Purdue OWL: article in a newspaper',
      'mla',
      newspaper({
        author: [{ family: 'Brubaker', given: 'Bill' }],
        title: 'New Health Center Targets County’s Uninsured Patients',
        'container-title': 'Washington Post',
        issued: on(2007, 5, 24),
        page: 'LZ01',
      }),
      'Brubaker, Bill. “New Health Center Targets County’s Uninsured Patients.” Washington Post, 24 May 2007, p. LZ01.',
    ],
  ] as const)('%s', (_where, style, cited, expected) => {
    expect(citer.cite(cited, style)).toBe(expected);
  });

  it('make a bibliography: Chicago and MLA by name, GB/T 7714 numbered in the order given', () => {
    const cited = ['Zoe Young', 'Ann Lee'].map((name) =>
      reference(english, articleOf('Flood', [name]), null, name),
    );
    expect(citer.bibliography(cited, 'chicago')).toEqual([
      'Lee, Ann. “Flood.” Valley Herald, March 7, 1998.',
      'Young, Zoe. “Flood.” Valley Herald, March 7, 1998.',
    ]);
    expect(citer.bibliography(cited, 'gb7714-2025')).toEqual([
      '[1] Young Z. Flood[N]. Valley Herald，1998-03-07（15）.',
      '[2] Lee A. Flood[N]. Valley Herald，1998-03-07（15）.',
    ]);
    expect(citer.bibliography([], 'apa')).toEqual([]);
  });
});

describe('GB/T 7714', () => {
  const cite = (issue: CitedIssue, article: CitedArticle | null, page: number | null = null) =>
    citer.cite(reference(issue, article, page, ''), 'gb7714-2025');

  it('names three authors and then the others as one, in the language of the names', () => {
    expect(cite(issueOf(), articleOf('题', ['甲一', '乙 二', '丙三', '丁四']), 2)).toBe(
      '甲一，乙二，丙三，等. 题[N]. 中国青年报，2000-11-20（2）.',
    );
    expect(cite(english, articleOf('Flood', ['A Bee', 'C Dee', 'E Eff', 'G Aitch']), 2)).toBe(
      'Bee A，Dee C，Eff E，et al. Flood[N]. Valley Herald，1998-03-07（2）.',
    );
  });

  it('writes Latin names with initials, in capitals only in the older edition', () => {
    const cited = reference(english, articleOf('Flood', ['JANE Q. SMITH', 'Jean-Luc Godard']), null, '');
    expect(citer.cite(cited, 'gb7714-2015')).toBe(
      'SMITH J Q, GODARD J L. Flood[N]. Valley Herald, 1998-03-07(15).',
    );
    expect(citer.cite(cited, 'gb7714-2025')).toBe(
      'Smith J Q，Godard J-L. Flood[N]. Valley Herald，1998-03-07（15）.',
    );
  });

  it('leaves out what is not known', () => {
    const without = (issue: CitedIssue, article: CitedArticle | null) =>
      cite(issue, article && { ...article, page: null });
    expect(without(issueOf(), articleOf('题', []))).toBe('题[N]. 中国青年报，2000-11-20.');
    expect(without(issueOf({ date: null }), articleOf('题', ['甲']))).toBe('甲. 题[N]. 中国青年报.');
    expect(without(issueOf({ publication: null }), articleOf('题', []))).toBe('题[N]. 2000-11-20.');
    expect(without(issueOf(), null)).toBe('中国青年报，2000-11-20.');
    expect(without(issueOf({ publication: null, date: null }), null)).toBe('');
  });

  it('does not count photographers and editors as authors', () => {
    const people: [string, string][] = [
      ['甲', '见习记者'],
      ['乙', '摄'],
      ['丙', '责任编辑'],
      ['丁', '通讯员'],
    ];
    expect(reference(issueOf(), articleOf('题', people), null, '').author).toEqual([
      { literal: '甲' },
      { literal: '丁' },
    ]);
  });
});

describe('Chicago', () => {
  const cite = (issue: CitedIssue, article: CitedArticle | null) =>
    citer.cite(reference(issue, article, null, ''), 'chicago');

  it('names edition, place and section, and sets quotation marks inside the title', () => {
    const place = { field: 'place' as const, value: 'Saltmere', ...plainFlow('Saltmere') };
    const masthead = { ...english.masthead, parts: [place] };
    expect(cite({ ...english, edition: 'late', masthead }, null)).toBe(
      'Valley Herald (Saltmere), March 7, 1998, Late Edition.',
    );
    expect(cite(english, { ...articleOf('“No” Wins', ['A Bee', 'C Dee']), section: 'Sport' })).toBe(
      'A. Bee and C. Dee, “‘No’ Wins,” Sport, Valley Herald, March 7, 1998.',
    );
  });

  it('leaves out what is not known', () => {
    expect(cite({ ...english, date: null }, articleOf('Flood', []))).toBe('“Flood,” Valley Herald, n.d.');
    expect(cite(english, null)).toBe('Valley Herald, March 7, 1998.');
    expect(cite({ ...english, publication: null, date: null }, null)).toBe('');
  });
});

it('keeps offices whole and takes people apart', () => {
  const { author } = reference(
    english,
    articleOf('x', ['Our Own Correspondent', 'The Associated Press', "MARY O'HARA", 'Reuters']),
    null,
    '',
  );
  expect(author).toEqual([
    { literal: 'Our Own Correspondent' },
    { literal: 'The Associated Press' },
    { family: "O'Hara", given: 'Mary' },
    { literal: 'Reuters' },
  ]);
});

it('is CSL-JSON, without empty fields', () => {
  expect(reference(english, articleOf('Flood', ['Ann Lee']), null, 'lee1998')).toEqual({
    type: 'article-newspaper',
    id: 'lee1998',
    title: 'Flood',
    author: [{ family: 'Lee', given: 'Ann' }],
    'container-title': 'Valley Herald',
    issued: { 'date-parts': [[1998, 3, 7]] },
    page: '15',
    language: 'en',
  });
  const nothing = issueOf({ publication: null, date: null, language: 'und' });
  expect(Object.keys(reference(nothing, null, null, ''))).toEqual(['type', 'id']);
});

it('chooses the style by the language of the paper', () => {
  expect(resolveStyle('auto', 'zh-Hant')).toBe('gb7714-2025');
  expect(resolveStyle('auto', 'en')).toBe('chicago');
  expect(resolveStyle('auto', 'und')).toBe('chicago');
  expect(resolveStyle('gb7714-2015', 'en')).toBe('gb7714-2015');
});

it('gives no running number, which newspapers are not cited by', () => {
  const cited = reference({ ...english, issueNumber: '6501' }, articleOf('Flood', []), null, '');
  for (const style of citationStyles) expect(citer.cite(cited, style)).not.toContain('6501');
});

it('takes markup in a headline for text', () => {
  const cited = reference(english, articleOf('The <i>Medway</i> & *others*', []), null, '');
  expect(citer.cite(cited, 'apa')).toContain('The <i>Medway</i> & *others*');
});

it('never prints a missing value, in any style', () => {
  const maybe = fc.option(fc.stringMatching(/^[a-dA-D中文]{1,9}$/u), { nil: null });
  const fields = fc.record({
    publication: maybe,
    edition: maybe,
    issueNumber: maybe,
    headline: maybe,
    date: fc.constantFrom(null, '1998-03-07'),
    page: fc.option(fc.nat({ max: 99 }), { nil: null }),
  });
  fc.assert(
    fc.property(fields, fc.constantFrom(...citationStyles), ({ headline, page, ...issue }, style) => {
      const cited = reference(issueOf(issue), { ...articleOf(headline, []), page: null }, page, '');
      expect(citer.cite(cited, style)).not.toMatch(
        /undefined|NaN|ERROR|, ,|，，|\(\)|（）|“”|\[N\]\. ?\[|^[ ,.，]|\.\.$/u,
      );
    }),
    { numRuns: 150 },
  );
});
