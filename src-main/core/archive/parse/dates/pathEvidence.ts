import type { IsoDate } from '#shared/model/issue.ts';
import { isoDate } from './dates.ts';

/** What a file's path says: the last source, used where the text is silent. */
export interface PathEvidence {
  readonly date: IsoDate | null;
  readonly publication: string | null;
}

const separated = /(?<!\d)(\d{4})[-_.年]?(\d{2})[-_.月]?(\d{2})(?!\d)/u;
/** Folders that sort files and name no paper: years, months, formats, the usual words. */
const sorting =
  /^(?:\d[\d\s_.年月日-]*|txt|text|utf-?8|gb\w*|big5|data|ocr|files?|issues?|archive|papers?|downloads?|texts?|raw|labels|md|pages?|alto|mets|mets-alto|page-?xml|hocr|iiif|tei|pdf|epub|x?html?|xml|json|csv|tsv|images?|img|scans?|facsimiles?|jpe?g|png|tiff?|jp2)$/iu;

/** Languages that a folder of texts may be called by. */
const language = /^(?:en|eng|de|deu|ger|fr|fra|es|it|nl|zh|chi|cn|tw|ja|da|sv|fi|hans|hant)$/iu;

/** Whether a folder is called by nothing but how it is sorted: `ocr-text-en`. */
const isSorting = (name: string): boolean =>
  sorting.test(name) ||
  name.split(/[\s_.-]+/u).every((word, index) => sorting.test(word) || (index > 0 && language.test(word)));

/** Reads date and publication from a path below the library folder. */
export function fromPath(path: string): PathEvidence {
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.' && segment !== '..');
  const name = (segments.pop() ?? '').replace(/\.[^.]+$/u, '');
  const match = separated.exec(name) ?? separated.exec(segments.join('/'));
  const date = match ? isoDate(Number(match[1]), Number(match[2]), Number(match[3])) : null;
  const folder = segments.reverse().find((segment) => !isSorting(segment)) ?? null;
  return { date, publication: folder };
}
