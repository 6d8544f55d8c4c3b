import type { ForeignAnnotation } from '#core/kept/annotations/adopt.ts';
import {
  cleanTags,
  type IncomingFile,
  type IncomingRow,
  type IncomingSource,
  issueOfAddress,
  localId,
  nearestColour,
  sortRows,
  times,
} from './incoming.ts';
import { isObject, type JsonObject, listOf, nonEmptyText, numberOf, objectOf } from './loose.ts';
import { boxOfSvg, type ForeignBox, parseXywh } from './regionForm.ts';
import { readWebLink } from './webLink.ts';
import { ownPlaceOf } from './webTarget.ts';

/**
 * Annotations of the W3C model as JSON-LD: one, a list, a page or a collection with its pages inside.
 * Null for what is none of these. `now` stands in where an annotation does not say when it was made.
 */
export function readWeb(data: unknown, now: string): IncomingFile | null {
  const items = itemsOf(data);
  if (items === null) return null;
  return sortRows(
    'w3c',
    items.flatMap((item) => readItem(item, now)),
  );
}

const typesOf = (value: JsonObject) => listOf(value.type ?? value['@type']).map(String);
const isA = (value: unknown, type: string): value is JsonObject =>
  isObject(value) && typesOf(value).includes(type);

/** The annotations, in order; null where there is nothing of the model. */
function itemsOf(data: unknown): readonly unknown[] | null {
  if (Array.isArray(data)) {
    const found = data.map(itemsOf);
    return found.some((items) => items !== null) ? found.flatMap((items, at) => items ?? [data[at]]) : null;
  }
  if (isA(data, 'Annotation')) return [data];
  // Thorium's and Readium's word: https://github.com/readium/annotations
  if (isA(data, 'AnnotationSet')) return listOf(data.items);
  if (isA(data, 'AnnotationPage')) return itemsOfPages(data);
  if (isA(data, 'AnnotationCollection')) return [...listOf(data.items), ...itemsOfPages(data.first)];
  return isObject(data) && '@graph' in data ? itemsOf(listOf(data['@graph'])) : null;
}

/** A page that is only named by its address stays as that address. */
function itemsOfPages(first: unknown): readonly unknown[] {
  const items: unknown[] = [];
  for (let page = first; page !== undefined && page !== null; page = objectOf(page).next) {
    items.push(...(isObject(page) ? listOf(page.items) : [page]));
  }
  return items;
}

function readItem(item: unknown, now: string): readonly IncomingRow[] {
  if (typeof item === 'string') return [{ reason: 'elsewhere', name: item }];
  if (!isA(item, 'Annotation'))
    return [{ reason: 'notAnnotation', name: nonEmptyText(objectOf(item).id) ?? '' }];
  const id = nonEmptyText(item.id) ?? nonEmptyText(item['@id']) ?? JSON.stringify(item);
  const link = readWebLink(item, now);
  if (link) return [{ link }];
  const { note, tags } = readBodies(item);
  const targets = listOf(item.target);
  const content = {
    note,
    tags,
    ...times(nonEmptyText(item.created), nonEmptyText(item.modified), now),
    ...optional('creator', creatorOf(item.creator)),
    ...optional('via', nonEmptyText(listOf(item.via)[0]) ?? foreignAddress(id)),
  };
  const idOf = (at: number) => (at === 0 ? localId(id) : localId(`${id}#${at + 1}`));
  const placed = targets.filter((target) => quoteOf(target) !== null || ownPlace(target) !== null);
  if (placed.length > 0) {
    return placed.map((target, at) => ({
      source: readSource(target, id),
      annotation: {
        id: idOf(at),
        ...readTarget(target),
        ...ownPlace(target),
        colour: colourOf(target, item) ?? 'yellow',
        ...content,
      },
    }));
  }
  const boxes = targets.flatMap((target) => {
    const box = boxOf(target);
    return box ? [{ target, box }] : [];
  });
  if (boxes.length > 0) {
    return boxes.map(({ target, box }, at) => ({
      source: readSource(target, id),
      box,
      content: { id: idOf(at), colour: colourOf(target, item) ?? 'yellow', ...content },
      name: note || id,
    }));
  }
  if (targets.some(isRegion)) return [{ reason: 'picture', name: note || id }];
  const isWhole = targets.length > 0 && targets.every((target) => selectorsOf(target).length === 0);
  return [{ reason: isWhole && note !== '' ? 'pageNote' : 'noQuote', name: note || id }];
}

const ownPlace = (target: unknown) => ownPlaceOf(target, selectorsOf(target));

