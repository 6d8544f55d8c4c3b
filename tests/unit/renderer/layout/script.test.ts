import { describe, expect, it } from 'vitest';
import {
  directionOf,
  fontLanguage,
  paragraphLines,
  scriptOf,
  textWidth,
} from '../../../../src-renderer/layout/script.ts';

describe('how a text is set', () => {
  it('goes by the language where it is known', () => {
    expect(scriptOf('zh-Hans', '')).toBe('han');
    expect(scriptOf('ja', 'Latin letters')).toBe('han');
    expect(scriptOf('en', '全是汉字')).toBe('latin');
  });

  it('goes by the letters where the language is not known', () => {
    expect(scriptOf('und', '江上水汽重，玻璃上总蒙着一层雾。')).toBe('han');
    expect(scriptOf('und', 'A goose crossed the bridge.')).toBe('latin');
    expect(scriptOf('und', '')).toBe('latin');
  });

  it('names the characters that the fonts are chosen by', () => {
    expect(fontLanguage('zh', 'han')).toBe('zh-Hans');
    expect(fontLanguage('zh-TW', 'han')).toBe('zh-Hant');
    expect(fontLanguage('und', 'han')).toBe('zh-Hans');
    expect(fontLanguage('en-GB', 'latin')).toBe('en-GB');
  });
});

describe('text widths', () => {
  it('counts a square for each Han character and full-width mark', () => {
    expect(textWidth('渡船，“开”了——')).toBe(9);
  });

  it('counts a square for characters outside the BMP, once', () => {
    expect(textWidth('𠮷𠮷')).toBe(2);
  });

  it('sets about 2.1 Latin letters in an em', () => {
    const text = 'The procession had left the Guildhall at half-past eleven, headed by the band.';
    expect(text.length / textWidth(text)).toBeGreaterThan(2);
    expect(text.length / textWidth(text)).toBeLessThan(2.5);
  });

  it('gives every paragraph a line, and longer ones more', () => {
    expect(paragraphLines(0, 13.5, 'han')).toBe(1);
    expect(paragraphLines(130, 13.5, 'han')).toBeGreaterThan(paragraphLines(60, 13.5, 'han'));
    // 13 squares a line, 2 of them for the indent
    expect(paragraphLines(24, 13.5, 'han')).toBe(2);
    expect(paragraphLines(25, 13.5, 'han')).toBe(3);
  });
});

describe('which way a paper runs', () => {
  it.each([
    ['ar', 'English words', 'rtl'],
    ['he-IL', '', 'rtl'],
    ['az-Arab', '', 'rtl'],
    ['yi-Latn', '', 'ltr'],
    ['en', 'مرحبا', 'ltr'],
    ['zh-Hant', '', 'ltr'],
    ['und', 'افتتح أمس الجسر الجديد, he said, 1924', 'rtl'],
    ['und', 'The Arabic for bridge is جسر.', 'ltr'],
    ['', '', 'ltr'],
  ])('is known by its language %s, or by its letters', (language, text, direction) => {
    expect(directionOf(language, text)).toBe(direction);
  });
});
