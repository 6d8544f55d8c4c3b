import fc from 'fast-check';
import { type Annotation, colours } from '#shared/model/annotation.ts';

/** Text that breaks careless programs, and ordinary text between. */
const hostileText = fc.oneof(
  fc.string({ unit: 'binary' }),
  // Code units on their own: lone surrogates and all.
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
    .map((units) => String.fromCharCode(...units)),
  fc
    .array(
      fc.constantFrom(
        '𠮷野家',
        '👩‍👩‍👧‍👦🇨🇳',
        'مرحبا \u202e‮עברית\u202c',
        '\u0000\u0007\u001b\u007f\u0085',
        '\ud800',
        '\udfff\ud83d',
        '\u2028\u2029\ufeff\u200b',
        '# *a* _b_ `c` [d](e) ![f](g)\n> h\n- i\n***\n<!-- j -->\n```',
        '"quoted", \'single\'; \\ back\\slash\r\n\ttab',
        '=1+1',
        '@SUM(A1)',
        '{"type":"Annotation"}',
        '</script><b>',
        'e\u0301é',
        '大桥今日通车',
        'The quick brown fox',
      ),
      { maxLength: 6 },
    )
    .map((parts) => parts.join('')),
);

const moment = fc
  .date({ min: new Date('1999-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

/** Annotations of all kinds on one of the issues; ids as the store makes them. */
export const hostileAnnotations = (issueIds: readonly string[]): fc.Arbitrary<Annotation> =>
  fc.record(
    {
      id: fc.stringMatching(/^[0-9a-z]{12}$/u),
      issueId: fc.constantFrom(...issueIds),
      target: fc.record({
        quote: fc.record({
          type: fc.constant('TextQuoteSelector' as const),
          exact: hostileText.filter((text) => text !== ''),
          prefix: hostileText,
          suffix: hostileText,
        }),
        position: fc
          .tuple(fc.nat(), fc.nat(1000))
          .map(([start, length]) => ({ type: 'TextPositionSelector' as const, start, end: start + length })),
        shown: hostileText,
        headline: fc.option(hostileText),
      }),
      colour: fc.constantFrom(...colours),
      note: hostileText,
      tags: fc.uniqueArray(
        hostileText.filter((tag) => tag.trim() !== ''),
        { maxLength: 4 },
      ),
      created: moment,
      modified: moment,
      creator: hostileText.filter((name) => name !== ''),
      via: fc.webUrl(),
    },
    { requiredKeys: ['id', 'issueId', 'target', 'colour', 'note', 'tags', 'created', 'modified'] },
  );

/** So many annotations, the same for the same seed; every thousandth has a note of 100,000 characters. */
export function manyAnnotations(
  count: number,
  issueIds: readonly string[],
  seed: number,
): readonly Annotation[] {
  const ids = new Set<string>();
  return fc
    .sample(hostileAnnotations(issueIds), { numRuns: Math.ceil(count * 1.01), seed })
    .filter(({ id }) => !ids.has(id) && ids.add(id))
    .slice(0, count)
    .map((annotation, at) =>
      at % 1000 === 500
        ? { ...annotation, note: `${annotation.note}𠮷*桥*`.repeat(100_000).slice(0, 100_000) }
        : annotation,
    );
}
