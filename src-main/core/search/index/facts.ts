import { type Colour, colours } from '#shared/model/annotation.ts';
import type { SearchHitKind } from '#shared/model/search.ts';
import { dayNumber } from '../text/dateRange.ts';
import { fieldBreak, fieldKindNumber } from '../text/fields.ts';
import { intAt } from './bytes/checkedRead.ts';
import { type Numbers, numbers } from './bytes/growable.ts';
import type { DocumentMeta } from './indexedDocument.ts';

/**
 * What filters, facets and orders ask of documents, as columns of numbers: counting a frequent character
 * reads tens of thousands of them. Strings are numbers in `strings`; -1 stands for none.
 */
export interface Facts {
  readonly strings: readonly string[];
  readonly columns: Readonly<Record<ColumnName, Numbers>>;
  /** Adds a document with its text in the normal form. */
  add(meta: DocumentMeta, normal: string): void;
  /** Adds documents `[from, to)` of other facts. */
  append(other: Facts, from: number, to: number): void;
  /** The number of a string that documents may have; -1 when none has it. */
  find(text: string): number;
}

/**
 * `names`, `runKinds` and `runEnds` hold lists; document n's begin at `nameStarts[n]` or `runStarts[n]` and end where the
 * next begin. A run is a stretch of the normal text whose fields are of one kind, as all paragraphs are.
 */
export const columnNames = [
  'issue',
  'sequence',
  'kind',
  'publication',
  'day',
  'page',
  'section',
  'colour',
  'start',
  'end',
  'length',
  'nameStarts',
  'names',
  'runStarts',
  'runKinds',
  'runEnds',
] as const;
export type ColumnName = (typeof columnNames)[number];

const stringColumns = ['issue', 'publication', 'section'] as const;
const runColumns = ['runKinds', 'runEnds'] as const;
const numberColumns = ['sequence', 'kind', 'day', 'page', 'colour', 'start', 'end', 'length'] as const;

/** A document's part of a column that holds lists. */
function eachOf({ values }: Numbers, { values: starts }: Numbers, ordinal: number): Int32Array {
  return values.subarray(starts[ordinal], starts[ordinal + 1]);
}

export const kindNames: readonly SearchHitKind[] = ['article', 'notice', 'note'];

export interface SavedFacts {
  readonly strings: readonly string[];
  readonly columns: Readonly<Record<ColumnName, Int32Array>>;
}

export function createFacts(saved?: SavedFacts): Facts {
  const strings = saved ? [...saved.strings] : [];
  let known: Map<string, number> | null = null;
  const columns = Object.fromEntries(
    columnNames.map((name) => [name, numbers(saved?.columns[name])]),
  ) as Record<ColumnName, Numbers>;
  if (!saved) {
    columns.nameStarts.push(0);
    columns.runStarts.push(0);
  }
  const numberings = new WeakMap<Facts, Int32Array>();
  const index = () => {
    known ??= new Map(strings.map((text, number) => [text, number]));
    return known;
  };
  const numberOf = (text: string | null): number => {
    if (text === null) return -1;
    let number = index().get(text);
    if (number === undefined) {
      number = strings.push(text) - 1;
      index().set(text, number);
    }
    return number;
  };
  return {
    strings,
    columns,
    find: (text) => index().get(text) ?? -1,
    add(meta, normal) {
      columns.issue.push(numberOf(meta.issueId));
      columns.sequence.push(meta.sequence);
      columns.kind.push(kindNames.indexOf(meta.kind));
      columns.publication.push(numberOf(meta.publication));
      columns.day.push(dayNumber(meta.date));
      columns.page.push(meta.page ?? -1);
      columns.section.push(numberOf(meta.section));
      columns.colour.push(meta.colour === null ? -1 : colours.indexOf(meta.colour));
      columns.start.push(meta.place?.start ?? -1);
      columns.end.push(meta.place?.end ?? -1);
      columns.length.push(normal.length);
      for (const name of new Set(meta.bylines)) columns.names.push(numberOf(name));
      columns.nameStarts.push(columns.names.length);
      for (const [kind, end] of runsOf(meta.fieldNames.map(fieldKindNumber), normal)) {
        columns.runKinds.push(kind);
        columns.runEnds.push(end);
      }
      columns.runStarts.push(columns.runKinds.length);
    },
    append(other, from, to) {
      const own = numberingOf(other);
      for (let ordinal = from; ordinal < to; ordinal++) {
        for (const name of stringColumns) {
          const number = intAt(other.columns[name].values, ordinal);
          columns[name].push(number < 0 ? -1 : own(number));
        }
        for (const name of numberColumns) columns[name].push(intAt(other.columns[name].values, ordinal));
        for (const name of eachOf(other.columns.names, other.columns.nameStarts, ordinal)) {
          columns.names.push(own(name));
        }
        columns.nameStarts.push(columns.names.length);
        for (const name of runColumns) {
          for (const number of eachOf(other.columns[name], other.columns.runStarts, ordinal)) {
            columns[name].push(number);
          }
        }
        columns.runStarts.push(columns.runKinds.length);
      }
    },
  };

  /** The number here of a string of other facts. */
  function numberingOf(other: Facts): (number: number) => number {
    let own = numberings.get(other);
    if (!own) {
      own = new Int32Array(other.strings.length).fill(-1);
      numberings.set(other, own);
    }
    const known = own;
    return (number) => {
      let found = intAt(known, number);
      if (found < 0) {
        found = numberOf(other.strings[number] ?? '');
        known[number] = found;
      }
      return found;
    };
  }
}

/** The kind of each run of fields, and where it ends in the normal text. */
function runsOf(fieldKinds: readonly number[], normal: string): [kind: number, end: number][] {
  const runs: [number, number][] = [];
  let from = 0;
  for (const kind of fieldKinds) {
    const found = normal.indexOf(fieldBreak, from);
    const end = found < 0 ? normal.length : found;
    const last = runs.at(-1);
    if (last?.[0] === kind) last[1] = end;
    else runs.push([kind, end]);
    from = end + fieldBreak.length;
  }
  return runs;
}

export function savedFacts(facts: Facts): SavedFacts {
  return {
    strings: facts.strings,
    columns: Object.fromEntries(
      columnNames.map((name) => [name, facts.columns[name].values.subarray(0, facts.columns[name].length)]),
    ) as Record<ColumnName, Int32Array>,
  };
}

export const colourName = (number: number): Colour | null => colours[number] ?? null;
