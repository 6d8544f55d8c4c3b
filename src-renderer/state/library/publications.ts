import { findGaps, type Gap, gapCount } from '#shared/model/gaps.ts';
import type { ArchivePaper, IssueSummary } from '#shared/model/library.ts';
import { foldPaperName, groupPapers, type Paper } from '#shared/papers/paperNames.ts';
import type { LibraryStore } from './library.ts';

/** A newspaper with everything of it that the library holds. */
export interface Publication {
  /** The title, else the record number; empty for issues of which neither is known. */
  readonly key: string;
  readonly title: string | null;
  /** The number that libraries know an untitled paper by. */
  readonly record: string | null;
  /** Every way in which its issues write the title; what they are searched by. */
  readonly variants: ReadonlySet<string>;
  readonly language: string;
  /** Where its issues say it was published, the most frequent one first. */
  readonly places: readonly string[];
  /** By date, editions of a day beside each other. */
  readonly dated: readonly DatedSummary[];
  readonly undated: readonly IssueSummary[];
  /** Years that have issues, ascending. */
  readonly years: readonly number[];
  readonly issueCount: number;
  readonly articleCount: number;
  readonly annotationCount: number;
  readonly gaps: readonly Gap[];
  readonly gapCount: number;
  /** Of an archive on a server: `dated` and `undated` are those of its issues that were asked for. */
  readonly isArchived: boolean;
}

export type DatedSummary = IssueSummary & { readonly date: string };

/** From so many dated issues on a year at a glance says more than the front pages. */
const fewestOfRun = 12;
/** A paper with at most so many issues needs no shelf of its own. */
const mostOfSmall = 2;

/** Whether a paper is shown year by year. */
export const hasRun = ({ dated, isArchived, issueCount, years }: Publication): boolean =>
  isArchived ? issueCount >= fewestOfRun && years.length > 0 : dated.length >= fewestOfRun;

/** Whether a paper stands beside others of its kind. */
export const isSmall = ({ issueCount }: Publication): boolean => issueCount <= mostOfSmall;

export const isDated = (issue: IssueSummary): issue is DatedSummary => issue.date !== null;

export const yearOf = (date: string): number => Number(date.slice(0, 4));

const byDate = (a: DatedSummary, b: DatedSummary): number =>
  compare(a.date, b.date) || compare(a.edition ?? '', b.edition ?? '') || compare(a.path, b.path);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What a paper was made of: its issues in the order in which they came, and what an archive says of it. */
interface Parts {
  readonly issues: readonly IssueSummary[];
  readonly archived: readonly ArchivePaper[];
}
const madeOf = new WeakMap<Publication, Parts>();

/**
 * Groups issues by their papers, the one with the newest issue first. A paper whose issues are those that it had
 * `before` is the same object, so that nothing of it is reckoned or drawn anew. `papers` are those of an archive on a
 * server, which knows more of them than is here.
 */
export function groupPublications(
  issues: Iterable<IssueSummary>,
  before: readonly Publication[] = [],
  papers: readonly ArchivePaper[] = [],
): readonly Publication[] {
  const newest = (publication: Publication) => publication.dated.at(-1)?.date ?? '';
  const known = new Map(before.map((publication) => [publication.key, publication]));
  const byName = new Map(papers.map((paper) => [paper.publication ?? '', paper]));
  return groupPapers(issues)
    .map((paper) => {
      const archived = [...paper.variants].flatMap((name) => byName.get(name) ?? []);
      const same = known.get(keyOf(paper));
      const parts = same && madeOf.get(same);
      const isSame = hasSame(parts?.issues, paper.issues) && hasSame(parts?.archived, archived);
      if (same && same.title === paper.title && isSame) return same;
      const own = makePublication(paper);
      const made = archived.length > 0 ? withArchive(own, archived) : own;
      madeOf.set(made, { issues: paper.issues, archived });
      return made;
    })
    .toSorted(
      (a, b) => compare(newest(b), newest(a)) || b.issueCount - a.issueCount || compare(a.key, b.key),
    );
}

/**
 * Whether a paper's name leads to its place on the shelf, and not to a search for it. Names are known before all issues
 * have come: until then each is taken for a paper of the shelf.
 */
export function leadsToShelf(
  name: string,
  { issues, isPartial, state, papers }: Pick<LibraryStore, 'issues' | 'isPartial' | 'state' | 'papers'>,
): boolean {
  if (papers.some(({ publication }) => publication === name)) return true;
  const isFull = state?.status === 'ready' && !isPartial;
  return !isFull || groupPublications(issues.values()).some(({ key }) => key === name);
}

/** Counts are those of the archive; holes cannot be told where not all issues are here. */
function withArchive(publication: Publication, archived: readonly ArchivePaper[]): Publication {
  return {
    ...publication,
    isArchived: true,
    issueCount: sum(archived.map(({ issues }) => issues)),
    articleCount: sum(archived.map(({ articles }) => articles)),
    years: [...new Set(archived.flatMap(({ years }) => years))].toSorted((a, b) => a - b),
    gaps: [],
    gapCount: 0,
  };
}

const hasSame = <T>(some: readonly T[] | undefined, others: readonly T[]): boolean =>
  some?.length === others.length && others.every((one, at) => one === some[at]);

const keyOf = ({ title, record }: Paper<IssueSummary>): string => title ?? record ?? '';

