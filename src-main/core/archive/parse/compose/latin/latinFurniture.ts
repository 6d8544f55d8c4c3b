import type { DropReason, MastheadField, MastheadPart } from '#shared/model/issue.ts';
import type { FlowPiece, Span } from '#shared/model/span.ts';
import { classAt, hasClass, isLetter, isNumber } from '#shared/text/characterClasses.ts';
import { codePointLength } from '#shared/text/codePoints.ts';
import { makeFlow } from '#shared/text/flow.ts';
import { isCapitals } from '../lines/latinText.ts';
import type { Line, Manuscript } from '../lines/lines.ts';
import type { BodyLine, Boundary, PageMark } from '../lines/passages.ts';
import { type LatinFieldLine, plainLetters, readLatinFields } from '../masthead/latinFields.ts';
import { hasTitleForm, titleKey, titleValue } from '../masthead/latinTitle.ts';
import { isNoise } from '../masthead/names/noise.ts';

export interface LatinFurniture {
  readonly mastheadParts: readonly MastheadPart[];
  readonly imprintParts: readonly MastheadPart[];
  readonly pageMarks: readonly PageMark[];
  readonly dropped: readonly (Span & { readonly reason: DropReason })[];
  readonly body: readonly BodyLine[];
}

/** The masthead ends within so many lines. */
const longestMasthead = 30;

interface Title {
  readonly from: number;
  /** Index after its last line. */
  readonly to: number;
  readonly value: string;
  readonly key: string;
}

/** Separates masthead, running heads, page numbers and rules from the lines of the articles. */
export function separateLatinFurniture(manuscript: Manuscript): LatinFurniture {
  const { lines } = manuscript;
  const fields = lines.map((line) => readLatinFields(line.text));
  const head = mastheadEnd(lines, fields);
  const title = findTitle(lines, head);
  return new Collector(manuscript, fields, head, title).collect();
}

/** Index after the last masthead line: a line of fields before the first running text. */
function mastheadEnd(lines: readonly Line[], fields: readonly (LatinFieldLine | null)[]): number {
  let end = 0;
  for (let i = 0; i < lines.length && i < longestMasthead; i++) {
    const line = lines[i];
    if (!line || isRunningText(lines, i)) break;
    const found = fields[i];
    if (found && isFieldLine(found, line)) end = i + 1;
  }
  return end;
}

/** Two lines of some length that together hold a sentence in small letters. */
function isRunningText(lines: readonly Line[], index: number): boolean {
  const text = lines[index]?.text ?? '';
  const next = lines[index + 1]?.text ?? '';
  const smallWords = (line: string) => line.match(/(?<![\p{L}])\p{Ll}{3,}/gu)?.length ?? 0;
  return (smallWords(text) >= 3 && smallWords(next) >= 3) || smallWords(text) >= 9;
}

/** The fields make out the line; what else stands there is a place or the title. */
function isFieldLine(fields: LatinFieldLine, line: Line): boolean {
  const plain = plainLetters(fields);
  const all = line.text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return (
    plain === 0 || (plain <= all * 0.5 && plain <= 30 && !/[a-z]{3,}\s[a-z]{2,}\s[a-z]{3,}/u.test(line.text))
  );
}

/**
 * The title: the first lines before any field, worded as newspapers are, or printed again in running heads.
 * It may stand on two or three lines.
 */
function findTitle(lines: readonly Line[], head: number): Title | null {
  const repeated = repeatedHeads(lines);
  for (let from = 0; from < Math.max(head, Math.min(6, lines.length)); from++) {
    for (let to = from + 1; to <= from + 3 && to <= lines.length; to++) {
      const part = lines.slice(from, to);
      if (part.some((line, index) => line.length > 60 || (index > 0 && line.blankLines > 1))) break;
      const text = part.map((line) => line.text).join(' ');
      const key = titleKey(text);
      const again = key.length >= 6 && repeated.some((other) => other.includes(key));
      const formed =
        hasTitleForm(part.at(-1)?.text ?? '') && (to - from === 1 ? !/^the$/iu.test(text) : true);
      if (head === 0 && !again) continue;
      if ((formed || again) && hasTitleForm(text.replace(/[.]$/u, '')) && !isNoise(text)) {
        const article =
          from > 0 && /^(?:the|der|die|das|le|la|les|de|het)$/iu.test(lines[from - 1]?.text ?? '');
        const start = article ? from - 1 : from;
        const whole = lines
          .slice(start, to)
          .map((line) => line.text)
          .join(' ');
        return { from: start, to, value: titleValue(whole), key: titleKey(whole) };
      }
    }
  }
  return null;
}

