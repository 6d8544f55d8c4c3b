import { parse } from 'csv-parse/sync';
import type { MastheadField, Warning } from '#shared/model/issue.ts';
import { CanonicalText, hasInk } from '../blocks/canonicalText.ts';
import { decodeWarnings } from '../blocks/textBlocks.ts';
import { type BlockRole, type ReadResult, type SourceReader, UnreadableFileError } from '../reader.ts';
import { type ColumnRole, type Columns, columnsByContent, columnsByName, findDate } from './columns.ts';
import { isLongTitle, lineEnds, longTitleWarning, writeLongTitle } from './longTitle.ts';
import { numberIn, type Provenance, readProvenance, splitEdition } from './provenance.ts';

/** Tables of articles, one a row (CSV, TSV and their relatives): one issue for every publication and day. */
export const csvReader: SourceReader = {
  format: 'csv',
  matches: ({ decoded, path }) => {
    if (decoded === null) return false;
    const isNamed = /\.(?:csv|tsv|tab)$/iu.test(path);
    return sniff(decoded.text, isNamed) !== null || (isNamed && listsIssues(decoded.text));
  },
  read: async ({ path, decoded }) => {
    const delimiter = decoded && sniff(decoded.text, true);
    if (!decoded || delimiter === null) {
      throw new UnreadableFileError(
        'noReader',
        `${path} is a list of issues without their text; put it elsewhere, and fill in from it what the issues do not say.`,
      );
    }
    const table = readTable(path, decoded.text, delimiter);
    const results = toIssues(table, decoded.encoding);
    if (results.length === 0) throw new UnreadableFileError('empty', `${path} is a table without articles.`);
    return results.map((result) => ({
      ...result,
      warnings: [...decodeWarnings(decoded, result.text), ...result.warnings],
    }));
  },
};

const delimiters = [',', '\t', ';', '|'] as const;
/** Characters read to tell whether a file is a table. */
const sniffSize = 256 * 1024;
const sniffRows = 20;

/**
 * The delimiter of a table of articles; null where the text is none: its rows do not agree in the number of
 * their fields, or no column holds texts. Without the extension of a table its header must name them.
 */
function sniff(text: string, isNamed: boolean): string | null {
  const firstLine = /^[^\r\n]*/u.exec(text.slice(0, sniffSize))?.[0] ?? '';
  let best: string | null = null;
  let most = 0;
  for (const delimiter of delimiters) {
    if (!firstLine.includes(delimiter)) continue;
    const rows = sampleRows(text, delimiter);
    const width = rows[0]?.length ?? 0;
    if (width < 2 || rows.length < 2 || rows.some((row) => row.length !== width)) continue;
    const named = columnsByName(rows[0] ?? []);
    const isHeader = named.text !== undefined && (named.title !== undefined || named.date !== undefined);
    if (!isHeader && !isNamed) continue;
    const found = columnsByContent(named, rows);
    const roles = Object.keys(found).length + (isHeader ? delimiters.length : 0);
    if (found.text === undefined || Object.keys(found).length < 2 || roles <= most) continue;
    best = delimiter;
    most = roles;
  }
  return best;
}

/** Whether a table names issues by their dates, titles or numbers and holds no texts. */
function listsIssues(text: string): boolean {
  return delimiters.some((delimiter) => {
    const { date, title, publication, issueNumber } = columnsByName(sampleRows(text, delimiter)[0] ?? []);
    return date !== undefined && (issueNumber !== undefined || (publication ?? title) !== undefined);
  });
}

function sampleRows(text: string, delimiter: string): string[][] {
  try {
    const rows = parseRows(text.slice(0, sniffSize), delimiter, sniffRows);
    // The last row of a slice may be cut off.
    return text.length > sniffSize && rows.length < sniffRows ? rows.slice(0, -1) : rows;
  } catch {
    return [];
  }
}

const parseRows = (text: string, delimiter: string, to?: number): string[][] =>
  parse(text, {
    delimiter,
    bom: true,
    relaxColumnCount: true,
    relaxQuotes: true,
    skipEmptyLines: true,
    ...(to === undefined ? {} : { to }),
  });

interface Table {
  readonly columns: Columns;
  /** Absent where the table has no header. */
  readonly header: readonly string[] | null;
  readonly rows: readonly (readonly string[])[];
}

function readTable(path: string, text: string, delimiter: string): Table {
  let rows: string[][];
  try {
    rows = parseRows(text, delimiter);
  } catch (error) {
    const line = error instanceof Error && 'lines' in error ? ` near line ${error.lines}` : '';
    throw new UnreadableFileError(
      'unreadable',
      `${path} cannot be read as a table: a quoted field does not end${line}; add the missing quotation mark.`,
    );
  }
  const [first, ...rest] = rows;
  const named = columnsByName(first ?? []);
  const hasHeader = Object.keys(named).length >= 2 || (named.text ?? named.title) !== undefined;
  const body = hasHeader ? rest : rows;
  return { columns: columnsByContent(named, body), header: hasHeader ? (first ?? null) : null, rows: body };
}

interface Row extends Provenance {
  readonly cells: readonly string[];
  readonly issueNumber: string | null;
}

