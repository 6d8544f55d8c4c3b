import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mastheadForm } from '../../../../src-renderer/layout/masthead.ts';
import { textWidth } from '../../../../src-renderer/layout/script.ts';

const long = 'Salterner Advertentieblad voor Stad en Land, Nieuws- en Handelsblad';

describe('mastheadForm', () => {
  it('sets a short title between its ears', () => {
    expect(mastheadForm('The Quillhaven Tidings', 'latin', 1300, true).form).toBe('ears');
    expect(mastheadForm('澄溪日报', 'han', 1300, true).form).toBe('ears');
  });

  it('gives a long title the whole width, on one line or two', () => {
    const { form, titleSize } = mastheadForm(long, 'latin', 1300, true);
    expect(form).toBe('folio');
    expect(titleSize * textWidth(long)).toBeLessThan(2 * 1300);
    expect(titleSize).toBeGreaterThan(30);
  });

  it('leaves no room for ears on a narrow sheet', () => {
    expect(mastheadForm('澄溪日报', 'han', 500, true).form).toBe('folio');
  });

  it('sets a name that nobody printed small, without space between its letters', () => {
    const printed = mastheadForm('BLB', 'latin', 1300, true);
    const unprinted = mastheadForm('BLB', 'latin', 1300, false);
    expect(unprinted.titleSize).toBeLessThan(printed.titleSize / 2);
    expect(unprinted.letterSpacing).toBe(0);
  });

  it('makes no title wider than two lines of the sheet, as long as that can be read', () => {
    const word = fc.stringMatching(/^[A-Z][a-z]{0,9}$/u);
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 320, max: 2400 }),
        (words, width) => {
          const title = words.join(' ');
          const { titleSize } = mastheadForm(title, 'latin', width, true);
          if (titleSize > 22) expect(titleSize * textWidth(title)).toBeLessThan(2 * width);
        },
      ),
    );
  });
});
