import type { ReactNode } from 'react';
import { splitAtDots, splitAtJoints, splitAtNumbers } from '../../../../layout/lines/ties.ts';

const shortNumber = /(?<![\p{Script=Latin}\p{N}.,:%])(\d{1,2})(?![\p{Script=Latin}\p{N}.,:])/u;

/**
 * A text with what is never broken held together and, in vertical lines, one- and two-digit numbers set upright
 * (縦中横). Its letters stay the same.
 */
export function setLetters(text: string, vertical: boolean): ReactNode {
  const words = (part: string) => wrapped(splitAtDots(part), 'paper-tied', (rest) => rest);
  const set = (part: string) =>
    vertical ? wrapped(part.split(shortNumber), 'paper-upright', words) : words(part);
  return wrapped(splitAtNumbers(text), 'paper-number', set, (number) =>
    wrapped(splitAtJoints(number), 'paper-tied', (rest) => rest),
  );
}

/** Wraps every second piece, as a split by one capturing group answers them. */
function wrapped(
  pieces: readonly string[],
  className: string,
  set: (piece: string) => ReactNode,
  setWrapped: (piece: string) => ReactNode = (piece) => piece,
): ReactNode {
  if (pieces.length === 1) return set(pieces[0] ?? '');
  return pieces.map((piece, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of an unchanging text have no other name
      <span key={index} className={className}>
        {setWrapped(piece)}
      </span>
    ) : (
      set(piece)
    ),
  );
}
