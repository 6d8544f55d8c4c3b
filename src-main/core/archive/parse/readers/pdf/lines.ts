import { isUnspaced } from '#shared/text/characters.ts';
import { mostFrequent } from '../pages/printedPage.ts';

/** A stretch of text in one font, as the page draws it. Lengths in points from the page's top left. */
export interface Run {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Type size in points. */
  readonly size: number;
  readonly direction: 'horizontal' | 'vertical' | 'turned';
}

/** A printed line, put together from its runs. */
export interface PageLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly size: number;
  /** Set from top to bottom; its words' `left` and `right` are their upper and lower edges. */
  readonly isVertical: boolean;
  readonly words: readonly {
    readonly start: number;
    readonly end: number;
    readonly left: number;
    readonly right: number;
  }[];
}

/** A space inside a line is narrower than this, in ems of the line. */
const widestSpace = 1.1;

/** The type size that most characters are set in. */
export function bodySize(runs: readonly Pick<Run, 'text' | 'size'>[]): number {
  const weights = new Map<number, number>();
  for (const { text, size } of runs) {
    const rounded = Math.round(size * 2) / 2;
    weights.set(rounded, (weights.get(rounded) ?? 0) + text.length);
  }
  return mostFrequent(weights) || 10;
}

/** Characters drawn one below the other are a vertical line from this number on. */
const leastStack = 4;

/**
 * Most programs draw vertical text as single upright characters, each below the one before, and do not say
 * so. Digits and Latin words in it are turned.
 */
export function findStacks(runs: readonly Run[]): readonly Run[] {
  const found = [...runs];
  let start = 0;
  for (let at = 1; at <= runs.length; at++) {
    const before = runs[at - 1];
    const run = runs[at];
    if (before && run && isBelow(before, run)) continue;
    const stack = runs.slice(start, at);
    if (stack.length >= leastStack && stack.filter(({ text }) => isUnspaced(text)).length >= leastStack - 1) {
      for (let index = start; index < at; index++) {
        const one = runs[index];
        if (one) found[index] = { ...one, direction: 'vertical' };
      }
    }
    start = at;
  }
  return found;
}

function isBelow(before: Run, run: Run): boolean {
  if (run.direction === 'horizontal' && Array.from(run.text.trim()).length > 1) return false;
  if (before.direction === 'horizontal' && Array.from(before.text.trim()).length > 1) return false;
  const aside = Math.abs((run.left + run.right) / 2 - (before.left + before.right) / 2);
  const step = run.top - before.top;
  return aside < before.size * 0.3 && step > before.size * 0.4 && run.top - before.bottom < before.size * 0.6;
}

/** Runs on one baseline with no more than a space between them. */
export function toSegments(runs: readonly Run[]): PageLine[] {
  const rows: Run[][] = [];
  for (const run of [...runs].sort((a, b) => middle(a) - middle(b) || a.left - b.left)) {
    const row = rows.findLast((candidate, index) => index >= rows.length - 12 && sharesRow(candidate, run));
    if (row) row.push(run);
    else rows.push([run]);
  }
  const segments: PageLine[] = [];
  for (const row of rows) {
    row.sort((a, b) => a.left - b.left);
    let open: Run[] = [];
    let right = 0;
    for (const run of row) {
      const before = open.at(-1);
      const size = Math.max(run.size, before?.size ?? 0);
      // Beside a title in large type its own space is wide enough to hold small type that is no part of it.
      const em = before && !isOneType(before, run) ? Math.min(run.size, before.size) : size;
      if (open.length > 0 && run.left - right > em * widestSpace) {
        segments.push(toLine(open));
        open = [];
      }
      // Bold type is sometimes faked by drawing a run twice.
      const last = open.at(-1);
      if (last && last.text === run.text && Math.abs(last.left - run.left) < size * 0.15) continue;
      open.push(run);
      right = open.length === 1 ? run.right : Math.max(right, run.right);
    }
    if (open.length > 0) segments.push(toLine(open));
  }
  return segments;
}

/** Type of one line differs by less than this factor. */
const oneType = 1.6;

/** Whether two stretches can belong to one line by their size. */
export const isOneType = (one: { readonly size: number }, other: { readonly size: number }): boolean =>
  Math.max(one.size, other.size) < oneType * Math.min(one.size, other.size);

