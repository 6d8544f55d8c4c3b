import { indexCodePoints } from '#shared/text/codePoints.ts';
import {
  controlsOutside,
  decodeWarnings,
  normalFormOf,
  printedLines,
  type UnitSpan,
} from '../blocks/textBlocks.ts';
import { type Block, type ReadResult, type SourceReader, UnreadableFileError } from '../reader.ts';

/** A head in brackets with Chinese characters, perhaps a second pair with who wrote or placed it, then text. */
const headLine =
  /^[[［](?<title>[^[\]［］\n]*\p{Script=Han}[^[\]［］\n]*)[\]］](?:\s*[[［](?<author>[^[\]［］\n]{1,60})[\]］])?/u;
const longestTitle = 120;
/** `Page 3`, `第3頁`: a line of its own. */
const pageLine = /^(?:page\s+(?<page>\d{1,3})|第\s?(?<printed>\d{1,3})\s?[頁页版])$/iu;
/** The name of the file in its archive: a year and running numbers. */
const recordLine = /^(?:#{1,2}\s*)?(?<year>1[5-9]\d{2}|20\d{2})(?:\s*[-–—_/]\s*\d+){1,3}$/u;

/** Characters looked at to tell the format. */
const sniffSize = 128 * 1024;
/** Without page lines, so many heads that do not repeat make the form certain. */
const fewestHeads = 4;
const distinctShare = 0.8;

/**
 * Whole issues typed out or exported with every head in brackets: `[題] [作者]`, its text below or behind it,
 * and lines `Page N` between the pages. The text stays as it is; brackets are dropped.
 */
export const bracketedHeadsReader: SourceReader = {
  format: 'bracketed',
  matches: ({ decoded }) => {
    if (!decoded) return false;
    const titles: string[] = [];
    let pages = 0;
    let others = 0;
    const text = decoded.text.slice(0, sniffSize);
    for (const { start, end } of printedLines(text)) {
      const line = text.slice(start, end);
      const head = headOf(line);
      if (head) titles.push(head.title);
      else if (pageLine.test(line)) pages++;
      else if (titles.length === 0 && pages === 0 && !recordLine.test(line)) others++;
    }
    // A text that quotes something in brackets does not begin with it.
    if (others > 1 || titles.length === 0) return false;
    if (pages > 0) return true;
    return titles.length >= fewestHeads && new Set(titles).size >= titles.length * distinctShare;
  },
  read: async ({ path, decoded }) => {
    if (!decoded) throw new UnreadableFileError('noReader', `${path} is not text.`);
    const { text, encoding, truncated } = decoded;
    const writer = new HeadedText(text);
    const until = truncated ? text.slice(0, -1) : text;
    for (const span of printedLines(until)) writer.add(span);
    if (truncated) writer.drop({ start: text.length - 1, end: text.length }, 'replacementCharacter');
    return [{ ...writer.finish(encoding), warnings: decodeWarnings(decoded, text) }];
  },
};

interface Head {
  readonly title: string;
  readonly author: string | null;
  /** UTF-16 units. */
  readonly length: number;
}

function headOf(line: string): Head | null {
  const match = headLine.exec(line);
  const { title = '', author } = match?.groups ?? {};
  if (!match || title.length > longestTitle) return null;
  return { title, author: author ?? null, length: match[0].length };
}

/** Collects the blocks of a text whose heads stand in brackets. */
class HeadedText {
  private readonly text: string;
  private readonly toCodePoint: (offset: number) => number;
  private readonly blocks: Block[] = [];
  private readonly dropped: ReadResult['dropped'][number][] = [];
  private articles = 0;
  private page: number | null = null;
  private lastPage = 0;
  private year: string | null = null;

  constructor(text: string) {
    this.text = text;
    this.toCodePoint = indexCodePoints(text).toCodePoint;
  }

  add(span: UnitSpan): void {
    const line = this.text.slice(span.start, span.end);
    const turned = pageLine.exec(line)?.groups;
    if (turned) {
      this.page = Number(turned.page ?? turned.printed);
      this.lastPage = Math.max(this.lastPage, this.page);
      this.addBlock(span, { role: 'pageHeading', page: null });
      return;
    }
    const record = this.blocks.length === 0 ? recordLine.exec(line)?.groups?.year : undefined;
    if (record !== undefined) {
      this.year = record;
      this.drop(span, 'markup');
      return;
    }
    const head = headOf(line);
    if (head) this.addHead(span, line, head);
    else this.addText(span);
  }

  drop({ start, end }: UnitSpan, reason: ReadResult['dropped'][number]['reason']): void {
    if (this.text.slice(start, end).trim() === '') return;
    this.dropped.push({ start: this.toCodePoint(start), end: this.toCodePoint(end), reason });
  }

  finish(encoding: string): Omit<ReadResult, 'warnings'> {
    const { text, blocks, dropped, year, lastPage } = this;
    return {
      format: 'bracketed',
      encoding,
      normalForm: normalFormOf(text),
      text,
      blocks,
      dropped: [...dropped, ...controlsOutside(text, blocks)].sort((a, b) => a.start - b.start),
      fields: {
        ...(year === null ? {} : { date: year }),
        ...(lastPage > 0 ? { pageCount: String(lastPage) } : {}),
      },
    };
  }

  private addHead(span: UnitSpan, line: string, { title, author, length }: Head): void {
    this.articles++;
    const titleAt = line.indexOf(title);
    const titleSpan = this.inked({ start: span.start + titleAt, end: span.start + titleAt + title.length });
    const parts: (readonly [UnitSpan, Block['role']])[] = [[titleSpan, 'headline']];
    if (author !== null) {
      const at = line.indexOf(author, titleAt + title.length);
      const name = this.inked({ start: span.start + at, end: span.start + at + author.length });
      if (name.start < name.end) parts.push([name, 'byline']);
    }
    let from = span.start;
    for (const [part, role] of parts) {
      this.drop({ start: from, end: part.start }, 'markup');
      this.addBlock(part, { role, page: this.page });
      from = part.end;
    }
    this.drop({ start: from, end: span.start + length }, 'markup');
    const rest = this.inked({ start: span.start + length, end: span.end });
    if (rest.start < rest.end) this.addText(rest);
  }

  /** Text goes on with the head before it, also over the end of a page. */
  private addText(span: UnitSpan): void {
    this.addBlock(
      span,
      this.articles === 0 ? { role: 'notice', page: this.page } : { role: 'paragraph', page: this.page },
    );
  }

  private addBlock({ start, end }: UnitSpan, { role, page }: Pick<Block, 'role' | 'page'>): void {
    const isOfArticle = role === 'headline' || role === 'byline' || role === 'paragraph';
    this.blocks.push({
      start: this.toCodePoint(start),
      end: this.toCodePoint(end),
      text: this.text.slice(start, end),
      page,
      role,
      fontSize: null,
      box: null,
      ...(isOfArticle ? { article: String(this.articles) } : {}),
    });
  }

  /** A stretch without the blanks around it. */
  private inked({ start, end }: UnitSpan): UnitSpan {
    const text = this.text.slice(start, end);
    const trimmed = text.trim();
    const from = start + text.indexOf(trimmed);
    return { start: from, end: from + trimmed.length };
  }
}
