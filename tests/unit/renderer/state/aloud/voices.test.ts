import { describe, expect, it } from 'vitest';
import {
  spokenLanguage,
  type Voice,
  voiceFor,
  voiceKey,
  voicesFor,
} from '../../../../../src-renderer/state/aloud/voices.ts';

const voice = (name: string, language: string, isDefault = false): Voice => ({
  id: `urn:${name}`,
  name,
  language,
  isDefault,
});
const voices = [
  voice('Albert', 'en-US'),
  voice('Sinji', 'zh-HK'),
  voice('Daniel', 'en-GB'),
  voice('Meijia', 'zh-TW'),
  voice('Samantha', 'en-US', true),
  voice('Tingting', 'zh-CN'),
  voice('Kyoko', 'ja-JP'),
];
const chosen = (language: string, locales: readonly string[] = ['en-US'], choice = {}) =>
  voiceFor(language, voices, choice, locales)?.name ?? null;

describe('the voice for a language', () => {
  it.each([
    ['zh', 'Tingting'],
    ['zh-Hans', 'Tingting'],
    ['zh-Hant', 'Meijia'],
    ['zh-TW', 'Meijia'],
    ['zh-HK', 'Sinji'],
    ['yue', 'Sinji'],
    ['ja', 'Kyoko'],
    ['en', 'Samantha'],
    ['en-GB', 'Daniel'],
    ['fr', null],
  ])('%s is read by %s', (language, name) => {
    expect(chosen(language)).toBe(name);
  });

  it('speaks like the person where the text does not tell', () => {
    expect(chosen('en', ['zh-CN', 'en-GB'])).toBe('Daniel');
  });

  it('is the one that the person chose, while it is there', () => {
    expect(chosen('en', ['en-US'], { en: 'urn:Daniel' })).toBe('Daniel');
    expect(chosen('en', ['en-US'], { en: 'urn:Gone' })).toBe('Samantha');
    expect(chosen('zh-Hant', ['en-US'], { 'zh-Hans': 'urn:Sinji' })).toBe('Meijia');
  });

  it('is the next best Chinese where the right one is not installed', () => {
    const names = (language: string) => voicesFor(language, voices, []).map(({ name }) => name);
    expect(names('zh-Hans')).toEqual(['Tingting', 'Meijia', 'Sinji']);
    expect(names('zh-HK')).toEqual(['Sinji', 'Meijia', 'Tingting']);
  });

  it('is known under any way to write its language', () => {
    const linux = [voice('Mandarin', 'cmn'), voice('Cantonese', 'yue')];
    expect(voiceFor('zh-Hans', linux, {}, [])?.name).toBe('Mandarin');
    expect(voiceFor('zh-HK', linux, {}, [])?.name).toBe('Cantonese');
    expect(voiceFor('zh-Hant', [voice('Android', 'zh_TW')], {}, [])?.name).toBe('Android');
    expect(['zh', 'zh-CN', 'zh-Hant', 'zh-HK', 'en-GB'].map(voiceKey)).toEqual([
      'zh-Hans',
      'zh-Hans',
      'zh-Hant',
      'zh-HK',
      'en',
    ]);
    expect(['zh-Hans', 'zh-Hant', 'zh-HK', 'en-GB'].map(spokenLanguage)).toEqual(['zh', 'zh', 'yue', 'en']);
  });
});