function makePublication(paper: Paper<IssueSummary>): Publication {
  const { title, record, variants, issues: group } = paper;
  const dated = group.filter(isDated).toSorted(byDate);
  const gaps = findGaps(dated);
  return {
    key: keyOf(paper),
    title,
    record,
    variants,
    language: byFrequency(group.map((issue) => issue.language))[0] ?? 'und',
    places: byFrequency(group.flatMap((issue) => (issue.place ? [placeName(issue.place)] : []))),
    dated,
    undated: group.filter((issue) => !isDated(issue)).toSorted((a, b) => compare(a.path, b.path)),
    years: [...new Set(dated.map((issue) => yearOf(issue.date)))],
    issueCount: group.length,
    articleCount: sum(group.map((issue) => issue.articleCount)),
    annotationCount: sum(group.map((issue) => issue.annotationCount)),
    gaps,
    gapCount: gapCount(gaps),
    isArchived: false,
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Each value once, the most frequent one first. */
function byFrequency(values: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1]).map(([value]) => value);
}

/** A place without the marks that cataloguers set around it: `[London] :`. */
const placeName = (place: string): string => place.replace(/^[\s[(]+|[\s\])?.,:;]+$/gu, '') || place;

/** The papers one of whose names, places, languages (as `languageName` calls them) or years holds what is typed. */
export function papersNamed(
  publications: readonly Publication[],
  typed: string,
  languageName: (tag: string) => string = (tag) => tag,
): readonly Publication[] {
  const wanted = foldPaperName(typed);
  if (wanted === '') return publications;
  return publications.filter(({ title, record, variants, places, language, years }) =>
    [title, record, language, languageName(language), ...variants, ...places, ...years.map(String)].some(
      (name) => name !== null && foldPaperName(name).includes(wanted),
    ),
  );
}

/** What papers can be folded by. */
export const paperFolds = ['none', 'place', 'language', 'century'] as const;
export type PaperFold = (typeof paperFolds)[number];

/** Papers that have a place, a language or a century in common. */
export interface FoldedPapers {
  /** A place as its first paper writes it, a language tag without its region and script, or the first year of a century; null where none is known. */
  readonly key: string | null;
  readonly papers: readonly Publication[];
}

/** Papers by what they have in common, each in one fold, in their order; what is not known comes last. */
export function foldPapers(
  publications: readonly Publication[],
  by: Exclude<PaperFold, 'none'>,
): readonly FoldedPapers[] {
  const keyOf = keysOf[by];
  const folds = new Map<string | null, { readonly key: string | null; readonly papers: Publication[] }>();
  for (const paper of publications) {
    const key = keyOf(paper);
    const alike = key === null ? null : foldPaperName(key) || key;
    const fold = folds.get(alike);
    if (fold) fold.papers.push(paper);
    else folds.set(alike, { key, papers: [paper] });
  }
  const all: readonly FoldedPapers[] = [...folds.values()];
  const rank = (fold: FoldedPapers) => (fold.key === null ? 1 : 0);
  const order = (a: FoldedPapers, b: FoldedPapers) =>
    (by === 'century' ? 0 : b.papers.length - a.papers.length) || compare(a.key ?? '', b.key ?? '');
  return all.toSorted((a, b) => rank(a) - rank(b) || order(a, b));
}

function languageOf({ language }: Publication): string | null {
  return /^(und|mul|zxx)?$/i.test(language) ? null : (language.split('-')[0]?.toLowerCase() ?? null);
}

/** By its first issue: a paper that lived through a turn of the century stands where it began. */
function centuryOf({ years }: Publication): string | null {
  const [first] = years;
  return first === undefined ? null : String(Math.floor(first / 100) * 100);
}

const keysOf: Readonly<Record<Exclude<PaperFold, 'none'>, (paper: Publication) => string | null>> = {
  place: ({ places }) => places[0] ?? null,
  language: languageOf,
  century: centuryOf,
};

const papersOf = new WeakMap<readonly Publication[], ReadonlyMap<string, Publication>>();

/** The paper that an issue is of. */
export function publicationOf(publications: readonly Publication[], issueId: string): Publication | null {
  let papers = papersOf.get(publications);
  if (!papers) {
    papers = new Map(
      publications.flatMap((paper) =>
        [...paper.dated, ...paper.undated].map(({ id }) => [id, paper] as const),
      ),
    );
    papersOf.set(publications, papers);
  }
  return papers.get(issueId) ?? null;
}

/** The issues of each day, for calendars. */
export function issuesByDay(dated: readonly DatedSummary[]): ReadonlyMap<string, readonly DatedSummary[]> {
  const days = new Map<string, DatedSummary[]>();
  for (const issue of dated) {
    const day = days.get(issue.date);
    if (day) day.push(issue);
    else days.set(issue.date, [issue]);
  }
  return days;
}

/**
 * The issue before and after one in its publication's run; undated issues have none. Of an archive `isHere` says which
 * years are: what lies beyond others is not known to be the next.
 */
export function neighbours(
  publication: Publication | null,
  issueId: string,
  isHere: (year: number) => boolean = () => true,
): { readonly previous: DatedSummary | null; readonly next: DatedSummary | null } {
  const at = publication?.dated.findIndex((issue) => issue.id === issueId) ?? -1;
  const current = publication?.dated[at];
  if (!publication || !current) return { previous: null, next: null };
  const known = (issue: DatedSummary | undefined): DatedSummary | null => {
    if (!issue) return null;
    const [from = 0, to = 0] = [yearOf(issue.date), yearOf(current.date)].toSorted((a, b) => a - b);
    return publication.years.every((year) => year < from || year > to || isHere(year)) ? issue : null;
  };
  return { previous: known(publication.dated[at - 1]), next: known(publication.dated[at + 1]) };
}

/** Issues of this day and month in other years, newest first. `today` is an ISO date. */
export function onThisDay(publications: readonly Publication[], today: string): readonly DatedSummary[] {
  const monthAndDay = today.slice(4);
  return publications
    .flatMap((publication) => publication.dated)
    .filter((issue) => issue.date.slice(4) === monthAndDay && issue.date !== today)
    .toSorted((a, b) => compare(b.date, a.date));
}
