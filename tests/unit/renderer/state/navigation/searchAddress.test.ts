import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { colours } from '#shared/model/annotation.ts';
import { foldNames } from '#shared/model/search.ts';
import { addressOf, routeOfAddress } from '../../../../../src-renderer/state/navigation/address.ts';
import { savedTaskOf, searchPlaceOf } from '../../../../../src-renderer/state/navigation/searchWays.ts';

const day = fc
  .date({ min: new Date('1600-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const text = fc.string({ minLength: 1, unit: 'grapheme' });
const filters = fc.record(
  {
    publication: text,
    from: day,
    to: day,
    kind: fc.constantFrom('article', 'notice', 'note'),
    page: fc.nat(9999),
    section: text,
    byline: text,
    tag: text,
    colour: fc.constantFrom(...colours),
    hasNotes: fc.boolean(),
  },
  { requiredKeys: [] },
);
const ways = fc.record(
  {
    any: fc.constant(true),
    fuzzy: fc.constant(true),
    apart: fc
      .uniqueArray(fc.constantFrom(...foldNames), { minLength: 1 })
      .map((names) => foldNames.filter((name) => names.includes(name))),
    contexts: fc.constant(true),
    share: fc.constant(true),
    numbers: fc.constant(true),
    compared: fc.array(text, { minLength: 1, maxLength: 6 }),
    sort: fc.constantFrom('hits', 'left', 'right'),
    unit: fc.constantFrom('day', 'month', 'year'),
  },
  { requiredKeys: [] },
);

describe('the address of a search', () => {
  it('leads back to the same search, with every control', () => {
    fc.assert(
      fc.property(
        text,
        filters,
        fc.constantFrom('relevance', 'date'),
        ways,
        (query, given, order, chosen) => {
          const route = {
            name: 'search' as const,
            query,
            filters: given,
            order,
            ...(Object.keys(chosen).length > 0 && { ways: chosen }),
          };
          expect(routeOfAddress(addressOf(route))).toEqual(route);
        },
      ),
    );
  });

  it('leaves out what cannot be a value', () => {
    expect(routeOfAddress('/?search=x&from=yesterday&kind=poem&page=-1&colour=mauve&unit=week')).toEqual({
      name: 'search',
      query: 'x',
      filters: {},
      order: 'relevance',
    });
  });
});

describe('a saved search', () => {
  it('is shown as it was made', () => {
    fc.assert(
      fc.property(ways, (chosen) => {
        const { any, fuzzy, apart, compared } = chosen;
        const place = searchPlaceOf(savedTaskOf({ query: 'x', filters: {}, order: 'date', ways: chosen }));
        expect(place.ways).toEqual({
          ...(any && { any }),
          ...(fuzzy && { fuzzy }),
          ...(apart && { apart }),
          ...(compared && { compared }),
        });
      }),
    );
  });
});
