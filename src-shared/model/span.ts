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
export interface FlowPiece extends Span {
  readonly glue: '' | ' ';
  /**
   * What a person put in place of the piece's canonical text; absent where it is read as it stands. The
   * empty text says that the piece belongs to the replaced one before it: a correction of words that a
   * column break tears apart stands in the first of its pieces.
   */
  readonly replacement?: string;
}

/**
 * Text as people read it, put together again from the stretches that columns, pages and hard wraps
 * tore it into. `text` is always what is read of the pieces, joined by their glue.
 */
export interface Flow extends Span {
  readonly text: string;
  readonly pieces: readonly FlowPiece[];
}
