import { type Annotation, colours } from '#shared/model/annotation.ts';
import { annotationStates, type NotebookCounts, type NotebookFilters } from '#shared/model/notebook.ts';
import type { FacetCount } from '#shared/model/search.ts';
import type { NotebookItem } from './entries.ts';

/** So many tags are offered to choose from; all of them have a list of their own. */
const mostTags = 200;

/** Brings text into the one form in which words are compared. */
export type FoldText = (text: string) => string;

export interface Filtered {
  /** In the order given. */
  readonly matches: readonly NotebookItem[];
  readonly counts: NotebookCounts;
}

/** The hand that an item is by, as the filter names it; null where nobody knows. */
export type MakerOf = (item: NotebookItem) => string | null;

type FilterName = 'text' | 'dates' | 'publication' | 'tag' | 'colour' | 'hasNote' | 'state' | 'hand';

/**
 * What passes the filters, with counts. An item that fails by one filter only is counted for that
 * filter's values: there it could still be chosen. So all counts are made in one pass.
 */
export function filterItems(
  items: readonly NotebookItem[],
  filters: NotebookFilters,
  foldedText: (annotation: Annotation) => string,
  fold: FoldText,
  makerOf: MakerOf,
): Filtered {
  const tests = testsOf(filters, foldedText, fold, makerOf);
  const tallies = {
    publication: new Tally(),
    tag: new Tally(),
    colour: new Tally(),
    note: new Tally(),
    state: new Tally(),
    hand: new Tally(),
  };
  const matches: NotebookItem[] = [];
  for (const item of items) {
    const by = failedBy(item, tests);
    if (by === 'several') continue;
    if (by === null) matches.push(item);
    if (isCounted(by, 'publication')) tallies.publication.add(item.issue.publication ?? '');
    if (isCounted(by, 'tag')) for (const tag of item.annotation.tags) tallies.tag.add(tag);
    if (isCounted(by, 'colour')) tallies.colour.add(item.annotation.colour);
    if (isCounted(by, 'state')) tallies.state.add(item.state);
    const maker = isCounted(by, 'hand') ? makerOf(item) : null;
    if (maker !== null) tallies.hand.add(maker);
    if (isCounted(by, 'hasNote')) tallies.note.add(String(item.annotation.note !== ''));
  }
  return {
    matches,
    counts: {
      publications: tallies.publication.byCount(),
      tags: tallies.tag.byCount().slice(0, mostTags),
      colours: tallies.colour.inOrder(colours),
      states: tallies.state.inOrder(annotationStates),
      notes: tallies.note.inOrder(['true', 'false']),
      hands: tallies.hand.byCount(),
    },
  };
}

type Test = readonly [name: FilterName, passes: (item: NotebookItem) => boolean];

/** The one filter that an item fails by; null where it passes all. */
function failedBy(item: NotebookItem, tests: readonly Test[]): FilterName | 'several' | null {
  let failed: FilterName | null = null;
  for (const [name, passes] of tests) {
    if (passes(item)) continue;
    if (failed !== null) return 'several';
    failed = name;
  }
  return failed;
}

/** Whether an item that fails by this filter, or by none, is counted for a filter's values. */
const isCounted = (by: FilterName | null, name: FilterName): boolean => by === null || by === name;

function testsOf(
  { text, publication, from, to, tag, colour, hasNote, state, hand }: NotebookFilters,
  foldedText: (annotation: Annotation) => string,
  fold: FoldText,
  makerOf: MakerOf,
): readonly Test[] {
  const tests: Test[] = [];
  if (publication !== undefined)
    tests.push(['publication', ({ issue }) => (issue.publication ?? '') === publication]);
  if (from !== undefined || to !== undefined) {
    tests.push([
      'dates',
      ({ issue: { date } }) =>
        date !== null && (from === undefined || date >= from) && (to === undefined || date <= to),
    ]);
  }
  if (tag !== undefined) tests.push(['tag', ({ annotation }) => annotation.tags.includes(tag)]);
  if (colour !== undefined) tests.push(['colour', ({ annotation }) => annotation.colour === colour]);
  if (hasNote !== undefined)
    tests.push(['hasNote', ({ annotation }) => (annotation.note !== '') === hasNote]);
  if (state !== undefined) tests.push(['state', (item) => item.state === state]);
  if (hand !== undefined) tests.push(['hand', (item) => makerOf(item) === hand]);
  const words = (text ?? '')
    .split(/\s+/u)
    .map(fold)
    .filter((word) => word !== '');
  if (words.length > 0) {
    tests.push([
      'text',
      ({ annotation }) => {
        const folded = foldedText(annotation);
        return words.every((word) => folded.includes(word));
      },
    ]);
  }
  return tests;
}

/** Counts values. */
export class Tally {
  readonly #counts = new Map<string, { readonly value: string; count: number }>();

  add(value: string): void {
    const counted = this.#counts.get(value);
    if (counted) counted.count++;
    else this.#counts.set(value, { value, count: 1 });
  }

  /** Most first; equally frequent ones by their names. */
  byCount(): readonly FacetCount[] {
    return [...this.#counts.values()].toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  }

  /** In a given order of values; those that do not occur are left out. */
  inOrder(values: readonly string[]): readonly FacetCount[] {
    return values.flatMap((value) => this.#counts.get(value) ?? []);
  }
}
