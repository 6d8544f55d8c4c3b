import { describe, expect, it } from 'vitest';
import { type ParsedIssue, parseSourceWhole } from '#core/archive/parse/parse.ts';
import { writeAlto } from '#core/archive/parse/readers/alto/writeAlto.ts';
import type { StructuredReading } from '#shared/model/scans/pageReading.ts';
import { expectSound } from '../../compose/issues.ts';
import { memorySource } from '../support.ts';
import { type DrawnBlock, type DrawnLine, readPage } from './readings.ts';

/** The issue that pages give, each a file. */
async function issueOf(...pages: readonly StructuredReading[]): Promise<ParsedIssue> {
  const files = Object.fromEntries(
    pages.map((page, index) => [
      `Paper/page-${index + 1}.xml`,
      writeAlto(page, {
        fileName: `page-${index + 1}.jpg`,
        identifier: String(index),
        processed: '2026-11-28T21:00:00Z',
      }),
    ]),
  );
  const parsed = await parseSourceWhole(memorySource(files));
  const [issue] = parsed.issues;
  if (!issue) throw new Error('The pages gave no issue.');
  expectSound(issue.issue);
  return issue;
}

const outline = ({ issue }: ParsedIssue) =>
  issue.articles.map((article) => ({
    kicker: article.kicker?.text ?? null,
    headline: article.headline?.text ?? null,
    deck: article.deck?.text ?? null,
    names: article.bylines.map(({ name }) => name),
    text: article.paragraphs.map(({ text }) => text),
  }));

const horizontal = (left: number, top: number, ...texts: readonly string[]): DrawnLine[] =>
  texts.map((text, index) => ({ text, left, top: top + index * 40, size: 30 }));

const vertical = (left: number, top: number, ...texts: readonly string[]): DrawnLine[] =>
  texts.map((text, index) => ({ text, left: left - index * 40, top, size: 30, isVertical: true }));

