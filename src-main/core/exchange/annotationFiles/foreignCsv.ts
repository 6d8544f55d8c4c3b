import { parse } from 'csv-parse/sync';
import { findDate } from '#core/archive/parse/readers/csv/columns.ts';
import {
  type ChosenColumns,
  type ForeignTable,
  quoteColumnNames,
  type TableRole,
  tableRoles,
} from '#shared/model/exchange.ts';
import { cutShort } from '#shared/text/cutShort.ts';
import {
  barePassage,
  bareSource,
  cleanTags,
  type IncomingFile,
  type IncomingRow,
  issueOfAddress,
  localId,
  nearestColour,
  sortRows,
  times,
} from './incoming.ts';

/** Names of columns as programs write them, in small letters: Hypothesis, Readwise, Zotero, and what people write. */
const usualNames: Readonly<Record<TableRole, readonly string[]>> = {
  quote: quoteColumnNames,
  note: ['note', 'comment', 'notes', 'comments', 'annotation', '笔记', '批注', '想法', '评论'],
  tags: ['tags', 'tag', 'document tags', 'keywords', '标签', '关键词'],
  colour: ['colour', 'color', '颜色'],
  created: ['created', 'created at', 'creation date', 'highlighted at', 'added', '创建时间', '时间'],
  creator: ['author', 'user', 'creator', '作者', '用户'],
  title: ['book title', 'page', 'title', 'document', 'headline', '书名', '标题', '题名'],
  address: ['url', 'uri', 'link', 'address', '链接', '网址'],
  publication: ['publication', 'newspaper', 'paper', '报纸', '报名', '报刊'],
  date: ['issue date', 'date', 'published', '日期', '出版日期'],
};

/**
 * A table of others with a column of quotations: that of Hypothesis, of Readwise, or any. Null where no
 * column is one.
 */
export function readForeignCsv(text: string, now: string, chosen: ChosenColumns = {}): IncomingFile | null {
  const table = parseTable(text);
  if (!table) return null;
  const places = placesIn(table.names, chosen);
  if (!places.has('quote')) return null;
  return sortRows(
    'table',
    table.rows.map((row) => readRow((role) => (row[places.get(role) ?? -1] ?? '').trim(), now)),
  );
}

/** So many rows show what a column holds, and so many characters of a cell. */
const shownRows = 4;
const shownCharacters = 120;

/** The same table for a person to look at before it is read; null where a text is none. */
export function previewTable(text: string, file: string): ForeignTable | null {
  const table = parseTable(text);
  if (!table || table.rows.length === 0) return null;
  const { names, rows } = table;
  const found = [...placesIn(names, {})].map(([role, at]) => [role, names[at] ?? ''] as const);
  return {
    file,
    columns: names,
    rows: rows
      .slice(0, shownRows)
      .map((row) => names.map((_, at) => cutShort((row[at] ?? '').trim(), shownCharacters))),
    rowCount: rows.length,
    found: Object.fromEntries(found),
  };
}

interface Table {
  readonly names: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Null where it is not CSV. */
function parseTable(text: string): Table | null {
  const header = /^\ufeff?([^\r\n]*)/u.exec(text)?.[1] ?? '';
  const delimiter = [',', ';', '\t'].find((one) => header.includes(one)) ?? ',';
  try {
    const [names = [], ...rows]: string[][] = parse(text, {
      delimiter,
      bom: true,
      relaxColumnCount: true,
      skipEmptyLines: true,
    });
    return { names: names.map((name) => name.trim()), rows };
  } catch {
    return null;
  }
}

function placesIn(names: readonly string[], chosen: ChosenColumns): ReadonlyMap<TableRole, number> {
  const known = names.map(plain);
  const places = new Map<TableRole, number>();
  for (const role of tableRoles) {
    const wanted = chosen[role];
    const place = (wanted === undefined ? usualNames[role] : [plain(wanted)])
      .map((name) => (name === '' ? -1 : known.indexOf(name)))
      .find((at) => at >= 0);
    if (place !== undefined) places.set(role, place);
  }
  return places;
}

const plain = (name: string): string => name.trim().toLowerCase();

function readRow(at: (role: TableRole) => string, now: string): IncomingRow {
  const exact = at('quote');
  const note = at('note');
  if (exact === '') return { reason: note === '' ? 'noQuote' : 'pageNote', name: note || at('title') };
  const address = at('address') || JSON.stringify([at('title'), at('publication'), at('date')]);
  const created = at('created') || null;
  return {
    source: bareSource({
      address,
      issueId: issueOfAddress(address),
      publication: at('publication') || null,
      date: findDate(at('date'))?.iso ?? null,
      name: at('title') || at('publication') || at('address'),
    }),
    annotation: {
      id: localId(JSON.stringify([address, created, exact, note])),
      ...barePassage(exact),
      colour: nearestColour(at('colour').toLowerCase()) ?? 'yellow',
      note,
      tags: cleanTags(
        at('tags')
          .split(/[,;，；]/u)
          .map((tag) => tag.trim()),
      ),
      ...times(created, null, now),
      ...(at('creator') !== '' && { creator: at('creator') }),
      ...(/^https?:/iu.test(at('address')) && { via: at('address') }),
    },
  };
}
