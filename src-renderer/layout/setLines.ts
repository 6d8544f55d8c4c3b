import { breakLines, type LineMeasures, type Piece } from './lineBreaks.ts';

/** A line of a paragraph, in UTF-16 units of its text. */
export interface SetLine {
  readonly start: number;
  /** Behind its last letter: what follows up to the next line is a space, a soft hyphen or nothing. */
  readonly end: number;
  /** What its spaces are narrower by than natural ones, in the unit of the measures; 0 where they are not. */
  readonly tighter: number;
}

/** What a line is kept narrower by than its column, in pixels: what browsers round is less. */
const safety = 1;

/** Words, or parts of them that may stand at a line's end, with what follows each. */
const pieces = /([^\s\u00ad]+?)(?:(\s+)|(\u00ad)|(?<=\p{L}[-‐–]|—)(?=\p{L})|$)/gu;

/**
 * The lines of a Latin paragraph with soft hyphens. `widthOf` gives the width of letters in the paragraph's type.
 * Null where the browser has to break it: there is only one line, or a word longer than one.
 */
export function setLines(
  text: string,
  widthOf: (letters: string) => number,
  measures: Omit<LineMeasures, 'space' | 'hyphen'>,
): readonly SetLine[] | null {
  const places: { start: number; end: number }[] = [];
  const parts: Piece[] = [];
  for (const match of text.matchAll(pieces)) {
    const [, letters = '', space, hyphen] = match;
    places.push({ start: match.index, end: match.index + letters.length });
    parts.push({ width: widthOf(letters), after: space ? 'space' : hyphen ? 'hyphen' : 'nothing' });
  }
  const space = widthOf(' ');
  const width = measures.width - safety;
  const lines = breakLines(parts, { ...measures, width, space, hyphen: widthOf('-') });
  if (!lines || lines.length < 2) return null;
  let first = 0;
  return lines.map(({ end, slack, spaces }) => {
    const start = first === 0 ? 0 : (places[first]?.start ?? 0);
    first = end;
    return {
      start,
      end: places[end - 1]?.end ?? text.length,
      tighter: slack < 0 && spaces > 0 ? -slack / spaces : 0,
    };
  });
}
