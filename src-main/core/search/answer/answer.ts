import type {
  SearchComparison,
  SearchComparisonRequest,
  SearchRequest,
  SearchResult,
} from '#shared/model/search.ts';
import { decimalAt, intAt } from '../index/bytes/checkedRead.ts';
import { kindNames } from '../index/facts.ts';
import type { Segment } from '../index/segment.ts';
import { createMatcher } from '../query/matching.ts';
import { parseQuery, type Query, type QueryTerm } from '../query/query.ts';
import { foldsAll, normalText } from '../text/normalForm.ts';
import { planQuery } from '../text/terms.ts';
import { facetsOf } from './facets.ts';
import { selectionOf } from './filtering.ts';
import { findIn, weighByRarity } from './finding.ts';
import type { HitHelper } from './hitHelper.ts';
import { type Marks, readMarks } from './marks.ts';
import type { PackedHits } from './packedHits.ts';
import { pageHits } from './pageHits.ts';
import { leastOfLargest } from './ranking.ts';
import type { Found, Phrase, Task } from './task.ts';
import { comparisonOf, timelineOf } from './timeline.ts';

/** Everything that is searched. */
export interface Corpus {
  readonly segments: readonly Segment[];
  readonly notes: Segment;
}

/** A result with its hits as they travel between threads, in one pack or in several that follow one another. */
export type PackedAnswer<Result> = Omit<Result, 'hits'> & { readonly hits: readonly PackedHits[] };

/** Answers a request over all segments; `helper` makes some of the hits meanwhile. */
export function answer(
  request: SearchRequest,
  { segments, notes }: Corpus,
  helper: HitHelper | null,
): PackedAnswer<Omit<SearchResult, 'complete' | 'milliseconds'>> {
  const query = parseQuery(request.query, { fuzzy: request.fuzzy });
  const all = [...segments, notes];
  const marks = marksOfNotes(notes);
  const task = taskOf(query, request, all);
  const selected = asksNothing(query)
    ? []
    : all.map((segment) => ({
        segment,
        selection: selectionOf(segment.facts, request.filters, query.conditions, marks),
      }));
  const found = selected.map(({ segment, selection }) => findIn(segment, task, selection));
  if (task.isAny) {
    weighByRarity(found, task.terms.length + Number(task.together !== null), task.terms.length);
  }
  return {
    query: request.query,
    total: found.reduce((sum, { ordinals }) => sum + ordinals.length, 0),
    matchTotal: found.reduce((sum, { totals }) => sum + sumOfAll(totals), 0),
    hits: pageHits(pageOf(found, request), task.terms, request, helper),
    ...facetsOf(found, marks),
    timeline: request.timeline && timelineOf(found, selected, request.timeline, request.everyTime),
    notes: query.notes,
  };
}

/**
 * Several queries counted in time, each exactly as the search finds it, beside all documents that the filters leave.
 * Articles are counted unless the filters ask for another kind.
 */
export function compare(
  request: SearchComparisonRequest,
  { segments, notes }: Corpus,
): Omit<SearchComparison, 'complete'> {
  const all = [...segments, notes];
  const marks = marksOfNotes(notes);
  const filters = { ...request.filters, kind: request.filters.kind ?? ('article' as const) };
  const queries = request.queries.map((text) => {
    const query = parseQuery(text, { fuzzy: request.fuzzy });
    const task = taskOf(query, request, all);
    const found = asksNothing(query)
      ? []
      : all.map((segment) =>
          findIn(segment, task, selectionOf(segment.facts, filters, query.conditions, marks)),
        );
    return { query: text, found };
  });
  const selected = all.map((segment) => ({
    segment,
    selection: selectionOf(segment.facts, filters, [], marks),
  }));
  return { unit: request.unit, ...comparisonOf(queries, selected, request.unit) };
}

const asksNothing = ({ terms, conditions }: Query): boolean => terms.length === 0 && conditions.length === 0;

function taskOf(
  query: Query,
  { fold, match }: Pick<SearchRequest, 'fold' | 'match'>,
  all: readonly Segment[],
): Task {
  return {
    terms: query.terms.map((term) => createMatcher(term, fold)),
    without: query.without.map((term) => createMatcher(term, fold)),
    isAny: match === 'any' && query.terms.length > 1,
    together: phraseOf(query.terms, foldsAll(fold)),
    averageLength: sumOf(all, 'textLength') / Math.max(1, sumOf(all, 'documents')),
  };
}

