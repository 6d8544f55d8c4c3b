import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packHits, unpackHits } from '#core/search/answer/packedHits.ts';
import { colours } from '#shared/model/annotation.ts';
import { searchHitKinds } from '#shared/model/search.ts';

const text = fc.string({ unit: fc.constantFrom(...'中a\n\ud83d\udcf0\ud800\0') });
const name = fc.option(text);
const span = fc.record({ start: fc.nat(), end: fc.nat() });
const spans = fc.array(span, { maxLength: 4 });
const snippet = fc.record(
  { text, matches: spans, printed: fc.constant(true as const) },
  { requiredKeys: ['text', 'matches'] },
);
const hit = fc.record({
  kind: fc.constantFrom(...searchHitKinds),
  issueId: text,
  articleId: name,
  annotationId: name,
  publication: name,
  date: name,
  edition: name,
  issueNumber: name,
  page: fc.option(fc.integer()),
  headline: name,
  bylines: fc.array(text, { maxLength: 3 }),
  colour: fc.option(fc.constantFrom(...colours)),
  headlineSnippet: fc.option(snippet),
  snippets: fc.array(snippet, { maxLength: 3 }),
  matches: spans,
  score: fc.double({ noNaN: true }),
});

it('hits come out of another thread as they were found', () => {
  fc.assert(
    fc.property(fc.array(hit, { maxLength: 5 }), (hits) => {
      expect(unpackHits(structuredClone(packHits(hits)))).toEqual(hits);
    }),
  );
});
