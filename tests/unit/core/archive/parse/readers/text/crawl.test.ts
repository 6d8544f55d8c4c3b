import { describe, expect, it } from 'vitest';
import { coverage } from '#core/archive/parse/compose/articles/coverage.ts';
import { parseSource } from '#core/archive/parse/parse.ts';

const parse = (text: string) => {
  const bytes = new TextEncoder().encode(text);
  return parseSource({
    path: '河口晚报/1.txt',
    files: [{ path: '河口晚报/1.txt', size: bytes.length }],
    bytes: async () => bytes,
  });
};

const first = `渡口栈道下月动工
——工期四个月
作者：高远;沈知白;阿卜杜·买买提  时间：2019-12-25

　　本报讯（记者高远）船工说，石阶要先冲洗两遍。

　　镇里的答复是不涨价。

`;
const second = `候船亭添了木凳
时间：2019-12-24
　　新来的木凳有八条，够坐三十个人。
`;

describe('Exports of newspaper databases', () => {
  it('give one issue a date, with title, deck, authors and date of every article', async () => {
    const issues = await parse(first + second + first);
    expect(issues.map(({ date, source }) => [date, source.path])).toEqual([
      ['2019-12-25', '河口晚报/1.txt#2019-12-25'],
      ['2019-12-24', '河口晚报/1.txt#2019-12-24'],
    ]);
    expect(
      issues.flatMap(({ articles }) =>
        articles.map(({ headline, deck, bylines }) => [
          headline?.text,
          deck?.text ?? null,
          bylines.map(({ name }) => name),
        ]),
      ),
    ).toEqual([
      ['渡口栈道下月动工', '——工期四个月', ['高远', '沈知白', '阿卜杜·买买提']],
      ['渡口栈道下月动工', '——工期四个月', ['高远', '沈知白', '阿卜杜·买买提']],
      ['候船亭添了木凳', null, []],
    ]);
    for (const issue of issues) expect(coverage(issue)).toEqual({ lost: [], doubled: [] });
  });

  it('keep every character of the file', async () => {
    const [one, two] = await parse(first + second);
    const letters = (text: string) => text.replace(/\s/gu, '');
    expect(letters(`${one?.text}${two?.text}`)).toBe(letters(first + second));
  });

  it('are one issue without a part where there is one date', async () => {
    const [issue, ...others] = await parse(second);
    expect(others).toEqual([]);
    expect(issue?.source.path).toBe('河口晚报/1.txt');
    expect(issue?.articles[0]?.paragraphs.map(({ text }) => text)).toEqual([
      '新来的木凳有八条，够坐三十个人。',
    ]);
  });

  it('keep and report a day that no calendar has', async () => {
    const [issue] = await parse(second.replace('2019-12-24', '2019-02-30'));
    expect(issue?.date).toBeNull();
    expect(issue?.warnings.map(({ code }) => code)).toContain('impossibleDate');
  });

  it('are not seen in a text that speaks of a time', async () => {
    const [issue] = await parse('渡口开了\n\n时间：八点到十点。\n\n船工说，水退了。\n');
    expect(issue?.source.format).toBe('text');
  });
});
