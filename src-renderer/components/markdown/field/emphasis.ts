import type { FieldEdit } from './edit.ts';

/** Bold is written with two asterisks, italics with one. */
export type Emphasis = 'strong' | 'emphasis';

const width = { strong: 2, emphasis: 1 } as const;

/** Whether a run of so many asterisks holds a mark: of three, both. */
const holds = (run: number, kind: Emphasis): boolean =>
  kind === 'strong' ? run >= 2 : run === 1 || run >= 3;

/** A stretch of one line that is marked as a whole. */
interface Piece {
  readonly from: number;
  readonly to: number;
}

const prefix = /^[ \t]*(?:>[ \t]?)*[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?|#{1,6}[ \t]+)?/;
const punctuation = /^[\p{P}\p{S}]$/u;
const space = /^\s$/u;

/**
 * What Ctrl+B and Ctrl+I do: mark what is selected, line by line and without the markers of lists, or take the
 * marks off where everything has them; with nothing selected, open a pair of marks around the caret, or close an
 * empty one. Marks go inside of punctuation where CommonMark would not see them outside, as around Chinese
 * quotation marks in the midst of a sentence: https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run.
 */
export function toggleEmphasis(text: string, start: number, end: number, kind: Emphasis): FieldEdit {
  const mark = '*'.repeat(width[kind]);
  const pieces = piecesOf(text, start, end);
  const [first] = pieces;
  const last = pieces.at(-1);
  if (!first || !last) return toggleEmpty(text, start, end, kind);
  const marks = pieces.map((piece) => marksOf(text, piece, kind));
  const remove = marks.every((found) => found !== null);
  let insert = '';
  let at = Math.min(first.from, marks[0]?.from ?? first.from);
  const from = at;
  let selected = { start, end };
  pieces.forEach((piece, index) => {
    const found = marks[index];
    let words: string;
    const beyond = found && remove ? { from: found.from, to: found.to } : insidePunctuation(text, piece);
    insert += text.slice(at, beyond.from);
    if (found && remove) {
      words = text.slice(found.from + mark.length, found.to - mark.length);
    } else if (found) {
      words = text.slice(beyond.from, beyond.to);
    } else {
      words = withoutMarks(text.slice(beyond.from, beyond.to), kind);
      insert += mark;
    }
    if (index === 0) selected = { ...selected, start: from + insert.length };
    insert += words;
    selected = { ...selected, end: from + insert.length };
    if (!found) insert += mark;
    at = beyond.to;
  });
  return { from, to: at, insert, ...selected };
}

function toggleEmpty(text: string, start: number, end: number, kind: Emphasis): FieldEdit {
  const mark = '*'.repeat(width[kind]);
  const before = runBefore(text, start);
  const after = runAfter(text, end);
  if (start === end && before === after && holds(before, kind)) {
    const from = start - mark.length;
    return { from, to: end + mark.length, insert: '', start: from, end: from };
  }
  const inside = start + mark.length;
  // At the end of what is marked, the marks are stepped over: one writes on without them.
  if (start === end && before === 0 && holds(after, kind) && /\S/.test(text[start - 1] ?? ' ')) {
    return { from: start, to: start, insert: '', start: inside, end: inside };
  }
  return { from: start, to: start, insert: mark + mark, start: inside, end: inside };
}

/** The selection by lines, without white space at their edges and without what begins an item. */
function piecesOf(text: string, start: number, end: number): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let from = start; from < end; ) {
    const next = text.indexOf('\n', from);
    const to = next === -1 || next > end ? end : next;
    const lineStart = from === 0 ? 0 : text.lastIndexOf('\n', from - 1) + 1;
    const marker = prefix.exec(text.slice(lineStart, to))?.[0].length ?? 0;
    const words = trimmed(text, { from: Math.max(from, lineStart + marker), to });
    // A line of marks alone has nothing to be marked.
    if (/[^*\s]/u.test(text.slice(words.from, words.to))) pieces.push(words);
    from = to + 1;
  }
  return pieces;
}

function trimmed(text: string, { from, to }: Piece): Piece {
  const words = text.slice(from, to);
  const lead = words.length - words.trimStart().length;
  return lead === words.length
    ? { from, to: from }
    : { from: from + lead, to: from + words.trimEnd().length };
}

const runBefore = (text: string, at: number): number =>
  /\**$/.exec(text.slice(Math.max(0, at - 4), at))?.[0].length ?? 0;
const runAfter = (text: string, at: number): number => /^\**/.exec(text.slice(at, at + 4))?.[0].length ?? 0;

/** The stretch with its marks, where it has them: around it, at its edges, or inside of its punctuation. */
function marksOf(text: string, piece: Piece, kind: Emphasis): Piece | null {
  const size = width[kind];
  for (const { from, to } of [piece, withinPunctuation(text, piece)]) {
    const outside = Math.min(runBefore(text, from), runAfter(text, to));
    if (holds(outside, kind)) return { from: from - size, to: to + size };
    const inside = Math.min(runAfter(text, from), runBefore(text, to));
    if (to - from > 2 * inside && holds(inside, kind)) return { from, to };
  }
  return null;
}

/** Without the punctuation at its edges, but for asterisks. */
function withinPunctuation(text: string, { from, to }: Piece): Piece {
  const words = text.slice(from, to);
  const lead = /^(?:(?!\*)[\p{P}\p{S}])*/u.exec(words)?.[0].length ?? 0;
  const tail = /(?:(?!\*)[\p{P}\p{S}])*$/u.exec(words.slice(lead))?.[0].length ?? 0;
  return { from: from + lead, to: to - tail };
}

/** The stretch that marks can stand around, see `toggleEmphasis`; itself where there is none. */
function insidePunctuation(text: string, piece: Piece): Piece {
  const inside = trimmed(text, {
    from: piece.from + edge(text.slice(0, piece.from), text.slice(piece.from, piece.to), false),
    to: piece.to - edge(text.slice(piece.to), text.slice(piece.from, piece.to), true),
  });
  return inside.from < inside.to ? inside : piece;
}

/** How much of an edge of `words` is punctuation that marks may not stand outside of, beside `around`. */
function edge(around: string, words: string, atEnd: boolean): number {
  const beside = atEnd ? first(around) : last(around);
  const outermost = atEnd ? last(words) : first(words);
  if (beside === '' || space.test(beside) || punctuation.test(beside)) return 0;
  return punctuation.test(outermost) ? outermost.length : 0;
}

const first = (text: string): string => [...text.slice(0, 2)][0] ?? '';
const last = (text: string): string => [...text.slice(-2)].at(-1) ?? '';

/** Marks of the same kind inside would end the new ones. */
const withoutMarks = (words: string, kind: Emphasis): string =>
  words.replace(/(?<![\\*])\*+(?!\*)/g, (run, at: number) => {
    const isAlone = space.test(words[at - 1] ?? ' ') && space.test(words[at + run.length] ?? ' ');
    return isAlone || !holds(run.length, kind) ? run : run.slice(width[kind]);
  });