describe('a page that was read composes into articles', () => {
  it('of English: headlines, bylines, and a paragraph over two columns with a broken word', async () => {
    const blocks: DrawnBlock[] = [
      {
        kind: 'masthead',
        article: null,
        lines: [{ text: 'The National Tribune', left: 900, top: 50, size: 150 }],
      },
      {
        kind: 'folio',
        article: null,
        lines: [{ text: 'Washington, Thursday, November 10, 1898.', left: 900, top: 210, size: 30 }],
      },
      { kind: 'headline', article: 1, lines: [{ text: 'The Ferry Sinks', left: 100, top: 300, size: 60 }] },
      { kind: 'deck', article: 1, lines: horizontal(100, 380, 'All Hands Were Saved') },
      { kind: 'byline', article: 1, lines: horizontal(100, 420, 'By Ann Reed') },
      {
        kind: 'paragraph',
        article: 1,
        lines: [
          ...horizontal(100, 500, 'The news-', 'paper of the well-', 'known town tells of the Anglo-'),
          ...horizontal(1100, 300, 'American ferry.'),
        ],
      },
      { kind: 'paragraph', article: 1, lines: horizontal(1100, 340, 'It went down with-') },
      {
        kind: 'paragraph',
        article: 1,
        lines: horizontal(2100, 300, 'out a sound. It was a well-known newspaper.'),
      },
      { kind: 'headline', article: 2, lines: [{ text: 'Another Matter', left: 2100, top: 700, size: 60 }] },
      { kind: 'paragraph', article: 2, lines: horizontal(2100, 800, 'Of this nothing is', 'known yet.') },
      { kind: 'advertisement', article: 3, lines: horizontal(2100, 1200, 'BUY OUR SOAP.') },
    ];
    const issue = await issueOf(readPage(blocks, { language: 'en', writing: 'horizontal-tb' }));
    expect(outline(issue)).toEqual([
      {
        kicker: null,
        headline: 'The Ferry Sinks',
        deck: 'All Hands Were Saved',
        names: ['Ann Reed'],
        text: [
          'The newspaper of the well-known town tells of the Anglo-American ferry.',
          'It went down without a sound. It was a well-known newspaper.',
        ],
      },
      {
        kicker: null,
        headline: 'Another Matter',
        deck: null,
        names: [],
        text: ['Of this nothing is known yet.'],
      },
    ]);
    expect(issue.issue.publication).toBe('The National Tribune');
    expect(issue.issue.date).toBe('1898-11-10');
    expect(issue.issue.notices.map(({ kind, text }) => [kind, text])).toEqual([
      ['advertisement', 'BUY OUR SOAP.'],
    ]);
  });

  it('of Chinese in horizontal lines: lines join without a space', async () => {
    const blocks: DrawnBlock[] = [
      { kind: 'masthead', article: null, lines: [{ text: '人民日报', left: 900, top: 50, size: 150 }] },
      {
        kind: 'folio',
        article: null,
        lines: [{ text: '1998年5月4日 星期一', left: 900, top: 210, size: 30 }],
      },
      { kind: 'kicker', article: 1, lines: horizontal(100, 260, '新华社消息') },
      { kind: 'headline', article: 1, lines: [{ text: '渡口开航', left: 100, top: 300, size: 60 }] },
      { kind: 'byline', article: 1, lines: horizontal(100, 380, '本报记者 王小明') },
      {
        kind: 'paragraph',
        article: 1,
        lines: horizontal(100, 420, '昨天上午渡口开航，许多人', '前来观看，说'),
      },
      { kind: 'paragraph', article: 1, lines: horizontal(1100, 420, '这是一件大事。') },
      { kind: 'caption', article: 1, lines: horizontal(1100, 1420, '渡口的早晨。') },
      { kind: 'headline', article: 2, lines: [{ text: '天气', left: 2100, top: 300, size: 60 }] },
      { kind: 'paragraph', article: 2, lines: horizontal(2100, 420, '明天有雨。') },
    ];
    const issue = await issueOf(readPage(blocks, { language: 'zh-Hans', writing: 'horizontal-tb' }));
    expect(outline(issue)).toEqual([
      {
        kicker: '新华社消息',
        headline: '渡口开航',
        deck: null,
        names: ['王小明'],
        text: ['昨天上午渡口开航，许多人前来观看，说这是一件大事。', '渡口的早晨。'],
      },
      { kicker: null, headline: '天气', deck: null, names: [], text: ['明天有雨。'] },
    ]);
    expect(issue.issue.publication).toBe('人民日报');
    expect(issue.issue.date).toBe('1998-05-04');
  });

  it('of Chinese in vertical lines, over two pages whose articles have the same numbers', async () => {
    const first: DrawnBlock[] = [
      {
        kind: 'masthead',
        article: null,
        lines: [{ text: '申報', left: 2700, top: 50, size: 150, isVertical: true }],
      },
      {
        kind: 'headline',
        article: 1,
        lines: [{ text: '輪渡開航', left: 2500, top: 100, size: 60, isVertical: true }],
      },
      { kind: 'paragraph', article: 1, lines: vertical(2400, 100, '昨日上午輪渡開航觀者', '甚眾說者謂') },
      { kind: 'paragraph', article: 1, lines: vertical(2800, 1100, '此乃本埠之大事。') },
    ];
    const second: DrawnBlock[] = [
      {
        kind: 'headline',
        article: 1,
        lines: [{ text: '天氣', left: 2500, top: 100, size: 60, isVertical: true }],
      },
      { kind: 'paragraph', article: 1, lines: vertical(2400, 100, '明日有雨。') },
    ];
    const about = { language: 'zh-Hant', writing: 'vertical-rl' } as const;
    const issue = await issueOf(readPage(first, about), readPage(second, about));
    expect(outline(issue)).toEqual([
      {
        kicker: null,
        headline: '輪渡開航',
        deck: null,
        names: [],
        text: ['昨日上午輪渡開航觀者甚眾說者謂此乃本埠之大事。'],
      },
      { kicker: null, headline: '天氣', deck: null, names: [], text: ['明日有雨。'] },
    ]);
    expect(issue.issue.publication).toBe('申報');
  });

  it.each(['第4版 国内要闻 1998年1月8日 星期四 河港日报', '第4版国内要闻1998年1月8日星期四河港日报'])(
    'takes paper and day from the head of a page that is no front page: %s',
    async (head) => {
      const blocks: DrawnBlock[] = [
        { kind: 'folio', article: null, lines: horizontal(100, 50, head) },
        { kind: 'headline', article: 1, lines: [{ text: '天气', left: 100, top: 300, size: 60 }] },
        { kind: 'paragraph', article: 1, lines: horizontal(100, 420, '明天有雨。') },
      ];
      const { issue } = await issueOf(readPage(blocks, { language: 'zh-Hans', writing: 'horizontal-tb' }));
      expect([issue.publication, issue.date, issue.articles.length]).toEqual(['河港日报', '1998-01-08', 1]);
    },
  );

  it('puts no spaces between characters that were read one by one', async () => {
    const page = readPage([{ kind: 'paragraph', article: 1, lines: horizontal(100, 100, '价１２元9') }], {
      language: 'zh-Hans',
      writing: 'horizontal-tb',
    });
    expect((await issueOf(page)).issue.text).toBe('价１２元9');
  });

  it('keeps how sure the machine was of each word', async () => {
    const page = readPage([{ kind: 'paragraph', article: 1, lines: horizontal(100, 100, 'Two words') }], {
      language: 'en',
      writing: 'horizontal-tb',
    });
    const { words } = await issueOf(page);
    expect(words[0]?.words.map(({ confidence }) => confidence)).toEqual([0.9, 0.9]);
  });
});
