import type { ReadResult } from '../reader.ts';
import { attributeOf, childOf, childrenOf, descendantsOf, textOf, type XmlElement } from '../xml/parseXml.ts';
import { languageTag } from './language.ts';
import {
  isNoTitle,
  isWithArticle,
  withLeadingWords,
  withoutQualifier,
  withoutSortingMarks,
} from './titles.ts';

/** What a MODS or Dublin Core record says of an issue or of a page. Null where it is silent. */
export interface MetadataRecord {
  readonly title: string | null;
  readonly date: string | null;
  readonly issueNumber: string | null;
  readonly edition: string | null;
  readonly place: string | null;
  readonly publisher: string | null;
  readonly languages: readonly string[];
  /** For the record of a page: its number as printed or counted. */
  readonly pageLabel: string | null;
  readonly section: string | null;
}

const silent: MetadataRecord = {
  title: null,
  date: null,
  issueNumber: null,
  edition: null,
  place: null,
  publisher: null,
  languages: [],
  pageLabel: null,
  section: null,
};

/** Reads a record that holds MODS or Dublin Core at any depth. */
export function describeRecord(record: XmlElement): MetadataRecord {
  const mods = record.name === 'mods' ? record : firstDescendant(record, 'mods');
  return mods ? describeMods(mods) : describeDublinCore(record);
}

/** Several records as one: the first that says something counts, and a title with its article before one without. */
export function mergeMetadata(descriptions: readonly MetadataRecord[]): MetadataRecord {
  return descriptions.reduce(
    (merged, next) => ({
      title: fuller(merged.title, next.title),
      date: merged.date ?? next.date,
      issueNumber: merged.issueNumber ?? next.issueNumber,
      edition: merged.edition ?? next.edition,
      place: merged.place ?? next.place,
      publisher: merged.publisher ?? next.publisher,
      languages: [...merged.languages, ...next.languages],
      pageLabel: merged.pageLabel ?? next.pageLabel,
      section: merged.section ?? next.section,
    }),
    silent,
  );
}

function fuller(title: string | null, next: string | null): string | null {
  if (title === null || next === null) return title ?? next;
  return isWithArticle(next, title) ? next : title;
}

/** The masthead fields that a description fills. */
export function descriptionFields(description: MetadataRecord, pageCount: number): ReadResult['fields'] {
  const { title, date, issueNumber, edition, place, publisher } = description;
  return {
    ...(title === null ? {} : { title }),
    ...(date === null ? {} : { date }),
    ...(issueNumber === null ? {} : { issueNumber }),
    ...(edition === null ? {} : { edition }),
    ...(place === null ? {} : { place }),
    ...(publisher === null ? {} : { publisher }),
    ...(pageCount > 0 ? { pageCount: String(pageCount) } : {}),
  };
}