const middle = ({ top, bottom }: Run): number => (top + bottom) / 2;

function sharesRow(row: readonly Run[], run: Run): boolean {
  const first = row[0];
  if (!first) return false;
  const overlap = Math.min(first.bottom, run.bottom) - Math.max(first.top, run.top);
  return overlap > 0.5 * Math.min(first.bottom - first.top, run.bottom - run.top);
}

export function toLine(runs: readonly Run[]): PageLine {
  let text = '';
  let right = Number.NEGATIVE_INFINITY;
  const words: PageLine['words'][number][] = [];
  for (const run of runs) {
    const drawn = run.text.replace(/[\s\u00a0]+/gu, ' ').replace(/[\p{Cc}]/gu, '\ufffd');
    const gap = run.left - right;
    if (
      text !== '' &&
      !text.endsWith(' ') &&
      !drawn.startsWith(' ') &&
      gap > run.size * spaceWidth(text, drawn)
    )
      text += ' ';
    words.push(...wordsOf(drawn, text.length, run));
    text += drawn;
    right = Math.max(right, run.right);
  }
  const trimmed = text.trimStart();
  const shift = text.length - trimmed.length;
  const end = trimmed.trimEnd().length;
  return {
    text: trimmed.slice(0, end),
    left: Math.min(...runs.map((run) => run.left)),
    right,
    top: Math.min(...runs.map((run) => run.top)),
    bottom: Math.max(...runs.map((run) => run.bottom)),
    size: bodySize(runs),
    isVertical: false,
    words: joinWords(words)
      .map((word) => ({ ...word, start: word.start - shift, end: Math.min(end, word.end - shift) }))
      .filter((word) => word.end > word.start),
  };
}

/** Two stretches of one row as one line, with a space between them. */
export function joinLines(line: PageLine, next: PageLine): PageLine {
  const offset = line.text.length + 1;
  return {
    text: `${line.text} ${next.text}`,
    left: Math.min(line.left, next.left),
    right: Math.max(line.right, next.right),
    top: Math.min(line.top, next.top),
    bottom: Math.max(line.bottom, next.bottom),
    size: next.text.length > line.text.length ? next.size : line.size,
    isVertical: false,
    words: [
      ...line.words,
      ...next.words.map((word) => ({ ...word, start: word.start + offset, end: word.end + offset })),
    ],
  };
}

/** Han characters are often drawn one by one; a gap between them is a space only where it is wide. */
function spaceWidth(before: string, after: string): number {
  const han = isUnspaced(before.slice(-1)) || isUnspaced(after.slice(0, 1));
  return han ? 0.45 : 0.15;
}

/** Words of a run with their share of its width. */
function wordsOf(text: string, offset: number, run: Run): PageLine['words'][number][] {
  const widths = Array.from(text, (character) => (isUnspaced(character) ? 2 : 1));
  const total = widths.reduce((sum, width) => sum + width, 0) || 1;
  const scale = (run.right - run.left) / total;
  const words: PageLine['words'][number][] = [];
  let at = offset;
  let left = run.left;
  let open: { start: number; left: number } | null = null;
  const close = () => {
    if (open) words.push({ start: open.start, end: at, left: open.left, right: left });
    open = null;
  };
  let index = 0;
  for (const character of text) {
    const width = (widths[index++] ?? 1) * scale;
    if (character === ' ') close();
    else if (isUnspaced(character)) {
      close();
      open = { start: at, left };
    } else open ??= { start: at, left };
    at += character.length;
    left += width;
    if (isUnspaced(character)) close();
  }
  close();
  return words;
}

/** Words that runs tear apart (a ligature, a bold letter) are one again. */
function joinWords(words: readonly PageLine['words'][number][]): PageLine['words'][number][] {
  const joined: PageLine['words'][number][] = [];
  for (const word of words) {
    const last = joined.at(-1);
    const single = word.end - word.start <= 2 && last !== undefined && last.end - last.start <= 2;
    if (last && last.end === word.start && !single)
      joined[joined.length - 1] = { ...last, end: word.end, right: word.right };
    else joined.push(word);
  }
  return joined;
}
