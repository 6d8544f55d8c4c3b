import { BroadsheetError } from '#shared/contract/errors.ts';
import type {
  ExportedFile,
  ExportFormatId,
  ExportOptions,
  ExportScope,
} from '#shared/contract/exportCalls.ts';
import { renderJsonLd, renderTable } from '../exchange/exportFormats.ts';
import { renderBiblatex, renderBibliography, renderCslJson, renderRis } from './bibliographic.ts';
import { renderIssueMarkdown, renderIssueTei, renderIssueText } from './correctedIssue/render.ts';
import type { ExportInput } from './exportInput.ts';
import { renderMarkdown } from './markdown/render.ts';

/** One kind of file that an export can have. A new format is one entry in the list below. */
interface ExportFormat {
  readonly id: ExportFormatId;
  /** Media type, for downloads. */
  readonly mediaType: string;
  /** The files' names have the extension already. The same input gives the same files. */
  readonly render: (
    scope: ExportScope,
    input: ExportInput,
    options: ExportOptions,
  ) => readonly Omit<ExportedFile, 'mediaType'>[];
}

const formats: readonly ExportFormat[] = [
  { id: 'markdown', mediaType: 'text/markdown', render: renderMarkdown },
  { id: 'bibliography', mediaType: 'text/plain', render: renderBibliography },
  {
    id: 'csl-json',

    mediaType: 'application/vnd.citationstyles.csl+json',
    render: renderCslJson,
  },
  { id: 'ris', mediaType: 'application/x-research-info-systems', render: renderRis },
  { id: 'biblatex', mediaType: 'application/x-bibtex', render: renderBiblatex },
  { id: 'jsonld', mediaType: 'application/ld+json', render: renderJsonLd },
  { id: 'csv', mediaType: 'text/csv', render: renderTable },
  { id: 'issue-text', mediaType: 'text/plain', render: renderIssueText },
  { id: 'issue-markdown', mediaType: 'text/markdown', render: renderIssueMarkdown },
  { id: 'issue-tei', mediaType: 'application/tei+xml', render: renderIssueTei },
];

/**
 * Renders an export in the format that its options name.
 * @throws BroadsheetError nothingToExport, badTemplate
 */
export function renderExport(
  scope: ExportScope,
  input: ExportInput,
  options: ExportOptions,
): readonly ExportedFile[] {
  const format = formats.find(({ id }) => id === options.format);
  if (!format) throw new Error(`No export format is called ${options.format}.`);
  const files = format.render(scope, input, options);
  if (files.length === 0) {
    throw new BroadsheetError(
      'nothingToExport',
      'There is nothing to export: no annotation is in what was chosen.',
    );
  }
  return files.map((file) => ({ ...file, mediaType: format.mediaType }));
}
