import type { AnchoredAnnotation } from '#shared/model/annotation.ts';
import type { Article, Issue } from '#shared/model/issue.ts';
import type { RememberedPiece } from '#shared/model/piece.ts';

/** Something that a collection holds, as far as it is there now. */
export interface ExportedMember {
  /** ASCII and unique in its collection. */
  readonly key: string;
  /** What is said of it in the collection. */
  readonly note: string;
  readonly remembered: RememberedPiece;
  /** Null where nothing is left to cite. */
  readonly issue: Issue | null;
  readonly article: Article | null;
  readonly annotation: AnchoredAnnotation | null;
}

/** A collection as exports print it: its members in order, and what is said between them. */
export interface ExportedCollection {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly members: readonly ExportedMember[];
}
