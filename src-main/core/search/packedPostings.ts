import { fieldBreak } from './storedDocument.ts';
import { eachTerm } from './terms.ts';

/**
 * Postings in bytes: for every document with a term, the distance from the one before (seven bits a
 * byte, lowest first, the last without the high bit) and one byte with the number of times the term
 * stands in the body. That byte is 0 where the term stands in another field as well or too often for a
 * byte, so that the text has to be read.
 */
export interface PackedPostings {
  readonly terms: TermList;
  /** Where each term's bytes begin, and the end of the last. */
  readonly starts: Uint32Array;
  /** Number of documents with each term. */
  readonly sizes: Uint32Array;
  readonly bytes: Uint8Array;
}

/** Sorted by UTF-16 units, as one string: a million of small strings would weigh on the heap. */
export interface TermList {
  readonly text: string;
  /** Where each term begins in `text`, and the end of the last. */
  readonly starts: Uint32Array;
}

const mostCount = 255;

export const termCount = (terms: TermList): number => terms.starts.length - 1;

export const termAt = (terms: TermList, index: number): string =>
  terms.text.slice(terms.starts[index], terms.starts[index + 1]);

/** The index of a term, or -1. */
export function findTerm(terms: TermList, term: string): number {
  let low = 0;
  let high = termCount(terms) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const candidate = termAt(terms, middle);
    if (candidate === term) return middle;
    if (candidate < term) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** One term's documents, ascending, and their counts. */
export function decodePostings(postings: PackedPostings, index: number) {
  const size = postings.sizes[index] ?? 0;
  const ordinals = new Int32Array(size);
  const counts = new Int32Array(size);
  const { bytes } = postings;
  let at = postings.starts[index] ?? 0;
  let ordinal = -1;
  for (let i = 0; i < size; i++) {
    let byte = bytes[at++] ?? 0;
    let distance = byte & 0x7f;
    for (let shift = 7; byte >= 0x80; shift += 7) {
      byte = bytes[at++] ?? 0;
      distance |= (byte & 0x7f) << shift;
    }
    ordinal += distance;
    ordinals[i] = ordinal;
    counts[i] = bytes[at++] ?? 0;
  }
  return { ordinals, counts };
}

interface PostingsWriter {
  add(term: string, ordinals: ArrayLike<number>, counts: ArrayLike<number>, size: number): void;
  finish(): PackedPostings;
}

/** Terms must come in order. */
function postingsWriter(): PostingsWriter {
  const starts: number[] = [0];
  const sizes: number[] = [];
  const termStarts: number[] = [0];
  const texts: string[] = [];
  let textLength = 0;
  let bytes = new Uint8Array(1 << 16);
  let length = 0;
  return {
    add(term, ordinals, counts, size) {
      if (size === 0) return;
      if (length + size * 6 > bytes.length) {
        const larger = new Uint8Array((length + size * 6) * 2);
        larger.set(bytes.subarray(0, length));
        bytes = larger;
      }
      let previous = -1;
      for (let i = 0; i < size; i++) {
        const ordinal = ordinals[i] ?? 0;
        let distance = ordinal - previous;
        previous = ordinal;
        while (distance >= 0x80) {
          bytes[length++] = (distance & 0x7f) | 0x80;
          distance >>>= 7;
        }
        bytes[length++] = distance;
        bytes[length++] = counts[i] ?? 0;
      }
      texts.push(term);
      textLength += term.length;
      termStarts.push(textLength);
      starts.push(length);
      sizes.push(size);
    },
    finish: () => ({
      terms: { text: texts.join(''), starts: Uint32Array.from(termStarts) },
      starts: Uint32Array.from(starts),
      sizes: Uint32Array.from(sizes),
      bytes: bytes.slice(0, length),
    }),
  };
}

/** Numbers for the terms of a corpus; bigrams of two UTF-16 units, most of them, without making strings. */
function termNumbers() {
  const texts: string[] = [];
  const others = new Map<string, number>();
  const singles = new Int32Array(0x10000).fill(-1);
  let pairKeys = new Uint32Array(1 << 18);
  let pairNumbers = new Int32Array(1 << 18).fill(-1);
  let pairs = 0;

  const slotOf = (key: number, keys: Uint32Array, taken: Int32Array): number => {
    const mask = keys.length - 1;
    let slot = (Math.imul(key, 0x9e3779b1) >>> 8) & mask;
    while ((taken[slot] ?? -1) >= 0 && keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  };
  const grow = () => {
    const keys = new Uint32Array(pairKeys.length * 2);
    const taken = new Int32Array(keys.length).fill(-1);
    for (let i = 0; i < pairKeys.length; i++) {
      const number = pairNumbers[i] ?? -1;
      if (number < 0) continue;
      const slot = slotOf(pairKeys[i] ?? 0, keys, taken);
      keys[slot] = pairKeys[i] ?? 0;
      taken[slot] = number;
    }
    pairKeys = keys;
    pairNumbers = taken;
  };
  return {
    texts,
    single(unit: number): number {
      let number = singles[unit] ?? -1;
      if (number < 0) {
        number = texts.push(String.fromCharCode(unit)) - 1;
        singles[unit] = number;
      }
      return number;
    },
    pair(first: number, second: number): number {
      const key = ((first << 16) | second) >>> 0;
      const slot = slotOf(key, pairKeys, pairNumbers);
      const known = pairNumbers[slot] ?? -1;
      if (known >= 0) return known;
      const number = texts.push(String.fromCharCode(first, second)) - 1;
      pairKeys[slot] = key;
      pairNumbers[slot] = number;
      if (++pairs * 2 > pairKeys.length) grow();
      return number;
    },
    other(text: string): number {
      let number = others.get(text);
      if (number === undefined) {
        number = texts.push(text) - 1;
        others.set(text, number);
      }
      return number;
    },
  };
}

/** The postings of texts in the normal form, their fields joined by `fieldBreak`. */
export function indexTexts(
  texts: Iterable<{ readonly normal: string; readonly isBody: (field: number) => boolean }>,
): PackedPostings {
  const terms = termNumbers();
  let entries = new Int32Array(1 << 16);
  let length = 0;
  const ends: number[] = [];
  /** By term: its count in the document at hand (negative: read the text), and where it matched last. */
  let counts = new Int32Array(1 << 16);
  let matchedTo = new Int32Array(1 << 16);
  let inDocument: number[] = [];
  let isBody = true;
  let offset = 0;

  const count = (number: number, start: number, end: number) => {
    if (number >= counts.length) {
      const larger = new Int32Array(counts.length * 2);
      larger.set(counts);
      counts = larger;
      const places = new Int32Array(counts.length);
      places.set(matchedTo);
      matchedTo = places;
    }
    const before = counts[number] ?? 0;
    if (before === 0) inDocument.push(number);
    // 妈妈 is in 妈妈妈 once, as `occurrences` counts.
    else if (offset + start < (matchedTo[number] ?? 0)) return;
    matchedTo[number] = offset + end;
    counts[number] = isBody && before >= 0 ? before + 1 : -1;
  };

  for (const text of texts) {
    inDocument = [];
    offset = 0;
    text.normal.split(fieldBreak).forEach((normal, field) => {
      isBody = text.isBody(field);
      eachTerm(
        normal,
        (start, end) => count(terms.other(normal.slice(start, end)), start, end),
        (start, end, runEnd) => {
          const first = normal.charCodeAt(start);
          if (end - start === 1) count(terms.single(first), start, end);
          else count(terms.other(normal.slice(start, end)), start, end);
          if (end >= runEnd) return;
          const second = normal.charCodeAt(end);
          const isPair = end - start === 1 && (second < 0xd800 || second > 0xdbff);
          if (isPair) count(terms.pair(first, second), start, end + 1);
          else {
            const next = end + ((normal.codePointAt(end) ?? 0) > 0xffff ? 2 : 1);
            count(terms.other(normal.slice(start, next)), start, next);
          }
        },
      );
      offset += normal.length + fieldBreak.length;
    });
    if (length + inDocument.length * 2 > entries.length) {
      const larger = new Int32Array((length + inDocument.length * 2) * 2);
      larger.set(entries);
      entries = larger;
    }
    for (const number of inDocument) {
      const found = counts[number] ?? 0;
      entries[length++] = number;
      entries[length++] = found < 0 || found > mostCount ? 0 : found;
      counts[number] = 0;
      matchedTo[number] = 0;
    }
    ends.push(length);
  }
  return sortedPostings(terms.texts, entries, ends);
}

/** Entries are `term, count` pairs, document by document; `ends` says where each document's end. */
function sortedPostings(texts: readonly string[], entries: Int32Array, ends: readonly number[]) {
  const begins = new Int32Array(texts.length + 1);
  const last = ends.at(-1) ?? 0;
  for (let at = 0; at < last; at += 2)
    begins[(entries[at] ?? 0) + 1] = (begins[(entries[at] ?? 0) + 1] ?? 0) + 1;
  for (let i = 0; i < texts.length; i++) begins[i + 1] = (begins[i + 1] ?? 0) + (begins[i] ?? 0);
  const next = begins.slice();
  const ordinals = new Int32Array(last / 2);
  const counts = new Uint8Array(last / 2);
  let at = 0;
  ends.forEach((end, ordinal) => {
    for (; at < end; at += 2) {
      const term = entries[at] ?? 0;
      const place = next[term] ?? 0;
      next[term] = place + 1;
      ordinals[place] = ordinal;
      counts[place] = entries[at + 1] ?? 0;
    }
  });
  const writer = postingsWriter();
  for (const number of sortedNumbers(texts)) {
    const text = texts[number] ?? '';
    const from = begins[number] ?? 0;
    const to = begins[number + 1] ?? 0;
    writer.add(text, ordinals.subarray(from, to), counts.subarray(from, to), to - from);
  }
  return writer.finish();
}

/** More terms than this would not fit beside their first two units in a number. */
const mostNumbered = 1 << 21;

/** The numbers of terms in the order of their UTF-16 units. Most differ in the first two: numbers sort faster. */
function sortedNumbers(texts: readonly string[]): number[] {
  const compare = (a: number, b: number) => ((texts[a] ?? '') < (texts[b] ?? '') ? -1 : 1);
  if (texts.length > mostNumbered) return texts.map((_text, number) => number).sort(compare);
  const headOf = (text: string) => text.charCodeAt(0) * 0x10000 + (text.length > 1 ? text.charCodeAt(1) : 0);
  const keys = new Float64Array(texts.length);
  for (let number = 0; number < texts.length; number++) {
    keys[number] = headOf(texts[number] ?? '') * mostNumbered + number;
  }
  keys.sort();
  const order: number[] = [];
  let group: number[] = [];
  let head = -1;
  const close = () => {
    if (group.length > 1) group.sort(compare);
    for (const number of group) order.push(number);
  };
  for (const key of keys) {
    const next = Math.floor(key / mostNumbered);
    if (next !== head) {
      close();
      group = [];
      head = next;
    }
    group.push(key % mostNumbered);
  }
  close();
  return order;
}

/** Postings of several corpora as one; `renumbered` gives each old ordinal's new one, or -1 for removed. */
export function mergePostings(
  sources: readonly PackedPostings[],
  renumbered: readonly Int32Array[],
): PackedPostings {
  const writer = postingsWriter();
  const cursors = sources.map(() => 0);
  const heads = sources.map(({ terms }) => (termCount(terms) > 0 ? termAt(terms, 0) : null));
  for (;;) {
    let least: string | null = null;
    for (const head of heads) if (head !== null && (least === null || head < least)) least = head;
    if (least === null) break;
    const ordinals: number[] = [];
    const counts: number[] = [];
    for (const [index, source] of sources.entries()) {
      if (heads[index] !== least) continue;
      const cursor = cursors[index] ?? 0;
      const found = decodePostings(source, cursor);
      const numbering = renumbered[index];
      for (let i = 0; i < found.ordinals.length; i++) {
        const number = numbering?.[found.ordinals[i] ?? 0] ?? -1;
        if (number < 0) continue;
        ordinals.push(number);
        counts.push(found.counts[i] ?? 0);
      }
      cursors[index] = cursor + 1;
      heads[index] = cursor + 1 < termCount(source.terms) ? termAt(source.terms, cursor + 1) : null;
    }
    writer.add(least, ordinals, counts, ordinals.length);
  }
  return writer.finish();
}
