import { type BrokenLine, breakLines, isFilled, type LinePiece } from './lineBreaks.ts';

/** A line of a paragraph, in UTF-16 units of its text. */
export interface SetLine {
  readonly start: number;
  /** Behind its last letter: what follows up to the next line is a space, a soft hyphen or nothing. */
  readonly end: number;
  /** What its spaces are narrower by than natural ones, in pixels; 0 where they are not. */
  readonly tighter: number;
  /** It fills its column, or does once its places are opened a little. */
  readonly full: boolean;
  /** Its first mark opens, and stands with its empty half outside; absent where none does. */
  readonly outdented?: boolean;
  /** Closing marks in it that give up some of the white behind them, in UTF-16 units of the text, and how much each, in pixels. */
  readonly closed?: { readonly marks: readonly number[]; readonly by: number };
}

/** What a paragraph is set to: the width of its lines and what the first one is indented by, in pixels. */
export interface Measure {
  readonly width: number;
  readonly indent: number;
}

/** What stands between two places where a line may end. */
export interface PlacedPiece extends LinePiece {
  readonly start: number;
  readonly end: number;
}

/** What a line is kept narrower by than its column, in pixels: what browsers round is less. */
const safety = 1;
/** How far spaces give, as shares of a natural one. */
const gives = { stretch: 0.5, shrink: 0.3 } as const;

/**
 * Words, or parts of them that may stand at a line's end, with what follows each. Letters that a face draws as one
 * (ff, fi, fl) are not parted: browsers do not draw them anew where two elements meet.
 */
const pieces =
  /((?:[^\s\u00ad]|(?<=f)\u00ad(?=[fijl]))+?)(?:(\s+)|((?<!f(?=\u00ad[fijl]))\u00ad)|(?<=\p{L}[-‐–]|—)(?=\p{L})|$)/gu;

/**
 * The lines of a Latin paragraph with soft hyphens. `widthOf` gives the width of letters in the paragraph's type.
 * Null where the browser has to break it: there is only one line, or a word longer than one.
 */
export function setLatinLines(
  text: string,
  widthOf: (letters: string) => number,
  { width, indent }: Measure,
): readonly SetLine[] | null {
  const parts: PlacedPiece[] = [];
  for (const { 0: _, 1: letters = '', 2: space, 3: hyphen, index: start } of text.matchAll(pieces)) {
    parts.push({
      start,
      end: start + letters.length,
      width: widthOf(letters),
      inner: 0,
      after: space ? 'space' : hyphen ? 'hyphen' : 'nothing',
    });
  }
  const space = widthOf(' ');
  const stretch = gives.stretch * space;
  const lines = breakLines(parts, {
    width: width - safety,
    indent,
    space,
    hyphen: widthOf('-'),
    stretch,
    shrink: gives.shrink * space,
  });
  return lines && placeLines(text, parts, lines, stretch);
}

/** Where lines stand in a text; null for a single one, which needs no breaking. */
function placeLines(
  text: string,
  parts: readonly PlacedPiece[],
  lines: readonly BrokenLine[],
  stretch: number,
): readonly SetLine[] | null {
  if (lines.length < 2) return null;
  let first = 0;
  return lines.map((line) => {
    const { end, slack, gaps } = line;
    const start = first === 0 ? 0 : (parts[first]?.start ?? 0);
    first = end;
    return {
      start,
      end: parts[end - 1]?.end ?? text.length,
      tighter: slack < 0 && gaps > 0 ? -slack / gaps : 0,
      full: isFilled(line, stretch),
    };
  });
}
