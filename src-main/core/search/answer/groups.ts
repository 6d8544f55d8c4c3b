import { intAt } from '../index/bytes/checkedRead.ts';
import { type Growing, numbers } from '../index/bytes/growable.ts';
import type { Facts } from '../index/facts.ts';

/** What most counts are taken of, and documents have in common: those of a page, at the least. */
export const groupedColumns = ['publication', 'kind', 'page', 'section', 'year'] as const;
export type GroupedColumn = (typeof groupedColumns)[number];

/**
 * Documents that agree in all of `groupedColumns` are a group: what was found is counted by group in one pass, and the
 * few groups by each column.
 */
export interface Groups {
  readonly count: number;
  /** Each document's group. */
  readonly of: Int32Array;
  /** Each group's number in a column, as the facts have it. */
  readonly columns: Readonly<Record<GroupedColumn, Int32Array>>;
}

interface Growth {
  readonly of: Growing<Int32Array>;
  readonly columns: Readonly<Record<GroupedColumn, Growing<Int32Array>>>;
  /** Numbers of pairs of numbers: the group so far, and the next column. */
  readonly known: readonly Map<number, number>[];
}

const growths = new WeakMap<Facts, Growth>();

/** The groups of all documents so far; they are made once. */
export function groupsOf(facts: Facts): Groups {
  const growth = growths.get(facts) ?? createGrowth();
  growths.set(facts, growth);
  addDocuments(growth, facts);
  const { of, columns } = growth;
  return {
    count: columns.kind.length,
    of: of.values,
    columns: {
      publication: columns.publication.values,
      kind: columns.kind.values,
      page: columns.page.values,
      section: columns.section.values,
      year: columns.year.values,
    },
  };
}

const createGrowth = (): Growth => ({
  of: numbers(),
  columns: {
    publication: numbers(),
    kind: numbers(),
    page: numbers(),
    section: numbers(),
    year: numbers(),
  },
  known: groupedColumns.map(() => new Map()),
});

/** Days are numbers such as 19980309. */
const daysOfYear = 10_000;
/** Above every number of a column, with room for the -1 of none; a group's number times this is still exact. */
const span = 2 ** 26;

function addDocuments({ of, columns, known }: Growth, facts: Facts): void {
  const { publication, kind, page, section, day } = facts.columns;
  const values = [0, 0, 0, 0, 0];
  const last = [Number.NaN, 0, 0, 0, 0];
  let group = 0;
  for (let ordinal = of.length; ordinal < kind.length; ordinal++) {
    values[0] = intAt(publication.values, ordinal);
    values[1] = intAt(kind.values, ordinal);
    values[2] = intAt(page.values, ordinal);
    values[3] = intAt(section.values, ordinal);
    values[4] = Math.floor(intAt(day.values, ordinal) / daysOfYear);
    // Most documents follow one of their own group.
    if (values.some((value, at) => value !== last[at])) {
      group = 0;
      values.forEach((value, at) => {
        last[at] = value;
        const among = known[at] ?? new Map<number, number>();
        const key = group * span + value + 1;
        group = among.get(key) ?? among.size;
        among.set(key, group);
      });
      if (group === columns.kind.length) {
        groupedColumns.forEach((name, at) => {
          columns[name].push(values[at] ?? 0);
        });
      }
    }
    of.push(group);
  }
}
