import type { Landmarks, TextPositionSelector, TextQuoteSelector } from '#shared/model/annotation.ts';
import { contextLength, type SearchedText } from './places.ts';
import { describeRivals } from './rivals.ts';

/** What finds a passage again, in the terms of https://www.w3.org/TR/annotation-model/#selectors. */
export interface PassageSelectors {
  readonly quote: TextQuoteSelector;
  readonly position: TextPositionSelector;
  /** How many other places of the text could have been taken for it when it was described; absent: none. */
  readonly rivals?: number | undefined;
  /** The `fingerprint` of the text in which they were counted. */
  readonly countedIn?: string | undefined;
  /** What tells it from them. */
  readonly landmarks?: Landmarks | undefined;
}

/** The passage `[start, end)` (code points) of a text with what stands around it. */
export const quotePassage = ({ points }: SearchedText, start: number, end: number): TextQuoteSelector => ({
  type: 'TextQuoteSelector',
  exact: points.slice(start, end),
  prefix: points.slice(start - contextLength, start),
  suffix: points.slice(end, end + contextLength),
});

/** Describes the passage `[start, end)` (code points) of a text so that it can be found again. */
export function describePassage(text: SearchedText, start: number, end: number): PassageSelectors {
  const quote = quotePassage(text, start, end);
  const position = { type: 'TextPositionSelector', start, end } as const;
  return { quote, position, ...describeRivals(quote, position, text) };
}
