import { decimalAt, intAt } from '../index/bytes/checkedRead.ts';
import { fieldsOf } from '../index/indexedDocument.ts';
import type { Segment } from '../index/segment.ts';
import { countInFields, type Matcher } from '../query/matching.ts';
import { fieldKindNumber, fieldKinds } from '../text/fields.ts';

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
    const counter = kindCounter(segment, ordinal, fields);
    for (const { start } of ranges) counter(start);
  } else {
    const found = fieldsOf(segment.document(ordinal));
    countInFields(found, matcher).forEach((count, field) => {
      const kind = fieldKindNumber(found[field]?.name ?? 'body');
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
  const count = kindCounter(segment, ordinal, fields);
  let total = 0;
  for (; at >= 0; at = normal.indexOf(phrase, at + phrase.length)) total += count(at);
  return total;
}

/** Counts matches by the kind of field that they are in; they come in order. */
function kindCounter(
  segment: Segment,
  ordinal: number,
  wanted: Matcher['term']['fields'],
): (at: number) => 0 | 1 {
  const { runStarts, runKinds, runEnds } = segment.facts.columns;
  let run = intAt(runStarts.values, ordinal);
  return (at) => {
    while (at >= intAt(runEnds.values, run)) run++;
    const kind = intAt(runKinds.values, run);
    if (wanted !== null && !wanted.some((name) => fieldKindNumber(name) === kind)) return 0;
    frequencies[kind] = decimalAt(frequencies, kind) + 1;
    return 1;
  };
}
