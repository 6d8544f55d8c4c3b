import type { SourceQuality } from '#shared/model/issue.ts';
import { compareNames } from '../../parse/sources/paths.ts';
import type { Entry } from './entry.ts';
import { headlineLimit, type IssueFacts, namingOfAll } from './facts.ts';
import { sha256 } from './identity.ts';
import { joinSketches } from './similarity.ts';

/** One form of an issue: the source that holds it, or several that each hold other articles of it. */
export interface Form {
  /** The first part's. */
  readonly path: string;
  /** In the order of the text: by their first page, then by their names. */
  readonly parts: readonly Entry[];
  /** What all parts say together. */
  readonly facts: IssueFacts;
}

/** The forms that sources of one issue make, best first. Sources of one format are parts of one form. */
export function formsOf(entries: readonly Entry[]): readonly Form[] {
  const families = Map.groupBy(entries, (entry) => familyOf(entry.facts));
  return [...families.values()].flatMap((parts) => formOf(parts) ?? []).toSorted(compareQuality);
}

/** Null where there are no parts. */
export function formOf(entries: readonly Entry[]): Form | null {
  const parts = entries.toSorted(compareParts);
  const [first, ...others] = parts;
  if (!first) return null;
  return { path: first.path, parts, facts: others.length === 0 ? first.facts : joinFacts(first, others) };
}

/** What an issue's shown form says; what it does not say, another may. */
export function completed({ facts }: Form, forms: readonly Form[]): IssueFacts {
  const others = forms.map((form) => form.facts);
  const first = <T>(value: T | null, of: (other: IssueFacts) => T | null): T | null =>
    value ?? others.map(of).find((other) => other !== null) ?? null;
  return {
    ...facts,
    ...namingOfAll(facts, others),
    date: first(facts.date, ({ date }) => date),
    edition: first(facts.edition, ({ edition }) => edition),
    issueNumber: first(facts.issueNumber, ({ issueNumber }) => issueNumber),
    place: first(facts.place, ({ place }) => place),
    pageCount: first(facts.pageCount, ({ pageCount }) => pageCount),
    hasFacsimile: others.some(({ hasFacsimile }) => hasFacsimile),
  };
}

/** Plain text and Markdown are one form. */
export const familyOf = ({ format }: IssueFacts): string => (format === 'markdown' ? 'text' : format);

const ranks: Readonly<Record<SourceQuality, number>> = { marked: 3, geometry: 2, text: 1, image: 0 };

/** The best text first: marked structure, then text with its geometry, then text, then pictures; then the longest. */
function compareQuality(a: Form, b: Form): number {
  return (
    ranks[b.facts.quality] - ranks[a.facts.quality] ||
    b.facts.textLength - a.facts.textLength ||
    (a.path < b.path ? -1 : 1)
  );
}

function compareParts(a: Entry, b: Entry): number {
  const pageOf = ({ facts }: Entry) => facts.firstPage ?? Number.MAX_SAFE_INTEGER;
  return pageOf(a) - pageOf(b) || compareNames(a.path, b.path);
}

function joinFacts({ facts }: Entry, others: readonly Entry[]): IssueFacts {
  const all = [facts, ...others.map((other) => other.facts)];
  const total = (of: (one: IssueFacts) => number) => all.reduce((sum, one) => sum + of(one), 0);
  return {
    ...facts,
    contentHash: sha256(all.map(({ contentHash }) => contentHash).join('\n')),
    ...namingOfAll(
      facts,
      others.map((other) => other.facts),
    ),
    articleCount: total(({ articleCount }) => articleCount) - repeated(all),
    ...headlinesOfAll(all),
    warningCount: total(({ warningCount }) => warningCount),
    textLength: total(({ textLength }) => textLength),
    place: all.find(({ place }) => place !== null)?.place ?? null,
    pageCount: all.find(({ pageCount }) => pageCount !== null)?.pageCount ?? null,
    sketch: joinSketches(all.map(({ sketch }) => sketch)),
    articleMarks: all.flatMap(({ articleMarks }) => articleMarks),
    articleLetters: all.flatMap(({ articleLetters }) => articleLetters),
  };
}

/** How many articles stand in an earlier one of these files too. */
function repeated(all: readonly IssueFacts[]): number {
  const seen = new Set<number>();
  let count = 0;
  for (const { articleMarks } of all) {
    for (const mark of articleMarks) if (seen.has(mark)) count++;
    for (const mark of articleMarks) seen.add(mark);
  }
  return count;
}

/** The first headlines of several parts, each once, with the lengths of their texts. */
function headlinesOfAll(all: readonly IssueFacts[]): Pick<IssueFacts, 'headlines' | 'headlineLetters'> {
  const letters = new Map<string, number>();
  for (const facts of all) {
    for (const [index, headline] of facts.headlines.entries()) {
      if (!letters.has(headline)) letters.set(headline, facts.headlineLetters[index] ?? 0);
    }
  }
  const first = [...letters].slice(0, headlineLimit);
  return { headlines: first.map(([headline]) => headline), headlineLetters: first.map(([, count]) => count) };
}
