/** Finding passages again: describing them, and looking for them in a text that may have changed. */
export { describePassage, type PassageSelectors } from './describe.ts';
export { findPassage, prepareText, type SearchedText } from './find.ts';
export { type Passage, type PassagePart, passageText, readPassage } from './passage.ts';
export { snapSpan } from './snap.ts';
