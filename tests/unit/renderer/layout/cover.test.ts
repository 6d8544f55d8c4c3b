import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CoverMakeUp, coverMakeUp } from '../../../../src-renderer/layout/cover.ts';

const bars = (made: CoverMakeUp) => made.bars.split('M').length - 1;
const lines = (made: CoverMakeUp) => made.text.split('M').length - 1;

describe('a cover', () => {
  it('sets Latin headlines in type, each at its place, and leaves the lead to its own headline', () => {
    const made = coverMakeUp(
      ['The Ferry Is Late', 'A Cow in Station Road', 'Town Council', 'New Bridge'].map((headline) => ({
        headline,
        letters: 900,
      })),
      'latin',
    );
    expect(made.headlines.map(({ story }) => story).toSorted()).toEqual([1, 2, 3]);
    expect(bars(made)).toBe(0);
  });

  it('says how small a headline must be set so that its longest word is not broken', () => {
    const largest = (headline: string) =>
      coverMakeUp(
        ['Lead', headline, 'Town Council', 'New Bridge'].map((text) => ({ headline: text, letters: 900 })),
        'latin',
      ).headlines.find(({ story }) => story === 1)?.fit ?? 0;
    // The narrowest cover is 160 pixels wide, and its type of 11.
    expect(largest('The Year Ends') * 160).toBeGreaterThan(11);
    expect(largest('ALDERMAN IS IN') * 160).toBeLessThan(9);
    expect(largest('Well-known-houses')).toBeGreaterThan(largest('Wellknownhouses'));
  });

  it('draws Han headlines as bars: set so small they would be spots', () => {
    const made = coverMakeUp(
      ['渡口新船下水', '老街石板翻修', '河堤汛前加固'].map((headline) => ({ headline, letters: 500 })),
      'han',
    );
    expect(made.headlines).toEqual([]);
    expect(bars(made)).toBeGreaterThanOrEqual(2);
  });

  it('gives a long text more lines than a brief one', () => {
    const of = (letters: number) => lines(coverMakeUp([{ headline: 'Lead', letters }], 'latin'));
    expect(of(900)).toBeGreaterThan(of(100));
  });

  it('keeps every headline on the cover, whatever the stories are', () => {
    const story = fc.record({
      headline: fc.string({ maxLength: 200 }),
      letters: fc.option(fc.nat(1_000_000)),
    });
    fc.assert(
      fc.property(
        fc.array(story, { maxLength: 4 }),
        fc.constantFrom('han' as const, 'latin' as const),
        (stories, script) => {
          const made = coverMakeUp(stories, script);
          expect(made.height).toBeGreaterThan(0);
          for (const { left, width } of made.headlines) {
            expect(left).toBeGreaterThanOrEqual(0);
            expect(left + width).toBeLessThanOrEqual(1.001);
          }
        },
      ),
    );
  });
});