/** Short lines with a number or date that stand again on later pages, without those. */
function repeatedHeads(lines: readonly Line[]): string[] {
  return lines
    .slice(4)
    .filter(
      (line) =>
        line.length <= 100 &&
        /\d/u.test(line.text) &&
        /\b(?:1[5-9]|20)\d\d\b|^\d{1,2}\s|\s\d{1,2}\.?$|page/iu.test(line.text),
    )
    .map((line) => titleKey(line.text));
}

/** A rule, a row of stars, or a lone stroke that scanning left. */
const isOrnament = (text: string): boolean =>
  (classAt(text, 0) & (isLetter | isNumber)) === 0 &&
  (/^[|~_^*•·\\/<>=+#¦]{1,2}$/u.test(text) ||
    (!hasClass(text, isLetter | isNumber) && !/^["”’')\]]+[.,]?$/u.test(text)));

class Collector {
  private readonly mastheadParts: MastheadPart[] = [];
  private readonly imprintParts: MastheadPart[] = [];
  private readonly pageMarks: PageMark[] = [];
  private readonly dropped: (Span & { reason: DropReason })[] = [];
  private readonly body: BodyLine[] = [];
  private page: PageMark | null = null;
  private boundary: Boundary = 'start';
  private readonly manuscript: Manuscript;
  private readonly fields: readonly (LatinFieldLine | null)[];
  private readonly head: number;
  private readonly title: Title | null;

  constructor(
    manuscript: Manuscript,
    fields: readonly (LatinFieldLine | null)[],
    head: number,
    title: Title | null,
  ) {
    this.manuscript = manuscript;
    this.fields = fields;
    this.head = Math.max(head, title?.to ?? 0);
    this.title = title;
  }

  collect(): LatinFurniture {
    const { lines } = this.manuscript;
    for (let i = 0; i < lines.length; i++) {
      const line = lines[i];
      if (!line) break;
      if (line.formFeed && this.boundary !== 'start') this.boundary = 'page';
      if (this.title && i === this.title.from) {
        this.addTitle(lines.slice(i, this.title.to));
        i = this.title.to - 1;
      } else if (isOrnament(line.text)) {
        this.drop(line, 0, line.text.length, 'ornament');
        if (this.boundary === 'none' || this.boundary === 'blank') this.boundary = 'rule';
      } else if (i < this.head) this.addMastheadLine(line, this.fields[i] ?? null);
      else if (!this.addRunningHead(line, this.fields[i] ?? null)) this.addBody(line);
    }
    const { mastheadParts, imprintParts, dropped, body } = this;
    return { mastheadParts, imprintParts, pageMarks: this.firstPage(), dropped, body };
  }

  /** What stands before the first page mark, when that is of page 2, is page 1. */
  private firstPage(): readonly PageMark[] {
    const first = this.pageMarks[0];
    if (first?.number !== 2) return this.pageMarks;
    const page: PageMark = { number: 1, name: null, start: 0 };
    this.body.forEach((entry, index) => {
      if (entry.page === null) this.body[index] = { ...entry, page };
    });
    return [page, ...this.pageMarks];
  }

  private addBody(line: Line): void {
    const boundary = this.boundary !== 'none' ? this.boundary : line.blankLines > 0 ? 'blank' : 'none';
    this.body.push({ line, boundary, page: this.page });
    this.boundary = 'none';
  }

  private span(line: Line, start: number, end: number): Span {
    return {
      start: line.start + codePointLength(line.text.slice(0, start)),
      end: line.start + codePointLength(line.text.slice(0, end)),
    };
  }

  private drop(line: Line, start: number, end: number, reason: DropReason): void {
    this.dropped.push({ ...this.span(line, start, end), reason });
  }

  private addPart(line: Line, start: number, end: number, field: MastheadField, value: string): void {
    const flow = makeFlow([{ ...this.span(line, start, end), glue: '' }], this.manuscript.slice);
    this.mastheadParts.push({ ...flow, field, value });
  }

  private addTitle(lines: readonly Line[]): void {
    const pieces = lines.map(
      (line, index): FlowPiece => ({ start: line.start, end: line.end, glue: index === 0 ? '' : ' ' }),
    );
    this.mastheadParts.push({
      ...makeFlow(pieces, this.manuscript.slice),
      field: 'title',
      value: this.title?.value ?? '',
    });
  }

  private addMastheadLine(line: Line, fields: LatinFieldLine | null): void {
    if (!fields) {
      this.addPart(line, 0, line.text.length, 'other', line.text);
      return;
    }
    for (const token of fields.tokens) {
      if (token.field === 'pageMark') this.drop(line, token.start, token.end, 'pageMark');
      else this.addPart(line, token.start, token.end, token.field, token.value);
    }
    for (const part of fields.rest) {
      if (!/[\p{L}\p{N}]/u.test(part.text)) this.drop(line, part.start, part.end, 'ornament');
      else if (isPlace(part.text, fields))
        this.addPart(line, part.start, part.end, 'place', part.text.replace(/[,.]+$/u, ''));
      else this.addPart(line, part.start, part.end, 'other', part.text);
    }
  }

  /** `PAGE 2.  LOCAL AND DISTRICT.  FRIDAY, DECEMBER 31, 1926.`, `2  THE COURIER, JANUARY 8, 1926.` */
  private addRunningHead(line: Line, fields: LatinFieldLine | null): boolean {
    if (line.length > 110) return false;
    const mark = fields?.tokens.find((token) => token.field === 'pageMark');
    const dated = fields?.tokens.some((token) => token.field === 'date') ?? false;
    if (!mark && !dated && !mayBeNumbered(line.text)) return false;
    const titled = this.title !== null && titleKey(line.text).includes(this.title.key);
    const number = /^(?<first>\d{1,2})(?=\s{2,}|\s+\p{Lu})|(?:\s{2,}|\s)(?<last>\d{1,2})\.?$/u.exec(
      line.text,
    );
    const bare = /^[-–—[(]?\s?(?<number>\d{1,2})\s?[-–—\])]?$/u.exec(line.text);
    const expected = (this.page?.number ?? 1) + 1;
    if (bare && Number(bare.groups?.number) === expected && (line.blankLines > 0 || line.formFeed)) {
      this.beginPage(expected, null, line);
      this.drop(line, 0, line.text.length, 'pageNumber');
      return true;
    }
    const isMark =
      mark !== undefined &&
      (dated || titled || mark.start === 0) &&
      !/continued/iu.test(line.text) &&
      plainWords(line, fields, this.title) <= 6;
    if (!isMark && !(titled && (dated || number))) return false;
    const printed = mark?.value ?? number?.groups?.first ?? number?.groups?.last;
    const page = printed === undefined ? expected : Number(printed);
    const alreadyMarked = printed === undefined && this.boundary === 'page' && this.pageMarks.length > 0;
    if (Number.isInteger(page) && page > 0 && !alreadyMarked)
      this.beginPage(page, sectionIn(fields, this.title), line);
    this.drop(line, 0, line.text.length, mark || number ? 'pageMark' : 'runningHead');
    return true;
  }

  private beginPage(number: number, name: string | null, line: Line): void {
    this.page = { number, name, start: line.start };
    this.pageMarks.push(this.page);
    this.boundary = 'page';
  }
}

/** Whether a number may open or close a line, or be all of it. */
const mayBeNumbered = (text: string): boolean =>
  text.length <= 6 || isDigit(text, 0) || isDigit(text, text.length - 1) || isDigit(text, text.length - 2);

function isDigit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0x30 && unit <= 0x39;
}

const isPlace = (text: string, fields: LatinFieldLine): boolean =>
  /,$/u.test(text) &&
  isCapitals(text) &&
  fields.tokens.some((token) => token.field === 'weekday' || token.field === 'date');

function plainWords(line: Line, fields: LatinFieldLine | null, title: Title | null): number {
  const rest = fields ? fields.rest.map((part) => part.text).join(' ') : line.text;
  return titleKey(rest)
    .replace(title?.key ?? '\u0000', '')
    .split(' ')
    .filter((word) => word !== '').length;
}

/** What a running head names besides title, date and page. */
function sectionIn(fields: LatinFieldLine | null, title: Title | null): string | null {
  for (const part of fields?.rest ?? []) {
    const name = part.text.replace(/^[\s.,:;–—-]+|[\s.,:;–—-]+$/gu, '');
    if (name.length > 2 && !/^\d+$/u.test(name) && (!title || !titleKey(name).includes(title.key)))
      return name;
  }
  return null;
}
