import {
  bareSource,
  cleanTags,
  type IncomingFile,
  type IncomingRow,
  issueOfAddress,
  localId,
  sortRows,
  times,
} from './incoming.ts';
import { isObject, type JsonObject, listOf, nonEmptyText, objectOf } from './loose.ts';

/**
 * Annotations of Hypothesis: the answer of its search (`rows`), the file that its client exports
 * (`annotations`), or a list of such rows. Null for anything else.
 * https://h.readthedocs.io/en/latest/api-reference/v1/
 */
export function readHypothesis(data: unknown, now: string): IncomingFile | null {
  const given = objectOf(data);
  const rows = Array.isArray(data) ? data : (given.annotations ?? given.rows);
  if (!Array.isArray(rows)) return null;
  const isHypothesis = rows.length === 0 ? 'client_version' in given || 'total' in given : rows.some(isRow);
  if (!isHypothesis) return null;
  return sortRows(
    'hypothesis',
    rows.map((row) => readRow(row, now)),
  );
}

const isRow = (value: unknown): value is JsonObject =>
  isObject(value) && typeof value.uri === 'string' && Array.isArray(value.target);

function readRow(row: unknown, now: string): IncomingRow {
  if (!isRow(row)) return { reason: 'notAnnotation', name: nonEmptyText(objectOf(row).id) ?? '' };
  const note = nonEmptyText(row.text) ?? '';
  const quote = quoteOf(row);
  const id = nonEmptyText(row.id) ?? JSON.stringify(row);
  if (listOf(row.references).length > 0) return { reason: 'reply', name: note || id };
  if (quote === null) return { reason: 'pageNote', name: note || id };
  const address = nonEmptyText(row.uri) ?? '';
  const links = objectOf(row.links);
  const creator = nonEmptyText(objectOf(row.user_info).display_name) ?? userName(nonEmptyText(row.user));
  return {
    source: bareSource({
      address,
      issueId: issueOfAddress(address),
      name: nonEmptyText(listOf(objectOf(row.document).title)[0]) ?? address,
    }),
    annotation: {
      id: localId(id),
      quote,
      position: null,
      shown: null,
      headline: undefined,
      colour: 'yellow',
      note,
      tags: cleanTags(listOf(row.tags).flatMap((tag) => nonEmptyText(tag) ?? [])),
      ...times(nonEmptyText(row.created), nonEmptyText(row.updated), now),
      ...(creator !== null && { creator }),
      via: nonEmptyText(links.html) ?? `https://hypothes.is/a/${encodeURIComponent(id.toWellFormed())}`,
    },
  };
}

function quoteOf(row: JsonObject) {
  for (const target of listOf(row.target)) {
    for (const selector of listOf(objectOf(target).selector).map(objectOf)) {
      const exact = nonEmptyText(selector.exact);
      if (selector.type !== 'TextQuoteSelector' || exact === null) continue;
      const prefix = nonEmptyText(selector.prefix) ?? '';
      return {
        type: 'TextQuoteSelector',
        exact,
        prefix,
        suffix: nonEmptyText(selector.suffix) ?? '',
      } as const;
    }
  }
  return null;
}

/** `acct:name@hypothes.is` → `name`. */
const userName = (account: string | null) => account?.replace(/^acct:/u, '').replace(/@[^@]*$/u, '') || null;