/** A part of a picture, as Annotorious and IIIF viewers mark it: `#xywh=pixel:12,30,200,80`, or an outline. */
function boxOf(target: unknown): ForeignBox | null {
  const inAddress = fragmentOf(target);
  if (inAddress !== null) return parseXywh(inAddress);
  for (const selector of selectorsOf(target)) {
    const value = nonEmptyText(selector.value) ?? '';
    const box = typesOf(selector).includes('SvgSelector')
      ? boxOfSvg(value)
      : parseXywh(value.replace(/^#/u, ''));
    if (box) return box;
  }
  return null;
}

/** The fragment of the picture's address that names a part of it. */
function fragmentOf(target: unknown): string | null {
  const about = objectOf(target);
  const [source] = listOf(about.source);
  const addresses = [target, about.id, source, objectOf(source).id].map(nonEmptyText);
  return addresses.map((address) => /#(xywh=[^#&]*)/u.exec(address ?? '')?.[1]).find((one) => one) ?? null;
}

const isRegion = (target: unknown): boolean =>
  fragmentOf(target) !== null ||
  selectorsOf(target).some(
    (selector) =>
      typesOf(selector).includes('SvgSelector') || /^#?xywh=/u.test(nonEmptyText(selector.value) ?? ''),
  );

const optional = <K extends string>(key: K, value: string | null): { readonly [P in K]?: string } =>
  value === null ? {} : ({ [key]: value } as { readonly [P in K]: string });

/** Where an annotation that others made can be looked up. */
const foreignAddress = (id: string) =>
  /^[a-z][a-z0-9+.-]*:/iu.test(id) && !id.startsWith('broadsheet:') ? id : null;

/** What is written on the passage; an outside resource is named by its address. */
function readBodies(item: JsonObject): { readonly note: string; readonly tags: readonly string[] } {
  const notes: string[] = [];
  const tags: string[] = [];
  for (const body of [...listOf(item.bodyValue), ...listOf(item.body)]) {
    const own = objectOf(body);
    const tag = nonEmptyText(own.tag);
    if (tag !== null) tags.push(tag);
    const text = nonEmptyText(body) ?? nonEmptyText(own.value) ?? nonEmptyText(own.id);
    if (text === null) continue;
    (listOf(own.purpose).includes('tagging') ? tags : notes).push(text);
  }
  return { note: notes.join('\n\n'), tags: cleanTags(tags) };
}

function creatorOf(value: unknown): string | null {
  const [first] = listOf(value);
  const agent = objectOf(first);
  return (
    nonEmptyText(first) ?? nonEmptyText(agent.name) ?? nonEmptyText(agent.nickname) ?? nonEmptyText(agent.id)
  );
}

/** Every selector of a target, those that refine or stand in for another too. */
function selectorsOf(target: unknown): readonly JsonObject[] {
  const found: JsonObject[] = [];
  const collect = (value: unknown) => {
    for (const selector of listOf(value).filter(isObject)) {
      found.push(selector);
      collect(selector.refinedBy);
      collect(selector.items);
    }
  };
  collect(objectOf(target).selector);
  return found;
}

function quoteOf(target: unknown): ForeignAnnotation['quote'] | null {
  for (const selector of selectorsOf(target)) {
    const exact = nonEmptyText(selector.exact);
    if (exact === null || !typesOf(selector).includes('TextQuoteSelector')) continue;
    return {
      type: 'TextQuoteSelector',
      exact,
      prefix: nonEmptyText(selector.prefix) ?? '',
      suffix: nonEmptyText(selector.suffix) ?? '',
    };
  }
  return null;
}

/** Others count positions in texts of their own; only ours are positions in an issue. */
function readTarget(target: unknown): Pick<ForeignAnnotation, 'quote' | 'position' | 'shown' | 'headline'> {
  const quote = quoteOf(target) ?? { type: 'TextQuoteSelector', exact: '', prefix: '', suffix: '' };
  const given = objectOf(target);
  const shown = given['broadsheet:shown'];
  const headline = given['broadsheet:headline'];
  if (typeof shown !== 'string') return { quote, position: null, shown: null, headline: undefined };
  const counted = selectorsOf(target).find((selector) => typesOf(selector).includes('TextPositionSelector'));
  const start = numberOf(counted?.start);
  const end = numberOf(counted?.end);
  return {
    quote,
    position: start === null || end === null || end < start ? null : { start, end },
    shown,
    headline: typeof headline === 'string' ? headline : null,
  };
}

function colourOf(target: unknown, item: JsonObject): ForeignAnnotation['colour'] | null {
  const [styleClass] = listOf(objectOf(target).styleClass);
  const [sheet] = listOf(item.stylesheet);
  const style = /#[0-9a-f]{6}\b|#[0-9a-f]{3}\b/iu.exec(nonEmptyText(objectOf(sheet).value) ?? '')?.[0];
  const ofBody = listOf(item.body).map((body) => nonEmptyText(objectOf(body).color));
  return (
    nearestColour(nonEmptyText(styleClass)) ??
    nearestColour(style ?? null) ??
    nearestColour(ofBody.find((colour) => colour !== null) ?? null)
  );
}

const withoutFragment = (address: string | null) => address?.replace(/#.*$/su, '') ?? null;

/** All pages of an issue of ours are one source, and all parts of a picture. */
const withoutPage = (address: string | null) =>
  address?.replace(/#xywh=.*$/su, '').replace(/^(broadsheet:\/\/issue\/[^?#]+)\?page=\d+$/iu, '$1') ?? null;

function readSource(target: unknown, annotationId: string): IncomingSource {
  const [source] = listOf(objectOf(target).source);
  const about = objectOf(source);
  const address =
    withoutFragment(nonEmptyText(target)) ??
    withoutPage(nonEmptyText(source) ?? nonEmptyText(about.id)) ??
    withoutFragment(nonEmptyText(objectOf(target).id)) ??
    annotationId;
  const path = nonEmptyText(about['broadsheet:path']);
  return {
    address,
    issueId: issueOfAddress(address),
    publication: nonEmptyText(about['broadsheet:publication']),
    date: nonEmptyText(about['broadsheet:date']),
    edition: nonEmptyText(about['broadsheet:edition']),
    issueNumber: nonEmptyText(about['broadsheet:issueNumber']),
    language: nonEmptyText(listOf(about.language)[0]) ?? 'und',
    name: path ?? nonEmptyText(about.title) ?? nonEmptyText(about.name) ?? address,
  };
}