/** `The National Forum. (Washington, DC), 1910-04-30`: title, place and date from the label of a file. */
export function describeLabel(label: string): MetadataRecord {
  const dated = /^(.*?)[\s,;:–—(-]*(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)/su.exec(label);
  const name = (dated?.[1] ?? label).trim();
  const placed = /^(.+?)[.\s]*\(([^()]+)\)$/su.exec(name);
  const title = (placed?.[1] ?? name).trim();
  return {
    ...silent,
    title: title === '' || isNoTitle(title) ? null : title,
    place: placed?.[2] ?? null,
    date: dated?.[2] ?? null,
  };
}

function describeMods(mods: XmlElement): MetadataRecord {
  const host = childrenOf(mods, 'relatedItem').filter((item) => attributeOf(item, 'type') === 'host');
  const parts = [mods, ...host].flatMap((item) => childrenOf(item, 'part'));
  const details = [mods, ...host]
    .flatMap((item) => [...childrenOf(item, 'detail')])
    .concat(parts.flatMap((part) => childrenOf(part, 'detail')));
  const detail = (...types: readonly string[]) =>
    details.find((one) =>
      types.includes((attributeOf(one, 'type') ?? '').toLowerCase().replace(/[^a-z]/gu, '')),
    );
  const edition = detail('edition');
  const origins = [mods, ...host].flatMap((item) => childrenOf(item, 'originInfo'));
  const pages = parts.flatMap((part) => childrenOf(part, 'extent'));
  const original = childrenOf(mods, 'relatedItem').filter((item) => attributeOf(item, 'type') === 'original');
  const sequence = original
    .flatMap((item) => childrenOf(item, 'identifier'))
    .find((one) => /sequence/iu.test(attributeOf(one, 'type') ?? ''));
  return {
    title: fuller(modsTitle(mods), firstOf(host, modsTitle)),
    date: modsDate(origins) ?? firstOf(parts, (part) => contentOf(childOf(part, 'date'))),
    issueNumber: numberOf(detail('issue', 'number', 'issuenumber')) ?? partNumber([mods, ...host]),
    edition: editionOf(edition) ?? firstOf(origins, (origin) => contentOf(childOf(origin, 'edition'))),
    place: firstOf(origins, placeOf),
    publisher: firstOf(origins, (origin) => contentOf(childOf(origin, 'publisher'))),
    languages: childrenOf(mods, 'language').flatMap((language) =>
      languagesOf(childrenOf(language, 'languageTerm')),
    ),
    pageLabel:
      numberOf(detail('page', 'pagenumber')) ??
      contentOf(sequence ?? null) ??
      firstOf(pages, (extent) => contentOf(childOf(extent, 'start'))),
    section: numberOf(detail('sectionlabel', 'section')),
  };
}

/** The title as printed before uniform, abbreviated and translated ones. */
function modsTitle(item: XmlElement): string | null {
  const titles = childrenOf(item, 'titleInfo');
  const printed = titles.find((info) => attributeOf(info, 'type') === null) ?? titles[0];
  if (!printed) return null;
  const title = titleOf(childOf(printed, 'title'));
  const article = contentOf(childOf(printed, 'nonSort'));
  return title === null ? null : article === null ? title : withLeadingWords(article, title);
}

/** The key date, otherwise the most precise; a date that no calendar has is handed on as it is. */
function modsDate(origins: readonly XmlElement[]): string | null {
  const dates = origins.flatMap((origin) => childrenOf(origin, 'dateIssued'));
  const key = dates.find((date) => attributeOf(date, 'keyDate') === 'yes' && contentOf(date) !== null);
  if (key) return contentOf(key);
  return dates
    .map(contentOf)
    .reduce((most, date) => ((date?.length ?? 0) > (most?.length ?? 0) ? date : most), null);
}

/** A first edition is told apart only where the record has a name for it. */
function editionOf(detail: XmlElement | undefined): string | null {
  const caption = detail ? contentOf(childOf(detail, 'caption')) : null;
  const number = numberOf(detail);
  return caption ?? (number === '1' ? null : number);
}

function placeOf(origin: XmlElement): string | null {
  const terms = childrenOf(origin, 'place').flatMap((place) => childrenOf(place, 'placeTerm'));
  const text = terms.find((term) => attributeOf(term, 'type') !== 'code');
  return contentOf(text ?? null);
}

function numberOf(detail: XmlElement | undefined): string | null {
  return detail ? contentOf(childOf(detail, 'number')) : null;
}

/** `Jg. unknown, nº 288`: the number that is called one, or the whole when it is one. */
function partNumber(items: readonly XmlElement[]): string | null {
  for (const info of items.flatMap((item) => childrenOf(item, 'titleInfo'))) {
    const stated = contentOf(childOf(info, 'partNumber'));
    const number = stated && /(?:^|\b(?:n[o°ºr]?|num\w*|issue|číslo|č)[.\s]*)(\d+)\s*$/iu.exec(stated)?.[1];
    if (number) return number;
  }
  return null;
}

function languagesOf(terms: readonly XmlElement[]): string[] {
  return terms.flatMap((term) => languageTag(contentOf(term) ?? '') ?? []);
}

function describeDublinCore(record: XmlElement): MetadataRecord {
  const say = (name: string): string | null => firstOf([...descendantsOf(record, name)], contentOf);
  return {
    title: firstOf([...descendantsOf(record, 'title')], titleOf),
    date: say('date') ?? say('issued'),
    issueNumber: say('issuenumber') ?? firstOf([...descendantsOf(record, 'description')], designatedNumber),
    edition: null,
    place: firstOf([...descendantsOf(record, 'spatial')], (place) =>
      /creation/iu.test(attributeOf(place, 'type') ?? '') ? contentOf(place) : null,
    ),
    publisher: say('publisher'),
    languages: languagesOf([...descendantsOf(record, 'language')]),
    pageLabel: say('nativePageNumber'),
    section: null,
  };
}

/** Where a description is the issue's designation: `Numéro 78`. */
function designatedNumber(description: XmlElement): string | null {
  if (!/designation/iu.test(attributeOf(description, 'type') ?? '')) return null;
  return /^n(?:um\p{L}*|[or°º])?[.\s]*(\d+)$/iu.exec(contentOf(description) ?? '')?.[1] ?? null;
}

function firstDescendant(element: XmlElement, name: string): XmlElement | null {
  return descendantsOf(element, name).next().value ?? null;
}

function firstOf<T>(items: readonly T[], read: (item: T) => string | null): string | null {
  for (const item of items) {
    const value = read(item);
    if (value !== null) return value;
  }
  return null;
}

/** Cataloguers close titles with a full stop or the mark that parts them from what follows (ISBD). */
function titleOf(element: XmlElement | null): string | null {
  const text = withoutSortingMarks(contentOf(element) ?? '').replace(/(?<=\S)\s*[.,:;/]+$/u, '');
  return text === '' || isNoTitle(text) ? null : withoutQualifier(text).title;
}

/** The text of an element with its white space folded; null where there is none. */
function contentOf(element: XmlElement | null): string | null {
  const text = element ? textOf(element).replace(/\s+/gu, ' ').trim() : '';
  return text === '' ? null : text;
}
