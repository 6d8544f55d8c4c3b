import { findHanDate } from '../../dates/dates.ts';
import { findLatinDate } from '../../dates/latinDates.ts';

/** What a column of a table of articles holds. */
export type ColumnRole =
  | 'date'
  /** Publication, date, page and credit line in one cell: `申報 日期：1949-05-08 版次/卷期：02 版 …`. */
  | 'provenance'
  | 'page'
  | 'title'
  | 'kicker'
  | 'deck'
  | 'text'
  | 'author'
  | 'publication'
  | 'edition'
  | 'issueNumber'
  | 'section'
  | 'place'
  | 'language';

/** Index of the column for each role that was found. */
export type Columns = Readonly<Partial<Record<ColumnRole, number>>>;

/** Names of columns, without spaces, marks and case; the first that fits wins. */
const names: readonly (readonly [ColumnRole, RegExp])[] = [
  [
    'title',
    /^(?:(?:article)?(?:title|headline|heading|heads?)|hl1?|subject|titel|titre|titulo|titolo|überschrift|(?:文章|新[闻聞])?(?:标题|標題|题名|題名|篇名|题目|題目))$/u,
  ],
  ['kicker', /^(?:kicker|overline|引题|引題|肩题|肩題)$/u],
  ['deck', /^(?:subtitle|subheadline|subhead|deck|untertitel|副题|副題|副标题|副標題)$/u],
  [
    'text',
    /^(?:(?:full|article|main|ocr|body|raw|clean|plain)?(?:text|content|body)|article|contents?|inhalt|texte|texto|testo|正文|内容|內容|全文|文本)$/u,
  ],
  [
    'author',
    /^(?:authors?|bylines?|by|writers?|creator|reporter|autor(?:en|in)?|auteurs?|作者|记者|記者|撰文)$/u,
  ],
  [
    'publication',
    /^(?:publication|newspaper|paper|journal|newspapertitle|newspapername|papername|publicationtitle|publicationname|source|sourcename|outlet|zeitung|krant|journaltitle|报纸|報紙|报纸名|報紙名|报纸名称|报名|報名|刊名|来源|來源|媒体|媒體)$/u,
  ],
  [
    'date',
    /^(?:(?:pub(?:lication|lished|lish)?|issue|article|print)?(?:date|day)|dateissued|datepublished|pubtime|publishtime|published|publishedat|datum|fecha|data|(?:出版|刊登|發表|发表|发布|發布|见报|見報)?(?:日期|时间|時間)|刊期)$/u,
  ],
  [
    'page',
    /^(?:page|pages|pageno|pagenum|pagenumber|pagelabel|printpage|seite|pagina|版|版次|版号|版號|版面|版序|页|頁|页码|頁碼)$/u,
  ],
  ['edition', /^(?:edition|ausgabe|版本|版别|版別)$/u],
  ['issueNumber', /^(?:issue|issueno|issuenumber|number|nr|期|期号|期號|期次|期数|期數)$/u],
  ['section', /^(?:section|category|rubric|ressort|column|栏目|欄目|专栏|專欄|版名)$/u],
  ['place', /^(?:place|placeofpublication|city|location|地点|地點|出版地)$/u],
  ['language', /^(?:language|lang|sprache|语言|語言)$/u],
];

const bareName = (cell: string): string => cell.toLowerCase().replace(/[\s_./:：()（）-]+/gu, '');

/** Roles by the names in a header; empty where the row names nothing. */
export function columnsByName(header: readonly string[]): Columns {
  const found: Partial<Record<ColumnRole, number>> = {};
  for (const [role, pattern] of names) {
    const index = header.findIndex(
      (cell, at) => pattern.test(bareName(cell)) && !Object.values(found).includes(at),
    );
    if (index >= 0) found[role] = index;
  }
  return found;
}

/** Rows looked at. */
const sampleRows = 200;

/** Roles that the names left open, by what stands in the columns. */
export function columnsByContent(named: Columns, rows: readonly (readonly string[])[]): Columns {
  const sample = rows.slice(0, sampleRows);
  const width = Math.max(0, ...sample.map((row) => row.length));
  const found: Partial<Record<ColumnRole, number>> = { ...named };
  const columns = Array.from({ length: width }, (_, index) => measure(sample, index));
  const taken = () => new Set(Object.values(found));
  const free = () => columns.filter(({ index }) => !taken().has(index));
  if (found.text === undefined) {
    const longest = free().reduce((a, b) => (b.length > a.length ? b : a), {
      index: -1,
      length: 60,
      dated: 0,
      distinct: 0,
      labelled: 0,
    });
    if (longest.index >= 0) found.text = longest.index;
  }
  const text = found.text;
  if (found.date === undefined) {
    const dated = free()
      .filter(({ dated: share, length }) => share >= 0.8 && length < 120)
      .sort((a, b) => b.labelled - a.labelled || a.length - b.length)[0];
    if (dated && dated.labelled >= 0.5) found.provenance = dated.index;
    else if (dated) found.date = dated.index;
  } else {
    const column = columns[found.date];
    if (column && column.labelled >= 0.5) {
      found.provenance = found.date;
      delete found.date;
    }
  }
  if (found.title === undefined) {
    const title = free()
      .filter(
        ({ index, length, distinct, dated }) =>
          index !== text && length >= 4 && length <= 120 && distinct > 0.5 && dated < 0.5,
      )
      .sort((a, b) => b.distinct - a.distinct || a.index - b.index)[0];
    if (title && !/^https?:/iu.test(sample[0]?.[title.index] ?? '')) found.title = title.index;
  }
  return found;
}

interface Measured {
  readonly index: number;
  /** Mean length of the cells that are not empty. */
  readonly length: number;
  /** Shares of those cells: that hold a date, that are told apart, that hold more than a date. */
  readonly dated: number;
  readonly distinct: number;
  readonly labelled: number;
}

function measure(rows: readonly (readonly string[])[], index: number): Measured {
  const cells = rows.map((row) => (row[index] ?? '').trim()).filter((cell) => /[\p{L}\p{N}]/u.test(cell));
  const share = (count: number) => (cells.length === 0 ? 0 : count / cells.length);
  const dates = cells.filter((cell) => cell.length < 200).map((cell) => ({ cell, date: findDate(cell) }));
  return {
    index,
    length: share(cells.reduce((sum, cell) => sum + cell.length, 0)),
    dated: share(dates.filter(({ date }) => date !== null).length),
    distinct: share(new Set(cells).size),
    labelled: share(
      dates.filter(
        ({ cell, date }) =>
          date !== null && /\p{L}{2,}/u.test(cell.replace(date.text, '').replace(/T?\d{2}:\d{2}.*$/u, '')),
      ).length,
    ),
  };
}

/** The first date in a cell, in any form that newspapers print or programs write. */
export function findDate(
  cell: string,
): { readonly text: string; readonly iso: string | null; readonly start: number } | null {
  const packed = /^\s*((\d{4})(\d{2})(\d{2}))\s*$/u.exec(cell);
  const plain = packed ? `${packed[2]}-${packed[3]}-${packed[4]}` : cell;
  const found = findHanDate(plain) ?? findLatinDate(plain) ?? findHanDate(plain.replace(/T\d{2}:.*$/u, ''));
  if (!found) return null;
  return packed ? { text: packed[1] ?? '', iso: found.iso, start: cell.indexOf(packed[1] ?? '') } : found;
}
