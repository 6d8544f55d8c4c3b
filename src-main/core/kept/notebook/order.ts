import type { NamedIssue } from '#shared/model/exchange.ts';
import type { NotebookQuery } from '#shared/model/notebook.ts';
import { isOnPaper, type NotebookItem } from './entries.ts';

/**
 * Puts items, which come issue by issue and there in text order, into the order of a query. What has no
 * date or publication stands last, whichever way round.
 */
export function orderItems(
  items: readonly NotebookItem[],
  { sort, descending, grouped }: Pick<NotebookQuery, 'sort' | 'descending' | 'grouped'>,
): readonly NotebookItem[] {
  const sign = descending ? -1 : 1;
  if (sort === 'created' || sort === 'modified') {
    const byTime = items.toSorted(
      (a, b) => sign * compare(a.annotation[sort], b.annotation[sort]) || compare(idOf(a), idOf(b)),
    );
    return grouped ? groupItems(byTime).flat() : byTime;
  }
  const collator = new Intl.Collator();
  const byDate = (a: NamedIssue, b: NamedIssue) => unknownLast(a.date, b.date, sign, compare);
  const byPublication = (a: NamedIssue, b: NamedIssue, direction: number) =>
    unknownLast(a.publication, b.publication, direction, collator.compare);
  const issueOf = (group: readonly NotebookItem[]) => group[0]?.issue ?? unknownIssue;
  return groupItems(items)
    .map((group) => ({ group, issue: issueOf(group) }))
    .toSorted(({ issue: a }, { issue: b }) => {
      const first = sort === 'date' ? byDate(a, b) : byPublication(a, b, sign);
      const second = sort === 'date' ? byPublication(a, b, 1) : unknownLast(a.date, b.date, 1, compare);
      return first || second || compare(a.edition ?? '', b.edition ?? '') || compare(a.issueId, b.issueId);
    })
    .flatMap(({ group }) => group);
}

/** The items of each issue, and those of its paper, together, in the order of their first items. */
export function groupItems(items: readonly NotebookItem[]): readonly (readonly NotebookItem[])[] {
  const groups: NotebookItem[][] = [];
  const ofIssues = new Map<string, NotebookItem[]>();
  const ofPapers = new Map<string, NotebookItem[]>();
  for (const item of items) {
    const known = isOnPaper(item) ? ofPapers : ofIssues;
    const group = known.get(item.issue.issueId);
    if (group) group.push(item);
    else {
      const begun = [item];
      known.set(item.issue.issueId, begun);
      groups.push(begun);
    }
  }
  return groups;
}

const unknownIssue: NamedIssue = {
  issueId: '',
  publication: null,
  date: null,
  edition: null,
  issueNumber: null,
  name: '',
};

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const idOf = ({ annotation }: NotebookItem) => annotation.id;

function unknownLast(
  a: string | null,
  b: string | null,
  sign: number,
  known: (a: string, b: string) => number,
): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return sign * known(a, b);
}
