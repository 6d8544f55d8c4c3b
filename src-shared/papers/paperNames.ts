import type { IssueSummary } from '#shared/model/library.ts';

type Named = Pick<IssueSummary, 'publication' | 'paperKey' | 'isNameDoubtful' | 'namedBy'>;

/** Issues of one paper, whatever each of them calls it. */
export interface Paper<T extends Named> {
  /** Null for issues that nothing names. */
  readonly title: string | null;
  /** The record number of issues that nothing else names. */
  readonly record: string | null;
  /** Every way in which its issues write its name; else the record number, or the empty name. */
  readonly variants: ReadonlySet<string>;
  readonly issues: readonly T[];
}

const article = /^(?:the|der|die|das|le|la|les|l|het|de|el|il|lo|los|las|o|os|den|det) (?=.{3})/u;

/** The name without what is only another way to write it: case, accents, signs, the long s. */
export const foldPaperName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/gu, 'ss')
    .replace(/æ/gu, 'ae')
    .replace(/œ/gu, 'oe')
    .replace(/ø/gu, 'o')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
    .trim();

/** A record number as people write it: `LCCN sn12345678`. */
export function writtenRecord(key: string): string {
  const end = key.indexOf(':');
  const [scheme, number] = [key.slice(0, end), key.slice(end + 1)];
  return scheme === 'record' ? number : `${scheme.toUpperCase()} ${number}`;
}

/** A folded name without the article that it begins with. */
export const withoutArticle = (folded: string): string => folded.replace(article, '');

/**
 * Puts issues together by their papers: those of one record number, and those whose names are ways to write one name.
 * An article that some leave out joins them where only one article is in use, so that Die Presse and La Presse are not
 * one for a Presse.
 */
export function groupPapers<T extends Named>(issues: Iterable<T>): readonly Paper<T>[] {
  const unnamed: T[] = [];
  const byName = new Map<string, T[]>();
  const all = [...issues];
  const crowded = foldersOfSeveral(all);
  // Thousands of issues write few names: each is folded once.
  const folded = new Map<string, string>();
  for (const { publication } of all) {
    if (publication !== null && !folded.has(publication))
      folded.set(publication, foldPaperName(publication) || publication);
  }
  for (const issue of all) {
    const isUnnamed = issue.namedBy === 'folder' && issue.paperKey !== null && crowded.has(issue.publication);
    if (issue.publication === null || isUnnamed) unnamed.push(issue);
    else addTo(byName, folded.get(issue.publication) ?? issue.publication, issue);
  }
  const joined = joinByRecord(joinByArticle(byName));
  const papers = joined.map((group): Paper<T> => {
    const counts = countNames(group);
    return { title: bestName(counts), record: null, variants: new Set(counts.keys()), issues: group };
  });
  const byRecord = Map.groupBy(unnamed, ({ paperKey }) => paperKey);
  const nameless = [...byRecord].map(
    ([record, group]): Paper<T> => ({
      title: null,
      record,
      variants: new Set([record ?? '']),
      issues: group,
    }),
  );
  return [...papers, ...nameless];
}

/** The names of folders that hold papers of several record numbers: they are called by none of them. */
function foldersOfSeveral(issues: readonly Named[]): ReadonlySet<string | null> {
  const keys = new Map<string | null, Set<string>>();
  for (const { namedBy, publication, paperKey } of issues) {
    if (namedBy !== 'folder' || paperKey === null) continue;
    keys.set(publication, (keys.get(publication) ?? new Set()).add(paperKey));
  }
  return new Set([...keys].flatMap(([name, found]) => (found.size > 1 ? [name] : [])));
}

function joinByArticle<T>(byName: ReadonlyMap<string, T[]>): readonly T[][] {
  const withArticle = new Map<string, string[]>();
  for (const name of byName.keys()) {
    const bare = withoutArticle(name);
    if (bare !== name) addTo(withArticle, bare, name);
  }
  const taken = new Set<string>();
  const groups = [...byName].map(([name, issues]) => {
    const [only, second] = withArticle.get(name) ?? [];
    if (only === undefined || second !== undefined) return { name, issues };
    taken.add(only);
    return { name, issues: [...issues, ...(byName.get(only) ?? [])] };
  });
  return groups.flatMap(({ name, issues }) => (taken.has(name) ? [] : [issues]));
}

/** Groups that share a record number are one. */
function joinByRecord<T extends Named>(groups: readonly T[][]): readonly T[][] {
  const joined: T[][] = [];
  const byKey = new Map<string, T[]>();
  for (const group of groups) {
    const keys = new Set(group.flatMap(({ paperKey }) => paperKey ?? []));
    const known = new Set([...keys].flatMap((key) => (byKey.has(key) ? [byKey.get(key) ?? []] : [])));
    const [first = group, ...others] = [...known];
    if (known.size === 0) joined.push(first);
    else first.push(...group);
    for (const other of others) {
      first.push(...other);
      joined.splice(joined.indexOf(other), 1);
    }
    for (const { paperKey } of first) if (paperKey !== null) byKey.set(paperKey, first);
  }
  return joined;
}

interface Weight {
  readonly issues: number;
  readonly isPersons: boolean;
  readonly isClear: boolean;
}

function countNames(group: readonly Named[]): ReadonlyMap<string, Weight> {
  const counts = new Map<string, Weight>();
  for (const { publication, namedBy, isNameDoubtful } of group) {
    if (publication === null) continue;
    const before = counts.get(publication);
    counts.set(publication, {
      issues: (before?.issues ?? 0) + 1,
      isPersons: before?.isPersons === true || namedBy === 'person',
      isClear: before?.isClear === true || !isNameDoubtful,
    });
  }
  return counts;
}

/** A person's word before the others, what can be read before what can hardly, then the most frequent, then the longest. */
function bestName(counts: ReadonlyMap<string, Weight>): string | null {
  const [best] = [...counts].toSorted(
    ([a, x], [b, y]) =>
      Number(y.isPersons) - Number(x.isPersons) ||
      Number(y.isClear) - Number(x.isClear) ||
      y.issues - x.issues ||
      b.length - a.length ||
      (a < b ? -1 : 1),
  );
  return best?.[0] ?? null;
}

function addTo<T>(map: Map<string, T[]>, key: string, value: T): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
