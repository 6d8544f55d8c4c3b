import type { IssueSummary } from '#shared/model/library.ts';
import { isWithinDistance } from '#shared/text/editDistance.ts';
import { foldPaperName, groupPapers, type Paper, withoutArticle } from './paperNames.ts';

/** Why a paper's name wants a look: nothing names it, only a folder does, it reads like noise, another's looks alike. */
export type ProposalReason = 'unnamed' | 'folder' | 'doubtful' | 'alike';

/** What the shelf proposes to call issues by, for a person to accept, change or leave. */
export interface PaperProposal {
  /** Stays the same while the issues do. */
  readonly key: string;
  readonly reason: ProposalReason;
  /** What the issues are called now, the most frequent first; none where nothing names them. */
  readonly names: readonly string[];
  readonly issues: readonly IssueSummary[];
  /** The best first; none where nothing is known. */
  readonly suggestions: readonly string[];
  /** The first is more than a guess, so that it is given where a person says yes to all. */
  readonly isSure: boolean;
}

/** Most suggestions for one paper. */
const mostSuggestions = 4;
/** So many issues speak most of one paper before that is more than chance. */
const fewestVotes = 3;
/** Names of fewer letters are alike by chance. */
const fewestLetters = 8;
/** One letter in so many may differ. */
const lettersForOne = 7;
/** So many letters at the beginning or the end are the same in names that look alike. */
const sharedEnd = 4;
/** Two papers of which one is called by more than the other, as by a second title. */
const subtitle = /^\s*[:;,([–—/-]/u;

/**
 * Every paper that only a folder names, that nothing names, that reads like noise, or that looks like another; first what
 * is sure, then what something is suggested for.
 */
export function proposeNames(issues: Iterable<IssueSummary>): readonly PaperProposal[] {
  const all = [...issues];
  const papers = groupPapers(all);
  const alike = alikePapers(papers.filter(isNamed));
  const joined = new Set(alike.flatMap((cluster) => cluster.flatMap((paper) => paper.issues)));
  const neighbours = ownNamesBySeries(all);
  const left = all.filter((issue) => !joined.has(issue) && wants(issue) !== null);
  return [
    ...alike.map(proposalOfAlike),
    ...[...Map.groupBy(left, groupOf)].map(([key, group]) => proposalOf(key, group, neighbours)),
  ].toSorted(
    (x, y) =>
      Number(y.isSure) - Number(x.isSure) ||
      Number(y.suggestions.length > 0) - Number(x.suggestions.length > 0) ||
      y.issues.length - x.issues.length,
  );
}

/** Why an issue's own name wants a look; null where it does not. */
function wants({ namedBy, publication, isNameDoubtful }: IssueSummary): ProposalReason | null {
  if (publication === null) return 'unnamed';
  if (namedBy === 'folder') return 'folder';
  return isNameDoubtful ? 'doubtful' : null;
}

/** Issues that are named together: of one record, one folder, or one name. */
function groupOf(issue: IssueSummary): string {
  const { publication, paperKey, path, nameHints } = issue;
  if (publication !== null) return JSON.stringify([wants(issue), publication, issue.paperKey]);
  // Files of any paper may lie in a folder: what they speak of tells them apart.
  return JSON.stringify(['unnamed', paperKey ?? [folderOf(path), nameHints[0] ?? '']]);
}

const folderOf = (path: string): string => path.replace(/#.*$/su, '').split('/').slice(0, -1).join('/');

/** What files are called that differ by numbers only, in their folder; null for files that are called by numbers alone. */
function seriesOf(path: string): string | null {
  const series = path.replace(/#.*$/su, '').replace(/\d+/gu, '0');
  return /\p{L}[^/]*\.[^./]*$/u.test(series) ? series : null;
}

/** The names that papers have of their own or by a person, by what their files are called. */
function ownNamesBySeries(issues: readonly IssueSummary[]): ReadonlyMap<string, readonly string[]> {
  const sure = issues.filter((one) => wants(one) === null && one.paperKey === null);
  const groups = Map.groupBy(sure, ({ path }) => seriesOf(path));
  return new Map(
    [...groups].flatMap(([series, group]) =>
      series === null ? [] : [[series, ranked(group.map((one) => one.publication))] as const],
    ),
  );
}

function proposalOf(
  key: string,
  issues: readonly IssueSummary[],
  neighbours: ReadonlyMap<string, readonly string[]>,
): PaperProposal {
  const reason = (issues[0] && wants(issues[0])) ?? 'unnamed';
  const names = ranked(issues.map(({ publication }) => publication));
  const namesBeside = issues.map(({ path, paperKey }) =>
    paperKey === null ? (neighbours.get(seriesOf(path) ?? '') ?? []) : [],
  );
  const beside = ranked(namesBeside.flat());
  const hints = ranked(issues.flatMap(({ nameHints }) => nameHints.slice(0, 1)));
  const votes = (name: string) => issues.filter(({ nameHints }) => nameHints[0] === name).length;
  const spoken = hints.filter((name) => votes(name) * 2 > issues.length);
  const others = [...hints, ...ranked(issues.flatMap(({ nameHints }) => nameHints.slice(1)))];
  const next = beside.length === 1 && namesBeside.every(({ length }) => length > 0) ? beside : [];
  const isSpokenOften = spoken.some((name) => votes(name) >= fewestVotes);
  const isWellCalled = spoken.length === 0 && names.some(isWritten);
  return {
    key,
    reason,
    names,
    issues,
    suggestions: distinct([...next, ...spoken, ...names, ...beside, ...others]).slice(0, mostSuggestions),
    isSure: next.length > 0 || (reason !== 'doubtful' && (isSpokenOften || isWellCalled)),
  };
}

/** Written as a name is, and not as folders for sorting are: `The Saltern Herald`, `河口晚报`. */
const isWritten = (name: string): boolean =>
  /^\p{Lu}\p{Ll}+(?:[ -].*)? \p{Lu}\p{Ll}{2}|^\p{Script=Han}+[报報]$/u.test(name);

function proposalOfAlike(cluster: readonly NamedPaper[]): PaperProposal {
  const [best] = groupPapers(
    cluster.flatMap((paper) => paper.issues.map((issue) => ({ ...issue, paperKey: 'one' }))),
  );
  const names = ranked(cluster.flatMap((paper) => paper.issues.map(() => paper.title)));
  return {
    key: JSON.stringify(['alike', ...names.toSorted()]),
    reason: 'alike',
    names,
    issues: cluster.flatMap((paper) => paper.issues),
    suggestions: distinct([...(best?.title ? [best.title] : []), ...names]),
    isSure: true,
  };
}

type NamedPaper = Paper<IssueSummary> & { readonly title: string };

/** Papers called by nothing but a folder are none to compare with. */
const isNamed = (paper: Paper<IssueSummary>): paper is NamedPaper =>
  paper.title !== null && paper.issues.some(({ namedBy }) => namedBy !== 'folder');

/** Papers whose names differ by a letter or two, or by a second title; not those that a person named both. */
function alikePapers(papers: readonly NamedPaper[]): readonly (readonly NamedPaper[])[] {
  const clusterOf = new Map<NamedPaper, NamedPaper[]>(papers.map((paper) => [paper, [paper]]));
  const spelt = papers.map((paper) => ({ paper, folded: foldPaperName(paper.title) }));
  // A letter read wrongly leaves the beginning or the end as it was.
  const meeting = new Map<string, (typeof spelt)[number][]>();
  for (const one of spelt) {
    for (const place of [`${one.folded.slice(0, sharedEnd)}-`, `-${one.folded.slice(-sharedEnd)}`]) {
      for (const other of meeting.get(place) ?? []) {
        const [mine, its] = [clusterOf.get(one.paper) ?? [], clusterOf.get(other.paper) ?? []];
        if (mine === its || (isPersons(one.paper) && isPersons(other.paper))) continue;
        if (!areNear(one.folded, other.folded) && !isSubtitled(one.paper.title, other.paper.title)) continue;
        its.push(...mine);
        for (const paper of mine) clusterOf.set(paper, its);
      }
      meeting.set(place, [...(meeting.get(place) ?? []), one]);
    }
  }
  return [...new Set(clusterOf.values())].filter((cluster) => cluster.length > 1);
}

const isPersons = ({ issues }: NamedPaper): boolean => issues.every(({ namedBy }) => namedBy === 'person');

function isSubtitled(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= fewestLetters && long.startsWith(short) && subtitle.test(long.slice(short.length));
}

/** Whether two folded names differ by so few letters that recognition may have done it. */
function areNear(one: string, other: string): boolean {
  const shorter = Math.min(withoutArticle(one).length, withoutArticle(other).length);
  if (shorter < fewestLetters || /\p{Script=Han}/u.test(one + other)) return false;
  const most = Math.max(1, Math.floor(shorter / lettersForOne));
  return isWithinDistance(one, other, most);
}

/** What was said, each once, the most frequent first. */
function ranked(said: readonly (string | null)[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const name of said) if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1]).map(([name]) => name);
}

const distinct = (names: readonly string[]): readonly string[] => [...new Set(names)];
