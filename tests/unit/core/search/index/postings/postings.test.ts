import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexTexts } from '#core/search/index/postings/indexTexts.ts';
import { intersect, unite } from '#core/search/index/postings/ordinals.ts';
import {
  countedOf,
  meetingWith,
  mergePostings,
  ordinalsOf,
  type PackedPostings,
  positionsOf,
} from '#core/search/index/postings/packedPostings.ts';
import { findTerm, termsIn } from '#core/search/index/postings/termDirectory.ts';
import { occurrences } from '#core/search/query/matching.ts';
import { bodyKind, fieldBreak, fieldKindNumber, fieldKinds } from '#core/search/text/fields.ts';
import { isWordTerm, textOfTerm } from '#core/search/text/terms.ts';

const kinds = (['body', 'body', 'headline', 'deck', 'byline'] as const).map(fieldKindNumber);
const field = fc.record({
  kind: fc.constantFrom(...kinds),
  text: fc.oneof(
    fc.string({ unit: fc.constantFrom(...'中心城媒𠮷がab1,。 '), maxLength: 12 }),
    fc.nat(300).map((length) => '媒'.repeat(length)),
  ),
});
const corpus = fc.array(fc.array(field, { maxLength: 4 }), { maxLength: 30 });
type Corpus = readonly (readonly { kind: number; text: string }[])[];

const toIndex = (documents: Corpus) =>
  documents.map((fields) => ({
    normal: fields.map(({ text }) => text).join(fieldBreak),
    kindOf: (at: number) => fields[at]?.kind ?? bodyKind,
  }));

/** Every document with a term, and its number of matches by kind, by reading. */
function readFor(documents: Corpus, term: string) {
  return documents.flatMap((fields, ordinal) => {
    const counts = new Array<number>(fieldKinds).fill(0);
    for (const { kind, text } of fields) counts[kind] = (counts[kind] ?? 0) + occurrences(text, term).length;
    return counts.some((count) => count > 0) ? [{ ordinal, counts }] : [];
  });
}

const listed = ({ ordinals, counts }: ReturnType<typeof countedOf>) =>
  Array.from(ordinals, (ordinal, at) => ({
    ordinal,
    counts: Array.from({ length: fieldKinds }, (_, kind) => counts[kind]?.[at] ?? 0),
  }));

/** Every place of a term, by reading; unlike matches they may overlap. */
function placesOf(documents: Corpus, term: string): { ordinal: number; places: number[] }[] {
  return toIndex(documents).flatMap(({ normal }, ordinal) => {
    const places: number[] = [];
    for (let at = normal.indexOf(term); at >= 0; at = normal.indexOf(term, at + 1)) places.push(at);
    return places.length > 0 ? [{ ordinal, places }] : [];
  });
}

function expectTruth(postings: PackedPostings, documents: Corpus): void {
  for (const entry of termsIn(postings.directory)) {
    const { term } = entry;
    expect(findTerm(postings.directory, term)).toEqual(entry);
    const counted = countedOf(postings, entry);
    expect([...ordinalsOf(postings, entry)]).toEqual([...counted.ordinals]);
    // Words are counted as words, and not where they are a part of one.
    if (isWordTerm(term)) continue;
    expect(listed(counted)).toEqual(readFor(documents, textOfTerm(term)));
    if (entry.end === entry.positions) continue;
    const truth = placesOf(documents, textOfTerm(term));
    expect(listedPlaces(positionsOf(postings, entry))).toEqual(truth);
  }
  for (const absent of ['', '\u0000', '中中中', '\uffff']) {
    expect(findTerm(postings.directory, absent)).toBeNull();
  }
}

type Placed = ReturnType<typeof placesOf>;

/** What stands in both, the second `offset` further on. */
const inBoth = (first: Placed, second: Placed, offset: number): Placed =>
  first.flatMap(({ ordinal, places }) => {
    const there = second.find((one) => one.ordinal === ordinal)?.places ?? [];
    const common = places.filter((place) => there.includes(place + offset));
    return common.length > 0 ? [{ ordinal, places: common }] : [];
  });

const listedPlaces = ({ numbers, starts, places }: ReturnType<typeof positionsOf>) =>
  Array.from(numbers, (ordinal, at) => ({
    ordinal,
    places: [...places.subarray(starts[at], starts[at + 1])],
  }));

describe('postings', () => {
  it('say for every character and bigram how often it stands in which kind of field', () => {
    fc.assert(
      fc.property(corpus, (documents) => expectTruth(indexTexts(toIndex(documents)), documents)),
      { numRuns: 60 },
    );
  });

  it('say where two pairs of characters stand at a distance', () => {
    fc.assert(
      fc.property(corpus, fc.nat(), fc.nat(), fc.nat(4), (documents, one, other, offset) => {
        const postings = indexTexts(toIndex(documents));
        const pairs = [...termsIn(postings.directory)].filter(({ end, positions }) => end > positions);
        const [first, second] = [pairs[one % pairs.length], pairs[other % pairs.length]];
        if (!first || !second) return;
        const truth = inBoth(
          placesOf(documents, textOfTerm(first.term)),
          placesOf(documents, textOfTerm(second.term)),
          offset,
        );
        const met = meetingWith(positionsOf(postings, first), postings, second, offset);
        expect(listedPlaces(met)).toEqual(truth);
      }),
      { numRuns: 60 },
    );
  });

  it('joined, and without what was removed, are those of the joined texts', () => {
    fc.assert(
      fc.property(corpus, corpus, fc.array(fc.boolean(), { maxLength: 30 }), (first, second, kept) => {
        const isKept = (at: number) => kept[at] ?? true;
        let next = first.length;
        const numbers = Int32Array.from(second, (_, at) => (isKept(at) ? next++ : -1));
        const joined = mergePostings([
          { postings: indexTexts(toIndex(first)), renumbering: { offset: 0, numbers: null } },
          { postings: indexTexts(toIndex(second)), renumbering: { offset: first.length, numbers } },
        ]);
        expectTruth(joined, [...first, ...second.filter((_, at) => isKept(at))]);
        const whole = mergePostings([
          { postings: joined, renumbering: { offset: 0, numbers: null } },
          { postings: indexTexts(toIndex(second)), renumbering: { offset: next, numbers: null } },
        ]);
        expectTruth(whole, [...first, ...second.filter((_, at) => isKept(at)), ...second]);
      }),
      { numRuns: 60 },
    );
  });
});

it('sets of documents meet and join as sets do', () => {
  const set = fc.uniqueArray(fc.nat(200)).map((numbers) => Int32Array.from(numbers).sort());
  fc.assert(
    fc.property(set, set, (a, b) => {
      expect([...intersect(a, b)]).toEqual([...a].filter((number) => b.includes(number)));
      expect([...unite([a, b], 201)]).toEqual([...new Set([...a, ...b])].sort((x, y) => x - y));
    }),
  );
});
