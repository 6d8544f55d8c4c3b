import type { IssueSummary } from '#shared/model/library.ts';
import type { IssueViewName } from '../navigation/route.ts';
import { type DatedSummary, isDated, type Publication, publicationOf } from './publications.ts';

/** Which issues are offered to stand beside one. */
export interface BesideChoices {
  /** Of the same paper, the nearest ones in time. */
  readonly near: readonly IssueSummary[];
  /** Other papers of the same day. */
  readonly sameDay: readonly IssueSummary[];
  /** The newest of the library, without those above. */
  readonly others: readonly IssueSummary[];
}

/** So many issues on either side are near. */
const nearest = 3;
const mostOthers = 12;
const mostFound = 60;

const newestFirst = (a: IssueSummary, b: IssueSummary): number =>
  (b.date ?? '').localeCompare(a.date ?? '') || a.path.localeCompare(b.path);

export function besideChoices(
  publications: readonly Publication[],
  current: IssueSummary | undefined,
): BesideChoices {
  const all = publications.flatMap(({ dated, undated }) => [...dated, ...undated]);
  const near = current ? around(publications, current) : [];
  const sameDay = all.filter(
    ({ id, date }) =>
      current?.date != null &&
      date === current.date &&
      id !== current.id &&
      !near.some((one) => one.id === id),
  );
  const offered = new Set([current, ...near, ...sameDay].map((issue) => issue?.id));
  const others = all
    .filter(({ id }) => !offered.has(id))
    .toSorted(newestFirst)
    .slice(0, mostOthers);
  return { near, sameDay, others };
}

function around(publications: readonly Publication[], current: IssueSummary): readonly DatedSummary[] {
  if (!isDated(current)) return [];
  const dated = publicationOf(publications, current.id)?.dated ?? [];
  const at = dated.findIndex(({ id }) => id === current.id);
  return dated.slice(Math.max(0, at - nearest), at + nearest + 1).filter(({ id }) => id !== current.id);
}

/** The issues whose paper, day, number, edition, headlines or file hold every word, the newest first. */
export function findIssues(
  issues: Iterable<IssueSummary>,
  query: string,
  dayOf: (date: string) => string,
): readonly IssueSummary[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return [...issues]
    .filter((issue) => {
      const { publication, date, issueNumber, edition, headlines, path } = issue;
      const day = date === null ? null : dayOf(date);
      const text = [publication, date, day, issueNumber, edition, ...headlines, path]
        .join('\n')
        .toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .toSorted(newestFirst)
    .slice(0, mostFound);
}

/** How an issue is shown the second time: the printed page beside the text, or the text beside the page. */
export function otherView(view: IssueViewName, isPrinted: boolean): IssueViewName {
  if (view === 'facsimile' || view === 'beside') return 'page';
  if (isPrinted) return 'facsimile';
  return view === 'page' ? 'reading' : 'page';
}
