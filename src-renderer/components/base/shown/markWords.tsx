import type { ReactNode } from 'react';
import { hanWords } from '../../../layout/hanWords.ts';

/**
 * A Han text with each of its words of several letters in an element of the class, so that it can be kept whole; `set`
 * sets the letters within. The letters stay the same.
 */
export function markWords(
  text: string,
  className: string,
  set: (letters: string) => ReactNode = (letters) => letters,
): ReactNode {
  const words = hanWords(text);
  if (words.length === 1) return set(text);
  return words.map((word, index) =>
    word.length === 1 ? (
      word
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the words of an unchanging text have no other name
      <span key={index} className={className}>
        {set(word)}
      </span>
    ),
  );
}
