import type { Article, Issue } from '#shared/model/issue.ts';
import type { RememberedPiece } from '#shared/model/piece.ts';
import type { ExportItem } from './exportItem.ts';

/** Something that a collection holds, as far as it is there now. */
export interface ExportedMember {
  /** See `pieceKey`: ASCII and unique in its collection. */
  readonly key: string;
  /** What is said of it in the collection. */
  readonly note: string;
  readonly remembered: RememberedPiece;
  /** Null where nothing is left to cite. */
  readonly issue: Issue | null;
  /** The article itself, or the one that the annotation stands in. */
  readonly article: Article | null;
  /** Null for an article, and for an annotation that is gone. */
  readonly item: ExportItem | null;
}

/** A collection as exports print it: its members in order, and what is said between them. */
export interface ExportedCollection {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly members: readonly ExportedMember[];
}

/** The annotations of a collection in its order. */
export const itemsOfCollection = ({ members }: ExportedCollection): readonly ExportItem[] =>
  members.flatMap(({ item }) => item ?? []);

/** What is cited of a collection in its order: an annotation stands for the article it is in. */
export const citedInCollection = ({
  members,
}: ExportedCollection): readonly (Pick<ExportItem, 'issue' | 'article'> & Partial<ExportItem>)[] =>
  members.flatMap(({ issue, article, item }) =>
    issue ? [{ ...item, issue: item?.issue ?? issue, article }] : [],
  );
