import type { MastheadField } from '#shared/model/issue.ts';
import { find, textIn } from '../blocks/mixedContent.ts';
import { attributeOf, descendantsOf, type XmlElement } from '../xml/parseXml.ts';

/** What the header of a TEI file says of its source. */
export interface TeiHeader {
  readonly fields: Readonly<Partial<Record<MastheadField, string>>>;
  /** Title of the article, where the file holds one article. */
  readonly articleTitle: string | null;
  readonly language: string | null;
}

export function readTeiHeader(tei: XmlElement): TeiHeader {
  const header = find(tei, 'teiHeader');
  const source = header && find(header, 'fileDesc', 'sourceDesc');
  const statement = header && find(header, 'fileDesc', 'titleStmt');
  const titles = source ? [...descendantsOf(source, 'title')] : [];
  const ofLevel = (level: string) => titles.filter((title) => attributeOf(title, 'level') === level);
  const article = ofLevel('a').find((title) => attributeOf(title, 'type') !== 'sub') ?? null;
  const own = statement ? [...descendantsOf(statement, 'title')] : [];
  const ownMain = own.find((title) => attributeOf(title, 'type') === 'main') ?? own[0];
  // A file that names the article's title in its source is named after the article, not after the paper.
  const paper =
    firstText([...ofLevel('j'), ...ofLevel('s'), ...ofLevel('m')]) ??
    (article ? null : (textIn(ownMain) ?? firstText(titles)));
  const date = source && readDate(source);
  const number =
    (source && scope(source, 'issue')) ??
    firstText(own.filter((title) => attributeOf(title, 'type') === 'num'));
  const place = source && firstText([...descendantsOf(source, 'pubPlace')]);
  const fields: Partial<Record<MastheadField, string>> = {};
  if (paper !== null) fields.title = paper;
  const stated = date ?? (statement && readDate(statement)) ?? null;
  if (stated !== null) fields.date = stated;
  const digits = /\d+/u.exec(number ?? '')?.[0];
  if (digits !== undefined) fields.issueNumber = digits;
  if (place) fields.place = withoutLoneBrackets(place);
  return { fields, articleTitle: article && textIn(article), language: languageOf(tei) };
}

/** Catalogues cut `(Washington, DC)` into place and the rest, brackets and all. */
function withoutLoneBrackets(text: string): string {
  if (text.includes('(') === text.includes(')')) return text;
  return text.replace(/^\(|\)$/gu, '').trim();
}

/** The day that a source was published: a date with `when` to the day before one that is only written. */
function readDate(source: XmlElement): string | null {
  const dates = [...descendantsOf(source, 'date', 'docDate', 'origDate')];
  const published = dates.filter((date) => /^pub/u.test(attributeOf(date, 'type') ?? ''));
  for (const date of [...published, ...dates]) {
    for (const name of ['when', 'when-iso', 'when-custom', 'notBefore', 'from', 'value']) {
      const value = attributeOf(date, name);
      const day = /^\d{4}-\d{2}-\d{2}/u.exec(value ?? '')?.[0];
      if (day !== undefined) return day;
    }
  }
  return firstText(
    dates.filter(
      (date) => /\d{4}/u.test(textIn(date) ?? '') && /\d{4}.*\p{L}|\p{L}.*\d{4}/u.test(textIn(date) ?? ''),
    ),
  );
}

const scope = (source: XmlElement, unit: string): string | null =>
  firstText(
    [...descendantsOf(source, 'biblScope')].filter(
      (element) => (attributeOf(element, 'unit') ?? attributeOf(element, 'type')) === unit,
    ),
  );

function firstText(elements: readonly XmlElement[]): string | null {
  for (const element of elements) {
    const text = textIn(element);
    if (text !== null) return text;
  }
  return null;
}

/** The language of the text, or the only one that the header lists. */
function languageOf(tei: XmlElement): string | null {
  const text = find(tei, 'text');
  const stated = (text && attributeOf(text, 'lang')) ?? attributeOf(tei, 'lang');
  if (stated !== null) return stated;
  const listed = [...descendantsOf(tei, 'language')].map((element) => attributeOf(element, 'ident'));
  return listed[0] ?? null;
}
