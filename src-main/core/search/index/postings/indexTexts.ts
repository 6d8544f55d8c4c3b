import { bodyKind, fieldBreak, fieldKinds } from '../../text/fields.ts';
import { eachTerm, letterMark } from '../../text/terms.ts';
import { intAt } from '../bytes/checkedRead.ts';
import { byteSink, grown, type Numbers, numbers } from '../bytes/growable.ts';
import { type PackedPostings, postingsWriter } from './packedPostings.ts';
import { kindsAt, writeKinds } from './postingList.ts';
import { sortedNumbers, termNumbers } from './termNumbers.ts';

/** A text in the normal form, its fields joined by `fieldBreak`, and the kind of each field. */
export interface TextToIndex {
  readonly normal: string;
  readonly kindOf: (field: number) => number;
}

/** The postings of texts, numbered from 0. */
export function indexTexts(texts: Iterable<TextToIndex>): PackedPostings {
  const terms = termNumbers();
  const entries: Entries = { terms: new Int32Array(1 << 16), standings: new Int32Array(1 << 16), ends: [] };
  const pairs: Pairs = { terms: numbers(), places: numbers() };
  /** What `writeKinds` wrote, one term of a document after the other. */
  const kinds = byteSink();
  let length = 0;
  /** By term, for the document that `seenIn` names: matches in the body, and where the last one ends. */
  let bodies = new Int32Array(1 << 16);
  let matchedTo = new Int32Array(1 << 16);
  let seenIn = new Int32Array(1 << 16);
  let inDocument: number[] = [];
  /** Matches outside the body: term and kind as one number. */
  let elsewhere: number[] = [];
  let kind = bodyKind;
  let offset = 0;
  let document = 0;

  const count = (term: number, start: number, end: number) => {
    if (term >= bodies.length) {
      bodies = grown(bodies, term);
      matchedTo = grown(matchedTo, bodies.length - 1);
      seenIn = grown(seenIn, bodies.length - 1);
    }
    if (seenIn[term] !== document) {
      seenIn[term] = document;
      bodies[term] = 0;
      inDocument.push(term);
    } else if (offset + start < intAt(matchedTo, term)) {
      // 妈妈 is in 妈妈妈 once, as `occurrences` counts.
      return;
    }
    matchedTo[term] = offset + end;
    if (kind === bodyKind) bodies[term] = intAt(bodies, term) + 1;
    else elsewhere.push(term * fieldKinds + kind);
  };

  /** Counts a pair of characters and keeps its place. */
  const countPair = (term: number, start: number, end: number) => {
    const isFirst = seenIn[term] !== document;
    count(term, start, end);
    pairs.terms.push(term);
    pairs.places.push((offset + start) * 2 + Number(isFirst));
  };

  /** Gives terms that stand elsewhere a negative number in `bodies`: where their numbers are in `kinds`. */
  const closeElsewhere = () => {
    elsewhere.sort((a, b) => a - b);
    for (let at = 0; at < elsewhere.length; ) {
      const term = Math.floor((elsewhere[at] ?? 0) / fieldKinds);
      const others: [number, number][] = [];
      for (; Math.floor((elsewhere[at] ?? -1) / fieldKinds) === term; at++) {
        const other = (elsewhere[at] ?? 0) % fieldKinds;
        const last = others.at(-1);
        if (last?.[0] === other) last[1]++;
        else others.push([other, 1]);
      }
      const place = kinds.length;
      writeKinds(kinds, intAt(bodies, term), others);
      bodies[term] = -1 - place;
    }
  };

  for (const text of texts) {
    document++;
    inDocument = [];
    elsewhere = [];
    offset = 0;
    text.normal.split(fieldBreak).forEach((normal, field) => {
      kind = text.kindOf(field);
      eachTerm(normal, {
        word: (start, end) => count(terms.other(normal.slice(start, end)), start, end),
        character(start, end, isLetter) {
          const term =
            end - start === 1
              ? terms.single(normal.charCodeAt(start), isLetter)
              : terms.other((isLetter ? letterMark : '') + normal.slice(start, end));
          count(term, start, end);
        },
        pair(start, end, areLetters) {
          const term =
            end - start === 2
              ? terms.pair(normal.charCodeAt(start), normal.charCodeAt(start + 1), areLetters)
              : terms.other((areLetters ? letterMark : '') + normal.slice(start, end));
          countPair(term, start, end);
        },
      });
      offset += normal.length + fieldBreak.length;
    });
    if (elsewhere.length > 0) closeElsewhere();
    entries.terms = grown(entries.terms, length + inDocument.length);
    entries.standings = grown(entries.standings, length + inDocument.length);
    for (const term of inDocument) {
      entries.terms[length] = term;
      entries.standings[length++] = intAt(bodies, term);
    }
    entries.ends.push(length);
  }
  return sortedPostings(terms.texts, entries, pairs, kinds.values);
}

