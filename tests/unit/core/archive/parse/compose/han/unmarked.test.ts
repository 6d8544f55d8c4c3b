import { describe, expect, it } from 'vitest';
import { composeText, expectSound } from '../issues.ts';

const body = (subject: string) =>
  `${subject}昨天重新开放，来往的人可以从新修的栈道上下，不必再等潮水。镇里的答复是，工期四个月，其间不封路，夜里留一盏灯，早晚各加一班船，票价照旧。`;
const report = (subject: string) => [
  `本报讯记者高远报道：${body(subject)}`,
  body(subject),
  `${body(subject)}（沈知白）`,
];
const essay = (subject: string) => [body(subject), body(subject), body(subject)];

const day = [
  '清溪渡口栈道重新开放',
  ...report('清溪渡口'),
  '清溪小学新楼落成两百名学生迁入',
  '县里拨款六十万元',
  ...report('清溪小学'),
  '我爱清溪的石阶（附图片１张）',
  '王守田',
  ...essay('清溪的石阶'),
  '老街灯会今晚开场',
  ...report('老街灯会'),
];

/** As databases give a day out: one line a paragraph, nothing between articles. */
const issue = composeText(day.join('\n\n'));

describe('A run of articles without any mark', () => {
  it('is parted where its articles begin', () => {
    expectSound(issue);
    expect(issue.articles.map(({ headline }) => headline?.text)).toEqual([
      '清溪渡口栈道重新开放',
      '清溪小学新楼落成两百名学生迁入',
      '我爱清溪的石阶（附图片１张）',
      '老街灯会今晚开场',
    ]);
  });

  it('has decks and bare names under its headlines', () => {
    const [, school, essayArticle] = issue.articles;
    expect(school?.deck?.text).toBe('县里拨款六十万元');
    expect(essayArticle?.bylines.map(({ name }) => name)).toEqual(['王守田']);
    expect(essayArticle?.paragraphs).toHaveLength(3);
  });

  it('says how sure each beginning is', () => {
    for (const { confidence, decisions } of issue.articles) {
      expect(confidence).toBeGreaterThan(0);
      expect(confidence).toBeLessThanOrEqual(1);
      expect(decisions.length).toBeGreaterThan(0);
    }
  });

  it('is the same after its paragraphs were torn', () => {
    const torn = day.flatMap((line) => (line.length > 70 ? [line.slice(0, 61), line.slice(61)] : [line]));
    const again = composeText(torn.join('\n'));
    expectSound(again);
    expect(again.articles.map(({ headline }) => headline?.text)).toEqual(
      issue.articles.map(({ headline }) => headline?.text),
    );
  });
});
