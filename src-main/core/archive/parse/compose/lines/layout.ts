import { displayWidth, isSpacedWordCharacter } from '#shared/text/characters.ts';
import type { Line } from './lines.ts';

/** How the lines of a file are set: what an indent, an empty line and a full line mean in it. */
export interface Layout {
  /**
   * Lines are broken at a fixed width: the width of a full line, in half ems and in code points (files are
   * wrapped by either); null when lines are as long as their paragraphs.
   */
  readonly wrap: { readonly width: number; readonly length: number } | null;
  /** Some lines are longer than a full one: what is short was left as it is, and ends where its line ends. */
  readonly wrapsLongOnly: boolean;
  /** Paragraphs begin with an indent: an unindented line goes on or is a headline. */
  readonly indents: boolean;
  /** Empty lines separate paragraphs: they stand before some lines, not before (nearly) all. */
  readonly blankLinesSeparate: boolean;
  /** Lines end in a space as a rule, so that a space at a line's end means nothing. */
  readonly spacesEverywhere: boolean;
}

/** Share of lines before which empty lines must stand to mean nothing. */
const blankEverywhere = 0.8;
/** Share of lines that must be within reach of the full width for a file to be wrapped. */
const fullShare = 0.3;
/** Fewer full lines may be a coincidence. */
const fewestFull = 6;
/** Lines that tell the width of a text filled word by word. */
const raggedSample = 2000;
/** Shorter full lines are a column of a table or verse, longer ones are paragraphs. In half ems. */
const narrowest = 16;
const widest = 200;

export function measureLayout(lines: readonly Line[]): Layout {
  const measured = lines.slice(0, 20_000);
  const later = measured.slice(1);
  const share = (predicate: (line: Line) => boolean) =>
    later.length === 0 ? 0 : later.filter(predicate).length / later.length;
  const blanks = share((line) => line.blankLines > 0);
  const wrap = findWrap(measured);
  const indented = share((line) => line.indent >= 2 && line.indent <= 8);
  return {
    wrap,
    wrapsLongOnly: wrap !== null && measured.filter((line) => isLonger(line, wrap)).length > 1,
    indents: indented >= (wrap || goesOnUnindented(later) ? 0.04 : 0.25) && indented < 0.97,
    blankLinesSeparate: blanks > 0 && blanks < blankEverywhere,
    spacesEverywhere: share((line) => line.spaceBefore) > 0.3,
  };
}

/** Whether lines without an indent mostly go on in the middle of a sentence: then one with an indent begins something. */
function goesOnUnindented(lines: readonly Line[]): boolean {
  const unindented = lines.filter((line) => line.indent < 2 && line.blankLines === 0);
  const goingOn = unindented.filter((line) => /^\p{Ll}/u.test(line.text));
  return goingOn.length >= 3 && goingOn.length * 2 > unindented.length;
}

function findWrap(lines: readonly Line[]): Layout['wrap'] {
  const byWidth = fullLine(
    lines,
    (line) => line.width - 2 * hangOf(line),
    (line) => line.indent,
    2,
  );
  const byLength = fullLine(
    lines,
    (line) => line.length - hangOf(line),
    (line) => line.indentLength,
    1,
  );
  if (byWidth === null && byLength === null) return findRaggedWrap(lines.slice(0, raggedSample));
  return {
    width: byWidth ?? Number.POSITIVE_INFINITY,
    length: byLength ?? Number.POSITIVE_INFINITY,
  };
}

/**
 * The width of lines that were filled word by word: most of them would not have held the next line's first
 * word as well.
 */
function findRaggedWrap(lines: readonly Line[]): Layout['wrap'] {
  const sizes = lines.map((line) => line.width + line.indent).sort((a, b) => b - a);
  // A few lines of masthead or heads may be longer than the column.
  const longer = Math.max(2, Math.floor(lines.length * 0.03));
  const candidates = new Set(
    sizes.slice(0, longer + 1).filter((size) => size >= narrowest && size <= widest),
  );
  let best: number | null = null;
  let bestShare = 0.6;
  for (const width of candidates) {
    const share = fullShareAt(width, lines);
    if (share > bestShare) {
      best = width;
      bestShare = share;
    }
  }
  return best === null ? null : { width: best, length: Number.POSITIVE_INFINITY };
}

