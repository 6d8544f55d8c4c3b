import { describe, expect, it } from 'vitest';
import { csvReader } from '#core/archive/parse/readers/csv/csv.ts';
import type { ReadResult, SourceReader } from '#core/archive/parse/readers/reader.ts';
import { crawlReader } from '#core/archive/parse/readers/text/crawl.ts';
import { inputOf, memorySource } from './support.ts';

/** Reads a text whose file ends in the middle of the character 渡. */
async function readCutOff(reader: SourceReader, path: string, text: string): Promise<readonly ReadResult[]> {
  const bytes = [...new TextEncoder().encode(text), 0xe6, 0xb8];
  const input = await inputOf(memorySource({ [path]: Uint8Array.from(bytes) }));
  expect(reader.matches(input)).toBe(true);
  return await reader.read(input);
}

const cutOffs = (results: readonly ReadResult[]) =>
  results.map(({ warnings }) =>
    warnings.flatMap(({ code, start }) => (code === 'truncatedCharacter' ? [start] : [])),
  );

const placeOfReplaced = (result: ReadResult | undefined) => Array.from(result?.text ?? '').indexOf('\ufffd');

describe('a file that ends in the middle of a character', () => {
  it('is told of at that character, counted in code points', async () => {
    const results = await readCutOff(csvReader, 'a.csv', 'date,title,text\n2022-05-06,𠮷野家,𠮷的店');
    const [result] = results;
    expect(cutOffs(results)).toEqual([[placeOfReplaced(result)]]);
  });

  it('is told of at the issue that it cuts off, and at no place of the others', async () => {
    const rows = '2022-05-06,𠮷,𠮷的店\n2022-05-07,二,第二天';
    const results = await readCutOff(csvReader, 'a.csv', `date,title,text\n${rows}`);
    const [, second] = results;
    expect(cutOffs(results)).toEqual([[null], [placeOfReplaced(second)]]);
  });

  it('has no place in an export, whose days are written anew', async () => {
    const text =
      '渡口栈道下月动工\n作者：高远  时间：2019-12-25\n　　本报讯（记者𠮷田）船工说，石阶要先冲洗两遍。\n\n候船亭添了木凳\n时间：2019-12-24\n　　新来的木凳有八条';
    const results = await readCutOff(crawlReader, '河口晚报/1.txt', text);
    expect(cutOffs(results)).toEqual([[null], []]);
  });
});
