import approximateSearch from 'approx-string-match';
import type { Anchor, AnchorMethod } from '../model/annotation.ts';
import { type CodePointIndex, indexCodePoints } from '../text/codePoints.ts';
import { type CondensedText, condense } from './condense.ts';
import { contextLength, type PassageSelectors } from './describe.ts';
import { endSimilarity, startSimilarity } from './similarity.ts';

/** Quotes with fewer characters (white space not counted) are found exactly or not at all. */
const shortestFuzzy = 12;
/** At most this share of a quote may differ. */
const editShare = 0.1;
/** And never more edits than this, so that the search stays fast in long quotes. */
const mostEdits = 256;
/** An unchanged quote of this length that occurs once is itself, whatever stands around it now. */
const speaksForItself = 64;
/** How well the text around a candidate must agree (0 to 1), and by how much it must beat the next one. */
const agreement = 0.6;
const shortAgreement = 0.8;
const lead = 0.15;
/** Agreement so good that no edited copy elsewhere needs to be looked for. */
const beyondDoubt = 0.9;
/** More candidates than this are not told apart any more. */
const mostCandidates = 5000;
/** Steps of the approximate search after which it is given up: about a second. */
const mostSteps = 30_000_000;

/** A text in which many passages are looked for; what the search needs is computed once. */
export interface SearchedText {
  readonly text: string;
  readonly points: CodePointIndex;
  condensed(): CondensedText;
}

/** Prepares an issue's canonical text for `findPassage`. */
export function prepareText(text: string): SearchedText {
  let condensed: CondensedText | null = null;
  return {
    text,
    points: indexCodePoints(text),
    condensed() {
      condensed ??= condense(text);
      return condensed;
    },
  };
}

/** A place that may be the passage; offsets in the condensed text. */
interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly edits: number;
  /** Agreement of the text around it with the context written down, 0 to 1; null where there was none. */
  readonly context: number | null;
}

/** A passage with its context, condensed. */
interface CondensedQuote {
  readonly prefix: string;
  readonly exact: string;
  readonly suffix: string;
}

/**
 * Finds a passage in a text that may have changed since it was described; null when it cannot be found
 * for certain. In order: the old position, if quote and context are still there; the quote without
 * regard to line breaks, with agreeing context; the quote with a few edits, with agreeing context.
 * Of several candidates one must clearly agree best, otherwise none is taken: it never guesses.
 */
export function findPassage(selectors: PassageSelectors, text: SearchedText): Anchor | null {
  const { quote, position } = selectors;
  if (quote.exact === '') return null;
  if (isUnmoved(selectors, text)) return { start: position.start, end: position.end, method: 'position' };

  const wanted = condenseQuote(selectors);
  if (wanted.exact === '') return null;
  const same = occurrences(wanted, text.condensed().text);
  if (same === null) return null;
  const certain = decide(same, wanted);
  if (certain?.context && certain.context >= beyondDoubt) return toAnchor(certain, selectors, text, 'quote');

  const similar = similarPlaces(wanted, text.condensed().text);
  if (similar === null) return null;
  const all = [...same, ...similar.filter((place) => !same.some((other) => overlap(place, other)))];
  const found = decide(all, wanted);
  return found ? toAnchor(found, selectors, text, found.edits === 0 ? 'quote' : 'fuzzy') : null;
}

function isUnmoved({ quote, position }: PassageSelectors, { points }: SearchedText): boolean {
  return (
    points.slice(position.start, position.end) === quote.exact &&
    points.slice(position.start - contextLength, position.start) === quote.prefix &&
    points.slice(position.end, position.end + contextLength) === quote.suffix
  );
}

/** Condensed together, so that a hyphen or space at a border is judged by what follows it. */
function condenseQuote({ quote }: PassageSelectors): CondensedQuote {
  const whole = condense(quote.prefix + quote.exact + quote.suffix);
  const start = whole.fromOriginal(quote.prefix.length);
  const end = whole.fromOriginal(quote.prefix.length + quote.exact.length);
  return {
    prefix: whole.text.slice(0, start),
    exact: whole.text.slice(start, end),
    suffix: whole.text.slice(end),
  };
}

/** Every place where the condensed quote stands unchanged; null when there are too many to tell apart. */
function occurrences(wanted: CondensedQuote, text: string): readonly Candidate[] | null {
  const found: Candidate[] = [];
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
function similarPlaces(wanted: CondensedQuote, text: string): readonly Candidate[] | null {
  const { exact } = wanted;
  if (exact.length < shortestFuzzy) return [];
  const edits = Math.min(Math.floor(exact.length * editShare), mostEdits);
  const pieceLength = Math.floor(exact.length / (edits + 1));
  const found: Candidate[] = [];
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
): Candidate | null {
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
): Candidate {
  const { prefix, suffix } = wanted;
  const sides: number[] = [];
  if (prefix !== '') {
    sides.push(endSimilarity(prefix, text.slice(Math.max(0, start - 2 * contextLength), start)));
  }
  if (suffix !== '') sides.push(startSimilarity(suffix, text.slice(end, end + 2 * contextLength)));
  // Text added or removed right beside a passage takes one side's context away; the other still speaks.
  const context = sides.length === 0 ? null : 0.7 * Math.max(...sides) + 0.3 * Math.min(...sides);
  return { start, end, edits, context };
}

const overlap = (one: Candidate, other: Candidate) => one.start < other.end && other.start < one.end;

/** The one candidate that is the passage for certain, or null. */
function decide(candidates: readonly Candidate[], wanted: CondensedQuote): Candidate | null {
  const ranked = candidates.toSorted((a, b) => (b.context ?? 0) - (a.context ?? 0) || a.edits - b.edits);
  const [best, second] = ranked;
  if (!best) return null;
  const alone = second === undefined;
  if (alone && best.edits === 0 && wanted.exact.length >= speaksForItself) return best;
  if (best.context === null) return null;
  const needed = wanted.exact.length < shortestFuzzy ? shortAgreement : agreement;
  if (best.context < needed) return null;
  if (!alone && best.context - (second.context ?? 0) < lead) return null;
  return best;
}

function toAnchor(
  found: Candidate,
  { quote }: PassageSelectors,
  { text, points, condensed }: SearchedText,
  method: AnchorMethod,
): Anchor {
  const map = condensed();
  let start = map.toOriginal(found.start);
  let end = map.toOriginal(found.end - 1) + 1;
  // Layout characters at the quote's own borders were condensed away; take them along where they still are.
  const lead = condense(quote.exact).toOriginal(0);
  if (text.startsWith(quote.exact, start - lead)) {
    start -= lead;
    end = start + quote.exact.length;
  }
  const from = points.toCodePoint(start);
  const to = points.toCodePoint(end);
  // Edits may cut a surrogate pair; the whole character belongs to the passage then.
  return { start: from, end: points.toUtf16(to) < end ? to + 1 : to, method };
}
