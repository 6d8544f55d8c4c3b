import { writeAlto } from '#core/archive/parse/readers/alto/writeAlto.ts';
import type { ExportScope } from '#shared/contract/calls/export.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { Issue } from '#shared/model/issue.ts';
import { issueTitle } from '../documents.ts';
import type { ExportInput, Render } from '../exportInput.ts';
import { namedFiles } from '../namedFiles.ts';
import { type ExportedPage, exportedPages } from './exportedPages.ts';
import { hocrOf } from './hocr.ts';
import { pageXmlOf } from './pageXml.ts';

/*
 * Formats for other programs that know where on a page every word stands: of an issue all pages that have
 * words, in the text that people read; of an article what is printed of it.
 */

/** One file a page. */
export const renderAlto: Render = (scope, input) =>
  namedFiles(pagesToExport(scope, input), '.xml', pageTitle, ({ issue, exported }) => {
    const { page, structured } = exported;
    const pdfPage = page.image?.kind === 'pdf' ? { pdfPage: page.image.pdfPage } : {};
    const fileName = page.image?.path ?? issue.source.path;
    return writeAlto(structured, { fileName, identifier: `${issue.id} ${page.number}`, ...pdfPage });
  });

/** One file an issue. */
export const renderHocr: Render = (scope, input) => {
  const byIssue = Map.groupBy(pagesToExport(scope, input), ({ issue }) => issue);
  return namedFiles(
    [...byIssue],
    '.hocr',
    ([issue]) => issueTitle(issue),
    ([issue, pages]) =>
      hocrOf(
        issueTitle(issue),
        issue.language,
        pages.map(({ exported }) => exported),
      ),
  );
};

/** One file a page. */
export const renderPageXml: Render = (scope, input) =>
  namedFiles(pagesToExport(scope, input), '.xml', pageTitle, ({ exported }) =>
    pageXmlOf(exported, input.made ?? '1970-01-01T00:00:00Z'),
  );

/** What a searchable PDF will hold, for people to look at before it is written: see `writeSearchablePdfs`. */
export const renderPdfContents: Render = (scope, input) => {
  const byIssue = Map.groupBy(pagesToExport(scope, input), ({ issue }) => issue);
  return namedFiles(
    [...byIssue],
    '.pdf',
    ([issue]) => issueTitle(issue),
    ([, pages]) => `${pages.map(({ exported }) => pageText(exported)).join('\n\n')}\n`,
  );
};

function pageText({ page, structured: { reading, blocks } }: ExportedPage): string {
  const texts = blocks.map(({ lines }) =>
    lines
      .flatMap((index) => reading.lines[index] ?? [])
      .map(({ words }) => words.map(({ text, spaceBefore }) => (spaceBefore ? ` ${text}` : text)).join(''))
      .join('\n'),
  );
  return [`[${page.label ?? page.number}]`, ...texts].join('\n\n');
}

interface PageToExport {
  readonly issue: Issue;
  readonly exported: ExportedPage;
}

const pageTitle = ({ issue, exported }: PageToExport): string =>
  `${issueTitle(issue)} p${exported.page.number}`;

/** @throws BroadsheetError noTextToExport, where there are issues without words in their places */
function pagesToExport(scope: ExportScope, { issues }: ExportInput): readonly PageToExport[] {
  const pages = issues.flatMap(({ issue, pages = [] }) =>
    exportedPages(narrowed(issue, scope), pages)
      .filter(({ structured }) => structured.reading.lines.length > 0)
      .map((exported) => ({ issue, exported })),
  );
  if (pages.length > 0 || issues.length === 0) return pages;
  throw new BroadsheetError(
    'noTextToExport',
    'There is no text to export: it is not known where the words stand on the pages; have them read first.',
  );
}

/** Of an article that is named, only that. */
export function narrowed(issue: Issue, scope: ExportScope): Issue {
  if (scope.kind !== 'article') return issue;
  return {
    ...issue,
    articles: issue.articles.filter(({ id }) => id === scope.articleId),
    notices: [],
    dropped: [],
    masthead: { ...issue.masthead, parts: [] },
    imprint: { ...issue.imprint, parts: [] },
  };
}
