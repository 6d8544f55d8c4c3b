import { spansOf } from '#core/archive/parse/compose/articles/coverage.ts';
import type { Article, Issue, MastheadPart } from '#shared/model/issue.ts';
import type { Flow } from '#shared/model/span.ts';

const textOf = (flow: Flow | null): string | null => flow?.text ?? null;

/** An issue without its id, or with it; `parse` prints files that are in no library. */
type PrintedIssue = Omit<Issue, 'id'>;

/**
 * The document that `parse` prints, one issue a line. Positions count code points of `text`; `spans` and
 * `dropped` together hold every character of it that is no white space.
 */
export function issueDocument(issue: PrintedIssue, id: string | null) {
  return {
    id,
    source: issue.source,
    publication: issue.publication,
    date: issue.date,
    edition: issue.edition,
    issueNumber: issue.issueNumber,
    pageCount: issue.pageCount,
    language: issue.language,
    masthead: {
      title: issue.masthead.title,
      dateText: issue.masthead.dateText,
      lunarDate: issue.masthead.lunarDate,
      weekday: issue.masthead.weekday,
      price: issue.masthead.price,
      parts: issue.masthead.parts.map(partDocument),
    },
    imprint: {
      sponsor: issue.imprint.sponsor,
      publisher: issue.imprint.publisher,
      editor: issue.imprint.editor,
      hotline: issue.imprint.hotline,
      registration: issue.imprint.registration,
      parts: issue.imprint.parts.map(partDocument),
    },
    pages: issue.pages,
    articles: issue.articles.map(articleDocument),
    notices: issue.notices.map(({ id: noticeId, text, kind, page, start, end }) => ({
      id: noticeId,
      text,
      kind,
      page,
      start,
      end,
    })),
    text: issue.text,
    spans: spansOf(issue).filter((span) => span.role !== 'dropped'),
    dropped: issue.dropped,
    warnings: issue.warnings,
    ...(issue.parts === undefined ? {} : { parts: issue.parts }),
    ...(issue.place === undefined ? {} : { place: issue.place }),
    ...(issue.facsimile === undefined ? {} : { facsimile: issue.facsimile }),
  };
}

function partDocument({ field, value, text, start, end }: MastheadPart) {
  return { field, value, text, start, end };
}

function articleDocument(article: Article) {
  return {
    id: article.id,
    headline: textOf(article.headline),
    kicker: textOf(article.kicker),
    deck: textOf(article.deck),
    creditLine: article.creditLine,
    bylineLine: textOf(article.bylineLine),
    bylines: article.bylines.map(({ name, role }) => ({ name, role })),
    page: article.page,
    section: article.section,
    paragraphs: article.paragraphs.map(({ text, start, end, kind }) => ({ text, start, end, kind })),
    continuedOn: article.continuedOn,
    continuedFrom: article.continuedFrom,
    start: article.start,
    end: article.end,
    confidence: article.confidence,
    decisions: article.decisions,
  };
}

/** The issue as plain text for people: masthead, then every article and notice with a blank line between. */
export function issueText(issue: PrintedIssue): string {
  const { masthead } = issue;
  const head = [
    issue.publication,
    [issue.date ?? masthead.dateText, masthead.lunarDate, masthead.weekday].filter(isPresent).join('  '),
    [issue.issueNumber === null ? null : `No. ${issue.issueNumber}`, issue.edition]
      .filter(isPresent)
      .join('  '),
  ].filter((line) => isPresent(line) && line !== '');
  const sections = [
    head.join('\n'),
    ...issue.articles.map(articleText),
    ...issue.notices.map((notice) => `* ${notice.text}`),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

const isPresent = (value: string | null): value is string => value !== null;

function articleText(article: Article): string {
  const { kicker, headline, deck, bylineLine, paragraphs } = article;
  const head = [kicker, headline, deck, bylineLine].map(textOf).filter(isPresent);
  return [...head, ...(head.length > 0 ? [''] : []), ...paragraphs.map((paragraph) => paragraph.text)].join(
    '\n',
  );
}
