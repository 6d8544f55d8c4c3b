import { parse } from 'csv-parse/sync';
import { findDate } from '#core/archive/parse/readers/csv/columns.ts';
import {
  bareSource,
  cleanTags,
  type IncomingFile,
  type IncomingRow,
  issueOfAddress,
  localId,
  nearestColour,
  passageOf,
  sortRows,
  times,
} from './incoming.ts';

/** What a column of a table can hold. */
export const tableRoles = [
  'quote',
  'note',
  'tags',
  'colour',
  'created',
  'creator',
  'title',
  'address',
  'publication',
  'date',
] as const;
export type TableRole = (typeof tableRoles)[number];

/** Which column holds what, by its name; roles that are not named are found by the names below. */
export type ChosenColumns = Readonly<Partial<Record<TableRole, string>>>;

/** Names of columns as programs write them, in small letters: Hypothesis, Readwise, Zotero, and what people write. */
const usualNames: Readonly<Record<TableRole, readonly string[]>> = {
  quote: [
    'quote',
    'quotation',
    'highlight',
    'passage',
    'selected text',
    '引文',
    '原文',
    '摘录',
    '划线',
    '标注',
  ],
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
  const header = /^\ufeff?([^\r\n]*)/u.exec(text)?.[1] ?? '';
  const delimiter = [',', ';', '\t'].find((one) => header.includes(one)) ?? ',';
  let rows: readonly (readonly string[])[];
  try {
    rows = parse(text, { delimiter, bom: true, relaxColumnCount: true, skipEmptyLines: true });
  } catch {
    return null;
  }
  const names = (rows[0] ?? []).map(plain);
  const places = new Map<TableRole, number>();
  for (const role of tableRoles) {
    const wanted = chosen[role];
    const place = (wanted === undefined ? usualNames[role] : [plain(wanted)])
      .map((name) => names.indexOf(name))
      .find((at) => at >= 0);
    if (place !== undefined) places.set(role, place);
  }
  if (!places.has('quote')) return null;
  return sortRows(
    'table',
    rows.slice(1).map((row) => readRow((role) => (row[places.get(role) ?? -1] ?? '').trim(), now)),
  );
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
      ...passageOf(exact),
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
