import { type ParsedIssue, parseSourceWhole } from '#core/archive/parse/parse.ts';
import { writeAlto } from '#core/archive/parse/readers/alto/writeAlto.ts';
import { type ExportedPage, exportedPages } from '#core/exchange/export/pages/exportedPages.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { StructuredReading } from '#shared/model/scans/pageReading.ts';
import { type DrawnBlock, type DrawnLine, readPage } from '../../../archive/parse/readers/alto/readings.ts';
import { memorySource } from '../../../archive/parse/readers/support.ts';

const lines = (left: number, top: number, ...texts: readonly string[]): DrawnLine[] =>
  texts.map((text, index) => ({ text, left, top: top + index * 40, size: 30 }));

const columns = (left: number, top: number, ...texts: readonly string[]): DrawnLine[] =>
  texts.map((text, index) => ({ text, left: left - index * 40, top, size: 30, isVertical: true }));

const english: DrawnBlock[] = [
  {
    kind: 'masthead',
    article: null,
    lines: [{ text: 'The Saltmere Gazette', left: 900, top: 50, size: 150 }],
  },
  { kind: 'folio', article: null, lines: lines(900, 210, 'Saturday, March 9, 1901') },
  { kind: 'headline', article: 1, lines: [{ text: 'The Ferry Sinks', left: 100, top: 300, size: 60 }] },
  { kind: 'byline', article: 1, lines: lines(100, 420, 'By Ann Reed') },
  {
    kind: 'paragraph',
    article: 1,
    lines: [
      ...lines(100, 500, 'The news-', 'paper of <Salt> & mere', 'tells of the ferry'),
      ...lines(1100, 300, 'that went down.'),
    ],
  },
  { kind: 'headline', article: 2, lines: [{ text: 'Another Matter', left: 2100, top: 700, size: 60 }] },
  { kind: 'paragraph', article: 2, lines: lines(2100, 800, 'Of this nothing is', 'known yet.') },
];

const chinese: DrawnBlock[] = [
  {
    kind: 'headline',
    article: 1,
    lines: [{ text: '輪渡開航', left: 2500, top: 100, size: 60, isVertical: true }],
  },
  {
    kind: 'paragraph',
    article: 1,
    lines: columns(2400, 100, '昨日上午輪渡開航觀者', '甚眾說者謂此乃大事。'),
  },
  {
    kind: 'headline',
    article: 2,
    lines: [{ text: '天氣', left: 1500, top: 100, size: 60, isVertical: true }],
  },
  { kind: 'paragraph', article: 2, lines: columns(1400, 100, '明日有𠮷雨。') },
];

export const englishPage = readPage(english, { language: 'en', writing: 'horizontal-tb' });
export const chinesePage = readPage(chinese, { language: 'zh-Hant', writing: 'vertical-rl' });

/** The issue that files make, by their paths. */
export async function parsedFrom(files: Readonly<Record<string, string>>): Promise<ParsedIssue> {
  const [issue] = (await parseSourceWhole(memorySource(files))).issues;
  if (!issue) throw new Error('The files gave no issue.');
  return issue;
}

/** A read page as an issue of the library. */
export async function issueOfPage(
  page: StructuredReading,
): Promise<{ readonly issue: Issue; readonly parsed: ParsedIssue }> {
  const alto = writeAlto(page, { fileName: 'p1.jpg', identifier: 'x' });
  const parsed = await parsedFrom({ 'Paper/p1.xml': alto });
  return { issue: { id: 'issue', ...parsed.issue }, parsed };
}

/** Its pages as they leave, in the text of `issue`. */
export function pagesOf(issue: Issue, { words }: ParsedIssue): readonly ExportedPage[] {
  return exportedPages(
    issue,
    (issue.facsimile ?? []).map((page) => ({
      page,
      words: words.find((one) => one.page === page.number)?.words ?? [],
    })),
  );
}

/** What people read of an issue, part by part. */
export const outline = ({ articles }: Pick<Issue, 'articles'>) =>
  articles.map(({ headline, bylines, paragraphs }) => ({
    headline: headline?.text ?? null,
    names: bylines.map(({ name }) => name),
    text: paragraphs.map(({ text }) => text),
  }));
