import { describe, expect, it } from 'vitest';
import { readPaperLine } from '#core/archive/parse/compose/masthead/paperLine.ts';

const read = (text: string) => {
  const line = readPaperLine(text);
  return line && [line.title, line.tokens.find(({ field }) => field === 'date')?.value ?? null, line.page];
};

describe('A line that names the paper of an article', () => {
  it('is read in its common wordings, with date, page and the name of the page', () => {
    const third = { number: 3, name: null };
    expect(read('《霜叶日报》（1998年3月4日 第 03 版）')).toEqual(['霜叶日报', '1998-03-04', third]);
    expect(read('《霜叶日报》(1998年03月04日第3版)')).toEqual(['霜叶日报', '1998-03-04', third]);
    expect(read('《霜叶日报》（1998-03-04 03版）')).toEqual(['霜叶日报', '1998-03-04', third]);
    expect(read('来源：《霜叶日报》1998年3月4日 星期三 第三版')).toEqual(['霜叶日报', '1998-03-04', third]);
    expect(read('《霜叶日报》（1998年3月4日　第03版：副刊）')).toEqual([
      '霜叶日报',
      '1998-03-04',
      { number: 3, name: '副刊' },
    ]);
    expect(read('《霜叶日报》（1998年3月4日）')).toEqual(['霜叶日报', '1998-03-04', null]);
  });

  it('is no sentence, no title of a book and no page mark without a paper', () => {
    expect(read('《霜叶日报》1998年3月4日第3版刊登了这篇报道')).toBeNull();
    expect(read('《霜叶日报》')).toBeNull();
    expect(read('《中共中央关于某事的建议》，')).toBeNull();
    expect(read('第 03 版')).toBeNull();
  });
});
