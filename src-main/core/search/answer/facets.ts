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
import { type Filter, marksOf } from './filtering.ts';
import type { Marks } from './marks.ts';
import { valueAtRank } from './ranking.ts';
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
  const least = valueAtRank(Float64Array.from(counts.values()), mostValues - 1);
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

/** Counts over everything found. Documents without the value are in no count of that facet. */
export function facetsOf(
  all: readonly Found[],
  marks: Marks,
): { readonly facets: SearchFacets; readonly details: SearchDetails } {
  const counts = {
    publications: new Map(),
    years: new Map(),
    kinds: new Map(),
    pages: new Map(),
    sections: new Map(),
    bylines: new Map(),
    tags: new Map(),
    colours: new Map(),
  } satisfies Record<string, Counts>;
  let withNotes = 0;
  for (const { segment, ordinals } of all) {
    const { columns, strings } = segment.facts;
    addStrings(counts.publications, ordinals, columns.publication.values, strings);
    addStrings(counts.sections, ordinals, columns.section.values, strings);
    addNumbers(counts.kinds, ordinals, columns.kind.values, (kind) => kindNames[kind] ?? null);
    addNumbers(counts.pages, ordinals, columns.page.values, (page) => (page < 0 ? null : String(page)));
    addNumbers(
      counts.years,
      ordinals,
      columns.day.values,
      (day) => (day <= 0 ? null : dayText(day, 'year')),
      10_000,
    );
    addBylines(counts.bylines, ordinals, segment.facts);
    if (marks.isEmpty) continue;
    const kinds = columns.kind.values;
    for (let i = 0; i < ordinals.length; i++) {
      const ordinal = intAt(ordinals, i);
      const onDocument = marksOf(segment.facts, ordinal, marks);
      if (onDocument.length === 0) continue;
      if (kindNames[intAt(kinds, ordinal)] === 'article') withNotes++;
      for (const tag of new Set(onDocument.flatMap(({ tags }) => tags))) add(counts.tags, tag, 1);
      for (const colour of new Set(onDocument.map((mark) => colourName(mark.colour)))) {
        if (colour !== null) add(counts.colours, colour, 1);
      }
    }
  }
  return {
    facets: {
      publications: listOf(counts.publications, byCount),
      years: listOf(counts.years, byValue),
      kinds: listOf(counts.kinds, byCount),
    },
    details: {
      pages: listOf(counts.pages, (a, b) => Number(a.value) - Number(b.value)),
      sections: frequentOf(inAnyCase(counts.sections)),
      bylines: frequentOf(counts.bylines),
      tags: frequentOf(counts.tags),
      colours: listOf(counts.colours, byCount),
      withNotes,
    },
  };
}

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
  eachRun(ordinals, column, divisor, (value, count) => {
    if (value < 0) return;
    if (value < mostPlaces) {
      places[value] = intAt(places, value) + count;
      if (value > highest) highest = value;
    } else sums.set(value, (sums.get(value) ?? 0) + count);
  });
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

/** The hits in time, each beside all documents of that time that the filters leave. */
export function timelineOf(
  all: readonly Found[],
  segments: readonly { readonly segment: Segment; readonly filter: Filter | null }[],
  unit: TimelineUnit,
): readonly TimelineCount[] {
  const divisor = { day: 1, month: 100, year: 10_000 }[unit];
  const hits = new Map<number, number>();
  const everything = new Map<number, number>();
  const addTo = (counts: Map<number, number>) => (day: number, number: number) => {
    if (day > 0) counts.set(day, (counts.get(day) ?? 0) + number);
  };
  for (const { segment, ordinals } of all) {
    eachRun(ordinals, segment.facts.columns.day.values, divisor, addTo(hits));
  }
  for (const { segment, filter } of segments) {
    const areAll = filter === null && segment.documents === segment.size;
    const wanted = areAll ? null : wantedOf(segment, filter);
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

function wantedOf(segment: Segment, filter: Filter | null): Int32Array {
  const ordinals = new Int32Array(segment.size);
  let length = 0;
  for (let ordinal = 0; ordinal < segment.size; ordinal++) {
    if (segment.isAlive(ordinal) && (filter === null || filter(ordinal))) ordinals[length++] = ordinal;
  }
  return ordinals.subarray(0, length);
}
