import { describe, expect, it } from 'vitest';
import { newFinder } from './support.ts';

const found = async (text: string) => (await newFinder().find({ text, limit: 8 })).commands;

describe('commands by name', () => {
  it('finds them by their names in every language, by pinyin and with a letter wrong', async () => {
    for (const text of ['dark', 'theme dark', '深色', 'shense', '夜间模式', 'dark mode']) {
      expect(await found(text), text).toContain('themeDark');
    }
    for (const text of ['settings', 'setings', '设置', '設置', 'shezhi', 'preferences']) {
      expect((await found(text))[0], text).toBe('settings');
    }
    expect((await found('vertical'))[0]).toBe('viewVertical');
    expect((await found('shupai'))[0]).toBe('viewVertical');
    expect((await found('ocr'))[0]).toBe('readPictures');
  });

  it('offers none for a single Latin letter, or for what is no command', async () => {
    expect(await found('t')).toEqual([]);
    expect(await found('')).toEqual([]);
    expect(await found('marmalade')).toEqual([]);
  });

  it('names each once', async () => {
    const all = await found('字号');
    expect(all).toEqual([...new Set(all)]);
    expect(all.toSorted()).toEqual(['zoomIn', 'zoomOut', 'zoomReset']);
  });
});
