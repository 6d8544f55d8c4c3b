import type { SearchHit } from '#shared/model/search.ts';
import { contextsOf, type MatchContext } from '#shared/text/contexts.ts';

/** A match in context, and where it leads. */
export interface ContextLine extends MatchContext {
  /** Tells it from the other lines of the same hits. */
  readonly key: string;
  readonly hit: SearchHit;
  /** The place of the match in the canonical text; null where it has none that is known. */
  readonly start: number | null;
}

/** Every match in the hits' headlines and snippets, in order; all there are if the hits bring every passage. */
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
