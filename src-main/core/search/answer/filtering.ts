import { colours } from '#shared/model/annotation.ts';
import type { SearchFilters } from '#shared/model/search.ts';
import { intAt } from '../index/bytes/checkedRead.ts';
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

/** Filters and conditions as one test; null when all pass. A document without a date is in no range of dates. */
export function filterOf(
  facts: Facts,
  filters: SearchFilters,
  conditions: readonly Condition[],
  marks: Marks,
): Filter | null {
  const tests: Filter[] = [];
  const { columns } = facts;
  const { publication, from, to, kind, issueId, page, section, byline, tag, colour, hasNotes } = filters;
  const equals = (name: 'kind' | 'issue' | 'publication' | 'page', wanted: number) =>
    tests.push((ordinal) => columns[name].values[ordinal] === wanted && wanted >= 0);
  if (kind !== undefined) equals('kind', kindNames.indexOf(kind));
  if (issueId !== undefined) equals('issue', facts.find(issueId));
  if (publication !== undefined) equals('publication', facts.find(publication));
  if (page !== undefined) equals('page', page);
  if (section !== undefined) {
    const wanted = section.toLowerCase();
    const passes = stringsThat(facts, (text) => text.toLowerCase() === wanted);
    tests.push((ordinal) => passes(intAt(columns.section.values, ordinal)));
  }
  if (from !== undefined || to !== undefined) {
    tests.push(inDays(facts, dayNumber(from) || 1, dayNumber(to) || Number.MAX_SAFE_INTEGER));
  }
  if (byline !== undefined) {
    const wanted = facts.find(byline);
    tests.push(withName(facts, (name) => name === wanted));
  }
  const marked = (test: (mark: Mark) => boolean): Filter => {
    return (ordinal) => marksOf(facts, ordinal, marks).some(test);
  };
  if (tag !== undefined) tests.push(marked(({ tags }) => tags.includes(tag)));
  if (colour !== undefined) tests.push(marked((mark) => mark.colour === colours.indexOf(colour)));
  if (hasNotes !== undefined) {
    tests.push(
      (ordinal) =>
        columns.kind.values[ordinal] === article && marksOf(facts, ordinal, marks).length > 0 === hasNotes,
    );
  }
  for (const condition of conditions) {
    const test = testOf(condition, facts, marked);
    tests.push(condition.isNegative ? (ordinal) => !test(ordinal) : test);
  }
  if (tests.length === 0) return null;
  return (ordinal) => tests.every((test) => test(ordinal));
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
