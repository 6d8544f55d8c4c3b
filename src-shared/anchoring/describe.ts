import type { TextPositionSelector, TextQuoteSelector } from '../model/annotation.ts';
import type { CodePointIndex } from '../text/codePoints.ts';

/** Length of prefix and suffix in code points, as the Web Annotation world has it (Hypothesis: 32). */
export const contextLength = 32;

/** What finds a passage again, in the terms of https://www.w3.org/TR/annotation-model/#selectors. */
export interface PassageSelectors {
  readonly quote: TextQuoteSelector;
  readonly position: TextPositionSelector;
}

/** Describes the passage `[start, end)` (code points) of a text so that it can be found again. */
export function describePassage(text: CodePointIndex, start: number, end: number): PassageSelectors {
  return {
    quote: {
      type: 'TextQuoteSelector',
      exact: text.slice(start, end),
      prefix: text.slice(start - contextLength, start),
      suffix: text.slice(end, end + contextLength),
    },
    position: { type: 'TextPositionSelector', start, end },
  };
}
