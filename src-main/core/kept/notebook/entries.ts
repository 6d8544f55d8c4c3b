import type { AnchoredAnnotation } from '#shared/model/annotation.ts';
import type { NamedIssue } from '#shared/model/exchange.ts';
import type { IssueSummary } from '#shared/model/library.ts';
import type { AnnotationState } from '#shared/model/notebook.ts';
import type { MarkedIssue } from '../records/markedIssue.ts';

/** The annotations on one issue, in text order, with what the issue is called. */
export interface NotebookIssue {
  readonly issue: NamedIssue;
  /** Whether the issue is in the library. */
  readonly isHere: boolean;
  readonly annotations: readonly AnchoredAnnotation[];
}

/** An annotation with the issue it is on, before it is known where in a list it stands. */
export interface NotebookItem extends AnchoredAnnotation {
  readonly issue: NamedIssue;
  readonly state: AnnotationState;
}

/** Whether an annotation is on a paper: it is listed under the paper, and not under the issue that it is kept with. */
export const isOnPaper = ({ annotation }: AnchoredAnnotation): boolean =>
  annotation.target.about === 'publication';

/** How an issue is called: as the library reads it, else as its marks remember it. */
export function nameIssue(
  issueId: string,
  summary: IssueSummary | null,
  marked: MarkedIssue | null,
): NamedIssue {
  const known = summary ?? marked;
  return {
    issueId,
    publication: known?.publication ?? null,
    date: known?.date ?? null,
    edition: known?.edition ?? null,
    issueNumber: known?.issueNumber ?? null,
    name: known?.path ?? issueId,
  };
}

export function itemsOf({ issue, isHere, annotations }: NotebookIssue): readonly NotebookItem[] {
  return annotations.map((anchored) => ({
    ...anchored,
    issue: isOnPaper(anchored) ? { ...issue, date: null, edition: null, issueNumber: null } : issue,
    state: !isHere ? 'waiting' : anchored.anchor ? 'placed' : 'orphan',
  }));
}
