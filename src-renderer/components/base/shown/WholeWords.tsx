import { markWords } from './markWords.tsx';

/** A headline in a list or on a cover: a Han one is broken between its words alone. */
export const WholeWords = ({ text }: { readonly text: string }) => markWords(text, 'whole-word');
