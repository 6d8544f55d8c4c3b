import approximateSearch from 'approx-string-match';
import type { TextQuoteSelector } from '#shared/model/annotation.ts';
import type { Span } from '#shared/model/span.ts';
import { type CodePointIndex, indexCodePoints } from '#shared/text/codePoints.ts';
import { type CondensedText, condense } from './condense.ts';
import { fingerprintOf } from './fingerprint.ts';
import { endSimilarity, startSimilarity } from './similarity.ts';

/** Length of prefix and suffix in code points, as the Web Annotation world has it (Hypothesis: 32). */
export const contextLength = 32;
/** Quotes with fewer characters are short: see `strict`. */
export const shortestFuzzy = 12;
/** And never more edits than this, so that the search stays fast in long quotes. */
const mostEdits = 256;
/** More candidates than this are not told apart any more. */
const mostCandidates = 5000;
/** Steps of the approximate search after which it is given up: about a second. */
const mostSteps = 30_000_000;

/** How far a place may differ from a quote. */
export interface Tolerance {
  /** At most this share of a quote may differ. */
  readonly editShare: number;
  /** Quotes with fewer characters (white space not counted) are found exactly or not at all. */
  readonly shortest: number;
}

/** Where the program decides alone. */
const strict: Tolerance = { editShare: 0.1, shortest: shortestFuzzy };

/** A text in which many passages are looked for; what the search needs is computed once. */
export interface SearchedText {
  readonly text: string;
  readonly points: CodePointIndex;
  condensed(): CondensedText;
  /** A few letters that tell this text from any other version of it. */
  fingerprint(): string;
  /** See `prepareText`. */
  fold(text: string): string;
}

/**
 * Prepares an issue's canonical text for `findPassage`. `foldCharacter`, where given, answers one
 * character for all that shall count as the same (the two Chinese scripts).
 */
export function prepareText(
  text: string,
  foldCharacter: ((character: string) => string) | null = null,
): SearchedText {
  let condensed: CondensedText | null = null;
  let fingerprint: string | null = null;
  const fold = (unfolded: string) =>
    foldCharacter
      ? unfolded.replaceAll(/\p{Script=Han}/gu, (han) => sameLength(han, foldCharacter(han)))
      : unfolded;
  return {
    text,
    points: indexCodePoints(text),
    fold,
    condensed() {
      condensed ??= condense(fold(text));
      return condensed;
    },
    fingerprint() {
      fingerprint ??= fingerprintOf(text);
      return fingerprint;
    },
  };
}

/** Offsets are those of the text as it is, so what would move them stays unfolded. */
const sameLength = (character: string, folded: string) =>
  folded.length === character.length ? folded : character;

/** A place that may be the passage; offsets in the condensed text. */
export interface PossiblePlace {
  readonly start: number;
  readonly end: number;
  readonly edits: number;
  /** Agreement of the text around it with the context written down, 0 to 1; null where there was none. */
  readonly context: number | null;
  /** The same of the side that agrees better. */
  readonly betterSide: number | null;
}

/** A passage with its context, condensed. */
export interface CondensedQuote {
  readonly prefix: string;
  readonly exact: string;
  readonly suffix: string;
}

/**
 * Every place that may be a quote in a text: unchanged or with a few edits. Null when there are too many
 * to tell apart, or looking would take too long.
 */
export function placesOf(
  wanted: CondensedQuote,
  text: SearchedText,
  tolerance = strict,
): readonly PossiblePlace[] | null {
  const condensed = text.condensed().text;
  const same = occurrences(wanted, condensed);
  if (same === null) return null;
  const similar = similarPlaces(wanted, condensed, tolerance);
  if (similar === null) return null;
  return [...same, ...similar.filter((place) => !same.some((other) => overlap(place, other)))];
}

/** Condensed together, so that a hyphen or space at a border is judged by what follows it. */
export function condenseQuote(quote: TextQuoteSelector, { fold }: SearchedText): CondensedQuote {
  const whole = condense(fold(quote.prefix + quote.exact + quote.suffix));
  const start = whole.fromOriginal(quote.prefix.length);
  const end = whole.fromOriginal(quote.prefix.length + quote.exact.length);
  return {
    prefix: whole.text.slice(0, start),
    exact: whole.text.slice(start, end),
    suffix: whole.text.slice(end),
  };
}

