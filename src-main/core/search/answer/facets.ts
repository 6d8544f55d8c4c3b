import type { SearchDetails, SearchFacets } from '#shared/model/search.ts';
import { intAt } from '../index/bytes/checkedRead.ts';
import { colourName, type Facts, kindNames } from '../index/facts.ts';
import { yearText } from '../text/dateRange.ts';
import { addCount, byCount, byValue, type Counts, frequentOf, inAnyCase, sortedCounts } from './counts.ts';
import { type Choice, marksOf } from './filtering.ts';
import { type GroupedColumn, type Groups, groupsOf } from './groups.ts';
import type { Mark, Marks } from './marks.ts';
import { countedFor, type Found } from './task.ts';

/**
 * Counts over everything found, each as it is without the choice of its own. Documents without the value are in no
 * count of that facet.
 */
export function facetsOf(
  all: readonly Found[],
  marks: Marks,
): { readonly facets: SearchFacets; readonly details: SearchDetails } {
  const grouped = all.map(({ segment, ordinals }) => countGroups(segment.facts, ordinals));
  /** The values of a column that groups have in common. */
  const common = (
    choice: Choice,
    column: GroupedColumn,
    textOf: (value: number, facts: Facts) => string | null,
  ): Counts => {
    const counts: Counts = new Map();
    all.forEach(({ segment: { facts }, beside }, at) => {
      const more = beside.get(choice);
      for (const counted of [grouped[at], more && countGroups(facts, more)]) {
        if (counted) addGroups(counts, counted, column, (value) => textOf(value, facts));
      }
    });
    return counts;
  };
  const own = (
    choice: Choice,
    addTo: (counts: Counts, facts: Facts, ordinals: Int32Array) => void,
  ): Counts => {
    const counts: Counts = new Map();
    for (const [facts, ordinals] of countedFor(all, choice)) addTo(counts, facts, ordinals);
    return counts;
  };
  const strings = (choice: 'publication' | 'section') =>
    common(choice, choice, (value, facts) => (value < 0 ? null : (facts.strings[value] ?? null)));
  const marked = (choice: 'tag' | 'colour', valuesOf: (mark: Mark) => readonly string[]) =>
    own(choice, (counts, facts, ordinals) => addMarks(counts, ordinals, facts, marks, valuesOf));
  const years = common('time', 'year', (year) => (year <= 0 ? null : yearText(year)));
  const kinds = common('kind', 'kind', (kind) => kindNames[kind] ?? null);
  const pages = common('page', 'page', (page) => (page < 0 ? null : String(page)));
  const bylines = own('byline', addBylines);
  return {
    facets: {
      publications: sortedCounts(strings('publication'), byCount),
      years: sortedCounts(years, byValue),
      kinds: sortedCounts(kinds, byCount),
    },
    details: {
      pages: sortedCounts(pages, (a, b) => Number(a.value) - Number(b.value)),
      sections: frequentOf(inAnyCase(strings('section'))),
      bylines: frequentOf(bylines),
      tags: frequentOf(marked('tag', ({ tags }) => tags)),
      colours: sortedCounts(
        marked('colour', ({ colour }) => colourNames(colour)),
        byCount,
      ),
      withNotes: withNotesIn(all, marks),
    },
  };
}

const colourNames = (number: number): readonly string[] => {
  const name = colourName(number);
  return name === null ? [] : [name];
};

/** Each document once for a value that any of the notes on it has. */
function addMarks(
  counts: Counts,
  ordinals: Int32Array,
  facts: Facts,
  marks: Marks,
  valuesOf: (mark: Mark) => readonly string[],
): void {
  if (marks.isEmpty) return;
  for (const ordinal of ordinals) {
    for (const value of new Set(marksOf(facts, ordinal, marks).flatMap(valuesOf))) addCount(counts, value, 1);
  }
}

/** Articles that carry a note. */
function withNotesIn(all: readonly Found[], marks: Marks): number {
  if (marks.isEmpty) return 0;
  let count = 0;
  for (const [facts, ordinals] of countedFor(all, 'hasNotes')) {
    const kinds = facts.columns.kind.values;
    for (const ordinal of ordinals) {
      if (kinds[ordinal] === article && marksOf(facts, ordinal, marks).length > 0) count++;
    }
  }
  return count;
}

const article = kindNames.indexOf('article');

/** How many documents there are of each group that has any. */
interface CountedGroups {
  readonly groups: Groups;
  readonly numbers: readonly number[];
  readonly counts: Int32Array;
}

function countGroups(facts: Facts, ordinals: Int32Array): CountedGroups {
  const groups = groupsOf(facts);
  const counts = new Int32Array(groups.count);
  const { of } = groups;
  for (let i = 0; i < ordinals.length; i++) {
    const group = intAt(of, intAt(ordinals, i));
    counts[group] = intAt(counts, group) + 1;
  }
  const having: number[] = [];
  for (let group = 0; group < counts.length; group++) if (intAt(counts, group) > 0) having.push(group);
  return { groups, numbers: having, counts };
}

function addGroups(
  counts: Counts,
  counted: CountedGroups,
  name: GroupedColumn,
  textOf: (value: number) => string | null,
): void {
  const column = counted.groups.columns[name];
  const sums = new Map<number, number>();
  for (const group of counted.numbers) {
    const value = intAt(column, group);
    sums.set(value, (sums.get(value) ?? 0) + intAt(counted.counts, group));
  }
  for (const [value, count] of sums) {
    const text = textOf(value);
    if (text !== null) addCount(counts, text, count);
  }
}

/** So few documents are counted one by one: an archive has more names than they. */
const areFew = (found: Int32Array, strings: readonly string[]): boolean => found.length * 8 < strings.length;

function addBylines(counts: Counts, { columns, strings }: Facts, ordinals: Int32Array): void {
  const { names, nameStarts } = columns;
  if (names.length === 0) return;
  const starts = nameStarts.values;
  const all = names.values;
  if (areFew(ordinals, strings)) {
    for (const ordinal of ordinals) {
      const end = intAt(starts, ordinal + 1);
      for (let at = intAt(starts, ordinal); at < end; at++)
        addCount(counts, strings[intAt(all, at)] ?? '', 1);
    }
    return;
  }
  const sums = new Int32Array(strings.length);
  for (let i = 0; i < ordinals.length; i++) {
    const ordinal = intAt(ordinals, i);
    const end = intAt(starts, ordinal + 1);
    for (let at = intAt(starts, ordinal); at < end; at++) {
      const name = intAt(all, at);
      sums[name] = intAt(sums, name) + 1;
    }
  }
  for (let name = 0; name < sums.length; name++) addCount(counts, strings[name] ?? '', intAt(sums, name));
}
