/** Finding passages again: describing them, and looking for them in a text that may have changed. */
export { findCandidates } from './candidates.ts';
export { describePassage, type PassageSelectors, quotePassage } from './describe.ts';
export { findPassage, isUnmoved } from './find.ts';
export { byPlace } from './order.ts';
export { type Passage, type PassagePart, passageText, readPassage } from './passage.ts';
export { prepareText, type SearchedText } from './places.ts';
export { describeRivals } from './rivals.ts';
export { snapSpan } from './snap.ts';