/** Terms as they stand in documents, document by document; `ends` says where each document's end. */
interface Entries {
  terms: Int32Array<ArrayBuffer>;
  /** How often in the body; negative for what stands elsewhere: -1 less its place in `kinds`. */
  standings: Int32Array<ArrayBuffer>;
  readonly ends: number[];
}

/** Pairs of characters as they stand in the texts, and where: twice the place, plus one for the first in a document. */
interface Pairs {
  readonly terms: Numbers;
  readonly places: Numbers;
}

/** Where what stands with each term begins once it is sorted by term, and the end of the last. */
function beginsByTerm(terms: Int32Array, length: number, termCount: number): Int32Array {
  const begins = new Int32Array(termCount + 1);
  for (let at = 0; at < length; at++) {
    const after = intAt(terms, at) + 1;
    begins[after] = intAt(begins, after) + 1;
  }
  for (let term = 0; term < termCount; term++) {
    begins[term + 1] = intAt(begins, term + 1) + intAt(begins, term);
  }
  return begins;
}

/** The places of each pair, in order, pair by pair. */
function placesByTerm({ terms, places }: Pairs, termCount: number) {
  const begins = beginsByTerm(terms.values, terms.length, termCount);
  const next = begins.slice();
  const sorted = new Int32Array(terms.length);
  for (let at = 0; at < terms.length; at++) {
    const term = intAt(terms.values, at);
    const to = intAt(next, term);
    next[term] = to + 1;
    sorted[to] = intAt(places.values, at);
  }
  return { begins, sorted };
}

function sortedPostings(
  texts: readonly string[],
  entries: Entries,
  pairs: Pairs,
  kinds: Uint8Array,
): PackedPostings {
  const last = entries.ends.at(-1) ?? 0;
  const begins = beginsByTerm(entries.terms, last, texts.length);
  const next = begins.slice();
  const ordinals = new Int32Array(last);
  const standings = new Int32Array(last);
  let at = 0;
  entries.ends.forEach((end, ordinal) => {
    for (; at < end; at++) {
      const term = intAt(entries.terms, at);
      const place = intAt(next, term);
      next[term] = place + 1;
      ordinals[place] = ordinal;
      standings[place] = intAt(entries.standings, at);
    }
  });
  const places = placesByTerm(pairs, texts.length);
  const writer = postingsWriter();
  const writePlaces = (term: number) => {
    const to = intAt(places.begins, term + 1);
    let before = 0;
    for (let at = intAt(places.begins, term); at < to; at++) {
      const place = intAt(places.sorted, at);
      if (isFirstPlace(place)) before = 0;
      const isLast = at + 1 === to || isFirstPlace(intAt(places.sorted, at + 1));
      writer.position((place >> 1) - before, isLast);
      before = place >> 1;
    }
  };
  for (const term of sortedNumbers(texts)) {
    const to = intAt(begins, term + 1);
    for (let place = intAt(begins, term); place < to; place++) {
      const standing = intAt(standings, place);
      const ordinal = intAt(ordinals, place);
      if (standing > 0) writer.posting(ordinal, standing);
      else writer.posting(ordinal, kindsAt(kinds, -1 - standing));
    }
    writePlaces(term);
    writer.endTerm(texts[term] ?? '');
  }
  return writer.finish();
}

const isFirstPlace = (place: number): boolean => (place & 1) === 1;