/** A loop: a callback for every document took 4 % of the time of frequent characters. */
function sumOfAll(numbers: Int32Array): number {
  let sum = 0;
  for (let i = 0; i < numbers.length; i++) sum += intAt(numbers, i);
  return sum;
}

/** Terms as they stand side by side in the query, as one phrase. */
function phraseOf(terms: readonly QueryTerm[], isFolded: boolean): Phrase | null {
  const isPlain = terms.every(({ kind, fields }) => kind === 'phrase' && fields === null);
  if (terms.length < 2 || !isPlain || !isFolded) return null;
  const normal = normalText(terms.map(({ source }) => source).join(' '));
  return { normal, plan: planQuery(normal) };
}

interface Known {
  readonly size: number;
  readonly documents: number;
  readonly marks: Marks;
}
const knownMarks = new WeakMap<Segment, Known>();

/** Notes are only added and removed, so that their numbers tell whether they changed. */
function marksOfNotes(notes: Segment): Marks {
  const known = knownMarks.get(notes);
  if (known?.size === notes.size && known.documents === notes.documents) return known.marks;
  const marks = readMarks(notes);
  knownMarks.set(notes, { size: notes.size, documents: notes.documents, marks });
  return marks;
}

interface Place {
  readonly segment: Segment;
  readonly ordinal: number;
  readonly score: number;
  /** The order's own figure: the larger, the earlier. */
  readonly key: number;
}

/** The documents of one page of results, in order, without sorting the many that no one will see. */
function pageOf(all: readonly Found[], { order, offset, limit }: SearchRequest): readonly Place[] {
  const total = all.reduce((sum, { ordinals }) => sum + ordinals.length, 0);
  const end = Math.min(total, offset + limit);
  if (offset >= end) return [];
  const keys = all.map((found) => (order === 'date' ? daysOf(found) : found.scores));
  const least = leastOfLargest(keys, end);
  const kept: Place[] = [];
  all.forEach(({ segment, ordinals, scores }, at) => {
    const own = keys[at] ?? scores;
    for (let i = 0; i < ordinals.length; i++) {
      const key = decimalAt(own, i);
      if (key >= least) kept.push({ segment, ordinal: intAt(ordinals, i), score: decimalAt(scores, i), key });
    }
  });
  return newestOf(kept, least, end)
    .sort((a, b) => b.key - a.key || byDate(a, b))
    .slice(offset, end);
}

function daysOf({ segment, ordinals }: Found): Float64Array {
  const days = segment.facts.columns.day.values;
  const own = new Float64Array(ordinals.length);
  for (let i = 0; i < own.length; i++) own[i] = intAt(days, intAt(ordinals, i));
  return own;
}

const dayOf = ({ segment, ordinal }: Place) => intAt(segment.facts.columns.day.values, ordinal);

/** Of many documents with the least key, as a query for dates alone has them, those that can be on the page. */
function newestOf(kept: readonly Place[], least: number, end: number): Place[] {
  const ties = kept.filter(({ key }) => key === least);
  const before = kept.length - ties.length;
  const lastDay = leastOfLargest([Float64Array.from(ties, dayOf)], end - before);
  return kept.filter((place) => place.key > least || dayOf(place) >= lastDay);
}

const note = kindNames.indexOf('note');

/** Newest first and undated last, then in the order of the paper, its notes behind it. */
function byDate(left: Place, right: Place): number {
  const a = left.segment.facts;
  const b = right.segment.facts;
  const of = (name: 'day' | 'issue' | 'kind' | 'sequence') =>
    [intAt(a.columns[name].values, left.ordinal), intAt(b.columns[name].values, right.ordinal)] as const;
  const [leftDay, rightDay] = of('day');
  if (leftDay !== rightDay) return rightDay - leftDay;
  const [leftIssue, rightIssue] = of('issue');
  const order = compareText(a.strings[leftIssue] ?? '', b.strings[rightIssue] ?? '');
  if (order !== 0) return order;
  const [leftKind, rightKind] = of('kind');
  const [leftSequence, rightSequence] = of('sequence');
  return Number(leftKind === note) - Number(rightKind === note) || leftSequence - rightSequence;
}

function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

export function sumOf(segments: readonly Segment[], figure: 'documents' | 'textLength' | 'bytes'): number {
  return segments.reduce((sum, segment) => sum + segment[figure], 0);
}