/** Share of the lines that could go on in the next one and are full at a given width. */
function fullShareAt(width: number, lines: readonly Line[]): number {
  const layout: Layout = {
    wrap: { width, length: Number.POSITIVE_INFINITY },
    wrapsLongOnly: false,
    indents: false,
    blankLinesSeparate: false,
    spacesEverywhere: false,
  };
  let full = 0;
  let pairs = 0;
  lines.forEach((line, index) => {
    const next = lines[index + 1];
    if (!next || next.blankLines > 0 || next.indent > line.indent || line.width + line.indent > width) return;
    pairs++;
    if (isFull(line, next, layout)) full++;
  });
  return full < fewestFull ? 0 : full / pairs;
}

/**
 * The measure that very many lines reach or nearly reach and hardly any exceeds; null when there is none.
 * Lines that begin with an indent count with or without it, as files are wrapped either way.
 */
function fullLine(
  lines: readonly Line[],
  measure: (line: Line) => number,
  indentOf: (line: Line) => number,
  slack: number,
): number | null {
  if (lines.length < 8) return null;
  const counts = new Map<number, number>();
  const count = (size: number) => {
    if (size >= narrowest / 2 && size <= widest) counts.set(size, (counts.get(size) ?? 0) + 1);
  };
  for (const line of lines) {
    const size = measure(line);
    const indent = indentOf(line);
    count(size);
    if (indent > 0) count(size + indent);
  }
  const sizes = lines.map(measure).sort((a, b) => a - b);
  let best: number | null = null;
  let bestCount = 0;
  for (const [size] of counts) {
    let near = 0;
    for (let back = 0; back <= slack; back++) near += counts.get(size - back) ?? 0;
    const longer = sizes.length - upperBound(sizes, size);
    // Where half of the lines are full, some others may have been left as they were.
    const mostLonger = lines.length * (near >= lines.length / 2 ? 0.05 : 0.02);
    if (longer > mostLonger || near < Math.max(fewestFull, lines.length * fullShare)) continue;
    if (near > bestCount || (near === bestCount && size > (best ?? 0))) {
      best = size;
      bestCount = near;
    }
  }
  return best;
}

function upperBound(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Whether a line fills its column, so that its end says nothing about the paragraph: the first piece of the
 * next line that may not be broken would not have found room on it.
 */
export function isFull(line: Line, next: Line, layout: Layout): boolean {
  const { wrap } = layout;
  if (!wrap || isLonger(line, wrap)) return false;
  const unit = firstUnit(next.text);
  const gap =
    isSpacedWordCharacter(unit.slice(0, 1)) && /[\p{Script=Latin}.,;:!?”’"']$/u.test(line.text) ? 1 : 0;
  return (
    line.width + line.indent + gap + displayWidth(unit) > wrap.width ||
    // One short, as the space that stood at the break may be gone.
    line.length + line.indentLength + 1 >= wrap.length
  );
}

/** Whether a line was not wrapped at all: it is longer than a full one. */
const isLonger = (line: Line, { width, length }: NonNullable<Layout['wrap']>): boolean =>
  (width === Number.POSITIVE_INFINITY || line.width + line.indent - 2 * hangOf(line) > width + 1) &&
  (length === Number.POSITIVE_INFINITY || line.length + line.indentLength - hangOf(line) > length);

/** The start of a line that may not be parted: a word, a number, a character with the marks after it. */
export const firstUnit = (text: string): string => unbreakable.exec(text)?.[0] ?? '';

const unbreakable =
  /^(?:[“‘「『《（(【]*(?:[\p{Script=Latin}\p{N}.%’'-]+|.)[，。、；：？！”’」』》）)】…—]*)/u;

/** A mark that may hang over the edge of the column. */
const hanging = '，。、；：？！”’」』》）)】';

const hangOf = (line: Line) => (hanging.includes(line.text.charAt(line.text.length - 1)) ? 1 : 0);
