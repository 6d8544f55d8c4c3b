import type { ReactNode } from 'react';
import { hanWords } from '../../../../layout/hanWords.ts';
import { setLetters } from './setLetters.tsx';

/** A Han text with its words marked as what may be kept whole. Its letters stay the same. */
export function setWords(text: string, vertical: boolean): ReactNode {
  const words = hanWords(text);
  if (words.length === 1) return setLetters(text, vertical);
  return words.map((word, index) =>
    word.length === 1 ? (
      word
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the words of an unchanging text have no other name
      <span key={index} className="paper-word">
        {setLetters(word, vertical)}
      </span>
    ),
  );
}
