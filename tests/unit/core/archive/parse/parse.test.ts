import { createHash } from 'node:crypto';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { parseIssueFile, UnreadableFileError } from '#core/archive/parse/parse.ts';
import { issueDocument, issueText } from '#core/exchange/export/issueDocument.ts';

const text = `河口晚报
2022年5月6日 星期五
第812期 今日四版
渡口栈道下月动工
——工期四个月
本报讯（记者 高远）船工说，水退了以后石阶要先冲洗两遍，再铺上新的
木板，来往的人可以从新修的栈道上下，不必再等潮水。
────────
遗失声明：𠮷祥茶馆遗失公章一枚，声明作废。
责任编辑：沈知白
`;
const bytes = new TextEncoder().encode(text);

describe('parsing a file', () => {
  it('describes its source', () => {
    const issue = parseIssueFile('河口晚报/5.txt', iconv.encode(text.replaceAll('𠮷', '吉'), 'gb18030'));
    expect(issue.source).toMatchObject({
      path: '河口晚报/5.txt',
      format: 'text',
      encoding: 'gb18030',
      normalForm: 'NFC',
    });
    expect(parseIssueFile('5.txt', bytes).source).toMatchObject({
      size: bytes.length,
      contentHash: createHash('sha256').update(bytes).digest('hex'),
    });
  });

  it('keeps a file that is cut in the middle of a character, with a warning', () => {
    const issue = parseIssueFile('5.txt', bytes.subarray(0, bytes.length - 6));
    expect(issue.publication).toBe('河口晚报');
    expect(issue.warnings.map((warning) => warning.code)).toEqual(['truncatedCharacter']);
    expect(issue.dropped.at(-1)).toMatchObject({ reason: 'replacementCharacter', text: '\ufffd' });
  });

  it('refuses what is no text with a sentence for people', () => {
    expect(() => parseIssueFile('p/1.txt', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]))).toThrow(
      UnreadableFileError,
    );
    expect(() => parseIssueFile('p/1.txt', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]))).toThrow(
      /^p\/1\.txt is not text/u,
    );
  });
});

describe('the document that parse prints', () => {
  const issue = parseIssueFile('5.txt', bytes);
  const document = issueDocument(issue, 'some-id');

  it('has the fields of the design', () => {
    expect(document).toMatchObject({
      id: 'some-id',
      source: { path: '5.txt', format: 'text', encoding: 'utf-8' },
      publication: '河口晚报',
      date: '2022-05-06',
      issueNumber: '812',
      pageCount: 4,
      masthead: {
        title: '河口晚报',
        dateText: '2022年5月6日',
        weekday: '星期五',
        lunarDate: null,
        price: null,
      },
      imprint: { editor: '沈知白', sponsor: null },
      text,
      warnings: [],
    });
    expect(document.articles).toMatchObject([
      {
        headline: '渡口栈道下月动工',
        kicker: null,
        deck: '——工期四个月',
        creditLine: '本报讯',
        bylines: [{ name: '高远', role: '记者' }],
        page: null,
        section: null,
      },
    ]);
    expect(document.articles[0]?.paragraphs).toHaveLength(1);
    expect(document.notices.map(({ kind, text: notice }) => [kind, notice])).toEqual([
      ['announcement', '遗失声明：𠮷祥茶馆遗失公章一枚，声明作废。'],
    ]);
  });

  it('counts positions in code points and covers every printed character', () => {
    const characters = Array.from(document.text);
    const slice = (start: number, end: number) => characters.slice(start, end).join('');
    for (const notice of document.notices) expect(slice(notice.start, notice.end)).toBe(notice.text);
    for (const dropped of document.dropped) expect(slice(dropped.start, dropped.end)).toBe(dropped.text);
    for (const part of [...document.masthead.parts, ...document.imprint.parts])
      expect(slice(part.start, part.end)).toBe(part.text);
    const covered = new Set<number>();
    for (const { start, end } of [...document.spans, ...document.dropped]) {
      for (let at = start; at < end; at++) covered.add(at);
    }
    expect(characters.filter((character, at) => character.trim() !== '' && !covered.has(at))).toEqual([]);
  });

  it('survives JSON', () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });

  it('may have no id', () => {
    expect(issueDocument(issue, null).id).toBeNull();
  });

  it('has a form for reading', () => {
    expect(issueText(issue)).toBe(
      [
        '河口晚报',
        '2022-05-06  星期五',
        'No. 812',
        '',
        '渡口栈道下月动工',
        '——工期四个月',
        '',
        '本报讯（记者 高远）船工说，水退了以后石阶要先冲洗两遍，再铺上新的木板，来往的人可以从新修的栈道上下，不必再等潮水。',
        '',
        '* 遗失声明：𠮷祥茶馆遗失公章一枚，声明作废。',
        '',
      ].join('\n'),
    );
  });
});
