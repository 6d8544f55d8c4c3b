/** What the names of an issue's pages have in common, and what tells them apart. */
export interface PageName {
  /** The name without its page number: pages of one issue share it. */
  readonly issue: string;
  /** `0007A`, `3`; null where the name carries no page number. */
  readonly page: string | null;
  /** Whether the name says in words that the number is a page's (`p3`, `第03版`). */
  readonly isExplicit: boolean;
}

/** Extensions that stack on a page's name (`…_01.jpg.hocr`, `…0006.alto.xml`). */
const extensions =
  /(?:\.(?:alto|mets|mods|mix|ocr|page|hocr|articletext|xml|html?|xhtml|txt|text|md|markdown|json|jpe?g|png|webp|tiff?|jp2|jpx|j2k|jpf|pdf|csv|tsv))+$/i;
const date = /(?<!\d)(?:1[5-9]|20)\d{2}(?:[-_.]\d{2}[-_.]\d{2}|\d{4})(?!\d)/;
const explicitPage =
  /(?:(?:^|[\s_.-])(?:page|pages|pag|seite|side|p|pg|seq|s|phys)[\s_.-]*(\d{1,5}[A-Za-z]?)|第?\s*(\d{1,3})\s*版)$/iu;
/** `…_p3_1`: a page and which piece or version of it. */
const pieceOfPage = /[\s_.-]p(?:age|g)?[\s_.-]?(\d{1,5}[A-Za-z]?)[_-]\d{1,2}$/iu;
const trailingNumber = /(\d{1,8}(?:\+\d{1,8})*[A-Za-z]?)$/u;

/** A file's name without folders and extensions. */
export function stemOf(path: string): string {
  return (path.split('/').at(-1) ?? '').replace(extensions, '');
}

/**
 * Takes the page number off a page's name. The number is the last one of the name that is no part of a
 * date; a number before the name that counts the same pages again (`001_…_01`) goes with it.
 */
export function pageName(path: string): PageName {
  const stem = stemOf(path);
  const dated = date.exec(stem);
  const afterDate = dated ? dated.index + dated[0].length : 0;
  const explicit = explicitPage.exec(stem) ?? pieceOfPage.exec(stem);
  const number = explicit ?? trailingNumber.exec(stem);
  if (!number || number.index + number[0].length <= afterDate) {
    return { issue: stem, page: null, isExplicit: false };
  }
  const page = explicit?.[1] ?? explicit?.[2] ?? number[1] ?? '';
  const start = Math.max(number.index, afterDate);
  return {
    issue: withoutCounter(stem.slice(0, start), page),
    page,
    isExplicit: explicit !== null,
  };
}

function withoutCounter(issue: string, page: string): string {
  const counter = /^(\d{1,4})[\s_.-](?=.)/u.exec(issue);
  return counter && Number.parseInt(page, 10) === Number(counter[1]) ? issue.slice(counter[0].length) : issue;
}
