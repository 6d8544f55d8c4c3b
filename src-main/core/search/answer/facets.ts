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
import { dayText } from '../text/dateRange.ts';
import { type Choice, isOpen, marksOf, missedBy, type Selection } from './filtering.ts';
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
  const of = (
    choice: Choice,
    addTo: (counts: Counts, facts: Facts, ordinals: Int32Array) => void,
  ): Counts => {
    const counts: Counts = new Map();
    for (const [facts, ordinals] of countedFor(all, choice)) addTo(counts, facts, ordinals);
    return counts;
  };
  const strings = (choice: 'publication' | 'section') =>
    of(choice, (counts, facts, ordinals) =>
      addStrings(counts, ordinals, facts.columns[choice].values, facts.strings),
    );
  const marked = (choice: 'tag' | 'colour', valuesOf: (mark: Mark) => readonly string[]) =>
    of(choice, (counts, facts, ordinals) => addMarks(counts, ordinals, facts, marks, valuesOf));
  const years = of('time', (counts, { columns }, ordinals) =>
    addNumbers(
      counts,
      ordinals,
      columns.day.values,
      (day) => (day <= 0 ? null : dayText(day, 'year')),
      10_000,
    ),
  );
  const kinds = of('kind', (counts, { columns }, ordinals) =>
    addNumbers(counts, ordinals, columns.kind.values, (kind) => kindNames[kind] ?? null),
  );
  const pages = of('page', (counts, { columns }, ordinals) =>
    addNumbers(counts, ordinals, columns.page.values, (page) => (page < 0 ? null : String(page))),
  );
  const bylines = of('byline', (counts, facts, ordinals) => addBylines(counts, ordinals, facts));
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

/** So few documents are counted one by one: an archive has more names than they. */
const areFew = (found: Int32Array, strings: readonly string[]): boolean => found.length * 8 < strings.length;

function addStrings(
  counts: Counts,
  ordinals: Int32Array,
  column: Int32Array,
  strings: readonly string[],
): void {
  if (areFew(ordinals, strings)) {
    for (const ordinal of ordinals) {
      const value = intAt(column, ordinal);
      if (value >= 0) add(counts, strings[value] ?? '', 1);
    }
    return;
  }
  const sums = new Int32Array(strings.length);
  for (let i = 0; i < ordinals.length; i++) {
    const value = intAt(column, intAt(ordinals, i));
    if (value >= 0) sums[value] = intAt(sums, value) + 1;
  }
  for (let value = 0; value < sums.length; value++) add(counts, strings[value] ?? '', intAt(sums, value));
}

function addBylines(counts: Counts, ordinals: Int32Array, { columns, strings }: Facts): void {
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

/** Below this, numbers are counted by their place: pages, years and kinds all are, but for what is mistaken. */
const mostPlaces = 1 << 14;
/** Number of documents by value, for one column at a time; zero in between. */
const places = new Int32Array(mostPlaces);

/** Counts numbers of which there are few, after a division. */
function addNumbers(
  counts: Counts,
  ordinals: Int32Array,
  column: Int32Array,
  text: (value: number) => string | null,
  divisor = 1,
): void {
  const sums = new Map<number, number>();
  let highest = -1;
  let last = Number.NaN;
  let value = -1;
  // Not by `eachRun`: of what changes from one document to the next, as pages do, a call each took most of the time.
  for (let i = 0; i < ordinals.length; i++) {
    const number = intAt(column, intAt(ordinals, i));
    if (number !== last) {
      last = number;
      value = Math.floor(number / divisor);
      if (value > highest && value < mostPlaces) highest = value;
    }
    if (value < 0) continue;
    if (value < mostPlaces) places[value] = intAt(places, value) + 1;
    else sums.set(value, (sums.get(value) ?? 0) + 1);
  }
  for (let value = 0; value <= highest; value++) {
    const count = intAt(places, value);
    if (count > 0) sums.set(value, count);
  }
  places.fill(0, 0, highest + 1);
  for (const [value, count] of sums) {
    const shown = text(value * divisor);
    if (shown !== null) add(counts, shown, count);
  }
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
