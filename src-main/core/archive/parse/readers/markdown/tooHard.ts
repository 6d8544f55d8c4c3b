/**
 * A parser of Markdown takes a time that grows with the square of some shapes, none of which a newspaper has:
 * they are counted first, in one pass over the text, and a text with too many of them is read as plain text.
 */

/** Characters; the tree of a larger text would not fit in memory. */
const longest = 16 * 1024 * 1024;
/** Quotes and lists inside one another at the start of a line. */
const deepest = 40;
/** Headings that are underlined rather than marked with `#`. */
const mostUnderlined = 1500;
/** Runs of `*` and `_` in one paragraph, squared, of all paragraphs. */
const mostEmphasis = 1e7;
/** Lines of one paragraph times the quotes and lists that it stands in. */
const mostCarried = 300_000;

/** Why a text is read as plain text and not as Markdown, as part of a sentence; null where it is not. */
export function tooHardAsMarkdown(text: string): string | null {
  if (text.length > longest) return 'it is very long';
  let underlined = 0;
  let emphasis = 0;
  let runs = 0;
  let lines = 0;
  let depth = 0;
  for (let from = 0; from < text.length; ) {
    const to = lineEnd(text, from);
    const start = skipBlanks(text, from, to);
    if (start === to) {
      emphasis += runs * runs;
      runs = 0;
      lines = 0;
      depth = 0;
    } else {
      const containers = isRule(text, start, to) ? 0 : countContainers(text, start, to);
      if (containers > deepest) return 'quotes or lists in it stand inside one another too deeply';
      if (lines > 0 && isUnderline(text, start, to)) underlined++;
      runs += countRuns(text, start, to);
      lines++;
      depth = Math.max(depth, containers);
      if (depth > 1 && depth * lines > mostCarried) return 'a quote in it goes on for too many lines';
    }
    from = to + 1;
  }
  emphasis += runs * runs;
  if (underlined > mostUnderlined) return 'too many of its lines are underlined';
  return emphasis > mostEmphasis ? 'one paragraph of it has too many marks of emphasis' : null;
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
const tab = 0x09;
const greaterThan = 0x3e;
const star = 0x2a;
const underscore = 0x5f;
const isBlankUnit = (unit: number): boolean => unit === space || unit === tab;
/** `*`, `+`, `-`. */
const isBullet = (unit: number): boolean => unit === star || unit === 0x2b || unit === 0x2d;
const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;

function lineEnd(text: string, from: number): number {
  let to = from;
  while (to < text.length && text.charCodeAt(to) !== lineFeed && text.charCodeAt(to) !== carriageReturn) to++;
  return to;
}

function skipBlanks(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isBlankUnit(text.charCodeAt(at))) at++;
  return at;
}

/** A row of one mark, with or without blanks between. */
function isRow(text: string, from: number, to: number, isMark: (unit: number) => boolean): boolean {
  const mark = text.charCodeAt(from);
  if (!isMark(mark)) return false;
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    if (unit !== mark && !isBlankUnit(unit)) return false;
  }
  return true;
}

const isRule = (text: string, from: number, to: number): boolean =>
  isRow(text, from, to, (unit) => unit === star || unit === 0x2d || unit === underscore);

const isUnderline = (text: string, from: number, to: number): boolean =>
  isRow(text, from, to, (unit) => unit === 0x3d || unit === 0x2d);

/** Quote and list marks at the start of a line. */
function countContainers(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; count++) {
    const unit = text.charCodeAt(at);
    let end = at + 1;
    if (unit !== greaterThan) {
      while (isDigit(unit) && isDigit(text.charCodeAt(end))) end++;
      const closes = text.charCodeAt(end) === 0x2e || text.charCodeAt(end) === 0x29;
      if (isDigit(unit) && closes) end++;
      else if (!isBullet(unit)) break;
      if (end < to && !isBlankUnit(text.charCodeAt(end))) break;
    }
    at = skipBlanks(text, end, to);
  }
  return count;
}

function countRuns(text: string, from: number, to: number): number {
  let count = 0;
  let before = 0;
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    if ((unit === star || unit === underscore) && unit !== before) count++;
    before = unit;
  }
  return count;
}
