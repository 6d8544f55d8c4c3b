import { describe, expect, it } from 'vitest';
import { composeText, expectSound } from '../issues.ts';

const compose = (text: string) => {
  const issue = composeText(text, 'Paper/issue.md');
  expectSound(issue);
  return issue;
};

describe('Markdown issues', () => {
  const issue = compose(`---
title: 河口晚报
date: 2022-05-06
weekday: 星期五
issueNumber: "812"
pages: 4
sponsor: 中共河口县委
---

# 第1版：要闻

## 渡口栈道下月动工

### ——工期四个月

本报讯（记者 高远 沈知白）船工说，石阶要先冲洗两遍，
再铺上**新的木板**。

### 夜里留灯

镇里的答复是不涨价。

（下转第2版）

# 第2版：副刊

## 夜渡

□ 陆小满

把灯调暗一点。

# 服务

停水公告：今晚停水。
`);

  it('take their masthead from the front matter', () => {
    expect(issue).toMatchObject({
      publication: '河口晚报',
      date: '2022-05-06',
      issueNumber: '812',
      pageCount: 4,
      language: 'zh-Hans',
      warnings: [],
    });
    expect(issue.masthead).toMatchObject({
      title: '河口晚报',
      dateText: '2022-05-06',
      weekday: '星期五',
      parts: [],
    });
    expect(issue.imprint.sponsor).toBe('中共河口县委');
    expect(issue.source.format).toBe('markdown');
  });

  it('take articles, decks and pages from the headings', () => {
    expect(
      issue.articles.map(({ headline, deck, page, section }) => [
        headline?.text,
        deck?.text ?? null,
        page,
        section,
      ]),
    ).toEqual([
      ['渡口栈道下月动工', '——工期四个月', 1, '要闻'],
      ['夜渡', null, 2, '副刊'],
    ]);
    expect(issue.pages.map(({ number, name }) => [number, name])).toEqual([
      [1, '要闻'],
      [2, '副刊'],
    ]);
  });

  it('join soft-wrapped lines and read names, subheads and continuations', () => {
    const [first, second] = issue.articles;
    expect(first?.paragraphs.map(({ kind, text }) => [kind, text])).toEqual([
      ['body', '本报讯（记者 高远 沈知白）船工说，石阶要先冲洗两遍，再铺上新的木板。'],
      ['subhead', '夜里留灯'],
      ['body', '镇里的答复是不涨价。'],
    ]);
    expect(first?.bylines.map(({ name, role }) => `${role} ${name}`)).toEqual(['记者 高远', '记者 沈知白']);
    expect(first?.continuedOn).toBe(2);
    expect(second?.bylines.map(({ name, role }) => [name, role])).toEqual([['陆小满', null]]);
    expect(second?.paragraphs).toHaveLength(1);
  });

  it('take text under a section without an article for notices', () => {
    expect(issue.notices.map(({ kind, text }) => [kind, text])).toEqual([
      ['announcement', '停水公告：今晚停水。'],
    ]);
  });

  it('may use first-level headings for articles, and are certain of what is marked', () => {
    const plain = compose(
      '# The Ferry Opened\n\nBy Edith Grey\n\nThe ferry was opened again on Tuesday.\n\n# A Dry Summer\n\nLONDON, Tuesday.—It did not rain.\n',
    );
    expect(plain.articles.map(({ headline, confidence }) => [headline?.text, confidence])).toEqual([
      ['The Ferry Opened', 1],
      ['A Dry Summer', 1],
    ]);
    expect(plain.articles[0]?.bylines.map((byline) => byline.name)).toEqual(['Edith Grey']);
    expect(plain.articles[1]?.creditLine).toBe('LONDON, Tuesday.');
  });
});

describe('words that line ends part', () => {
  it('are put together where a format says what is a paragraph, with hyphens of any kind', () => {
    const issue = compose(
      `---\ntitle: Salterner Anzeiger\ndate: 1898-05-06\nlanguage: de\n---\n\n## Die Fähre\n\nDie Fähre wurde ge⸗\nſtern wieder er-\nöffnet, der Zeitungs⸗\nund Poſtverkehr mit ihr. Die Reichs⸗\nAnſtalt dankt.\n`,
    );
    expect(issue.articles[0]?.paragraphs.map(({ text }) => text)).toEqual([
      'Die Fähre wurde geſtern wieder eröffnet, der Zeitungs⸗ und Poſtverkehr mit ihr. Die Reichs⸗Anſtalt dankt.',
    ]);
    expect(issue.dropped.filter(({ reason }) => reason === 'lineEndHyphen')).toHaveLength(2);
  });
});
