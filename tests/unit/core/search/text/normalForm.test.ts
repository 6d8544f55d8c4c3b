import fc from 'fast-check';
import { from } from 'opencc-js/preset';
import { describe, expect, it } from 'vitest';
import { normalise, normalText, strictForm } from '#core/search/text/normalForm.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        ...'中文か\u3099カﾞ가ᄀ\u1161\u11a8Aaé\u0301ß\ufb01，, 　\n\t…𠮷\ud842\u00ad\u200b½㈱﻿Ωςй≠'.split(''),
      ),
      { maxLength: 30 },
    )
    .map((units) => units.join('')),
);

describe('simplified and traditional', () => {
  it.each([
    ['答覆', '答复'],
    ['徵求意見', '征求意见'],
    ['臺灣頭髮', '台湾头发'],
    ['裏面', '裡面'],
    ['乾隆', '干隆'],
  ])('%s is %s', (traditional, simplified) => {
    expect(normalText(traditional)).toBe(normalText(simplified));
  });

  it('leaves different words apart', () => {
    expect(normalText('軟體')).not.toBe(normalText('软件'));
  });

  it('holds what OpenCC makes of its own phrases, in both directions, but for spellings of the phrase', () => {
    const phrases = String(from.cn?.[0]?.[0] ?? '')
      .split('|')
      .map((entry) => entry.split(' '));
    const unequal = phrases.filter(([simplified = '', ...others]) =>
      others.some((other) => normalText(other) !== normalText(simplified)),
    );
    expect(phrases.length).toBeGreaterThan(40_000);
    expect(unequal.length / phrases.length).toBeLessThan(0.002);
  });
});

describe('what is not to be folded', () => {
  it.each([
    ['script', '頭髮', '头发'],
    ['width', 'ＡＢ', 'AB'],
    ['case', 'Ab', 'aB'],
    ['diacritics', 'café', 'cafe'],
  ] as const)('keeps %s apart and nothing else', (name, left, right) => {
    expect(strictForm(left, { [name]: false })).not.toBe(strictForm(right, { [name]: false }));
    for (const other of ['script', 'width', 'case', 'diacritics'] as const) {
      if (other !== name)
        expect(strictForm(left, { [other]: false })).toBe(strictForm(right, { [other]: false }));
    }
  });
});

describe('the normal form', () => {
  it.each([
    ['full width = half width', 'ＡＢＣ１２３（，）', 'abc123(,)'],
    ['half-width katakana is composed', 'ｶﾞｷﾞ', 'ガギ'],
    ['case is folded', 'LONDON Straße', 'london straße'],
    ['final sigma is sigma', 'ΛΌΓΟΣ λόγος', 'λογοσ λογοσ'],
    ['diacritics of Latin, Greek and Cyrillic go', 'Crème, Ἀθῆναι, ёлка, й', 'creme, αθηναι, елка, и'],
    ['decomposed is the same as composed', 'e\u0301 か\u3099 \u1112\u1161\u11ab', 'e\u304c\ud55c'],
    ['ligatures are letters', 'ﬁnance', 'finance'],
    ['a lone surrogate is the replacement character', 'a\ud842b', 'a\ufffdb'],
    ['invisible characters go', 'news\u00adpaper\u200b 葛\u{e0100}城', 'newspaper葛城'],
    ['a space beside Chinese goes', '第 一\n版　要 文', '第一版要文'],
    ['a space between Chinese and Latin goes', '在 5G 时代', '在5g时代'],
    ['white space between Latin words is one space', '  The\r\n\t quick  fox ', 'the quick fox'],
    ['Korean keeps its spaces', '서울  신문', '서울 신문'],
    ['a full-width comma is no Chinese character', 'Ａ，　Ｂ', 'a, b'],
    ['an overlay keeps its meaning', 'a ≠ b', 'a ≠ b'],
  ])('%s', (_what, given, expected) => {
    expect(normalText(given)).toBe(expected);
  });

  it('does not take か for が, nor ㅏ for 가', () => {
    expect(normalText('が')).not.toContain('か');
    expect(normalText('가')).not.toContain(normalText('ㅏ'));
  });

  it('is the same with and without the way back, and leads back in order', () => {
    fc.assert(
      fc.property(text, (given) => {
        const form = normalise(given);
        expect(form.text).toBe(normalText(given));
        expect(form.starts).toHaveLength(form.text.length);
        expect(form.ends).toHaveLength(form.text.length);
        for (let i = 0; i < form.text.length; i++) {
          const [start, end] = [form.starts[i] ?? -1, form.ends[i] ?? -1];
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(given.length);
          if (i > 0) expect(start).toBeGreaterThanOrEqual(form.starts[i - 1] ?? 0);
        }
      }),
    );
  });

  it('is its own normal form', () => {
    fc.assert(
      fc.property(text, (given) => {
        const once = normalText(given);
        expect(normalText(once)).toBe(once);
      }),
    );
  });

  it('leads back to whole characters: marks belong to the letter before, expansions to their source', () => {
    expect(normalise('xe\u0301y')).toEqual({ text: 'xey', starts: [0, 1, 3], ends: [1, 3, 4] });
    expect(normalise('ﬁx')).toEqual({ text: 'fix', starts: [0, 0, 1], ends: [1, 1, 2] });
    expect(normalise('一 二')).toEqual({ text: '一二', starts: [0, 2], ends: [1, 3] });
    expect(normalise('ｶﾞ')).toEqual({ text: 'ガ', starts: [0], ends: [2] });
  });
});
