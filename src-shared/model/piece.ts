import type { Colour } from './annotation.ts';
import type { NamedIssue } from './exchange.ts';
import type { AnnotationState } from './notebook.ts';

/** An article or an annotation: what a collection is made of and what links join. */
export type Piece =
  | { readonly kind: 'article'; readonly issueId: string; readonly articleId: string }
  | { readonly kind: 'annotation'; readonly issueId: string; readonly annotationId: string };

/**
 * What tells one piece from another. An annotation's id is enough: the issue it is on may get another id
 * when its file turns up.
 */
export const pieceKey = (piece: Piece): string =>
  piece.kind === 'article'
    ? `article:${piece.issueId}/${piece.articleId}`
    : `annotation:${piece.annotationId}`;

/** What was to be read at a piece when it was last seen, so that people know it when it is gone. */
export interface RememberedPiece {
  readonly headline: string | null;
  /** The marked passage, or the beginning of the article. */
  readonly text: string;
  readonly publication: string | null;
  readonly date: string | null;
}

/** A piece cut out for people to read. */
export interface Clipping extends RememberedPiece {
  readonly piece: Piece;
  /** `gone`: its issue is there, the article or annotation is not; `waiting`: the issue is not. */
  readonly state: AnnotationState | 'gone';
  readonly issue: NamedIssue;
  /** BCP 47; null where the issue is not there. */
  readonly language: string | null;
  readonly page: number | null;
  /** Of an annotation. */
  readonly colour: Colour | null;
  /** The note of an annotation; empty where there is none. */
  readonly annotationNote: string;
}

/** A link between two passages, seen from one of them. It has no direction: both ends show it. */
export interface PassageLink {
  readonly id: string;
  /** The end that was asked about. */
  readonly here: Clipping;
  readonly there: Clipping;
}
