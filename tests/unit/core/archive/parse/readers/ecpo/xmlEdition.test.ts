import { describe, expect, it } from 'vitest';
import { xmlEditionReader } from '#core/archive/parse/readers/ecpo/xmlEdition.ts';
import { outline, readWith } from '../support.ts';

const fold = (pages: string, id = 'hk_0812_1939-04-21_0001+0004') =>
  `<?xml version="1.0"?><!DOCTYPE ecpo [<!ENTITY gaiji "&#xe111;">]><fold xml:id="${id}">${pages}</fold>`;
const page = (number: number, content: string) =>
  `<div type="page" page="recto" n="${number}" mode="vertical-rl">${content}</div>`;
const head = '<div type="head"><div>河口日報<lb/></div><div>中華民國二十八年四月廿一日<lb/></div></div>';
const advert = '<div type="advert"><div>渡輪<lb/>客票<lb/></div><div>永不&gaiji;虧<lb/></div></div>';
const article =
  '<div type="article"><div>渡口重開<lb/>石階洗淨<lb/></div><div><p>昨日清洗石階，今晨重新<lb/>\n  開放。<lb/></p><p>居民排隊等候。<lb/></p></div></div>';

describe('an edition in ECPO markup', () => {
  it('gives masthead, advertisements and articles of every page', async () => {
    const margin = '<div type="margin">中華民國二十八年四月廿一日　河口日報　第四版<lb/></div>';
    const [result] = await readWith(xmlEditionReader, {
      'hk_2.xml': fold(page(4, margin + article) + page(1, head + advert + article)),
    });
    expect(result && outline(result)).toEqual([
      ['masthead', '河口日報 中華民國二十八年四月廿一日'],
      ['advertisement', '渡輪 客票'],
      ['advertisement', '永不〓虧'],
      ['headline', '渡口重開 石階洗淨'],
      ['paragraph', '昨日清洗石階，今晨重新開放。'],
      ['paragraph', '居民排隊等候。'],
      ['headline', '渡口重開 石階洗淨'],
      ['paragraph', '昨日清洗石階，今晨重新開放。'],
      ['paragraph', '居民排隊等候。'],
    ]);
    expect(result?.blocks.map((block) => block.page)).toEqual(expect.arrayContaining([1, 4]));
    expect(result?.dropped.map(({ reason }) => reason)).toEqual(['runningHead']);
    expect(result?.fields).toEqual({ issueNumber: '0812', date: '1939-04-21' });
  });

  it('tells the names under a headline from its deck', async () => {
    const under = (text: string) =>
      fold(
        page(
          1,
          `<div type="article"><div>渡口<lb/></div><div>${text}<lb/></div><div><p>正文。<lb/></p></div></div>`,
        ),
      );
    for (const [text, role] of [
      ['（知止）', 'byline'],
      ['高遠著', 'byline'],
      ['（一四九）', 'deck'],
      ['石階洗淨今晨通航', 'deck'],
    ] as const) {
      const [result] = await readWith(xmlEditionReader, { 'a.xml': under(text) });
      expect(result?.blocks[1]).toMatchObject({ text, role });
    }
  });

  it('keeps what stands in the margin between two pages', async () => {
    const margin = '<div type="margin"><div>渡口酒樓<lb/>電話<lb/></div></div>';
    const [result] = await readWith(xmlEditionReader, {
      'a.xml': fold(page(1, article) + margin + page(4, article)),
    });
    expect(result?.blocks.find(({ role }) => role === 'notice')).toMatchObject({ text: '渡口酒樓', page: 1 });
  });

  it('puts the folds of an issue together in the order of their pages', async () => {
    const [result, ...others] = await readWith(xmlEditionReader, {
      'a.xml': fold(page(1, head) + page(4, article)),
      'b.xml': fold(page(2, article) + page(3, advert)),
    });
    expect(others).toEqual([]);
    expect([...new Set(result?.blocks.map((block) => block.page))]).toEqual([1, 2, 3, 4]);
  });
});
