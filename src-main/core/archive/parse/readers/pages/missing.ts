import type { Warning } from '#shared/model/issue.ts';
import type { IssuePage } from './assemble.ts';

/** How many names a warning lists before it only counts. */
const listedNames = 5;

/** The warning about pages that a file names and that are not there; none where all are. */
export function missingPagesWarning(path: string, names: readonly string[], pageCount: number): Warning[] {
  if (names.length === 0) return [];
  const listed = names.slice(0, listedNames).join(', ');
  const more = names.length > listedNames ? ` and ${names.length - listedNames} more` : '';
  return [
    {
      code: 'missingPages',
      message: `${path} names ${pageCount} ${pageCount === 1 ? 'page' : 'pages'} and the text of ${names.length} is not there: ${listed}${more}; the rest is read.`,
      start: null,
    },
  ];
}

/** The warning of an issue whose pages are pictures and nothing else. */
export const picturesOnlyWarning = (path: string, pageCount: number): Warning => ({
  code: 'noTextLayer',
  message: `${path} gives ${pageCount === 1 ? 'its page' : `its ${pageCount} pages`} as pictures without text; they can only be looked at.`,
  start: null,
});

/** The warning about the pages of pictures that no machine has read yet, where others were; none where all are. */
export function unreadPagesWarning(path: string, pages: readonly IssuePage[]): Warning[] {
  const unread = pages.filter(({ printed }) => printed === null);
  if (unread.length === 0) return [];
  const names = unread.slice(0, listedNames).map(({ number, label }) => label ?? String(number));
  const more = unread.length > listedNames ? ` and ${unread.length - listedNames} more` : '';
  return [
    {
      code: 'pagesWithoutText',
      message: `${unread.length} of the ${pages.length} pages of ${path} (${names.join(', ')}${more}) are pictures that were not read yet.`,
      start: null,
    },
  ];
}

/**
 * The one warning about pages whose files mark where text stands and hold none of it, or of an issue without any text;
 * none where all have text. A page where no text is marked may be blank.
 */
export function pagesWithoutTextWarning(path: string, pages: readonly IssuePage[]): Warning[] {
  const hasText = ({ printed }: IssuePage) => printed?.regions.some(({ lines }) => lines.length > 0) === true;
  const isEmpty = !pages.some(hasText);
  const lacking = pages.filter(({ printed }) => printed && (isEmpty || printed.lacksText === true));
  if (lacking.length === 0) return [];
  const names = lacking.slice(0, listedNames).map(({ number, label }) => label ?? String(number));
  const more = lacking.length > listedNames ? ` and ${lacking.length - listedNames} more` : '';
  const message = isEmpty
    ? `${path} describes ${pages.length === 1 ? 'a page' : `${pages.length} pages`} without any text; recognise it and put the result in its place.`
    : `${path} lacks the text of ${lacking.length} of its ${pages.length} pages (${names.join(', ')}${more}); the rest is read.`;
  return [{ code: isEmpty ? 'noTextLayer' : 'pagesWithoutText', message, start: null }];
}
