import type { ReactNode } from 'react';

const shortNumber = /(?<![\p{Script=Latin}\p{N}.,:%])(\d{1,2})(?![\p{Script=Latin}\p{N}.,:])/gu;

/** Sets one- and two-digit numbers upright in vertical lines (縦中横). */
export function withUprightDigits(text: string): ReactNode {
  // A split by one capturing group answers text and numbers in turn.
  const pieces = text.split(shortNumber);
  if (pieces.length === 1) return text;
  return pieces.map((piece, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of an unchanging text have no other name
      <span key={index} className="paper-upright">
        {piece}
      </span>
    ) : (
      piece
    ),
  );
}
