import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { type ComposedIssue, parseIssueFile } from '#core/archive/parse/parse.ts';
import { describeWithSamples } from '../../../../../samples.ts';
import { expectSound } from './issues.ts';

/** The issue without its positions and white space, which differ between the variants of its file. */
function structure(issue: ComposedIssue) {
  const words = (text: string | undefined) => text?.replace(/\s/gu, '') ?? null;
  return {
    publication: issue.publication,
    date: issue.date,
    issueNumber: issue.issueNumber,
    pageCount: issue.pageCount,
    lunarDate: issue.masthead.lunarDate,
    weekday: issue.masthead.weekday,
    sponsor: issue.imprint.sponsor,
    publisher: issue.imprint.publisher,
    hotline: issue.imprint.hotline,
    articles: issue.articles.map((article) => ({
      kicker: words(article.kicker?.text),
      headline: words(article.headline?.text),
      deck: words(article.deck?.text),
      creditLine: article.creditLine,
      bylines: article.bylines.map(({ name, role }) => ({ name, role })),
      paragraphs: article.paragraphs.map((paragraph) => words(paragraph.text)),
    })),
    notices: issue.notices.map((notice) => words(notice.text)),
  };
}

describeWithSamples('the sample issue of a district paper', (samples) => {
  const text = readFileSync(join(samples, 'jinri-kecheng', '2020-12-14.txt'), 'utf8');
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const parse = (bytes: Uint8Array) => {
    const issue = parseIssueFile('papers/issue.txt', bytes);
    expectSound(issue);
    return issue;
  };
  const parseText = (content: string) => parse(new TextEncoder().encode(content));
  const issue = parseText(text);
  const expected = structure(issue);

  it('reads masthead and imprint', () => {
    expect(expected).toMatchObject({
      publication: '今日柯城',
      date: '2020-12-14',
      issueNumber: '1753',
      pageCount: 4,
      weekday: '星期一',
      lunarDate: '农历庚子年十月三十',
      sponsor: '中共衢州市柯城区委',
      publisher: '衢州市柯城区融媒体中心',
      hotline: '3049743',
    });
    expect(issue.language).toBe('zh-Hans');
    expect(issue.warnings).toEqual([]);
  });

  it('finds exactly four articles with headline, deck and names', () => {
    expect(issue.articles.map((article) => article.headline?.text)).toEqual([
      '市人大常委会调研组来柯调研明年人大工作思路',
      '区领导宣讲十九届五中全会精神',
      '和本码实业集团智能制造和供应链项目正式签约',
      '我区召开区域协调财政专项激励政策项目推进会',
    ]);
    expect(issue.articles.map((article) => article.deck?.text ?? null)).toEqual([
      null,
      null,
      '总投资30余亿元',
      null,
    ]);
    expect(
      issue.articles.map((article) => article.bylines.map(({ name, role }) => `${role} ${name}`)),
    ).toEqual([
      ['记者 陈蓉蓉'],
      ['记者 金超', '记者 严嘉慧', '记者 楼郁馨', '见习记者 姜翔'],
      ['记者 方心怡'],
      ['记者 金超', '见习记者 姜翔'],
    ]);
    expect(issue.articles.every((article) => article.creditLine === '本报讯')).toBe(true);
  });

  it('joins each broken paragraph and nothing else', () => {
    expect(issue.articles.map((article) => article.paragraphs.length)).toEqual([4, 10, 5, 4]);
    const joined = issue.articles.flatMap((article) =>
      article.paragraphs.filter((paragraph) => paragraph.pieces.length > 1),
    );
    expect(joined).toHaveLength(4);
    for (const article of issue.articles) {
      for (const paragraph of article.paragraphs) expect(paragraph.text).toMatch(/[。！？]”?$/u);
    }
  });

  it('keeps the slogan at the end as a notice', () => {
    expect(issue.notices).toHaveLength(1);
    expect(issue.notices[0]?.kind).toBe('slogan');
    expect(issue.notices[0]?.text).toMatch(/^社会主义核心价值观 .*友善$/u);
  });

  const encoded: readonly (readonly [string, string, Uint8Array])[] = [
    ['GB18030', 'gb18030', iconv.encode(text, 'gb18030')],
    ['UTF-16LE', 'utf-16le', iconv.encode(text, 'utf-16le')],
    ['UTF-16BE', 'utf-16be', iconv.encode(text, 'utf-16be')],
    ['UTF-16LE with a byte order mark', 'utf-16le-bom', iconv.encode(`\ufeff${text}`, 'utf-16le')],
    ['UTF-8 with a byte order mark', 'utf-8-bom', new TextEncoder().encode(`\ufeff${text}`)],
    ['CRLF', 'utf-8', new TextEncoder().encode(text.replaceAll('\n', '\r\n'))],
    ['CR', 'utf-8', new TextEncoder().encode(text.replaceAll('\n', '\r'))],
  ];
  it.each(encoded)('reads the same from %s', (_, encoding, bytes) => {
    const variant = parse(bytes);
    expect(variant.source.encoding).toBe(encoding);
    expect(structure(variant)).toEqual(expected);
  });

  const firstHeadline = lines.findIndex((line) => line.startsWith('市人大常委会'));
  /** Every line cut after `width` characters; lines from `indented` on begin with two full-width spaces. */
  const wrap = (width: number, indented: (line: string, index: number) => boolean) =>
    lines.map((line, index) => {
      const characters = Array.from(indented(line, index) ? `\u3000\u3000${line}` : line);
      const rows: string[] = [];
      for (let at = 0; at < characters.length; at += width)
        rows.push(characters.slice(at, at + width).join(''));
      return rows;
    });
  const isParagraph = (line: string, index: number) => index > firstHeadline && Array.from(line).length > 24;

  describe.each([14, 20, 30])('hard-wrapped at %i characters', (width) => {
    it.each([
      ['paragraphs indented', isParagraph],
      ['every line of the articles indented', (_: string, index: number) => index >= firstHeadline],
    ] as const)('with %s, with and without empty lines', (_, indented) => {
      const rows = wrap(width, indented);
      expect(structure(parseText(rows.map((row) => row.join('\n')).join('\n')))).toEqual(expected);
      expect(structure(parseText(rows.map((row) => row.join('\n')).join('\n\n')))).toEqual(expected);
      expect(structure(parseText(rows.map((row) => row.join('\n\n')).join('\n\n')))).toEqual(expected);
    });
  });

  it('reads the masthead in any order of its lines', () => {
    const head = lines.slice(0, firstHeadline);
    const body = lines.slice(firstHeadline);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(head, { minLength: head.length }),
        fc.constantFrom('\n', '\n\n'),
        (shuffled, gap) => {
          expect(structure(parseText([...shuffled, ...body].join(gap)))).toEqual(expected);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is read the same every time', () => {
    expect(parseText(text)).toEqual(issue);
  });
});
