import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pinyinWithTones } from '#core/dictionaries/cedict/pinyin.ts';
import { soughtWords, stemsOf } from '#core/dictionaries/words.ts';

describe('a Latin word without its ending', () => {
  it.each([
    ['ferries', 'ferry'],
    ['stopped', 'stop'],
    ['noted', 'note'],
    ['presses', 'press'],
    ['notes', 'note'],
    ['running', 'run'],
    ['making', 'make'],
    ['carried', 'carry'],
    ['Smith’s', 'smith'],
    ['Floods', 'flood'],
  ])('%s may be %s', (word, stem) => {
    expect(stemsOf(word)).toContain(stem);
  });

  it.each(['is', 'red', 'thing', 'string', '渡'])('%s has none', (word) => {
    expect(stemsOf(word).filter((stem) => stem !== 'th')).toEqual([]);
  });
});

describe('words that are sought', () => {
  const texts = fc.string({
    unit: fc.constantFrom('人', '民', '日', '報', 'a', 'b', ' ', '，', '𠮷', '’'),
    maxLength: 20,
  });

  it('stand in the text around the caret, whatever is known', () => {
    fc.assert(
      fc.property(texts, texts, fc.func(fc.boolean()), (before, after, isKnown) => {
        for (const { word } of soughtWords({ before, selected: '', after }, isKnown)) {
          expect(before + after).toContain(word);
        }
      }),
    );
  });

  it('stand in what is selected, whatever is known', () => {
    fc.assert(
      fc.property(texts, fc.func(fc.boolean()), (passage, isKnown) => {
        for (const { word, lookUp } of soughtWords({ before: '', selected: passage, after: '' }, isKnown)) {
          expect(passage).toContain(word);
          if (word === lookUp) expect(isKnown(word)).toBe(true);
        }
      }),
    );
  });
});

describe('pinyin', () => {
  it.each([
    ['lu:4 shi1', 'lǜ shī'],
    ['Zhong1 guo2', 'Zhōng guó'],
    ['gui1 lai2', 'guī lái'],
    ['dou1 liu2 hui4 xiong2', 'dōu liú huì xióng'],
    ['ma5 r5', 'ma r'],
    ['A4', 'À'],
    ['xx5 · , %', 'xx · , %'],
  ])('%s is written %s', (numbered, marked) => {
    expect(pinyinWithTones(numbered)).toBe(marked);
  });
});
