/**
 * Breaks a paragraph into lines as a whole, so that no line is set loose where a tighter one before it would have
 * helped. D. E. Knuth and M. F. Plass, Breaking Paragraphs into Lines, Software: Practice and Experience 11 (1981),
 * 1119–1184; without their classes of fitness, and with no line ever refused for being loose.
 */

/** What may stand at a line's end: a word, or a part of one. */
export interface Piece {
  /** In any unit that the others are in too. */
  readonly width: number;
  /** What follows where no line ends: a space, or nothing; `hyphen` where a line's end shows one. */
  readonly after: 'space' | 'hyphen' | 'nothing';
}

export interface LineMeasures {
  /** Width of a line, and what the first one is indented by. */
  readonly width: number;
  readonly indent: number;
  /** Natural widths. */
  readonly space: number;
  readonly hyphen: number;
}

export interface BrokenLine {
  /** The piece after the last one of this line. */
  readonly end: number;
  /** By how much the line is narrower than it may be with natural spaces; negative where they have to shrink. */
  readonly slack: number;
  /** Spaces in it. */
  readonly spaces: number;
}

/** How far spaces give at a ratio of 1, as shares of a natural one. */
const gives = { stretch: 0.5, shrink: 0.3 } as const;
/** What is added to a line's badness for a hyphen, and to demerits for two in a row, and before the last line. */
const hyphens = { penalty: 50, inARow: 30_000, beforeLast: 10_000 } as const;
/** A last line shorter than this share of a line looks lost. */
const short = { share: 0.12, demerits: 10_000 } as const;

/** The lines of a paragraph; null where a piece is wider than a line, which has to be broken otherwise. */
export function breakLines(pieces: readonly Piece[], measures: LineMeasures): readonly BrokenLine[] | null {
  const { width, indent, space, hyphen } = measures;
  // Of the first so many pieces: their widths together, and the spaces behind them.
  const widths = [0];
  const spaces = [0];
  for (const [index, piece] of pieces.entries()) {
    const own = piece.width + (piece.after === 'hyphen' ? hyphen : 0);
    if (own > width - (index === 0 ? indent : 0)) return null;
    widths.push((widths[index] ?? 0) + piece.width);
    spaces.push((spaces[index] ?? 0) + (piece.after === 'space' ? 1 : 0));
  }
  interface Best extends BrokenLine {
    readonly start: number;
    readonly demerits: number;
  }
  const best: Best[] = [{ start: 0, end: 0, demerits: 0, slack: 0, spaces: 0 }];
  for (let end = 1; end <= pieces.length; end++) {
    const last = pieces[end - 1];
    const isHyphened = last?.after === 'hyphen' && end < pieces.length;
    let found: Best | null = null;
    for (let start = end - 1; start >= 0; start--) {
      const gaps = (spaces[end - 1] ?? 0) - (spaces[start] ?? 0);
      const natural = (widths[end] ?? 0) - (widths[start] ?? 0) + gaps * space + (isHyphened ? hyphen : 0);
      const slack = width - (start === 0 ? indent : 0) - natural;
      if (slack < -gaps * space * gives.shrink) break;
      const before = best[start];
      if (!before) continue;
      const isLast = end === pieces.length;
      const isAfterHyphen = start > 0 && pieces[start - 1]?.after === 'hyphen';
      const demerits =
        before.demerits +
        lineDemerits(isLast && slack > 0 ? 0 : slack / (Math.max(gaps, 0.5) * space), isHyphened) +
        (isAfterHyphen && isHyphened ? hyphens.inARow : 0) +
        (isAfterHyphen && isLast ? hyphens.beforeLast : 0) +
        (isLast && start > 0 && natural < width * short.share ? short.demerits : 0);
      if (!found || demerits < found.demerits) found = { start, end, demerits, slack, spaces: gaps };
    }
    // Every piece fits on a line by itself, so that one was found.
    if (found) best.push(found);
  }
  const lines: BrokenLine[] = [];
  for (let end = pieces.length; end > 0; end = best[end]?.start ?? 0) {
    const line = best[end];
    if (line) lines.unshift({ end, slack: line.slack, spaces: line.spaces });
  }
  return lines;
}

/** Demerits of a line whose spaces change by a share of a natural one. */
function lineDemerits(share: number, isHyphened: boolean): number {
  const ratio = share < 0 ? share / gives.shrink : share / gives.stretch;
  const badness = 100 * Math.abs(ratio) ** 3;
  return (1 + badness + (isHyphened ? hyphens.penalty : 0)) ** 2;
}
