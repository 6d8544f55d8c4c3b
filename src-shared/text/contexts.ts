import type { Snippet } from '#shared/model/search.ts';
import { indexCodePoints } from './codePoints.ts';

/** A match with what stands before and after it in its passage, on one line (keyword in context). */
export interface MatchContext {
  readonly before: string;
  readonly match: string;
  readonly after: string;
}

/** The matches of a passage in order. */
export function contextsOf({ text, matches }: Snippet): readonly MatchContext[] {
  const index = indexCodePoints(text);
  const between = (start: number, end: number) => oneLine(index.slice(start, end));
  return matches.map(({ start, end }) => ({
    before: between(0, start),
    match: between(start, end),
    after: between(end, index.length),
  }));
}

/** Line breaks and runs of spaces made one space each. */
export const oneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ');
