import { expect, test } from 'vitest';
import { filterOf } from '../../../../../src-renderer/components/settings/settingsFilter.ts';

test('a setting is found by any of its words, in any order and case', () => {
  const words = 'Type size Of the papers’ text. The keys + and − change it as well.';
  for (const typed of ['', ' ', 'type', 'TEXT size', 'ｓｉｚｅ', '+'])
    expect(filterOf(typed, 'en')(words)).toBe(true);
  for (const typed of ['theme', 'size theme']) expect(filterOf(typed, 'en')(words)).toBe(false);
  expect(filterOf('字号', 'zh-CN')('报纸正文的字号')).toBe(true);
});
