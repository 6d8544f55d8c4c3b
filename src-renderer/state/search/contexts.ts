import type { SearchHit } from '#shared/model/search.ts';
import { contextsOf, type MatchContext } from '#shared/text/contexts.ts';
import type { ContextSort } from '../navigation/searchWays.ts';

/** A match in context, and where it leads. */
export interface ContextLine extends MatchContext {
  readonly key: string;
  readonly hit: SearchHit;
  /** The place of the match in the canonical text; null where it has none that is known. */
  readonly start: number | null;
}

/** Every match of hits that were asked for with every passage. */
export function contextLines(hits: readonly SearchHit[]): readonly ContextLine[] {
  return hits.flatMap((hit, hitIndex) => {
    const lines = [hit.headlineSnippet, ...hit.snippets].flatMap((snippet) =>
      snippet ? contextsOf(snippet) : [],
    );
    // A note's matches have no place of their own: it opens where its passage is.
    const areMatched = hit.kind !== 'note' && lines.length === hit.matches.length;
    return lines.map((line, index) => ({
      ...line,
      key: `${hitIndex}:${index}`,
      hit,
      start: (areMatched ? hit.matches[index] : hit.matches[0])?.start ?? null,
    }));
  });
}

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