/** Every place where the condensed quote stands unchanged; null when there are too many to tell apart. */
function occurrences(wanted: CondensedQuote, text: string): readonly PossiblePlace[] | null {
  const found: PossiblePlace[] = [];
  for (let at = text.indexOf(wanted.exact); at >= 0; at = text.indexOf(wanted.exact, at + 1)) {
    if (found.length === mostCandidates) return null;
    found.push(candidate(wanted, text, at, at + wanted.exact.length, 0));
  }
  return found;
}

/**
 * Every place where the quote stands with at most the allowed edits. A place with k edits holds at least
 * one of k + 1 pieces of the quote unchanged, so only the surroundings of such pieces are searched.
 */
function similarPlaces(
  wanted: CondensedQuote,
  text: string,
  { editShare, shortest }: Tolerance,
): readonly PossiblePlace[] | null {
  const { exact } = wanted;
  if (exact.length < shortest) return [];
  const edits = Math.min(Math.floor(exact.length * editShare), mostEdits);
  const pieceLength = Math.floor(exact.length / (edits + 1));
  const found: PossiblePlace[] = [];
  const searched = new Set<number>();
  // What the approximate search does for every window before it starts: a bit vector for every letter.
  const preparation = (new Set(exact).size * exact.length) / 8;
  let steps = 0;
  for (let piece = 0; piece <= edits; piece++) {
    const offset = piece * pieceLength;
    const unchanged = exact.slice(offset, offset + pieceLength);
    for (let at = text.indexOf(unchanged); at >= 0; at = text.indexOf(unchanged, at + 1)) {
      const start = Math.max(0, at - offset - edits);
      if (found.some((place) => Math.abs(place.start - (at - offset)) <= edits)) continue;
      // Pieces of one place lead to windows that differ by the edits between them.
      const window = Math.floor(start / (edits + 1));
      if (searched.has(window)) continue;
      searched.add(window);
      const from = window * (edits + 1);
      const to = Math.min(text.length, from + exact.length + 4 * edits + 1);
      steps += (to - from) * Math.ceil((edits + 1) / 32) + preparation;
      if (searched.size > mostCandidates || steps > mostSteps) return null;
      const place = bestPlace(wanted, text, from, to, edits);
      if (place && !found.some((other) => overlap(place, other))) found.push(place);
    }
  }
  return found;
}

/** The place with the fewest edits in a window; among equals the one that is as long as the quote. */
function bestPlace(
  wanted: CondensedQuote,
  text: string,
  from: number,
  to: number,
  edits: number,
): PossiblePlace | null {
  const matches = approximateSearch(text.slice(from, to), wanted.exact, edits);
  const length = wanted.exact.length;
  let best: (typeof matches)[number] | null = null;
  for (const match of matches) {
    const off = Math.abs(match.end - match.start - length);
    if (best === null || off < Math.abs(best.end - best.start - length)) best = match;
  }
  return best && candidate(wanted, text, from + best.start, from + best.end, best.errors);
}

function candidate(
  wanted: CondensedQuote,
  text: string,
  start: number,
  end: number,
  edits: number,
): PossiblePlace {
  const { prefix, suffix } = wanted;
  const sides: number[] = [];
  if (prefix !== '') {
    sides.push(endSimilarity(prefix, text.slice(Math.max(0, start - 2 * contextLength), start)));
  }
  if (suffix !== '') sides.push(startSimilarity(suffix, text.slice(end, end + 2 * contextLength)));
  // Text added or removed right beside a passage takes one side's context away; the other still speaks.
  const betterSide = sides.length === 0 ? null : Math.max(...sides);
  const context = betterSide === null ? null : 0.7 * betterSide + 0.3 * Math.min(...sides);
  return { start, end, edits, context, betterSide };
}

/** Where a span of a text (code points) is in its condensed form (UTF-16). */
export function condensedSpan({ start, end }: Span, { points, condensed }: SearchedText): Span {
  const { fromOriginal } = condensed();
  return { start: fromOriginal(points.toUtf16(start)), end: fromOriginal(points.toUtf16(end)) };
}

export const overlap = (one: Span, other: Span) => one.start < other.end && other.start < one.end;
