import type { Snippet } from '#shared/model/search.ts';
import type { Span } from '#shared/model/span.ts';
import { codePointLength } from '#shared/text/codePoints.ts';
import type { SearchDocument, SearchFieldName } from '../engine.ts';
import { type KnownForm, type Matcher, matchesInText } from '../query/matching.ts';

/** A snippet holds this much: 160 Latin letters, or 60 Chinese characters, which are wider. */
const budget = 160;
const wideCharacter = 160 / 60;
/** The share of the room around the matches that stands before them. */
const leadShare = 0.4;
/** A cut moves at most so many letters to the next space. */
const wordReach = 16;
/** So many of a hit’s passages are shown, unless one of each match is asked for. */
const mostSnippets = 3;
const ellipsis = '…';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * Matches of all terms in the text of a field as it is, in UTF-16 offsets and in order, each once. The text's normal
 * form is given where it is known.
 */
export function matchesIn(
  text: string,
  terms: readonly Matcher[],
  name: SearchFieldName,
  known?: KnownForm,
): readonly Span[] {
  const asked = terms.filter(({ term: { fields } }) => fields === null || fields.includes(name));
  const [only, ...more] = asked;
  if (!only) return [];
  if (more.length === 0) return matchesInText(text, only, known);
  const found = asked.flatMap((matcher) => matchesInText(text, matcher, known));
  return found
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .filter((match, index) => {
      const before = found[index - 1];
      return before?.start !== match.start || before.end !== match.end;
    });
}

/** A whole text as a snippet, with its matches; its normal form is given where it is known. */
export function wholeSnippet(
  text: string,
  terms: readonly Matcher[],
  name: SearchFieldName,
  known?: KnownForm,
): Snippet {
  return snippetOf(text, { start: 0, end: text.length }, matchesIn(text, terms, name, known));
}

/** A field with its matches, in UTF-16 offsets of its flow's text. */
export interface MatchedField {
  readonly field: SearchDocument['fields'][number];
  readonly matches: readonly Span[];
}

/** The passages with the most matches, at most three, in reading order; the headline is shown apart. */
export function snippetsOf(fields: readonly MatchedField[]): readonly Snippet[] {
  const passages = fields.flatMap(passagesOf);
  if (passages.length <= mostSnippets) return passages.map(snippetOfPassage);
  return passages
    .map((passage, order) => ({ passage, order }))
    .sort((a, b) => b.passage.matches - a.passage.matches || a.order - b.order)
    .slice(0, mostSnippets)
    .sort((a, b) => a.order - b.order)
    .map(({ passage }) => snippetOfPassage(passage));
}

/** Every match in a passage of its own, in reading order; the headline is shown apart. */
export function snippetOfEach(fields: readonly MatchedField[]): readonly Snippet[] {
  return fields.flatMap(({ field, matches }) =>
    matches.flatMap((match) => passagesOf({ field, matches: [match] }).map(snippetOfPassage)),
  );
}

/** A stretch of a field that a snippet can be made of. */
interface Passage {
  readonly of: MatchedField;
  readonly window: Span;
  /** How many of the matches it is for. */
  readonly matches: number;
}

function passagesOf(of: MatchedField): readonly Passage[] {
  if (of.field.name === 'headline') return [];
  return Array.from(windowsOf(of.field.flow.text, of.matches), (window) => ({ of, ...window }));
}

function snippetOfPassage({ of: { field, matches }, window }: Passage): Snippet {
  const snippet = snippetOf(field.flow.text, window, matches);
  return field.name === 'printed' ? { ...snippet, printed: true } : snippet;
}

