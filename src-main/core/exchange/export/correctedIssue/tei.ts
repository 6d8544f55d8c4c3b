import type { Article, Issue, Notice, Paragraph } from '#shared/model/issue.ts';
import type { Flow } from '#shared/model/span.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import { printedText, readStretches } from '#shared/text/flow.ts';
import { dateText } from '../../citation/reference.ts';
import { issueTitle } from '../documents.ts';

type Slice = (start: number, end: number) => string;

/**
 * An issue in TEI P5 (https://tei-c.org/release/doc/tei-p5-doc/en/html/). Where a person corrected the
 * text, both readings are there: `<choice><sic>printed</sic><corr>read</corr></choice>`.
 */
export function issueTei(issue: Issue): string {
  const { slice } = indexCodePoints(issue.text);
  const title = escapeXml(issueTitle(issue));
  const language = issue.language === 'und' ? '' : ` xml:lang="${escapeXml(issue.language)}"`;
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<TEI xmlns="http://www.tei-c.org/ns/1.0"${language}>`,
    '  <teiHeader>',
    '    <fileDesc>',
    `      <titleStmt><title>${title}</title></titleStmt>`,
    '      <publicationStmt><p>Exported by Broadsheet</p></publicationStmt>',
    `      <sourceDesc>${sourceOf(issue)}</sourceDesc>`,
    '    </fileDesc>',
    '  </teiHeader>',
    '  <text>',
    '    <body>',
    ...issue.articles.flatMap((article) => articleLines(article, slice)),
    ...issue.notices.map((notice) => noticeLine(notice, slice)),
    '    </body>',
    '  </text>',
    '</TEI>',
  ].join('\n')}\n`;
}

function sourceOf(issue: Issue): string {
  const { publication, issueNumber, edition, source } = issue;
  const date = dateText(issue);
  const parts = [
    publication === null ? '' : `<title level="j">${escapeXml(publication)}</title>`,
    date === null ? '' : `<date when="${escapeXml(date)}">${escapeXml(date)}</date>`,
    issueNumber === null ? '' : `<biblScope unit="issue">${escapeXml(issueNumber)}</biblScope>`,
    edition === null ? '' : `<edition>${escapeXml(edition)}</edition>`,
    `<idno type="filename">${escapeXml(source.path)}</idno>`,
  ];
  return `<bibl>${parts.join('')}</bibl>`;
}

function articleLines(article: Article, slice: Slice): readonly string[] {
  const head = (flow: Flow | null, type: string) =>
    flow ? [`        <head type="${type}">${inline(flow, slice)}</head>`] : [];
  const body = article.paragraphs.map((paragraph) => paragraphLine(paragraph, slice));
  const byline = article.bylineLine ? [`        <byline>${inline(article.bylineLine, slice)}</byline>`] : [];
  return [
    `      <div type="article"${article.page === null ? '' : ` n="${article.page}"`}>`,
    ...head(article.kicker, 'kicker'),
    ...head(article.headline, 'main'),
    ...head(article.deck, 'deck'),
    ...byline,
    // A division has to hold something.
    ...(body.length === 0 ? ['        <p/>'] : body),
    '      </div>',
  ];
}

function paragraphLine(paragraph: Paragraph, slice: Slice): string {
  const rend = paragraph.kind === 'body' ? '' : ` rend="${paragraph.kind}"`;
  return `        <p${rend}>${inline(paragraph, slice)}</p>`;
}

const noticeLine = (notice: Notice, slice: Slice): string =>
  `      <div type="notice" subtype="${notice.kind}"><p>${inline(notice, slice)}</p></div>`;

function inline(flow: Flow, slice: Slice): string {
  return readStretches(flow)
    .map(({ text, replaced }) => {
      if (replaced.length === 0) return escapeXml(text);
      const printed = printedText(replaced, slice);
      // What a person added stands for nothing that is printed.
      if (printed === '') return `<supplied>${escapeXml(text)}</supplied>`;
      return `<choice><sic>${escapeXml(printed)}</sic><corr>${escapeXml(text)}</corr></choice>`;
    })
    .join('');
}

/** What XML 1.0 cannot hold at all, even escaped. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const escapeXml = (text: string): string =>
  text
    .toWellFormed()
    .replace(impossible, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
