import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeScreen, makeSignals } from '#shared/text/screens.ts';

describe('a screen for literals', () => {
  const screen = makeScreen(['printed', 'page', 'saturday'], '@');

  it('finds its literals in any case and width, wherever they stand', () => {
    for (const text of ['Printed by', 'see PAGE 3', 'on ſaturday', 'ｐａｇｅ', 'xpagex'])
      expect(screen(text)).toBe(true);
  });

  it('finds a character that tells by itself', () => {
    expect(screen('a@b')).toBe(true);
  });

  it('says no to a text that holds nothing like them', () => {
    for (const text of ['', 'pag', 'The river rose again in the night.', '本报讯'])
      expect(screen(text)).toBe(false);
  });

  it('never says no where a pattern that ignores case says yes', () => {
    const pattern = /printed|page|saturday|@/iu;
    const texts = fc.stringMatching(/^[a-z@ſKPAGE本]{0,12}(?:printed|PAGE|ſaturday|@)?[a-z本]{0,12}$/u);
    fc.assert(fc.property(texts, (text) => screen(text) || !pattern.test(text)));
  });
});

describe('signals', () => {
  const signalsOf = makeSignals(['年', '0123456789', '年月']);

  it('tell for each group whether one of its characters stands in the text', () => {
    expect(signalsOf('')).toBe(0);
    expect(signalsOf('春天')).toBe(0);
    expect(signalsOf('3 月')).toBe(0b110);
    expect(signalsOf('年')).toBe(0b101);
  });
});
