import type { ExportedFile, ExportScope } from '#shared/contract/calls/export.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { ExportFormatId, ExportOptions } from '#shared/model/exportOptions.ts';
import { renderJsonLd, renderTable } from './annotationFormats.ts';
import { renderBiblatex, renderBibliography, renderCslJson, renderRis } from './bibliographic.ts';
import { renderIssueMarkdown, renderIssueTei, renderIssueText } from './correctedIssue/render.ts';
import type { ExportInput, Render } from './exportInput.ts';
import { renderForPandoc, renderMarkdown } from './markdown/render.ts';
import { renderAlto, renderHocr, renderPageXml, renderPdfContents } from './pages/render.ts';

/** One kind of file that an export can have. A new format is one entry in the list below. */
interface ExportFormat {
  /** Media type, for downloads. */
  readonly mediaType: string;
  readonly render: Render;
}

const formats: Readonly<Record<ExportFormatId, ExportFormat>> = {
  markdown: { mediaType: 'text/markdown', render: renderMarkdown },
  docx: { mediaType: 'text/markdown', render: renderForPandoc },
  bibliography: { mediaType: 'text/plain', render: renderBibliography },
  'csl-json': { mediaType: 'application/vnd.citationstyles.csl+json', render: renderCslJson },
  ris: { mediaType: 'application/x-research-info-systems', render: renderRis },
  biblatex: { mediaType: 'application/x-bibtex', render: renderBiblatex },
  jsonld: { mediaType: 'application/ld+json', render: renderJsonLd },
  csv: { mediaType: 'text/csv', render: renderTable },
  'issue-text': { mediaType: 'text/plain', render: renderIssueText },
  'issue-markdown': { mediaType: 'text/markdown', render: renderIssueMarkdown },
  'issue-tei': { mediaType: 'application/tei+xml', render: renderIssueTei },
  alto: { mediaType: 'application/xml', render: renderAlto },
  hocr: { mediaType: 'application/xhtml+xml', render: renderHocr },
  page: { mediaType: 'application/xml', render: renderPageXml },
  pdf: { mediaType: 'text/plain', render: renderPdfContents },
};

/**
 * Renders an export in the format that its options name.
 * @throws BroadsheetError nothingToExport, noTextToExport, badTemplate
 */
export function renderExport(
  scope: ExportScope,
  input: ExportInput,
  options: ExportOptions,
): readonly ExportedFile[] {
  const { mediaType, render } = formats[options.format];
  const files = render(scope, input, options);
  if (files.length === 0) {
    throw isOfText(options.format) && input.issues.length > 0
      ? new BroadsheetError(
          'noTextToExport',
          'There is no text to export in what was chosen: where pages are pictures, have them read first.',
        )
      : new BroadsheetError(
          'nothingToExport',
          'There is nothing to export: no annotation is in what was chosen.',
        );
  }
  return files.map((file) => ({ mediaType, ...file }));
}

/** Formats that hold issues themselves, whether or not anything in them is marked. */
const isOfText = (format: ExportFormatId): boolean => format.startsWith('issue-');
