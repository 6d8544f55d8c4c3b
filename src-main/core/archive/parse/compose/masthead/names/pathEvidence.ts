import type { IsoDate } from '#shared/model/issue.ts';
import { isoDate } from '../../../dates/dates.ts';
import { findLatinDate } from '../../../dates/latinDates.ts';
import { nameInFile } from './fileName.ts';
import { hasPaperForm, isSorting, withoutYear } from './folderName.ts';

/** What a file's path says: the last source, used where the text is silent. */
export interface PathEvidence {
  readonly date: IsoDate | null;
  readonly publication: string | null;
  /** Which name says it. */
  readonly namedBy: 'file' | 'folder' | null;
}

const separated = /(?<!\d)(\d{4})[-_.年 ]?(\d{2})[-_.月 ]?(\d{2})日?(?!\d)/u;

/**
 * Reads date and publication from a path below the library folder. The file's name counts before the folder's, but
 * where the folder alone is worded as papers are called.
 */
export function fromPath(path: string): PathEvidence {
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.' && segment !== '..');
  const name = (segments.pop() ?? '').replace(/(?:\.[\p{L}\d]{1,5})?\.[\p{L}\d]+$/u, '');
  const dated = dateIn(name);
  const inFile = nameInFile(name, dated);
  const folder = segments.toReversed().find((segment) => !isSorting(segment)) ?? null;
  const isFolders = inFile === null || (folder !== null && hasPaperForm(folder) && !hasPaperForm(inFile));
  const publication = isFolders ? folder && withoutYear(folder) : inFile;
  return {
    date: dated?.iso ?? dateIn(segments.join('/'))?.iso ?? null,
    publication,
    namedBy: publication === null ? null : isFolders ? 'folder' : 'file',
  };
}

/** Where a name has its date. Offsets are UTF-16. */
export interface DateInName {
  readonly iso: IsoDate | null;
  readonly start: number;
  readonly end: number;
}

function dateIn(name: string): DateInName | null {
  const match = separated.exec(name);
  if (match) {
    const iso = isoDate(Number(match[1]), Number(match[2]), Number(match[3]));
    return { iso, start: match.index, end: match.index + match[0].length };
  }
  const written = findLatinDate(name.replaceAll('_', ' '));
  return written?.iso ? { iso: written.iso, start: written.start, end: written.end } : null;
}
