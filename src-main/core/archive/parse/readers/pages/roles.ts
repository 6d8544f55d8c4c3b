import type { DropReason } from '#shared/model/issue.ts';
import type { BlockRole } from '../reader.ts';

/**
 * What page formats call the parts of a page, and the role each one has. Sources: the region types of PAGE
 * XML, the logical types of METS as docWorks and ENMAP write them, the structure tags of ALTO, the
 * typesetting elements of hOCR. Compared without case and anything but letters.
 */
const roles: Readonly<Record<string, BlockRole>> = {
  heading: 'headline',
  headline: 'headline',
  title: 'headline',
  articletitle: 'headline',
  maintitle: 'headline',
  overline: 'kicker',
  overtitle: 'kicker',
  kicker: 'kicker',
  subheadline: 'deck',
  subtitle: 'deck',
  deck: 'deck',
  lead: 'deck',
  author: 'byline',
  byline: 'byline',
  dateline: 'dateline',
  body: 'paragraph',
  bodycontent: 'paragraph',
  paragraph: 'paragraph',
  text: 'paragraph',
  textblock: 'paragraph',
  continuation: 'paragraph',
  dropcapital: 'paragraph',
  table: 'paragraph',
  list: 'paragraph',
  footnote: 'paragraph',
  endnote: 'paragraph',
  footnotecontinued: 'paragraph',
  blockquote: 'paragraph',
  tablecontent: 'paragraph',
  insideheading: 'subhead',
  crossheading: 'subhead',
  crosshead: 'subhead',
  subheading: 'subhead',
  subhead: 'subhead',
  caption: 'caption',
  header: 'pageHeading',
  pageheader: 'pageHeading',
  runninghead: 'pageHeading',
  runningtitle: 'pageHeading',
  footer: 'pageHeading',
  pagefooter: 'pageHeading',
  folio: 'pageHeading',
  advertisement: 'advertisement',
  advert: 'advertisement',
  ad: 'advertisement',
  masthead: 'masthead',
  motto: 'masthead',
  publishingstmt: 'imprint',
  imprint: 'imprint',
};

/** What stands on a page for the printer's and the reader's guidance and is no text of the paper. */
const furniture: Readonly<Record<string, DropReason>> = {
  pagenumber: 'pageNumber',
  pageno: 'pageNumber',
  catchword: 'runningHead',
  catchmark: 'runningHead',
  signaturemark: 'runningHead',
};

/** Why a part by the name its format has for it is shown to nobody; null for all text. */
export function dropReasonOf(name: string): DropReason | null {
  return lookUp(furniture, name);
}

/** The role of a part by the name its format has for it; null for names that say none. */
export function roleOf(name: string): BlockRole | null {
  return lookUp(roles, name);
}

function lookUp<T>(table: Readonly<Record<string, T>>, name: string): T | null {
  const key = name.toLowerCase().replace(/[^a-z]/gu, '');
  return Object.hasOwn(table, key) ? (table[key] ?? null) : null;
}

/** What the first of several names says that says anything. */
export function firstNamed<T>(names: readonly string[], meaning: (name: string) => T | null): T | null {
  for (const name of names) {
    const found = meaning(name);
    if (found !== null) return found;
  }
  return null;
}
