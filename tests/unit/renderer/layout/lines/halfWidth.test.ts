import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inHalfWidth } from '../../../../../src-renderer/layout/lines/halfWidth.ts';

describe('full-width digits and letters', () => {
  it('are shown narrow, with the marks that belong to a number', () => {
    const shown = (text: string) => inHalfWidth(text, false);
    expect(shown('１９９８年增长４６．９％')).toBe('1998年增长46.9%');
    expect(shown('１，２００人于１０：３０到达')).toBe('1,200人于10:30到达');
    expect(shown('ＧＤＰ和Ａ股')).toBe('GDP和A股');
  });

  it('leave the marks of the sentence as they are', () => {
    const shown = (text: string) => inHalfWidth(text, false);
    expect(shown('１．加强，２．改进：共３０，余下')).toBe('1．加强，2．改进：共30，余下');
    expect(shown('（１）一，二')).toBe('（1）一，二');
    expect(shown('１，２，３')).toBe('1，2，3');
  });

  it('stay upright in vertical lines where they do not fit one square', () => {
    const shown = (text: string) => inHalfWidth(text, true);
    expect(shown('１９９８年，１２月３日')).toBe('１９９８年，12月3日');
    expect(shown('４６．９％，ＧＤＰ')).toBe('４６．９％，ＧＤＰ');
  });

  it('never move an offset, and change nothing but width', () => {
    const texts = fc.string({ unit: fc.constantFrom(...'０９ＡｚＺ．，：／％·—字a1 𠮷'), maxLength: 40 });
    fc.assert(
      fc.property(texts, fc.boolean(), (text, vertical) => {
        const shown = inHalfWidth(text, vertical);
        expect(shown).toHaveLength(text.length);
        expect(shown.normalize('NFKC')).toBe(text.normalize('NFKC'));
      }),
    );
  });
});
