import { decimalAt, intAt } from '../index/bytes/checkedRead.ts';
import { fieldsOf } from '../index/indexedDocument.ts';
import type { Segment } from '../index/segment.ts';
import { countInFields, type Matcher } from '../query/matching.ts';
import { fieldBreak, fieldKindNumber, fieldKinds } from '../text/fields.ts';

/** Counts matches in the texts of a segment. */

/** Number of matches of the term that was counted last, by kind of field; filled anew for each. */
export const frequencies = new Float64Array(fieldKinds);

/** Counts a term's matches and leaves them by kind in `frequencies`. */
export function countMatches(segment: Segment, ordinal: number, normal: string, matcher: Matcher): number {
  const { kind, normal: phrase, fields } = matcher.term;
  if (matcher.isFolded && kind === 'phrase') return countPhrase(segment, ordinal, normal, phrase, fields);
  const ranges = matcher.matches(normal);
  if (ranges.length === 0) return 0;
  frequencies.fill(0);
  if (matcher.isFolded) {
    const counter = kindCounter(segment, ordinal, normal, fields);
    for (const { start } of ranges) counter(start);
  } else {
    countInFields(fieldsOf(segment.document(ordinal)), matcher).forEach((count, field) => {
      const kind = kindOf(segment, ordinal, field);
      frequencies[kind] = decimalAt(frequencies, kind) + count;
    });
  }
  return frequencies.reduce((sum, count) => sum + count, 0);
}

/** The same for a phrase in the normal form, which most texts are read for. */
export function countPhrase(
  segment: Segment,
  ordinal: number,
  normal: string,
  phrase: string,
  fields: Matcher['term']['fields'],
): number {
  let at = normal.indexOf(phrase);
  if (at < 0) return 0;
  frequencies.fill(0);
  const count = kindCounter(segment, ordinal, normal, fields);
  let total = 0;
  for (; at >= 0; at = normal.indexOf(phrase, at + phrase.length)) total += count(at);
  return total;
}

/** Counts matches by the kind of field that they are in; they come in order. */
function kindCounter(
  segment: Segment,
  ordinal: number,
  normal: string,
  wanted: Matcher['term']['fields'],
): (at: number) => 0 | 1 {
  let field = 0;
  let fieldEnd = endOfField(normal, 0);
  return (at) => {
    while (at > fieldEnd) {
      field++;
      fieldEnd = endOfField(normal, fieldEnd + 1);
    }
    const kind = kindOf(segment, ordinal, field);
    if (wanted !== null && !wanted.some((name) => fieldKindNumber(name) === kind)) return 0;
    frequencies[kind] = decimalAt(frequencies, kind) + 1;
    return 1;
  };
}

function kindOf(segment: Segment, ordinal: number, field: number): number {
  const { fields, fieldStarts } = segment.facts.columns;
  return intAt(fields.values, intAt(fieldStarts.values, ordinal) + field);
}

function endOfField(normal: string, from: number): number {
  const end = normal.indexOf(fieldBreak, from);
  return end < 0 ? normal.length : end;
}
