import type { Annotation } from '#shared/model/annotation.ts';
import type { Issue } from '#shared/model/issue.ts';

/** What an exported annotation says of its issue, so that it can be found again in another library. */
export type AnnotatedSource = Pick<
  Issue,
  'id' | 'publication' | 'date' | 'edition' | 'issueNumber' | 'language'
> & { readonly source: Pick<Issue['source'], 'path'> };

/** The annotations on one issue. */
export interface AnnotatedSources {
  readonly issue: AnnotatedSource;
  readonly annotations: readonly Annotation[];
}

/** By publication, date and edition, and in each issue by position: the same, whatever order they come in. */
export function inOrder(sources: readonly AnnotatedSources[]): readonly AnnotatedSources[] {
  return sources
    .filter(({ annotations }) => annotations.length > 0)
    .toSorted((a, b) => compare(sourceKey(a.issue), sourceKey(b.issue)))
    .map(({ issue, annotations }) => ({ issue, annotations: annotations.toSorted(byPosition) }));
}

const sourceKey = ({ publication, date, edition, id }: AnnotatedSource) =>
  [publication ?? '\uffff', date ?? '\uffff', edition ?? '', id].join('\u0000');

const byPosition = (a: Annotation, b: Annotation) =>
  a.target.position.start - b.target.position.start ||
  a.target.position.end - b.target.position.end ||
  compare(a.created, b.created) ||
  compare(a.id, b.id);

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
