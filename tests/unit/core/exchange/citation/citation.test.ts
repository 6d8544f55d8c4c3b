import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { biblatexOf } from '#core/exchange/citation/biblatex.ts';
import { type CitedArticle, type CitedIssue, reference } from '#core/exchange/citation/reference.ts';
import { risOf } from '#core/exchange/citation/ris.ts';
import { resolveStyle } from '#core/exchange/citation/styles.ts';
import { type CitationStyle, citationStyles } from '#shared/model/settings.ts';
import { plainFlow } from '#shared/text/flow.ts';
import { articleOf, citer, english, issueOf } from './support.ts';

describe('a list of references', () => {
  it('is by name in Chicago’s style and numbered in the order given in GB/T 7714', () => {
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

describe('a headline that goes on for pages', () => {
  it.each([
    ['words '.repeat(2000), /^(?:words )+words…$/u],
    ['没有完的标题'.repeat(900), /^[没有完的标题]{300}…$/u],
  ])('is cut, between words where there are any', (headline, cut) => {
    const { title = '' } = reference(english, articleOf(headline, []), null, 'x');
    expect(title).toMatch(cut);
    expect(citer.cite(reference(english, articleOf(headline, []), null, 'x'), 'chicago').length).toBeLessThan(
      400,
    );
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
      'A. Bee and C. Dee, “‘No’ Wins,” Sport, Valley Herald, March 7, 1998, p. 15.',
    );
  });

  it('leaves out what is not known', () => {
    expect(cite({ ...english, date: null }, articleOf('Flood', []))).toBe(
      '“Flood,” Valley Herald, n.d., p. 15.',
    );
    expect(cite(english, null)).toBe('Valley Herald, March 7, 1998.');
    expect(cite({ ...english, publication: null, date: null }, null)).toBe('');
  });
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

it('cites an issue that names no day by its month, and one for two months by its year', () => {
  const monthly = (dateText: string) => {
    const issue = { ...english, date: null };
    return { ...issue, masthead: { ...issue.masthead, dateText } };
  };
  const cited = (dateText: string) => reference(monthly(dateText), articleOf('Flood', []), 2, 'k');
  expect(cited('June 1998').issued).toEqual({ 'date-parts': [[1998, 6]] });
  expect(citer.cite(cited('June 1998'), 'chicago-author-date')).toContain('1998');
  expect(citer.cite(cited('June 1998'), 'apa')).toContain('(1998, June)');
  expect(citer.cite(cited('June 1998'), 'mla')).toContain('June 1998');
  expect(citer.cite(cited('May/June 1998'), 'apa')).toContain('(1998)');
  expect(risOf(cited('June 1998'))).toContain('DA  - 1998/06//\r\n');
  expect(biblatexOf(cited('June 1998'))).toContain('date = {1998-06}');
});

it('gives no running number, which newspapers are not cited by', () => {
  const cited = reference({ ...english, issueNumber: '6501' }, articleOf('Flood', []), null, '');
  for (const style of citationStyles) expect(citer.cite(cited, style)).not.toContain('6501');
});

it('takes markup in a headline for text', () => {
  const cited = reference(english, articleOf('The <i>Medway</i> & *others*', []), null, '');
  expect(citer.cite(cited, 'apa')).toContain('The <i>Medway</i> & *others*');
});

it('prints editions with one word for what they are', () => {
  const cite = (edition: string, style: CitationStyle) => {
    const issue = { ...english, edition };
    return citer.cite(reference(issue, { ...articleOf('Flood', []), page: null }, null, ''), style);
  };
  for (const edition of ['late', 'LATE EDITION', 'Late Edition', 'late ed.']) {
    expect(cite(edition, 'chicago')).toBe('“Flood,” Valley Herald, March 7, 1998, Late Edition.');
    expect(cite(edition, 'mla')).toBe('“Flood.” Valley Herald, late ed., 7 Mar. 1998.');
  }
  expect(cite('2', 'mla')).toBe('“Flood.” Valley Herald, 2nd ed., 7 Mar. 1998.');
  expect(cite('上海版', 'chicago')).toBe('“Flood,” Valley Herald, March 7, 1998, 上海版.');
  expect(cite('Abendausgabe', 'mla')).toBe('“Flood.” Valley Herald, Abendausgabe, 7 Mar. 1998.');
});

it('sets no mark of its own beside one of the headline', () => {
  const cite = (headline: string, style: CitationStyle) =>
    citer.cite(reference(english, { ...articleOf(headline, []), page: null }, null, ''), style);
  expect(cite('Flood at the mill.', 'chicago')).toBe('“Flood at the Mill,” Valley Herald, March 7, 1998.');
  expect(cite('Flood at the mill.', 'gb7714-2025')).toBe('Flood at the mill[N]. Valley Herald，1998-03-07.');
  expect(cite('Frost in the U.S.', 'apa')).toBe('Frost in the U.S. (1998, March 7). Valley Herald.');
  expect(cite('雾霾来袭，如何突围？', 'apa')).toBe('雾霾来袭，如何突围？ (1998, March 7). Valley Herald.');
  expect(cite('新桥通车。', 'mla')).toBe('“新桥通车.” Valley Herald, 7 Mar. 1998.');
});

describe('whatever is known of an article', () => {
  const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
  const name = fc.constantFrom(
    'Ann Lee',
    'OTTO VAN DYKE',
    'Reuters.',
    '丁文详',
    '约翰·史密斯',
    'R. W. Apple Jr.',
  );
  const text = fc.oneof(
    fc.constantFrom(
      'Flood?',
      'Flood!',
      'Flood.',
      '“No”',
      '新桥通车。',
      '如何突围？',
      'Sport,',
      'The U.S.',
      '50 %',
    ),
    fc.stringMatching(/^[a-dA-D中文][a-dA-D中文 ]{0,8}$/u),
  );
  const fields = fc.record({
    publication: maybe(text),
    edition: maybe(fc.oneof(text, fc.constantFrom('LATE EDITION', '3', '上海版'))),
    issueNumber: maybe(fc.constant('98765')),
    headline: maybe(text),
    section: maybe(text),
    place: maybe(fc.constantFrom('Saltmere', '上海')),
    date: fc.constantFrom(null, '1998-03-07'),
    dateText: fc.constantFrom(null, 'March 1998', '1998年3月', '1998', 'May/June 1998'),
    page: maybe(fc.nat({ max: 99 })),
    names: fc.array(name, { maxLength: 5 }),
    language: fc.constantFrom('en', 'zh-Hans', 'und'),
  });
  const wrong =
    /undefined|null|NaN|ERROR|98765|[\ufdd0-\ufdef]|([,.;:，。]) *[,;:，。]|\.\.|[,，] *[.。]|[?？!！。]\.|\(\s*\)|（\s*）|\[\s*\]|“\s*”|‘\s*’|\[N\] |^[ ,.;:，。)）]|[,;:，(（[]$|\s$| {2}/u;

  it('no style prints a missing value, an empty bracket or two marks in a row', () => {
    fc.assert(
      fc.property(fields, fc.constantFrom(...citationStyles), (known, style) => {
        const { headline, names, page, place, section, dateText, ...facts } = known;
        const issue = issueOf(facts);
        const cited = reference(
          { ...issue, masthead: { ...issue.masthead, dateText }, ...(place !== null && { place }) },
          { ...articleOf(headline, names), section, page: null },
          page,
          '',
        );
        const lines = [citer.cite(cited, style), ...citer.bibliography([cited], style)];
        for (const line of lines) {
          // Abbreviations end in a full stop before the comma of a list; so do APA's `n.d.` and MLA's `ed.`.
          const marks = line
            .replace(/(?:\b(?:Jr|ed|n\.d|\p{L})|U\.S|et al|Mar)\./gu, 'x')
            .replace('?,”', '?”');
          expect(marks.replace(/[!？！],(?=[”’])/gu, '')).not.toMatch(wrong);
          const dated = known.date !== null || dateText !== null;
          if (dated || !['chicago', 'chicago-author-date', 'apa'].includes(style))
            expect(line).not.toMatch(/\bn\.d\./iu);
          if (dated && line !== '') expect(line).toContain('1998');
        }
      }),
      { numRuns: 150 },
    );
  });
});