function toIssues(table: Table, encoding: string): ReadResult[] {
  const groups = new Map<string, Row[]>();
  const blank: (readonly string[])[] = [];
  for (const cells of table.rows) {
    // Rows of dots or dashes stand for rows that were cut out.
    if (!cells.some((cell) => /[\p{L}\p{N}]/u.test(cell))) blank.push(cells);
    else {
      const row = readRow(cells, table.columns);
      const key = JSON.stringify([
        row.publication,
        row.edition,
        row.date,
        row.date === null ? null : row.issueNumber,
      ]);
      const group = groups.get(key);
      if (group) group.push(row);
      else groups.set(key, [row]);
    }
  }
  // What belongs to no article is kept with the first issue.
  const spare = [...(table.header ? [table.header] : []), ...blank];
  const names = partNames([...groups.values()]);
  return [...groups.values()].map((rows, index) => {
    const part = groups.size > 1 ? names[index] : undefined;
    return writeIssue(rows, table, encoding, part, index === 0 ? spare : []);
  });
}

function readRow(cells: readonly string[], columns: Columns): Row {
  const cell = (role: ColumnRole): string | null => {
    const text = columns[role] === undefined ? '' : (cells[columns[role]] ?? '').trim();
    return hasInk(text) ? text : null;
  };
  const joint = readProvenance(cell('provenance') ?? '');
  const named = splitEdition(cell('publication') ?? '');
  const stated = cell('date');
  return {
    cells,
    publication: named.publication ?? joint.publication,
    edition: cell('edition') ?? named.edition ?? joint.edition,
    date: (stated === null ? null : (findDate(stated)?.iso ?? stated)) ?? joint.date,
    page: columns.provenance === undefined ? numberIn(cell('page') ?? '') : joint.page,
    credit: joint.credit,
    issueNumber: cell('issueNumber'),
  };
}

/** The day names an issue; the publication and a number where the day does not tell two apart. */
function partNames(groups: readonly (readonly Row[])[]): string[] {
  const publications = new Set(groups.map((rows) => rows[0]?.publication ?? ''));
  const used = new Map<string, number>();
  return groups.map((rows) => {
    const row = rows[0];
    const name = [publications.size > 1 ? row?.publication : null, row?.edition, row?.date ?? 'undated']
      .filter(Boolean)
      .join(' ')
      .replace(/[/\\#]+/gu, '-');
    const count = (used.get(name) ?? 0) + 1;
    used.set(name, count);
    return count === 1 ? name : `${name} ${count}`;
  });
}

/** Cells that are printed, in their order; the rest of a row is kept as markup. */
const printed = [
  ['kicker', 'kicker'],
  ['title', 'headline'],
  ['deck', 'deck'],
  ['author', 'byline'],
  ['text', 'paragraph'],
] as const satisfies readonly (readonly [ColumnRole, BlockRole])[];

function writeIssue(
  rows: readonly Row[],
  { columns }: Table,
  encoding: string,
  part: string | undefined,
  spare: readonly (readonly string[])[],
): ReadResult {
  const canonical = new CanonicalText();
  const ordered = rows
    .map((row, index) => ({ row, index }))
    .sort((a, b) => (a.row.page ?? 1e6) - (b.row.page ?? 1e6) || a.index - b.index);
  for (const [index, { row }] of ordered.entries()) writeArticle(canonical, row, columns, String(index + 1));
  for (const cells of spare) canonical.drop(cells.join('\t'), 'markup');
  const first = rows[0];
  const fields: Partial<Record<MastheadField, string>> = {};
  if (first?.publication) fields.title = first.publication;
  if (first?.date) fields.date = first.date;
  if (first?.edition) fields.edition = first.edition;
  if (first?.issueNumber) fields.issueNumber = first.issueNumber;
  const language = columns.language === undefined ? undefined : first?.cells[columns.language]?.trim();
  const warnings: Warning[] = first?.date
    ? []
    : [{ code: 'undatedRows', message: 'The table gives no date for these articles.', start: null }];
  warnings.push(...longTitleWarning(rows.map((row) => titleOf(row, columns))));
  return canonical.toResult({
    format: 'csv',
    encoding,
    fields,
    part,
    warnings,
    language: language || undefined,
  });
}

const titleOf = ({ cells }: Row, { title }: Columns): string =>
  title === undefined ? '' : (cells[title] ?? '').trim();

function writeArticle(canonical: CanonicalText, row: Row, columns: Columns, article: string): void {
  const marks = { article, page: row.page };
  const used = new Set<number>();
  for (const [column, role] of printed) {
    const index = columns[column];
    const text = index === undefined ? '' : (row.cells[index] ?? '');
    if (index !== undefined) used.add(index);
    if (column === 'title' && isLongTitle(text.trim())) {
      writeLongTitle(canonical, text, marks);
      continue;
    }
    const paragraphs = text.split(lineEnds).map((line) => line.trim());
    if (role === 'paragraph') {
      if (row.credit !== null) canonical.addBlock([{ text: row.credit }], { ...marks, role: 'byline' });
      for (const paragraph of paragraphs)
        canonical.addBlock([{ text: paragraph }], { ...marks, role: 'paragraph' });
    } else {
      const lines = paragraphs.map((line) => ({ text: line }));
      canonical.addBlock(lines, { ...marks, role });
    }
  }
  const rest = row.cells.map((cell, index) => {
    if (used.has(index)) return '';
    return index === columns.provenance && row.credit !== null ? cell.replace(row.credit, '') : cell;
  });
  canonical.drop(
    rest
      .map((cell) => cell.trim())
      .filter((cell) => cell !== '')
      .join('\t'),
    'markup',
  );
}
