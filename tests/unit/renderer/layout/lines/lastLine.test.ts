import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastLineStart } from '../../../../../src-renderer/layout/lines/lastLine.ts';

const kept = (text: string) => text.slice(lastLineStart(text));

describe('lastLineStart', () => {
  it('keeps the last two characters together with the mark behind them', () => {
    expect(kept('渡船队今天第一次出航。')).toBe('出航。');
    expect(kept('他说：“渡船队今天出航了。”')).toBe('');
    expect(kept('渡船队今天出航，到了，走。')).toBe('');
  });

  it('leaves short texts and those that end in other letters alone', () => {
    expect(kept('渡船出航')).toBe('');
    expect(kept('渡船队今天第一次出航 12 km')).toBe('');
    expect(kept('The ferry left the harbour.')).toBe('');
  });

  it('never keeps more than a short end, and no half character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const start = lastLineStart(text);
        expect(text.length - start).toBeLessThanOrEqual(6);
        expect(/^[\udc00-\udfff]/u.test(text.slice(start))).toBe(false);
      }),
    );
  });
});