/** Stretches of the text that hold all matches, each within the budget where its first match is. */
function* windowsOf(text: string, matches: readonly Span[]): Generator<Omit<Passage, 'of'>> {
  let next = 0;
  for (let first = matches[0]; first !== undefined; first = matches[next]) {
    const before = next;
    const core = { start: first.start, end: advance(text, first.start, first.end, budget) };
    const farthest = advance(text, core.start, text.length, budget * (1 - leadShare / 2));
    next++;
    for (let other = matches[next]; other !== undefined; other = matches[++next]) {
      if (farthest < other.end) break;
      core.end = Math.max(core.end, other.end);
    }
    const room = Math.max(0, budget - widthOf(text, core));
    const start = retreat(text, core.start, room * leadShare);
    const end = advance(text, core.end, text.length, room - widthOf(text, { start, end: core.start }));
    const cut = {
      start: start === 0 ? 0 : cutBefore(text, start, core.start),
      end: end === text.length ? end : cutAfter(text, end, core.end),
    };
    while ((matches[next]?.end ?? Number.POSITIVE_INFINITY) <= cut.end) next++;
    yield { window: cut, matches: next - before };
  }
}

const widthAt = (text: string, at: number) => (text.charCodeAt(at) >= 0x1100 ? wideCharacter : 1);

function widthOf(text: string, span: Span): number {
  let width = 0;
  for (let at = span.start; at < span.end; at++) width += widthAt(text, at);
  return width;
}

/** The offset behind as much text from `from` as the width has room for, at most `to`. */
function advance(text: string, from: number, to: number, width: number): number {
  let left = width;
  let at = from;
  while (at < to && left >= widthAt(text, at)) left -= widthAt(text, at++);
  return at;
}

function retreat(text: string, from: number, width: number): number {
  let left = width;
  let at = from;
  while (at > 0 && left >= widthAt(text, at - 1)) left -= widthAt(text, --at);
  return at;
}

/**
 * Characters that join with nothing: between two of them a grapheme always ends. They have no value of
 * Grapheme_Cluster_Break (https://www.unicode.org/reports/tr29/) but Other, and are no pictographs.
 */
const plain = /^[ -~\u2010-\u2027\u3001-\u3020\u4e00-\u9fff\uff01-\uff60]{2}$/u;

function graphemeStart(text: string, at: number): number {
  if (plain.test(text.slice(at - 1, at + 1))) return at;
  return graphemes.segment(text).containing(at)?.index ?? at;
}

/** Where to begin: behind the next space if one is near, never inside a grapheme, never behind `limit`. */
function cutBefore(text: string, at: number, limit: number): number {
  const nearSpace = text.slice(at, Math.min(at + wordReach, limit)).search(/\s/u);
  return graphemeStart(text, nearSpace < 0 ? at : at + nearSpace + 1);
}

/** Where to end: before the last space if one is near, never inside a grapheme of the matches. */
function cutAfter(text: string, at: number, limit: number): number {
  const from = Math.max(limit, at - wordReach);
  const before = text.slice(from, at).search(/\s\S*$/u);
  const cut = graphemeStart(text, before < 0 ? at : from + before);
  return cut > limit ? cut : Math.max(at, limit);
}

function snippetOf(text: string, window: Span, matches: readonly Span[]): Snippet {
  const lead = window.start > 0 ? ellipsis : '';
  const tail = window.end < text.length ? ellipsis : '';
  let at = window.start;
  let codePoints = codePointLength(lead);
  const spans = spansIn(window, matches).map(({ start, end }): Span => {
    const spanStart = codePoints + codePointLength(text.slice(at, start));
    codePoints = spanStart + codePointLength(text.slice(start, end));
    at = end;
    return { start: spanStart, end: codePoints };
  });
  return { text: lead + text.slice(window.start, window.end) + tail, matches: spans };
}

/** The parts of matches, given in order, inside a window, none of them over another. */
function spansIn(window: Span, matches: readonly Span[]): Span[] {
  const spans: Span[] = [];
  let at = window.start;
  for (const match of matches) {
    if (match.start >= window.end) break;
    const start = Math.max(match.start, at);
    const end = Math.min(match.end, window.end);
    if (start >= end) continue;
    spans.push({ start, end });
    at = end;
  }
  return spans;
}
