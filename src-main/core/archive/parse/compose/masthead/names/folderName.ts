import { hasHanTitleForm } from '../hanTitle.ts';
import { hasTitleForm } from '../latinTitle.ts';

/** Names that sort files and name no paper: years, months, formats, the usual words. */
const sorting =
  /^(?:\d[\d\s_.年月日-]*|txt|text|utf-?8|gb\w*|big5|data|ocr|files?|issues?|archive|papers?|newspapers?|downloads?|texts?|raw|labels|md|pages?|alto|mets|mets-alto|page-?xml|hocr|iiif|tei|pdf|epub|x?html?|xml|json|csv|tsv|images?|img|scans?|facsimiles?|jpe?g|png|tiff?|jp2|fulltext|samples?|examples?|misc|sources?|corpus|data-?sets?|collections?|transcri(?:pts?|ptions?)|fraktur|antiqua)$/iu;

/** Languages that a folder of texts may be called by. */
const language = /^(?:en|eng|de|deu|ger|fr|fra|es|it|nl|zh|chi|cn|tw|ja|da|sv|fi|hans|hant)$/iu;

/** Ids of libraries' records: `sn83030272`, `bpt6k3265015q`, `2385348_newspaper`. */
const recordId = /^\p{L}{0,4}\d{5,}\p{L}?$/u;

/** Whether a folder or a part of a file's name is called by nothing but how it is sorted: `ocr-text-en`. */
export const isSorting = (name: string): boolean =>
  sorting.test(name) ||
  language.test(name) ||
  recordId.test(name) ||
  name.split(/[\s_.-]+/u).every((word) => word === '' || sorting.test(word) || language.test(word));

/** Whether a name is worded as newspapers are called, in whatever script. */
export const hasPaperForm = (name: string): boolean => {
  const spoken = name.replace(/[_-]+/gu, ' ').trim();
  return hasTitleForm(spoken) || hasHanTitleForm(spoken);
};

/** `The Saltern Herald 1921`: the years of one paper are called alike. */
export function withoutYear(name: string): string {
  const bare = name
    .replace(/[\s_.,-]+\(?(?:1[5-9]|20)\d{2}(?:[-–—_/](?:\d{2}|\d{4}))?\)?$/u, '')
    .replace(/^(?:1[5-9]|20)\d{2}(?:[-–—_/]\d{2,4})?[\s_.,-]+(?=\p{L})/u, '');
  return /\p{L}{2}/u.test(bare) ? bare : name;
}
