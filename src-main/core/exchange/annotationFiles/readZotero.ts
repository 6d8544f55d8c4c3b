import { findDate } from '#core/archive/parse/readers/csv/columns.ts';
import {
  barePassage,
  bareSource,
  cleanTags,
  type IncomingFile,
  type IncomingRow,
  type IncomingSource,
  localId,
  nearestColour,
  sortRows,
  times,
} from './incoming.ts';
import { isObject, type JsonObject, listOf, nonEmptyText, objectOf } from './loose.ts';

/**
 * Annotations of Zotero as its web API answers items (`key`, `data`), or the data alone. Where the items
 * they belong to are in the file as well (the attachment, the newspaper article), these name the issue.
 * Null for anything else. https://www.zotero.org/support/dev/web_api/v3/basics
 */
export function readZotero(data: unknown, now: string): IncomingFile | null {
  const given = Array.isArray(data) ? data : listOf(objectOf(data).items ?? data);
  const items = given.flatMap((item) => itemOf(item) ?? []);
  if (items.length === 0) return null;
  const byKey = new Map(items.flatMap((item) => (item.key === null ? [] : [[item.key, item]])));
  return sortRows(
    'zotero',
    items
      .filter(({ type }) => type === 'annotation' || type === 'note')
      .map((item) => readItem(item, byKey, now)),
  );
}

interface Item {
  readonly key: string | null;
  readonly type: string;
  readonly data: JsonObject;
  /** Where the item can be looked up. */
  readonly link: string | null;
}

function itemOf(value: unknown): Item | null {
  if (!isObject(value)) return null;
  const data = isObject(value.data) ? value.data : value;
  const type = nonEmptyText(data.itemType);
  if (type === null) return null;
  return {
    key: nonEmptyText(data.key) ?? nonEmptyText(value.key),
    type,
    data,
    link: nonEmptyText(objectOf(objectOf(value.links).alternate).href),
  };
}

function readItem(item: Item, byKey: ReadonlyMap<string, Item>, now: string): IncomingRow {
  const { data, key, link } = item;
  const note = nonEmptyText(data.annotationComment) ?? '';
  const exact = nonEmptyText(data.annotationText);
  const kind = nonEmptyText(data.annotationType);
  const name = note || nonEmptyText(data.note) || (key ?? '');
  if (kind === 'image' || kind === 'ink') return { reason: 'picture', name };
  if (item.type === 'note' || kind === 'note' || kind === 'text') return { reason: 'pageNote', name };
  if (exact === null) return { reason: 'noQuote', name };
  const creator = nonEmptyText(data.annotationAuthorName);
  return {
    source: sourceOf(item, byKey),
    annotation: {
      id: localId(key === null ? JSON.stringify(data) : `zotero-${key}`),
      ...barePassage(exact),
      colour: nearestColour(nonEmptyText(data.annotationColor)) ?? 'yellow',
      note,
      tags: cleanTags(listOf(data.tags).flatMap((tag) => nonEmptyText(objectOf(tag).tag) ?? [])),
      ...times(nonEmptyText(data.dateAdded), nonEmptyText(data.dateModified), now),
      ...(creator !== null && { creator }),
      ...(link !== null && { via: link }),
    },
  };
}

/** Attachment and article lie above an annotation; what is known of either counts. */
function sourceOf(item: Item, byKey: ReadonlyMap<string, Item>): IncomingSource {
  const parent = nonEmptyText(item.data.parentItem);
  const above: Item[] = [];
  for (let key = parent; key !== null && above.length < 3; ) {
    const found = byKey.get(key);
    if (!found || above.includes(found)) break;
    above.push(found);
    key = nonEmptyText(found.data.parentItem);
  }
  const first = (field: string): string | null => {
    for (const { data } of above) {
      const text = nonEmptyText(data[field]);
      if (text !== null) return text;
    }
    return null;
  };
  return bareSource({
    address: `zotero:${parent ?? item.key ?? ''}`,
    publication: first('publicationTitle'),
    date: findDate(first('date') ?? '')?.iso ?? null,
    edition: first('edition'),
    issueNumber: first('issue'),
    name: above.at(-1) ? (first('title') ?? 'Zotero') : 'Zotero',
  });
}
