/**
 * A half-open stretch `[start, end)` of an issue's canonical text.
 * Offsets count Unicode code points, as the W3C Web Annotation TextPositionSelector does.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * One stretch of canonical text inside a flow. `glue` is what the reader sees before it in place of
 * the layout characters that lie between it and the piece before: nothing (a broken Chinese line, an
 * undone hyphen) or one space (a wrapped Latin line).
 */
export interface Piece extends Span {
  readonly glue: '' | ' ';
}

/**
 * Text as people read it, put together again from the stretches that columns, pages and hard wraps
 * tore it into. `text` is always the pieces' canonical text joined by their glue.
 */
export interface Flow extends Span {
  readonly text: string;
  readonly pieces: readonly Piece[];
}
