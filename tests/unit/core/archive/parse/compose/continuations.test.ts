import { describe, expect, it } from 'vitest';
import { composeText, expectSound } from './issues.ts';

const text = '船工说，水退了以后石阶要先冲洗两遍，再铺上新的木板，来往的人可以从新修的栈道上下。';

const compose = (pages: readonly (readonly string[])[]) => {
  const lines = pages.flatMap((page, index) => [`# 第${index + 1}版：要闻`, ...page]);
  const issue = composeText(lines.join('\n\n'), 'Paper/issue.md');
  expectSound(issue);
  return issue.articles;
};

describe('Continuations', () => {
  it('are linked both ways by page and headline', () => {
    const [ferry, lamp, school, ferryOn, lampOn] = compose([
      [
        '## 渡口栈道下月动工',
        text,
        '（下转第2版）',
        '## 候船亭夜里留灯',
        text,
        '（下转第2版）',
        '## 小学开学',
        text,
      ],
      ['## 渡口栈道动工', '（上接第1版）', text, '## 夜里留灯', '（上接第1版）', text],
    ]);
    expect(ferry?.continuedIn).toBe(ferryOn?.id);
    expect(ferryOn?.continuationOf).toBe(ferry?.id);
    expect(lamp?.continuedIn).toBe(lampOn?.id);
    expect(school).not.toHaveProperty('continuedIn');
  });

  it('are linked without a headline where only one is possible', () => {
    const [ferry, other, rest] = compose([
      ['## 渡口栈道下月动工', text, '（下转第2版）'],
      ['## 小学开学', text, '## 其他', '（上接第1版）', text],
    ]);
    expect(ferry?.continuedIn).toBe(rest?.id);
    expect(other).not.toHaveProperty('continuationOf');
  });

  it('are left alone where they could be either', () => {
    const articles = compose([
      ['## 渡口栈道下月动工', text, '（下转第2版）'],
      ['## 甲', '（上接第1版）', text, '## 乙', '（上接第1版）', text],
    ]);
    expect(articles.every((article) => article.continuedIn === undefined)).toBe(true);
  });
});
