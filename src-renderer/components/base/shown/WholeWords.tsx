import { hanWords } from '../../../layout/hanWords.ts';

/** A headline in a list or on a cover: a Han one is broken between its words alone. */
export function WholeWords({ text }: { readonly text: string }) {
  const words = hanWords(text);
  if (words.length === 1) return text;
  return words.map((word, index) =>
    word.length === 1 ? (
      word
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the words of an unchanging text have no other name
      <span key={index} className="whole-word">
        {word}
      </span>
    ),
  );
}
