import { indexTexts, type TextToIndex } from './indexTexts.ts';
import { countedOf } from './packedPostings.ts';
import type { CountedDocuments } from './postingList.ts';
import { bodyKind, fieldKinds } from './ranking.ts';
import { termsIn } from './termDirectory.ts';
import { isTokenTerm, isWordTerm } from './terms.ts';

/**
 * How often terms stand in documents, for an index that knows only which tokens a document has. A character
 * or bigram that stands otherwise than once in the body has, beside itself, a token for each kind of field
 * that it stands in: the term, a mark, the kind as one digit, and the number.
 */

/** No term has it: control characters are in none. The next character ends the range of a term's tokens. */
const mark = '\u0001';
const afterMark = '\u0002';

/** Whether a token is a term and not the number of one. */
export const isTerm = (token: string): boolean => !token.includes(mark);

/** Between which strings a term's numbers are. */
export const rangeOf = (term: string): readonly [string, string] => [term + mark, term + afterMark];

/** The tokens of each text: its terms and their numbers. */
export function tokensOf(texts: readonly TextToIndex[]): string[][] {
  const postings = indexTexts(texts);
  const tokens: string[][] = texts.map(() => []);
  for (const entry of termsIn(postings.directory)) {
    const { term } = entry;
    if (!isTokenTerm(term)) continue;
    const isCounted = !isWordTerm(term);
    const { ordinals, counts } = countedOf(postings, entry);
    for (let i = 0; i < ordinals.length; i++) {
      const own = tokens[ordinals[i] ?? 0];
      own?.push(term);
      if (!isCounted || standsOnce(counts, i)) continue;
      for (let kind = 0; kind < fieldKinds; kind++) {
        const number = counts[kind]?.[i] ?? 0;
        if (number > 0) own?.push(`${term}${mark}${kind}${number}`);
      }
    }
  }
  return tokens;
}

function standsOnce(counts: CountedDocuments['counts'], at: number): boolean {
  return counts.every((column, kind) => (column?.[at] ?? 0) === Number(kind === bodyKind));
}

/** Reads numbers back: `ordinals` have the term, and `numbers` are its other tokens with their documents. */
export function countedFrom(
  ordinals: Int32Array,
  numbers: Iterable<readonly [token: string, ordinals: ArrayLike<number>]>,
): CountedDocuments {
  const counts: (Int32Array | null)[] = new Array(fieldKinds).fill(null);
  const isOnce = new Uint8Array(ordinals.length).fill(1);
  for (const [token, having] of numbers) {
    const at = token.indexOf(mark) + mark.length;
    const kind = Number(token.charAt(at));
    const number = Number(token.slice(at + 1));
    const column = counts[kind] ?? new Int32Array(ordinals.length);
    counts[kind] = column;
    let place = 0;
    for (let i = 0; i < having.length; i++) {
      while ((ordinals[place] ?? Number.POSITIVE_INFINITY) < (having[i] ?? 0)) place++;
      column[place] = number;
      isOnce[place] = 0;
    }
  }
  const body = counts[bodyKind] ?? new Int32Array(ordinals.length);
  counts[bodyKind] = body;
  for (let place = 0; place < isOnce.length; place++) if (isOnce[place]) body[place] = 1;
  return { ordinals, counts };
}
