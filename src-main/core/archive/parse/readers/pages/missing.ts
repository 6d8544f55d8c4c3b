import type { Warning } from '#shared/model/issue.ts';

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
