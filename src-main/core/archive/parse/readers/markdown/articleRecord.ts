import { indexCodePoints } from '#shared/text/codePoints.ts';
import { joinGlue } from '#shared/text/glue.ts';
import type { DecodedText } from '../../decode/decode.ts';
import {
  controlsOutside,
  decodeWarnings,
  normalFormOf,
  printedLines,
  type UnitSpan,
} from '../blocks/textBlocks.ts';
import type { Block, ReadResult } from '../reader.ts';

const headingLine = /^(?<marks>#{1,6})[ \t]+(?<text>\S.*?)(?:[ \t]+#+)?$/u;
const dateLine =
  /^(?:(?:日期|时间|時間|发布时间|发布日期)\s?[：:]\s?)?(?<year>\d{4})[-/.年]\s?(?<month>\d{1,2})[-/.月]\s?(?<day>\d{1,2})日?(?:\s*(?:星期|周)[一二三四五六日天])?$/u;
const pageLine = /^第?\s?(?<page>\d{1,3})\s?版\s?(?:[（(][^（()）]*[)）])?$/u;
const labelLine =
  /^(?<label>专栏|專欄|栏目|欄目|版面|版名|来源|來源|报纸|報紙|作者|记者|記者|责编|責編|责任编辑|责任編輯)\s?[：:]\s*(?<value>.*)$/u;
/** `人民日报 1946.05.15 第1版`: the paper with its day, perhaps the page. */
const paperLine =
  /^《?(?<paper>\p{Script=Han}{1,12}[报報])》?[\s,，(（]*(?<year>\d{4})[-/.年]\s?(?<month>\d{1,2})[-/.月]\s?(?<day>\d{1,2})日?(?:[\s,，]*第?\s?(?<page>\d{1,3})\s?版)?/u;

/** Lines that a record has at most. */
const longestRecord = 10;
const longestAuthor = 24;

/** What a line under the heading says of the article. */
interface RecordLine {
  readonly date?: string;
  readonly page?: number;
  readonly paper?: string;
  /** The part of the line that is printed with the article. */
  readonly printed?: { readonly text: string; readonly role: Block['role'] };
}

interface SourceLine extends UnitSpan {
  readonly text: string;
  readonly indented: boolean;
  readonly blankBefore: boolean;
}

/**
 * An article of an archive that keeps one a file: its heading, a record of day, page, column and author in lines
 * of their own, then the text with a paragraph a line. Null where the text is none: headings in it, or the name of
 * a paper over them, make it an issue, unless the file's name says that it is an article.
 */
export function readArticleRecord(decoded: DecodedText, isNamedArticle: boolean): ReadResult | null {
  const { text, truncated } = decoded;
  const until = truncated ? text.slice(0, -1) : text;
  const lines = [...linesOf(until)];
  const heading = headingLine.exec(lines[0]?.text ?? '')?.groups?.text;
  if (heading === undefined) return null;
  const record = recordUnder(lines);
  if (!record.some(({ date, page, paper }) => (date ?? page ?? paper) !== undefined)) return null;
  const hasHeadings = lines.slice(record.length + 1).some((line) => headingLine.test(line.text));
  if (hasHeadings && (!isNamedArticle || /[报報]$/u.test(heading))) return null;
  const writer = new RecordWriter(text, record.find(({ page }) => page !== undefined)?.page ?? null);
  writer.part(lines[0], heading, 'headline');
  record.forEach(({ printed, page }, index) => {
    const line = lines[index + 1];
    const isEcho = printed === undefined || bare(printed.text) === bare(heading);
    if (printed && !isEcho) writer.part(line, printed.text, printed.role);
    else writer.drop(line, page === undefined ? 'markup' : 'pageMark');
  });
  const body = lines.slice(record.length + 1);
  const author = record.find(({ printed }) => printed?.role === 'byline')?.printed?.text ?? null;
  const echoes = echoesIn(body, heading, author);
  for (const line of body.slice(0, echoes)) writer.drop(line, 'markup');
  writer.body(body.slice(echoes));
  if (truncated) writer.drop({ start: text.length - 1, end: text.length }, 'replacementCharacter');
  const dated = record.find(({ date }) => date !== undefined)?.date;
  const paper = record.find((line) => line.paper !== undefined)?.paper;
  return {
    format: 'markdown',
    encoding: decoded.encoding,
    normalForm: normalFormOf(text),
    text,
    blocks: writer.blocks,
    dropped: [...writer.dropped, ...controlsOutside(text, writer.blocks)].sort((a, b) => a.start - b.start),
    fields: {
      ...(dated === undefined ? {} : { date: dated }),
      ...(paper === undefined ? {} : { title: paper }),
    },
    warnings: decodeWarnings(decoded, text),
  };
}

function* linesOf(text: string): Generator<SourceLine> {
  let before = 0;
  for (const { start, end } of printedLines(text)) {
    const gap = text.slice(before, start);
    yield {
      start,
      end,
      text: text.slice(start, end),
      indented: /[ \t\u3000]$/u.test(gap),
      blankBefore: before === 0 || (gap.match(/\r\n|[\n\r]/gu)?.length ?? 0) > 1,
    };
    before = end;
  }
}

/** The lines under the heading up to the first that says nothing of the article. */
function recordUnder(lines: readonly SourceLine[]): RecordLine[] {
  const record: RecordLine[] = [];
  for (const [index, line] of lines.slice(1, longestRecord + 1).entries()) {
    const said = line.indented ? null : (readRecordLine(line.text) ?? authorAt(lines, index + 1));
    if (said === null) break;
    record.push(said);
  }
  return record;
}

function readRecordLine(line: string): RecordLine | null {
  const text = headingLine.exec(line)?.groups?.text ?? line;
  const paper = paperLine.exec(text)?.groups;
  if (paper?.paper !== undefined)
    return {
      paper: paper.paper,
      date: isoOf(paper),
      ...(paper.page === undefined ? {} : { page: Number(paper.page) }),
    };
  const dated = dateLine.exec(text)?.groups;
  if (dated) return { date: isoOf(dated) };
  const paged = pageLine.exec(text)?.groups;
  if (paged) return { page: Number(paged.page) };
  const { label = '', value = '' } = labelLine.exec(text)?.groups ?? {};
  if (label === '') return null;
  if (value === '') return {};
  if (/^(?:来源|來源|报纸|報紙)$/u.test(label)) return /[报報]$/u.test(value) ? { paper: value } : {};
  if (/^(?:专栏|專欄|栏目|欄目)$/u.test(label)) return { printed: { text: value, role: 'kicker' } };
  if (/^(?:作者|记者|記者)$/u.test(label)) return { printed: { text: value, role: 'byline' } };
  return {};
}

/** A name between the heading and the rest of the record. */
function authorAt(lines: readonly SourceLine[], index: number): RecordLine | null {
  const line = lines[index];
  const next = lines[index + 1];
  if (!line || !next || line.text.length > longestAuthor || /[。！？，；：]/u.test(line.text)) return null;
  if (line.blankBefore && next.blankBefore) return null;
  const said = next.indented ? null : readRecordLine(next.text);
  return said?.date === undefined && said?.page === undefined
    ? null
    : { printed: { text: line.text, role: 'byline' } };
}

const isoOf = ({ year = '', month = '', day = '' }: Readonly<Record<string, string | undefined>>): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

const bare = (text: string): string => text.replace(/[\s\u3000]/gu, '');

/** How many lines of the text print the heading and its author again, in whole parts. */
function echoesIn(body: readonly SourceLine[], heading: string, author: string | null): number {
  const parts = heading.split(/[\s\u3000]{2,}/u).map(bare);
  let echoes = 0;
  let rest = parts;
  for (const line of body) {
    let count = 0;
    let joined = '';
    while (count < rest.length && joined.length < bare(line.text).length) joined += rest[count++];
    if (count > 0 && joined === bare(line.text)) rest = rest.slice(count);
    else if (author === null || echoes === 0 || bare(line.text) !== bare(author)) break;
    echoes++;
  }
  return echoes;
}

class RecordWriter {
  readonly blocks: Block[] = [];
  readonly dropped: ReadResult['dropped'][number][] = [];
  private readonly text: string;
  private readonly page: number | null;
  private readonly toCodePoint: (offset: number) => number;

  constructor(text: string, page: number | null) {
    this.text = text;
    this.page = page;
    this.toCodePoint = indexCodePoints(text).toCodePoint;
  }

  /** The part of a line that is read; the marks around it are dropped. */
  part(line: UnitSpan | undefined, text: string, role: Block['role']): void {
    if (!line) return;
    const start = line.start + this.text.slice(line.start, line.end).lastIndexOf(text);
    this.drop({ start: line.start, end: start }, 'markup');
    this.add({ start, end: start + text.length }, role, false);
    this.drop({ start: start + text.length, end: line.end }, 'markup');
  }

  /** A paragraph a line; where paragraphs are set apart, lines that are not go on with the one before. */
  body(lines: readonly SourceLine[]): void {
    const areSetApart = lines.slice(1).some(({ indented, blankBefore }) => indented || blankBefore);
    lines.forEach((line, index) => {
      const heading = headingLine.exec(line.text)?.groups?.text;
      if (heading !== undefined) this.part(line, heading, 'subhead');
      else {
        const goesOn = index > 0 && areSetApart && !line.indented && !line.blankBefore;
        this.add(line, 'paragraph', goesOn);
      }
    });
  }

  drop(span: UnitSpan | undefined, reason: ReadResult['dropped'][number]['reason']): void {
    if (!span || this.text.slice(span.start, span.end).trim() === '') return;
    this.dropped.push({ start: this.toCodePoint(span.start), end: this.toCodePoint(span.end), reason });
  }

  private add({ start, end }: UnitSpan, role: Block['role'], goesOn: boolean): void {
    const before = this.blocks.at(-1);
    const text = this.text.slice(start, end);
    const continues = goesOn && before?.role === role ? joinGlue(before.text, text) : undefined;
    this.blocks.push({
      start: this.toCodePoint(start),
      end: this.toCodePoint(end),
      text,
      page: this.page,
      role,
      fontSize: null,
      box: null,
      article: '1',
      ...(role === 'subhead' ? { paragraphKind: 'subhead' as const } : {}),
      ...(continues === undefined ? {} : { continues }),
    });
  }
}
