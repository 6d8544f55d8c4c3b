import type { Span } from '#shared/model/span.ts';
import type { CodePointIndex } from '#shared/text/codePoints.ts';

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Enough to hold the longest emoji sequence or stack of combining marks that people write. */
const longestGrapheme = 64;

/**
 * The span with half-selected characters completed and white space at its ends left out; null when
 * nothing is left. Offsets are code points.
 */
export function snapSpan(text: CodePointIndex, span: Span): Span | null {
  const from = Math.max(0, Math.min(span.start, text.length));
  const to = Math.max(from, Math.min(span.end, text.length));
  if (from === to) return null;
  const start = graphemeAround(text, from).start;
  // The border before the last selected character's successor: its grapheme is taken whole.
  const end = graphemeAround(text, to - 1).end;
  const selected = text.slice(start, end);
  const leading = codePoints(selected) - codePoints(selected.trimStart());
  const trailing = codePoints(selected) - codePoints(selected.trimEnd());
  return start + leading < end - trailing ? { start: start + leading, end: end - trailing } : null;
}

/** The grapheme that the code point at `offset` belongs to. */
function graphemeAround(text: CodePointIndex, offset: number): Span {
  const from = Math.max(0, offset - longestGrapheme);
  let at = from;
  for (const { segment } of graphemes.segment(text.slice(from, offset + longestGrapheme))) {
    const next = at + codePoints(segment);
    if (offset < next) return { start: at, end: next };
    at = next;
  }
  return { start: offset, end: offset + 1 };
}

const codePoints = (text: string) => [...text].length;
