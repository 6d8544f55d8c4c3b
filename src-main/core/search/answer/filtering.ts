import { colours } from '#shared/model/annotation.ts';
import type { SearchFilters } from '#shared/model/search.ts';
import { intAt } from '../index/bytes/checkedRead.ts';
import { type Numbers, numbers } from '../index/bytes/growable.ts';
import { type Facts, kindNames } from '../index/facts.ts';
import type { Condition } from '../query/query.ts';
import { dayNumber } from '../text/dateRange.ts';
import { normalText } from '../text/normalForm.ts';
import type { Mark, Marks } from './marks.ts';

/** Whether a document of a segment is among those to be searched. */
export type Filter = (ordinal: number) => boolean;

const article = kindNames.indexOf('article');
const note = kindNames.indexOf('note');

const noMarks: readonly Mark[] = [];

/** The notes on a document; of a note, itself. */
export function marksOf(facts: Facts, ordinal: number, marks: Marks): readonly Mark[] {
  const { kind, issue, start, end } = facts.columns;
  const of = kind.values[ordinal];
  if (of === note) return [marks.ofNote(ordinal)];
  if (of !== article || marks.isEmpty) return noMarks;
  const issueId = facts.strings[intAt(issue.values, ordinal)] ?? '';
  return marks.on(issueId, intAt(start.values, ordinal), intAt(end.values, ordinal));
}

/** What a person chooses of the counts beside the hits. Each count is taken without the choice of its own. */
export type Choice =
  | 'publication'
  | 'time'
  | 'kind'
  | 'page'
  | 'section'
  | 'byline'
  | 'tag'
  | 'colour'
  | 'hasNotes';

/** Filters and conditions, as tests of a segment's documents. */
export interface Selection {
  readonly choices: readonly { readonly choice: Choice; readonly test: Filter }[];
  /** The issue, and the query's conditions. */
  readonly others: readonly Filter[];
}

/** What a document misses of a selection: one choice only, nothing, or so much that it is in no count. */
export type Missed = Choice | 'nothing' | 'more';

export function missedBy({ choices, others }: Selection, ordinal: number): Missed {
  if (!others.every((test) => test(ordinal))) return 'more';
  let missed: Missed = 'nothing';
  for (const { choice, test } of choices) {
    if (test(ordinal)) continue;
    if (missed !== 'nothing') return 'more';
    missed = choice;
  }
  return missed;
}

/** Whether everything passes. */
export const isOpen = ({ choices, others }: Selection): boolean => choices.length + others.length === 0;

/** Documents with what is looked for, ascending. */
export interface Parted {
  /** Those that the selection leaves. */
  readonly ordinals: Int32Array;
  /** Those that miss one choice only, by that choice. */
  readonly beside: ReadonlyMap<Choice, Int32Array>;
}

/** Takes documents one by one, ascending, and parts them by what they miss. */
export function parter() {
  const kept = numbers();
  const beside = new Map<Choice, Numbers>();
  return {
    add(ordinal: number, missed: Exclude<Missed, 'more'>): void {
      if (missed === 'nothing') {
        kept.push(ordinal);
        return;
      }
      const own = beside.get(missed) ?? numbers();
      beside.set(missed, own);
      own.push(ordinal);
    },
    parted(): Parted {
      const listed = ({ values, length }: Numbers) => values.subarray(0, length);
      return {
        ordinals: listed(kept),
        beside: new Map([...beside].map(([choice, own]) => [choice, listed(own)])),
      };
    },
  };
}

