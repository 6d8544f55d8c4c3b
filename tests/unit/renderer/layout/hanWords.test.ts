import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hanWords } from '../../../../src-renderer/layout/hanWords.ts';
import { breaksAtWords } from '../../../../src-renderer/layout/head.ts';

/** Where a text may be broken, as offsets. */
function breaksOf(text: string): Set<number> {
  let at = 0;
  return new Set(hanWords(text).map((word) => (at += word.length)));
}

const brokenWithin = (text: string, part: string): boolean => {
  const start = text.indexOf(part);
  const breaks = breaksOf(text);
  return Array.from({ length: part.length - 1 }, (_, index) => start + index + 1).some((at) =>
    breaks.has(at),
  );
};

describe('the words of a Han headline', () => {
  it('are never broken', () => {
    const headline = '县政府常务会议研究南门老街改造方案';
    for (const word of ['政府', '会议', '研究', '南门', '改造', '方案']) {
      expect(brokenWithin(headline, word)).toBe(false);
    }
  });

  it('keep a number with what it counts', () => {
    const headline = '去年工商税收7548亿元全年增收1114亿元';
    expect(brokenWithin(headline, '7548亿元')).toBe(false);
    expect(brokenWithin(headline, '1114亿元')).toBe(false);
    expect(brokenWithin('洪水退去八十天', '八十天')).toBe(false);
  });

  it('keep a particle off the head of a line', () => {
    expect(brokenWithin('新年第一班船上坐了三百二十一个人', '坐了')).toBe(false);
  });

  it('keep a dot with the name before it', () => {
    expect(breaksOf('会见阿基诺·科拉松').has('会见阿基诺'.length)).toBe(false);
  });

  it('leave a text without Han characters to its spaces', () => {
    expect(hanWords('The New Bridge Opened')).toEqual(['The New Bridge Opened']);
  });

  it('are together the text', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'大桥通车７5亿元了的 ·“”，a了三百') });
    fc.assert(
      fc.property(letters, (text) => {
        expect(hanWords(text).join('')).toBe(text);
      }),
    );
  });
});

describe('a headline broken between words', () => {
  it('takes no more lines than were reckoned', () => {
    expect(breaksAtWords(['四个字的', '四个字的'], 1, 4.1)).toBe(true);
    expect(breaksAtWords(['三个字', '三个字', '两个'], 1, 4.1)).toBe(false);
    expect(breaksAtWords(['六个字的词语'], 1, 4)).toBe(false);
  });
});
