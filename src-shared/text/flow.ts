import type { Flow, Piece, Span } from '../model/span.ts';
import { codePointLength } from './codePoints.ts';

/**
 * Maps between what people read (a flow's text) and the canonical text it was put together from.
 * All offsets are code points. Glue belongs to the piece it stands before.
 */

/** Offset in the canonical text of an offset in `flow.text`; glue maps to the start of its piece. */
export function flowToCanonical(flow: Flow, offset: number): number {
  let at = 0;
  for (const piece of flow.pieces) {
    at += piece.glue.length;
    const length = piece.end - piece.start;
    if (offset <= at + length) return piece.start + Math.max(0, offset - at);
    at += length;
  }
  return flow.end;
}

/** The same for the start of a range: at a border it answers the start of the later piece. */
export function flowStartToCanonical(flow: Flow, offset: number): number {
  let at = 0;
  for (const piece of flow.pieces) {
    at += piece.glue.length;
    const length = piece.end - piece.start;
    if (offset < at + length) return piece.start + Math.max(0, offset - at);
    at += length;
  }
  return flow.end;
}

/** Offset in `flow.text` of a canonical offset; what lies between pieces maps to the border. */
export function canonicalToFlow(flow: Flow, offset: number): number {
  let at = 0;
  for (const piece of flow.pieces) {
    if (offset < piece.start) return at;
    at += piece.glue.length;
    if (offset <= piece.end) return at + (offset - piece.start);
    at += piece.end - piece.start;
  }
  return at;
}

/** The part of a flow that a canonical span covers, in code points of `flow.text`; null when they do not meet. */
export function intersectFlow(flow: Flow, span: Span): Span | null {
  let at = 0;
  let start = -1;
  let end = -1;
  for (const piece of flow.pieces) {
    at += piece.glue.length;
    const from = Math.max(piece.start, span.start);
    const to = Math.min(piece.end, span.end);
    if (from < to) {
      if (start < 0) start = at + (from - piece.start);
      end = at + (to - piece.start);
    }
    at += piece.end - piece.start;
  }
  return start < 0 ? null : { start, end };
}

/** Builds a flow from its pieces. `slice` answers the canonical text between two code point offsets. */
export function makeFlow(pieces: readonly Piece[], slice: (start: number, end: number) => string): Flow {
  const first = pieces[0];
  const last = pieces[pieces.length - 1];
  if (!first || !last) throw new RangeError('A flow has at least one piece.');
  return {
    text:
      first === last
        ? first.glue + slice(first.start, first.end)
        : pieces.map((piece) => piece.glue + slice(piece.start, piece.end)).join(''),
    start: first.start,
    end: last.end,
    pieces,
  };
}

/** A flow for text of our own making that has no place in any issue (a note), positions from 0. */
export function plainFlow(text: string): Flow {
  const length = codePointLength(text);
  return { text, start: 0, end: length, pieces: [{ start: 0, end: length, glue: '' }] };
}

/** Every flow of text in an article, in the order people read it. */
export function articleFlows(article: {
  readonly kicker: Flow | null;
  readonly headline: Flow | null;
  readonly deck: Flow | null;
  readonly bylineLine: Flow | null;
  readonly paragraphs: readonly Flow[];
}): readonly Flow[] {
  const head = [article.kicker, article.headline, article.deck, article.bylineLine];
  return [...head.filter((flow): flow is Flow => flow !== null), ...article.paragraphs];
}