/** A document without a date is in no range of dates. */
export function selectionOf(
  facts: Facts,
  filters: SearchFilters,
  conditions: readonly Condition[],
  marks: Marks,
): Selection {
  const choices: Selection['choices'][number][] = [];
  const { columns } = facts;
  const { publication, from, to, kind, issueId, page, section, byline, tag, colour, hasNotes } = filters;
  const choose = (choice: Choice, test: Filter) => choices.push({ choice, test });
  const equals =
    (name: 'kind' | 'issue' | 'publication' | 'page', wanted: number): Filter =>
    (ordinal) =>
      columns[name].values[ordinal] === wanted && wanted >= 0;
  const marked = (test: (mark: Mark) => boolean): Filter => {
    return (ordinal) => marksOf(facts, ordinal, marks).some(test);
  };
  if (kind !== undefined) choose('kind', equals('kind', kindNames.indexOf(kind)));
  if (publication !== undefined) choose('publication', equals('publication', facts.find(publication)));
  if (page !== undefined) choose('page', equals('page', page));
  if (section !== undefined) {
    const wanted = section.toLowerCase();
    const passes = stringsThat(facts, (text) => text.toLowerCase() === wanted);
    choose('section', (ordinal) => passes(intAt(columns.section.values, ordinal)));
  }
  if (from !== undefined || to !== undefined) {
    choose('time', inDays(facts, dayNumber(from) || 1, dayNumber(to) || Number.MAX_SAFE_INTEGER));
  }
  if (byline !== undefined) {
    const wanted = facts.find(byline);
    choose(
      'byline',
      withName(facts, (name) => name === wanted),
    );
  }
  if (tag !== undefined) {
    choose(
      'tag',
      marked(({ tags }) => tags.includes(tag)),
    );
  }
  if (colour !== undefined) {
    const wanted = colours.indexOf(colour);
    choose(
      'colour',
      marked((mark) => mark.colour === wanted),
    );
  }
  if (hasNotes !== undefined) {
    choose('hasNotes', (ordinal) => {
      const isArticle = columns.kind.values[ordinal] === article;
      return isArticle && marksOf(facts, ordinal, marks).length > 0 === hasNotes;
    });
  }
  const others = conditions.map((condition): Filter => {
    const test = testOf(condition, facts, marked);
    return condition.isNegative ? (ordinal) => !test(ordinal) : test;
  });
  if (issueId !== undefined) others.push(equals('issue', facts.find(issueId)));
  return { choices, others };
}

function testOf(
  condition: Condition,
  facts: Facts,
  marked: (test: (mark: Mark) => boolean) => Filter,
): Filter {
  const { columns } = facts;
  switch (condition.kind) {
    case 'byline': {
      const passes = stringsWith(facts, condition.normal);
      return withName(facts, (name) => passes(name));
    }
    case 'publication': {
      const passes = stringsWith(facts, condition.normal);
      return (ordinal) => passes(intAt(columns.publication.values, ordinal));
    }
    case 'tag':
      return marked(({ normalTags }) => normalTags.some((tag) => tag.includes(condition.normal)));
    case 'colour': {
      const wanted = colours.indexOf(condition.colour);
      return marked((mark) => mark.colour === wanted);
    }
    case 'page': {
      const { from, to } = condition;
      return (ordinal) => {
        const page = intAt(columns.page.values, ordinal);
        return page >= from && page <= to;
      };
    }
    case 'date':
      return inDays(facts, Math.max(1, condition.range.from), condition.range.to);
  }
}

function inDays({ columns }: Facts, from: number, to: number): Filter {
  return (ordinal) => {
    const day = intAt(columns.day.values, ordinal);
    return day >= from && day <= to;
  };
}

function withName({ columns }: Facts, test: (name: number) => boolean): Filter {
  return (ordinal) => {
    const end = intAt(columns.nameStarts.values, ordinal + 1);
    for (let at = intAt(columns.nameStarts.values, ordinal); at < end; at++) {
      if (test(intAt(columns.names.values, at))) return true;
    }
    return false;
  };
}

const normals = new WeakMap<Facts, string[]>();

/** Which strings contain a text, in the normal form. */
function stringsWith(facts: Facts, normal: string): (number: number) => boolean {
  const known = normals.get(facts) ?? [];
  normals.set(facts, known);
  return stringsThat(facts, (text, number) => {
    const normalised = known[number] ?? normalText(text);
    known[number] = normalised;
    return normalised.includes(normal);
  });
}

/** Which strings pass a test; each is tested once. */
function stringsThat(
  { strings }: Facts,
  test: (text: string, number: number) => boolean,
): (number: number) => boolean {
  const answers = new Map<number, boolean>();
  return (number) => {
    if (number < 0) return false;
    const known = answers.get(number);
    if (known !== undefined) return known;
    const answer = test(strings[number] ?? '', number);
    answers.set(number, answer);
    return answer;
  };
}
