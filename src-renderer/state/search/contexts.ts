import type { ContextLine } from '#shared/text/contextLines.ts';
import type { ContextSort } from '../navigation/searchWays.ts';

/** So many characters or words beside a match decide its place. */
const depth = 12;
/** A character of a script without spaces, or a word. */
const unit = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{N}]+/gu;

/** Sorted by what stands nearest to the match, then by what stands next to that. Punctuation counts for nothing. */
export function sortContexts(
  lines: readonly ContextLine[],
  sort: ContextSort,
  language: string,
): readonly ContextLine[] {
  if (sort === 'hits') return lines;
  const { compare } = new Intl.Collator(language);
  const keyed = lines.map((line) => ({
    line,
    units:
      sort === 'right' ? unitsOf(line.after).slice(0, depth) : unitsOf(line.before).reverse().slice(0, depth),
  }));
  return keyed.sort((a, b) => compareUnits(a.units, b.units, compare)).map(({ line }) => line);
}

const unitsOf = (text: string): string[] => text.match(unit) ?? [];

function compareUnits(
  a: readonly string[],
  b: readonly string[],
  compare: (a: string, b: string) => number,
): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const order = compare(a[at] ?? '', b[at] ?? '');
    if (order !== 0) return order;
  }
  return a.length - b.length;
}
