import { toShown, toText } from './softHyphens.ts';

/**
 * Between a flow's text and an element that shows a part of it, with soft hyphens put in. All offsets are UTF-16
 * units.
 */

/** The stretch of a flow's text that an element shows; all of it where the flow stands in one place. */
export interface ShownPart {
  readonly from: number;
  readonly to: number;
}

/** Where a stretch of the text stands in what an element shows; null where the element shows none of it. */
export function rangeInShown(
  text: string,
  { from, to }: ShownPart,
  shown: string,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } | null {
  if (start >= to || end <= from) return null;
  const part = text.slice(from, to);
  return {
    start: toShown(part, shown, Math.max(start, from) - from, 'start'),
    end: toShown(part, shown, Math.min(end, to) - from, 'end'),
  };
}

/** Offset in the text of an offset in what an element shows. */
export function offsetInText(text: string, { from, to }: ShownPart, shown: string, offset: number): number {
  return from + toText(text.slice(from, to), shown, offset);
}
