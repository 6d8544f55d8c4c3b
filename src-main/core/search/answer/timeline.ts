import type { SearchComparison, TimelineCount, TimelineUnit } from '#shared/model/search.ts';
import { intAt } from '../index/bytes/checkedRead.ts';
import type { Segment } from '../index/segment.ts';
import { dayText } from '../text/dateRange.ts';
import { isOpen, missedBy, type Selection } from './filtering.ts';
import { countedFor, type Found } from './task.ts';

/** What a day's number is divided by: it reads as year, month and day. */
const divisors: Readonly<Record<TimelineUnit, number>> = { day: 1, month: 100, year: 10_000 };

/** Documents of a segment that filters leave. */
interface Selected {
  readonly segment: Segment;
  readonly selection: Selection;
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

/**
 * The hits in time, each beside all documents of that time that the selection leaves but for the time itself; with
 * `everyTime` the times without hits as well.
 */
export function timelineOf(
  all: readonly Found[],
  selected: readonly Selected[],
  unit: TimelineUnit,
  everyTime = false,
): readonly TimelineCount[] {
  const divisor = divisors[unit];
  const hits = new Map<number, number>();
  for (const [{ columns }, ordinals] of countedFor(all, 'time')) {
    eachRun(ordinals, columns.day.values, divisor, addTo(hits));
  }
  const everything = totalsOf(
    selected.map(({ segment, selection }) => ({
      segment,
      selection: { ...selection, choices: selection.choices.filter(({ choice }) => choice !== 'time') },
    })),
    divisor,
  );
  const times = everyTime ? [...everything.keys(), ...hits.keys()] : [...hits.keys()];
  return [...new Set(times)]
    .sort((a, b) => a - b)
    .map((day) => {
      const count = hits.get(day) ?? 0;
      return { value: dayText(day * divisor, unit), count, of: everything.get(day) ?? count };
    });
}

/** How many documents each time has of those that the selections leave. */
function totalsOf(selected: readonly Selected[], divisor: number): ReadonlyMap<number, number> {
  const totals = new Map<number, number>();
  for (const { segment, selection } of selected) {
    const wanted = wantedIn(segment, selection);
    const { values } = segment.facts.columns.day;
    eachRun(wanted, values, divisor, addTo(totals), wanted?.length ?? segment.size);
  }
  return totals;
}

function wantedOf(segment: Segment, selection: Selection): Int32Array {
  const ordinals = new Int32Array(segment.size);
  let length = 0;
  for (let ordinal = 0; ordinal < segment.size; ordinal++) {
    if (segment.isAlive(ordinal) && missedBy(selection, ordinal) === 'nothing') ordinals[length++] = ordinal;
  }
  return ordinals.subarray(0, length);
}

/**
 * Several queries in time, side by side: for each the documents found in every unit of time that has any, beside all
 * documents of that time that the filters leave (`selected`).
 */
export function comparisonOf(
  queries: readonly { readonly query: string; readonly found: readonly Found[] }[],
  selected: readonly Selected[],
  unit: TimelineUnit,
): Pick<SearchComparison, 'bins' | 'series'> {
  const divisor = divisors[unit];
  const everything = totalsOf(selected, divisor);
  const times = [...everything.keys()].sort((a, b) => a - b);
  const series = queries.map(({ query, found }) => {
    const hits = new Map<number, number>();
    for (const { segment, ordinals } of found) {
      eachRun(ordinals, segment.facts.columns.day.values, divisor, addTo(hits));
    }
    return {
      query,
      total: found.reduce((sum, { ordinals }) => sum + ordinals.length, 0),
      counts: times.map((time) => hits.get(time) ?? 0),
    };
  });
  return {
    bins: times.map((time) => ({ value: dayText(time * divisor, unit), of: everything.get(time) ?? 0 })),
    series,
  };
}

/** Adds to the counts of times; what has no date is in none. */
function addTo(counts: Map<number, number>): (time: number, count: number) => void {
  return (time, count) => {
    if (time > 0) counts.set(time, (counts.get(time) ?? 0) + count);
  };
}

/** Null: all of the segment. */
function wantedIn(segment: Segment, selection: Selection): Int32Array | null {
  return isOpen(selection) && segment.documents === segment.size ? null : wantedOf(segment, selection);
}
