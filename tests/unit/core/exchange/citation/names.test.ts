import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameText, referenceName } from '#core/exchange/citation/names.ts';
import { reference } from '#core/exchange/citation/reference.ts';
import type { CitationStyle } from '#shared/model/settings.ts';
import { articleOf, citer, english, issueOf } from './support.ts';

describe('a name in a byline', () => {
  it.each([
    ['Jane Q. Smith', { family: 'Smith', given: 'Jane Q.' }],
    ['JANE O’HARA-SMITH', { family: 'O’Hara-Smith', given: 'Jane' }],
    ['R. W. Apple Jr.', { family: 'Apple', given: 'R. W.', suffix: 'Jr.' }],
    ['MARTIN L. KING, SR', { family: 'King', given: 'Martin L.', suffix: 'Sr.' }],
    ['Adlai Stevenson III', { family: 'Stevenson', given: 'Adlai', suffix: 'III' }],
    ['Ludwig von Mises', { family: 'Mises', given: 'Ludwig', 'non-dropping-particle': 'von' }],
    ['P. H. van der Veen', { family: 'Veen', given: 'P. H.', 'non-dropping-particle': 'van der' }],
    ['Augustus De Morgan', { family: 'De Morgan', given: 'Augustus' }],
    ['OSCAR DE LA CRUZ', { family: 'De La Cruz', given: 'Oscar' }],
    ['Van Morrison', { family: 'Morrison', given: 'Van' }],
    ['José Núñez', { family: 'Núñez', given: 'José' }],
    ['Jane Smith.', { family: 'Smith', given: 'Jane' }],
    ['丁 文 详', { literal: '丁文详' }],
    ['约翰·史密斯', { literal: '约翰·史密斯' }],
    ['本报评论员', { literal: '本报评论员' }],
    ['Reuters.', { literal: 'Reuters' }],
    ['Harbottle and Co.', { literal: 'Harbottle and Co.' }],
    ['The Associated Press', { literal: 'The Associated Press' }],
    ['Our Own Correspondent', { literal: 'Our Own Correspondent' }],
    // GB/T 7714—2025, 7.1.4, names these two bodies.
    ['American Chemical Society', { literal: 'American Chemical Society' }],
    [
      'Stanford University. Department of Civil Engineering',
      { literal: 'Stanford University. Department of Civil Engineering' },
    ],
  ])('%s', (printed, name) => {
    expect(referenceName(printed)).toEqual(name);
  });

  it('says the same in one line, whatever it is', () => {
    const words = fc.array(
      fc.constantFrom('Jane', 'Q.', 'van', 'der', 'De', 'Smith', 'O’Hara', 'Jr.', 'III'),
      {
        minLength: 1,
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(words, (given) => {
        const letters = (text: string) => text.replace(/[^\p{L} ]/gu, '').toLowerCase();
        expect(letters(nameText(referenceName(given.join(' '))))).toBe(letters(given.join(' ')));
      }),
    );
  });
});

describe('names as GB/T 7714—2025 prints them (transcription of its 7.1 and 8.5.3)', () => {
  const cite = (names: readonly string[], issue = english) =>
    citer.cite(reference(issue, articleOf('T', names), null, ''), 'gb7714-2025').replace(/\. T\[N\].*$/u, '');
  it.each([
    [['钱学森', '刘再复'], '钱学森，刘再复'],
    [['李四光', '华罗庚', '茅以升'], '李四光，华罗庚，茅以升'],
    [['印森林', '吴胜和', '李俊飞', '甲乙'], '印森林，吴胜和，李俊飞，等'],
    [['E. W. Fordham', 'A. Ali', 'D. A. Turner', 'A. Bee'], 'Fordham E W，Ali A，Turner D A，et al'],
    [['Albert Einstein'], 'Einstein A'],
    [['A. Williams-Ellis'], 'Williams-Ellis A'],
    [['Augustus De Morgan'], 'De Morgan A'],
    [['Jean-Luc Godard'], 'Godard J-L'],
    [['P. H. van der Veen', 'M. Muller'], 'Veen P H v d，Muller M'],
    [['P. Z. Peebles Jr.', 'A. Bee'], 'Peebles P Z Jr，Bee A'],
    [['American Chemical Society'], 'American Chemical Society'],
  ])('%j', (names, printed) => {
    expect(cite(names)).toBe(printed);
  });

  it('gives no author where there is none (7.1.3)', () => {
    expect(citer.cite(reference(issueOf(), articleOf('题', []), null, ''), 'gb7714-2025')).toMatch(
      /^题\[N\]/u,
    );
  });
});

it('gives particles and suffixes the place of each style', () => {
  const cited = reference(english, articleOf('Flood', ['Ludwig von Mises', 'R. W. Apple Jr.']), null, '');
  const start = (style: CitationStyle) => citer.cite(cited, style).split(/ ?[“(]/u)[0];
  expect(start('chicago')).toBe('Ludwig von Mises and R. W. Apple Jr.,');
  expect(start('chicago-author-date')).toBe('Mises, Ludwig von, and R. W. Apple Jr. 1998.');
  expect(start('apa')).toBe('von Mises, L., & Apple, R. W., Jr.');
  expect(start('mla')).toBe('von Mises, Ludwig, and R. W. Apple Jr.');
});

it('counts as authors reporters and correspondents, not photographers and editors', () => {
  const people: [string, string][] = [
    ['甲', '本报记者'],
    ['乙', '摄'],
    ['丙', '责任编辑'],
    ['丁', '通讯员'],
    ['戊', '见习记者'],
    ['己', '图/文'],
    ['甲', '本报记者'],
  ];
  expect(reference(issueOf(), articleOf('题', people), null, '').author).toEqual([
    { literal: '甲' },
    { literal: '丁' },
    { literal: '戊' },
  ]);
});
