/**
 * Breaks a paragraph into lines as a whole, so that no line is set loose where a tighter one before it would have
 * helped. D. E. Knuth and M. F. Plass, Breaking Paragraphs into Lines, Software: Practice and Experience 11 (1981),
 * 1119–1184; without their classes of fitness, and with no line ever refused for being loose. Han characters are set the same way,
 * with places between them in place of spaces.
 */

/** What may stand at a line's end: a word, or a part of one; a Han character with the marks that belong to it. */
export interface LinePiece {
  /** In any unit that the others are in too. */
  readonly width: number;
  /** Places between its letters that can be opened. */
  readonly inner: number;
  /**
   * What follows where no line ends: a space; a place that can be opened, as between Han characters; or nothing,
   * where a line's end shows a hyphen or does not.
   */
  readonly after: 'space' | 'opening' | 'hyphen' | 'nothing';
  /** What its marks give and take; absent where it has none that do. */
  readonly marks?: EndMarks;
}

/** How marks that are half empty let a line be closer: CLREQ (W3C, Requirements for Chinese Text Layout), 5.1.3. */
export interface EndMarks {
  /** What browsers take out between this piece and the next, where both stand on one line. */
  readonly before: number;
  /** What they take out where this piece begins a line that is not the first. */
  readonly head: number;
  /** What its last mark is empty of: it needs no room at the end of a line. */
  readonly tail: number;
  /** How much of its last mark may stand out of the column. */
  readonly hang: number;
  /** By how much its last mark may be closed up where the line goes on. */
  readonly inner: number;
}

export interface LineMeasures {
  /** Width of a line, and what the first one is indented by. */
  readonly width: number;
  readonly indent: number;
  /** Natural widths. */
  readonly space: number;
  readonly hyphen: number;
  /** By how much a place opens that is opened as far as looks well, and by how much it may close. */
  readonly stretch: number;
  readonly shrink: number;
}

export interface BrokenLine {
  /** The piece after the last one of this line. */
  readonly end: number;
  /** By how much the line is narrower than it may be with natural spaces; negative where they, or marks, have to shrink. */
  readonly slack: number;
  /** Places in it that open. */
  readonly gaps: number;
}

/** What is added to a line's badness for a hyphen, and to demerits for two in a row, and before the last line. */
const hyphens = { penalty: 50, inARow: 30_000, beforeLast: 10_000 } as const;
/** What marks that are closed up add to a line's badness at most, and one that stands out of the column. */
const closing = { most: 40, hung: 20 } as const;
/** A last line that is one piece, or shorter than this share of a line of words, looks lost. */
const short = { share: 0.12, demerits: 100_000 } as const;
/** What sums of fractions are off by at most, as a share of a line; faces are a hair wider than an em. */
const rounding = 1e-4;

/** The lines of a paragraph; null where a piece is wider than a line, which has to be broken otherwise. */
export function breakLines(
  pieces: readonly LinePiece[],
  measures: LineMeasures,
): readonly BrokenLine[] | null {
  const { width, indent, space, hyphen, stretch, shrink } = measures;
  // Of the first so many pieces, together: their widths, those of the spaces behind them, the places that open, and
  // what marks can be closed up by.
  const widths = [0];
  const behind = [0];
  const gapsIn = [0];
  const gapsBehind = [0];
  const closable = [0];
  for (const [index, piece] of pieces.entries()) {
    const own = piece.width + (piece.after === 'hyphen' ? hyphen : 0);
    const mostWidth = width - (index === 0 ? indent : 0) + (piece.marks?.tail ?? 0);
    if (own > mostWidth * (1 + rounding)) return null;
    const opens = piece.after === 'space' || piece.after === 'opening';
    widths.push((widths[index] ?? 0) + piece.width);
    behind.push((behind[index] ?? 0) + (piece.after === 'space' ? space : 0) - (piece.marks?.before ?? 0));
    gapsIn.push((gapsIn[index] ?? 0) + piece.inner);
    gapsBehind.push((gapsBehind[index] ?? 0) + (opens ? 1 : 0));
    closable.push((closable[index] ?? 0) + (piece.marks?.inner ?? 0));
  }
  const between = (sums: readonly number[], start: number, end: number) =>
    (sums[end] ?? 0) - (sums[start] ?? 0);
  interface Best extends BrokenLine {
    readonly start: number;
    readonly demerits: number;
  }
  const best: Best[] = [{ start: 0, end: 0, demerits: 0, slack: 0, gaps: 0 }];
  for (let end = 1; end <= pieces.length; end++) {
    const isLast = end === pieces.length;
    const isHyphened = pieces[end - 1]?.after === 'hyphen' && !isLast;
    let found: Best | null = null;
    for (let start = end - 1; start >= 0; start--) {
      const gaps = between(gapsBehind, start, end - 1) + between(gapsIn, start, end);
      const head = start > 0 ? (pieces[start]?.marks?.head ?? 0) : 0;
      const natural =
        between(widths, start, end) + between(behind, start, end - 1) + (isHyphened ? hyphen : 0) - head;
      const left = width - (start === 0 ? indent : 0) - natural;
      const given = between(closable, start, end - 1);
      const { slack, isHung } = within(left, pieces[end - 1]?.marks, given, width * rounding);
      if (slack < -gaps * shrink - given) break;
      const before = best[start];
      if (!before) continue;
      const share = slack / Math.max(gaps, 0.5);
      const ratio = isLast && slack > 0 ? 0 : share < 0 ? share / shrink : share / stretch;
      const looseness =
        given > 0 && slack < 0 ? closing.most * (-slack / given) ** 2 : 100 * Math.abs(ratio) ** 3;
      const isAfterHyphen = pieces[start - 1]?.after === 'hyphen';
      const isShort = start > 0 && (start === end - 1 || (space > 0 && natural < width * short.share));
      const demerits =
        before.demerits +
        (1 + looseness + (isHyphened ? hyphens.penalty : 0) + (isHung ? closing.hung : 0)) ** 2 +
        (isAfterHyphen && isHyphened ? hyphens.inARow : 0) +
        (isAfterHyphen && isLast ? hyphens.beforeLast : 0) +
        (isLast && isShort ? short.demerits : 0);
      if (!found || demerits < found.demerits) found = { start, end, demerits, slack, gaps };
    }
    // Every piece fits on a line by itself, so that one was found.
    if (found) best.push(found);
  }
  const lines: BrokenLine[] = [];
  for (let end = pieces.length; end > 0; end = best[end]?.start ?? 0) {
    const line = best[end];
    if (line) lines.push({ end, slack: line.slack, gaps: line.gaps });
  }
  return lines.reverse();
}

/** A line whose places would open further than this, as a multiple of what looks well, is not full. */
const mostOpened = 2;

/** Whether a line fills its column once its places are opened, as lines do behind which a paragraph goes on. */
export function isFilled({ slack, gaps }: BrokenLine, stretch: number): boolean {
  return slack <= gaps * stretch * mostOpened;
}

/** What is left on a line once its last mark has given what it can, and whether it stands out of the column. */
function within(
  left: number,
  marks: EndMarks | undefined,
  given: number,
  least: number,
): { readonly slack: number; readonly isHung: boolean } {
  if (Math.abs(left) < least) return { slack: 0, isHung: false };
  if (left > 0 || !marks) return { slack: left, isHung: false };
  const slack = Math.min(0, left + marks.tail);
  if (slack >= -given - least) return { slack: Math.max(slack, -given), isHung: false };
  return { slack: Math.min(0, slack + marks.hang), isHung: marks.hang > 0 };
}
