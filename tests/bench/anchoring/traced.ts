import type { Span } from '#shared/model/span.ts';

/** Stands for a character that the original does not have: inserted, or part of a copy. */
export const fromNowhere = -1;

/** A text of which every character knows where it stood in the original, so that the truth about a passage is known. */
export interface TracedText {
  readonly characters: readonly string[];
  /** For every character its offset in the original, in code points, or `fromNowhere`. */
  readonly origins: readonly number[];
}

export function trace(text: string): TracedText {
  const characters = Array.from(text);
  return { characters, origins: characters.map((_, offset) => offset) };
}

export const textOf = (traced: TracedText): string => traced.characters.join('');

/** Puts pieces of traced texts one after the other. */
export function joined(pieces: readonly TracedText[]): TracedText {
  return {
    characters: pieces.flatMap(({ characters }) => characters),
    origins: pieces.flatMap(({ origins }) => origins),
  };
}

export function piece({ characters, origins }: TracedText, { start, end }: Span): TracedText {
  return { characters: characters.slice(start, end), origins: origins.slice(start, end) };
}

/** Some words that were not in the original. */
export function inserted(text: string): TracedText {
  const characters = Array.from(text);
  return { characters, origins: characters.map(() => fromNowhere) };
}

export type Verdict = 'right' | 'wrong' | 'orphan';

/** How many letters at a border may be another's: where letters were lost there, nobody can tell. */
const slack = 3;

/**
 * Judges where an anchor put the passage `[start, end)` of the original. Right: what it covers comes
 * from the passage (bar `slack` letters at the borders and a fifth inside) and is four fifths of what
 * is left of it. Everything else on any text is wrong.
 */
export function judge(text: TracedText, passage: Span, anchor: Span | null): Verdict {
  if (anchor === null) return 'orphan';
  const isLetter = (offset: number) => {
    const character = text.characters[offset] ?? ' ';
    // A hyphen may be layout.
    return /\S/u.test(character) && character !== '-';
  };
  const stems = (origin: number, margin: number) =>
    origin !== fromNowhere && origin >= passage.start - margin && origin < passage.end + margin;
  let covered = 0;
  let own = 0;
  let ownStrict = 0;
  for (let offset = anchor.start; offset < anchor.end; offset++) {
    if (!isLetter(offset)) continue;
    covered++;
    const origin = text.origins[offset] ?? fromNowhere;
    if (stems(origin, slack)) own++;
    if (stems(origin, 0)) ownStrict++;
  }
  let left = 0;
  text.origins.forEach((origin, offset) => {
    if (stems(origin, 0) && isLetter(offset)) left++;
  });
  return own >= 0.8 * covered && ownStrict >= 0.8 * left && ownStrict > 0 ? 'right' : 'wrong';
}
