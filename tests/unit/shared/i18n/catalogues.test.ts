import { describe, expect, it } from 'vitest';
import { BroadsheetError, failureCodes } from '#shared/contract/errors.ts';
import { makeTranslator } from '#shared/i18n/catalogues.ts';
import { dialogWords } from '#shared/i18n/dialogWords.ts';
import { en } from '#shared/i18n/en.ts';
import { pickLanguage } from '#shared/i18n/language.ts';
import { openingWords } from '#shared/i18n/openingWords.ts';
import { orphanWords } from '#shared/i18n/orphanWords.ts';
import { message, translatorOf } from '#shared/i18n/translate.ts';
import { zhCN } from '#shared/i18n/zh-CN.ts';

const placeholders = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/gu)].map((match) => match[1]).toSorted();
const english: Readonly<Record<string, string>> = {
  ...en,
  ...dialogWords.en,
  ...orphanWords.en,
  ...openingWords.en,
};
const chinese: Readonly<Record<string, string>> = {
  ...zhCN,
  ...dialogWords['zh-CN'],
  ...orphanWords['zh-CN'],
  ...openingWords['zh-CN'],
};
/** Sentences that come from the application in English and are translated by code. */
const byCode = /^(failure|problem|warning)\./u;

describe('the catalogues', () => {
  it('have the same keys; Chinese has no singular', () => {
    const wanted = Object.keys(english).filter((key) => !key.endsWith('_one'));
    const found = Object.keys(chinese).filter((key) => !byCode.test(key));
    expect(found.toSorted()).toEqual(wanted.toSorted());
  });

  it('have both forms of every English plural', () => {
    for (const key of Object.keys(english)) {
      if (key.endsWith('_one')) expect(english).toHaveProperty([key.replace(/_one$/u, '_other')]);
      if (key.endsWith('_other')) expect(english).toHaveProperty([key.replace(/_other$/u, '_one')]);
    }
  });

  it('fill in the same values', () => {
    for (const [key, text] of Object.entries(chinese)) {
      const source = english[key];
      if (source !== undefined) expect([key, placeholders(text)]).toEqual([key, placeholders(source)]);
    }
    for (const [key, text] of Object.entries(english)) {
      if (!key.endsWith('_one')) continue;
      expect(placeholders(text)).toEqual(placeholders(english[key.replace(/_one$/u, '_other')] ?? ''));
    }
  });

  it('translate every failure code', () => {
    for (const code of failureCodes) expect(chinese[`failure.${code}`]).toMatch(/\p{Script=Han}/u);
  });
});

describe('a translator', () => {
  const inEnglish = makeTranslator('en');
  const inChinese = makeTranslator('zh-CN');

  it('chooses the plural and groups numbers as the language does', () => {
    expect(inEnglish.t('count.issues', { count: 1 })).toBe('1 issue');
    expect(inEnglish.t('count.issues', { count: 1753 })).toBe('1,753 issues');
    expect(inChinese.t('count.issues', { count: 1 })).toBe('1 期');
    expect(inChinese.say(message('notes.removed', { count: 2 }))).toBe('已删除 2 条批注。');
  });

  it('takes what people wrote as it is', () => {
    const tag = '$t(common.save) {{count}} <b>&';
    expect(inEnglish.t('tags.remove', { tag })).toBe(`Remove tag ${tag}`);
  });

  it('says failures by code, naming the path, and keeps what only the message knows', () => {
    const failure = new BroadsheetError('libraryNotFound', 'There is no folder /a/b; check the path.', {
      path: '/a/b',
    });
    expect(inEnglish.failure(failure)).toBe('There is no folder /a/b; check the path.');
    expect(inChinese.failure(failure)).toBe('找不到这个文件夹，请检查路径。（/a/b）');
    expect(inChinese.failure(new Error('boom'))).toContain('boom');
  });

  it('falls back to the English sentence for warnings it does not know', () => {
    expect(inChinese.warning({ code: 'brandNew', message: 'Something new.' })).toBe('Something new.');
    expect(inChinese.warning({ code: 'fileNameDate', message: 'English.' })).toMatch(/\p{Script=Han}/u);
    expect(inEnglish.decision({ what: 'headline', reason: 'brandNew' })).toBe(
      'Which lines are the headline: brandNew',
    );
  });

  it('formats calendar dates without a time zone', () => {
    expect(inEnglish.dates.day('2020-12-14')).toBe('14 December 2020');
    expect(inChinese.dates.day('2020-12-14')).toBe('2020年12月14日');
    expect(inEnglish.dates.fullDay('2020-12-31')).toContain('Thursday');
    expect(inChinese.dates.month(2021, 1)).toBe('2021年1月');
    expect(inChinese.dates.weekday(0)).toBe('一');
  });

  it('shows the time of today and the day of older notes', () => {
    const now = new Date(2026, 10, 24, 18, 0);
    expect(inEnglish.dates.moment(new Date(2026, 10, 24, 9, 5).toISOString(), now)).toBe('09:05');
    expect(inEnglish.dates.moment(new Date(2026, 9, 2, 9, 5).toISOString(), now)).toBe('2 Oct');
    expect(inChinese.dates.moment(new Date(2024, 9, 2, 9, 5).toISOString(), now)).toBe('2024年10月2日');
  });

  it('says how long ago somebody was heard of, in words up to a day', () => {
    const now = new Date(2026, 10, 24, 12, 0);
    const earlier = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString();
    expect([0, 3, 125].map((minutes) => inEnglish.dates.ago(earlier(minutes), now))).toEqual([
      'now',
      '3 minutes ago',
      '2 hours ago',
    ]);
    expect(inChinese.dates.ago(earlier(3), now)).toBe('3分钟前');
    expect(inEnglish.dates.ago(earlier(3 * 24 * 60), now)).toBe('21 Nov');
  });
});

describe('the language', () => {
  it('follows the system until one is chosen', () => {
    expect(pickLanguage('system', ['fr-FR', 'zh-Hant-TW', 'en'])).toBe('zh-CN');
    expect(pickLanguage('system', ['de', 'en-GB'])).toBe('en');
    expect(pickLanguage('system', [])).toBe('en');
    expect(pickLanguage('en', ['zh-CN'])).toBe('en');
  });
});

describe('words that come later', () => {
  it.each(['en', 'zh-CN'] as const)('are said like the others once they are taken in, in %s', (language) => {
    const translator = translatorOf(language, { en, 'zh-CN': zhCN }[language]);
    expect(translator.t('snapshots.title')).toBe('snapshots.title');
    translator.learn(dialogWords[language]);
    expect(translator.t('snapshots.title')).toBe(dialogWords[language]['snapshots.title']);
    expect(translator.t('common.save')).toBe(makeTranslator(language).t('common.save'));
  });
});
