import { describe, expect, it } from 'vitest';
import { composeText, expectSound } from '../issues.ts';

const titles = ['渡口重新开放', '河水退去以后', '桥头的灯', '田里的淤泥', '船工的冬天', '镇上来了戏班'];
const stories = titles.map(
  (title) =>
    `${title}\n　　本报讯（记者 高远）居民一早在石阶前排队，等候首班渡轮运来的新鲜蔬菜和当天的报纸。\n　　队伍一直排到了桥头，天黑才散。\n　　老人说，从前没有这样热闹。`,
);
const compose = (contents: readonly string[]) => {
  const issue = composeText([...contents, ...stories].join('\n'));
  expectSound(issue);
  return {
    heads: issue.articles.map(({ headline }) => headline?.text),
    listed: issue.dropped.filter(({ reason }) => reason === 'frontMatter').map(({ text }) => text),
  };
};

describe('A table of contents before a Chinese paper', () => {
  it('is no article, with numbers or pages beside its titles', () => {
    const numbered = ['目录', ...titles.map((title, index) => `${index + 1}、${title}`)];
    expect(compose(numbered)).toEqual({ heads: titles, listed: numbered });
    const paged = ['要目', ...titles.map((title, index) => `${title}……第${index + 1}版`)];
    expect(compose(paged)).toEqual({ heads: titles, listed: paged });
  });

  it('is one although a line of it stands nowhere again', () => {
    const listed = ['目录', ...titles, '第一条没有人认得的附录'];
    expect(compose(listed).heads).toEqual(titles);
  });

  it('is none where a text repeats its sentences', () => {
    const torn = [
      '居民一早在石阶前排队，等候首班',
      '渡轮运来的新鲜蔬菜和当天的报纸。',
      '队伍一直排到了桥头，天黑才散。',
    ];
    const twice = ['渡口重新开放', ...torn, ...torn, '老人说，从前没有这样热闹。', ...torn];
    expect(compose(twice).listed).toEqual([]);
  });

  it('is none where the lines stand nowhere again', () => {
    expect(compose([]).listed).toEqual([]);
  });
});
