import type {
  FacetCount,
  SearchDetails,
  SearchFacets,
  TimelineCount,
  TimelineUnit,
} from '#shared/model/search.ts';
import { intAt } from '../index/bytes/checkedRead.ts';
import { colourName, type Facts, kindNames } from '../index/facts.ts';
import type { Segment } from '../index/segment.ts';
import { dayText, yearText } from '../text/dateRange.ts';
import { type Choice, isOpen, marksOf, missedBy, type Selection } from './filtering.ts';
import { type GroupedColumn, type Groups, groupsOf } from './groups.ts';
import type { Mark, Marks } from './marks.ts';
import { leastOfLargest } from './ranking.ts';
import type { Found } from './task.ts';

type Counts = Map<string, number>;

const byValue = (a: FacetCount, b: FacetCount) => (a.value < b.value ? -1 : Number(a.value > b.value));
const byCount = (a: FacetCount, b: FacetCount) => b.count - a.count || byValue(a, b);

function add(counts: Counts, value: string, count: number): void {
  if (count > 0) counts.set(value, (counts.get(value) ?? 0) + count);
}

const listOf = (counts: Counts, order: typeof byCount): FacetCount[] =>
  [...counts].map(([value, count]) => ({ value, count })).sort(order);

/** An archive has thousands of names; more of them than this no one reads, and all would travel with every answer. */
const mostValues = 200;

/** The values with the highest counts, most first. */
function frequentOf(counts: Counts): FacetCount[] {
  if (counts.size <= mostValues) return listOf(counts, byCount);
  const least = leastOfLargest([Float64Array.from(counts.values())], mostValues);
  return listOf(new Map([...counts].filter(([, count]) => count >= least)), byCount).slice(0, mostValues);
}

/** Values that differ by letter case only are one, spelt as most of them are. */
function inAnyCase(counts: Counts): Counts {
  const spellings = Map.groupBy(listOf(counts, byCount), ({ value }) => value.toLowerCase());
  return new Map(
    [...spellings.values()].map(([first, ...others]) => [
      first?.value ?? '',
      others.reduce((sum, { count }) => sum + count, first?.count ?? 0),
    ]),
  );
}

/** The documents that a count is taken of: what was found, and what was not only for the count's own choice. */
function* countedFor(all: readonly Found[], choice: Choice): Generator<[Facts, Int32Array]> {
  for (const { segment, ordinals, beside } of all) {
    yield [segment.facts, ordinals];
    const more = beside.get(choice);
    if (more) yield [segment.facts, more];
  }
}

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
      publications: listOf(strings('publication'), byCount),
      years: listOf(years, byValue),
      kinds: listOf(kinds, byCount),
    },
    details: {
      pages: listOf(pages, (a, b) => Number(a.value) - Number(b.value)),
      sections: frequentOf(inAnyCase(strings('section'))),
      bylines: frequentOf(bylines),
      tags: frequentOf(marked('tag', ({ tags }) => tags)),
      colours: listOf(
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
    for (const value of new Set(marksOf(facts, ordinal, marks).flatMap(valuesOf))) add(counts, value, 1);
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
    if (text !== null) add(counts, text, count);
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
      for (let at = intAt(starts, ordinal); at < end; at++) add(counts, strings[intAt(all, at)] ?? '', 1);
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
  for (let name = 0; name < sums.length; name++) add(counts, strings[name] ?? '', intAt(sums, name));
}

/**
 * Calls back with the numbers of a column after a division, and how many documents in a row have each: those of an
 * issue follow one another and have most in common. Without ordinals, all documents of the column.
 */
function eachRun(
  ordinals: Int32Array | null,
  column: Int32Array,
  divisor: number,
  visit: (value: number, count: number) => void,
  length = ordinals?.length ?? column.length,
): void {
  let last = Number.NaN;
  let value = 0;
  let count = 0;
  for (let i = 0; i < length; i++) {
    const number = intAt(column, ordinals ? intAt(ordinals, i) : i);
    if (number !== last) {
      last = number;
      const next = Math.floor(number / divisor);
      if (next !== value) {
        if (count > 0) visit(value, count);
        value = next;
        count = 0;
      }
    }
    count++;
  }
  if (count > 0) visit(value, count);
}

/** The hits in time, each beside all documents of that time that the selection leaves but for the time itself. */
export function timelineOf(
  all: readonly Found[],
  selected: readonly { readonly segment: Segment; readonly selection: Selection }[],
  unit: TimelineUnit,
): readonly TimelineCount[] {
  const divisor = { day: 1, month: 100, year: 10_000 }[unit];
  const hits = new Map<number, number>();
  const everything = new Map<number, number>();
  const addTo = (counts: Map<number, number>) => (day: number, number: number) => {
    if (day > 0) counts.set(day, (counts.get(day) ?? 0) + number);
  };
  for (const [{ columns }, ordinals] of countedFor(all, 'time')) {
    eachRun(ordinals, columns.day.values, divisor, addTo(hits));
  }
  for (const { segment, selection } of selected) {
    const untimed = { ...selection, choices: selection.choices.filter(({ choice }) => choice !== 'time') };
    const areAll = isOpen(untimed) && segment.documents === segment.size;
    const wanted = areAll ? null : wantedOf(segment, untimed);
    const { values } = segment.facts.columns.day;
    eachRun(wanted, values, divisor, addTo(everything), wanted?.length ?? segment.size);
  }
  return [...hits]
    .sort(([a], [b]) => a - b)
    .map(([day, number]) => ({
      value: dayText(day * divisor, unit),
      count: number,
      of: everything.get(day) ?? number,
    }));
}

function wantedOf(segment: Segment, selection: Selection): Int32Array {
  const ordinals = new Int32Array(segment.size);
  let length = 0;
  for (let ordinal = 0; ordinal < segment.size; ordinal++) {
    if (segment.isAlive(ordinal) && missedBy(selection, ordinal) === 'nothing') ordinals[length++] = ordinal;
  }
  return ordinals.subarray(0, length);
}
