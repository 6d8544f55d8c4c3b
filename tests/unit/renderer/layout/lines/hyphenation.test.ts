import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hyphenateLong,
  hyphenateWords,
  loadHyphenation,
  patternsFor,
  softHyphen,
} from '../../../../../src-renderer/layout/lines/hyphenation.ts';

const shown = (text: string) => text.replaceAll(softHyphen, '-');

/** Breaks between all letters; what comes out is what the limits allow. */
const everywhere = hyphenateWords((word) => [...word].join(softHyphen));

describe('choosing patterns', () => {
  it('follows language and country', () => {
    expect(patternsFor('en')).toBe('en-US');
    expect(patternsFor('en-US')).toBe('en-US');
    expect(patternsFor('en-GB')).toBe('en-GB');
    expect(patternsFor('en-Latn-NZ')).toBe('en-GB');
    expect(patternsFor('de-CH')).toBe('de');
    expect(patternsFor('FR')).toBe('fr');
  });

  it('breaks nothing in a language it does not know', async () => {
    for (const language of ['und', 'mul', 'zh-Hans', 'es', '']) {
      expect(await loadHyphenation(language), language).toBeNull();
    }
  });
});

describe('breaking words', () => {
  it.each([
    ['en-US', 'Superintendent', 'Su-per-in-ten-dent'],
    ['en-GB', 'understanding', 'un-der-stand-ing'],
    ['de', 'Zeitungsleser', 'Zei-tungs-le-ser'],
    ['fr', 'gouvernement', 'gou-ver-ne-ment'],
    ['nl', 'vergadering', 'ver-ga-de-ring'],
    ['da', 'regeringen', 're-ge-rin-gen'],
  ])('knows where, in %s', async (language, word, broken) => {
    const hyphenate = await loadHyphenation(language);
    expect(hyphenate && shown(hyphenate(word))).toBe(broken);
  });

  it('leaves two letters before and three behind a break, and short words whole', () => {
    expect(shown(everywhere('ferries'))).toBe('fe-r-r-ies');
    expect(shown(everywhere('ferry'))).toBe('ferry');
  });

  it('breaks nothing of a headline but a word that is longer than its line', () => {
    const headline = hyphenateLong(everywhere, 5);
    expect(shown(headline('The Provincial ferry'))).toBe('The Provincial ferry');
    expect(shown(headline('The Constabulary ferry'))).not.toBe('The Constabulary ferry');
    expect(shown(headline('The Constabulary ferry'))).toMatch(/^The Co-.* ferry$/);
  });

  it('leaves compounds, addresses and words with breaks of their own alone', () => {
    for (const text of [
      'Lord-Lieutenant',
      'www.wexcombe.example',
      'editor@courier.example/letters',
      'BX4711abcdefgh',
      `pro${softHyphen}cession`,
      'de\u0301partement',
    ]) {
      expect(everywhere(text), text).toBe(text);
    }
  });

  it('adds soft hyphens and changes nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const plain = text.replaceAll(softHyphen, '');
        expect(everywhere(plain).replaceAll(softHyphen, '')).toBe(plain);
      }),
    );
  });
});
