import odds from './letterOdds.json' with { type: 'json' };

/** The space around words, then the letters that the odds know. */
export const letters = ' abcdefghijklmnopqrstuvwxyz';

const folded: Readonly<Record<string, string>> = {
  ſ: 's',
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** The words of a Latin text in plain small letters. */
export const foldedWords = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/[ſßæøœłđðþı]/gu, (letter) => folded[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .match(/[a-z]+/gu) ?? [];

/** How surprising every letter of a folded word and its end are after the two before, in bits. */
export function surprises(word: string): readonly number[] {
  const places = [...`  ${word} `].map((letter) => letters.indexOf(letter));
  return places.slice(2).map((third, at) => {
    const [first, second] = [places[at], places[at + 1]];
    if (first === undefined || second === undefined) throw new RangeError('No letter before the first.');
    const digit = odds[first]?.charAt(second * letters.length + third) ?? '';
    return Number.parseInt(digit, 36) / 2;
  });
}
