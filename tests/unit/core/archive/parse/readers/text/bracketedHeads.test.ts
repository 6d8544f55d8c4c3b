import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseSource } from '#core/archive/parse/parse.ts';
import { bracketedHeadsReader } from '#core/archive/parse/readers/text/bracketedHeads.ts';
import { describeWithSamples } from '../../../../../../samples.ts';
import { inputOf, memorySource, outline, readWith } from '../support.ts';

const issue = `# 1891 - 7 - 12345

Page 1

[渡口添船] [  渡口公司謹啓]  
　　渡口往來者衆今添新船二艘每日開行六次價目照舊 
[河水盛漲] ○昨日大雨河水盛漲沿岸居民遷避高處至晚未退聞下游堤岸 

Page 2

又决一處幸無傷人 
[米價續跌]  
　　米市近日到貨甚多價又稍跌 
　　　河上漁人稿 

Page 3

`;

describe('an issue with its heads in brackets', () => {
  it('has headlines, authors, text and pages; brackets and the record line are dropped', async () => {
    const [result] = await readWith(bracketedHeadsReader, { 'a.txt': issue });
    expect(result && outline(result)).toEqual([
      ['pageHeading', 'Page 1'],
      ['headline', '渡口添船'],
      ['byline', '渡口公司謹啓'],
      ['paragraph', '渡口往來者衆今添新船二艘每日開行六次價目照舊'],
      ['headline', '河水盛漲'],
      ['paragraph', '○昨日大雨河水盛漲沿岸居民遷避高處至晚未退聞下游堤岸'],
      ['pageHeading', 'Page 2'],
      ['paragraph', '又决一處幸無傷人'],
      ['headline', '米價續跌'],
      ['paragraph', '米市近日到貨甚多價又稍跌'],
      ['paragraph', '河上漁人稿'],
      ['pageHeading', 'Page 3'],
    ]);
  });

  it('goes on with a paragraph over the end of a page, and knows its pages', async () => {
    const [composed] = await parseSource(memorySource({ 'a.txt': issue }));
    expect(
      composed?.articles.map(({ headline, page, paragraphs }) => [
        headline?.text,
        page,
        paragraphs.map(({ text }) => text.slice(-5)),
      ]),
    ).toEqual([
      ['渡口添船', 1, ['次價目照舊']],
      ['河水盛漲', 1, ['處幸無傷人']],
      ['米價續跌', 2, ['多價又稍跌', '河上漁人稿']],
    ]);
    expect(composed?.pages.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(composed).toMatchObject({ pageCount: 3, date: null, masthead: { dateText: '1891' } });
  });

  it('is told without pages by many heads that differ, and not by a remark in brackets', async () => {
    const heads = '[渡口添船]\n一日六次\n[河水盛漲]\n至晚未退\n[米價續跌]\n到貨甚多\n[夜市開張]\n遊人甚衆\n';
    expect(bracketedHeadsReader.matches(await inputOf(memorySource({ 'a.txt': heads })))).toBe(true);
    const remark = '河口晚報\n今日出版\n[編者按]\n本文作者為渡口船員\n正文如下\n';
    expect(bracketedHeadsReader.matches(await inputOf(memorySource({ 'a.txt': remark })))).toBe(false);
    const notes = 'Page 1\n\nThe ferry ran.\n[1] See above.\n';
    expect(bracketedHeadsReader.matches(await inputOf(memorySource({ 'a.txt': notes })))).toBe(false);
  });
});

describeWithSamples('the 申報 issue with heads in brackets', (folder) => {
  it('has one article a head, on its page', async () => {
    const path = 'shenbao-issue-1880/1880-100-4902498.txt';
    const bytes = readFileSync(join(folder, path));
    const heads = [...bytes.toString('utf8').matchAll(/^\[([^\]]+)\]/gmu)].map(([, title]) => title?.trim());
    const [composed] = await parseSource(memorySource({ [path]: bytes }));
    expect(composed?.articles.map(({ headline }) => headline?.text)).toEqual(heads);
    expect(composed?.articles.map(({ page }) => page)).toEqual([1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3]);
    expect(composed?.articles.slice(0, 2).flatMap(({ bylines }) => bylines.map(({ name }) => name))).toEqual([
      '點石齋告白',
      '本舘謹啓',
    ]);
  });
});
