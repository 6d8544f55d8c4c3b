import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth, endsSentence, isUnspaced, toHalfWidth } from '#shared/text/characters.ts';
import { joinGlue } from '#shared/text/glue.ts';

describe('characters', () => {
  it('counts a Han character or full-width mark as two half ems', () => {
    expect(displayWidth('中文，ab')).toBe(8);
    expect(displayWidth('𠮷')).toBe(2);
  });

  it('makes full-width ASCII half width and keeps every position', () => {
    expect(toHalfWidth('２０２４年　Ａ：')).toBe('2024年 A:');
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => toHalfWidth(text).length === text.length));
  });

  it.each([
    ['他走了。', true],
    ['“他走了。”', true],
    ['他走了', false],
    ['He said “No.”', true],
    ['about 3.5', false],
    ['真的吗？）', true],
    ['“十四五”', false],
  ])('tells whether %s ends a sentence', (text, expected) => {
    expect(endsSentence(text)).toBe(expected);
  });

  it('knows scripts without spaces', () => {
    expect(['か', '々', '〇', '한', 'a'].map(isUnspaced)).toEqual([true, true, true, false, false]);
  });
});

describe('what is read between two lines', () => {
  it.each([
    ['中文', '继续', ''],
    ['the end', 'of it', ' '],
    ['使用', 'Windows', ''],
    ['他说：', '“好', ''],
    ['said,', '“no', ' '],
    ['路网。”', '“还有水网', ''],
    ['他说“好”', '“行”', ''],
    ['the end.”', '“No', ' '],
    ['一路走来……', '“快”', ''],
  ] as const)('%s | %s', (before, after, glue) => {
    expect(joinGlue(before, after)).toBe(glue);
  });
});
