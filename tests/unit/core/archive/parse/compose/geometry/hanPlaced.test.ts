import { describe, expect, it } from 'vitest';
import { composeIssue } from '#core/archive/parse/compose/composeIssue.ts';
import { CanonicalText } from '#core/archive/parse/readers/blocks/canonicalText.ts';
import type { DropReason } from '#shared/model/issue.ts';
import { composeText, expectSound } from '../issues.ts';

/** One line of a page: indented by two characters, in the middle, larger, smaller, dropped by the reader. */
interface Printed {
  readonly text: string;
  readonly indent?: number;
  readonly size?: number;
  readonly isCentred?: boolean;
  readonly dropped?: DropReason;
}

const columnWidth = 20;
const em = 0.02;

const head = (text: string): Printed => ({ text, size: 2, isCentred: true });
const small = (text: string): Printed => ({ text, size: 0.8, isCentred: true });
const opens = (text: string): Printed => ({ text, indent: 2 });
const goes = (text: string): Printed => ({ text });

/** Pages with one column of twenty characters; `sizes` false as a reader that knows boxes only. */
function compose(pages: readonly (readonly Printed[])[], sizes = true) {
  const canonical = new CanonicalText();
  pages.forEach((lines, index) => {
    canonical.breakPage();
    let top = 0.05;
    for (const { text, indent = 0, size = 1, isCentred = false, dropped } of lines) {
      top += 0.02 * Math.max(1, size);
      if (dropped) {
        canonical.drop(text, dropped);
        continue;
      }
      const width = Array.from(text).length * em * size;
      const left = 0.2 + (isCentred ? Math.max(0, columnWidth * em - width) / 2 : indent * em);
      canonical.addBlock([{ text, glue: null }], {
        page: index + 1,
        fontSize: sizes ? size : null,
        box: { left, top, width, height: 0.015 * size },
      });
    }
  });
  const issue = composeIssue(canonical.toResult({ format: 'pdf', encoding: 'pdf' }), {
    path: 'scans/0001.pdf',
    format: 'pdf',
    encoding: 'pdf',
    size: 1,
    contentHash: '0',
    normalForm: 'NFC',
  });
  expectSound(issue);
  return issue;
}

const paper = (page: string) => small(`《霜叶日报》（1998年3月4日 第 ${page} 版）`);
/** A paragraph of three lines. */
const story = (name: string): Printed[] => [
  opens(`${name}昨日重新开放，居民一早在石阶前排`),
  goes('队，等候首班渡轮运来的新鲜蔬菜和当天的报'),
  goes('纸，队伍一直排到了桥头。'),
];

describe('Chinese articles that name their paper under the head', () => {
  const issue = compose([
    [head('渡口重新开放'), small('新华社记者'), paper('01'), ...story('渡口')],
    [...story('旧桥').slice(1), head('河水退去以后'), paper('01'), ...story('河滩')],
    [head('田里的淤泥'), small('本报记者 梁 野 段青禾'), paper('07'), ...story('田埂')],
  ]);

  it('name the paper and its date, and no reporter is taken for the paper', () => {
    expect([issue.publication, issue.date]).toEqual(['霜叶日报', '1998-03-04']);
    expect(issue.warnings.map(({ code }) => code)).not.toContain('fileNameTitle');
  });

  it('stand on the pages they were printed on, not on those of the file', () => {
    expect(issue.articles.map(({ headline, page }) => [headline?.text, page])).toEqual([
      ['渡口重新开放', 1],
      ['河水退去以后', 1],
      ['田里的淤泥', 7],
    ]);
    expect(issue.pages.map(({ number }) => number)).toEqual([1, 7]);
    expect(issue.pages[1]?.start).toBe(issue.articles[2]?.start);
  });

  it('are not named by the first headline, though it is printed again', () => {
    const first = [head('渡口重新开放'), paper('01'), ...story('渡口')];
    expect(compose([first, first, [head('田里的淤泥'), paper('02'), ...story('田埂')]]).publication).toBe(
      '霜叶日报',
    );
  });

  it('do the same in a text file', () => {
    const text = composeText(
      [
        '渡口重新开放',
        '新华社记者',
        '《霜叶日报》（1998年3月4日 第 01 版）',
        '　　渡口昨日重新开放，居民一早在石阶前排队，等候首班渡轮运来的新鲜蔬菜。',
        '　　队伍一直排到了桥头。',
        '田里的淤泥',
        '《霜叶日报》（1998年3月4日 第 07 版）',
        '　　河水退去以后，田里留下厚厚一层淤泥，农人说今年不用施肥。',
        '　　镇上的人都来看。',
      ].join('\n'),
    );
    expectSound(text);
    expect([text.publication, text.date]).toEqual(['霜叶日报', '1998-03-04']);
    expect(text.articles.map(({ headline, page }) => [headline?.text, page])).toEqual([
      ['渡口重新开放', 1],
      ['田里的淤泥', 7],
    ]);
  });
});

describe('names between a Chinese head and its text', () => {
  const named = (line: Printed) => {
    const { articles } = compose([
      [head('渡口重新开放'), line, ...story('渡口')],
      [head('河水退去以后'), ...story('河滩')],
    ]);
    return [articles[0]?.bylineLine?.text, articles[0]?.bylines.map(({ name }) => name)];
  };

  it('are its byline, with a role, bare, spaced, foreign or of a rare family', () => {
    expect(named(small('本报记者 梁 野 段青禾'))).toEqual(['本报记者 梁 野 段青禾', ['梁野', '段青禾']]);
    expect(named(small('人民网记者 梁 野'))).toEqual(['人民网记者 梁 野', ['梁野']]);
    expect(named(small('梁 野 段 禾'))).toEqual(['梁 野 段 禾', ['梁野', '段禾']]);
    expect(named(small('玛丽安娜·罗斯托'))).toEqual(['玛丽安娜·罗斯托', ['玛丽安娜·罗斯托']]);
    expect(named(small('芈青禾'))).toEqual(['芈青禾', ['芈青禾']]);
    expect(named(opens('瓜棚'))).toEqual(['瓜棚', ['瓜棚']]);
    expect(named(opens('霜叶镇渔业局局长梁野'))).toEqual(['霜叶镇渔业局局长梁野', ['梁野']]);
    expect(named(small('霜叶镇地方史研究室'))).toEqual(['霜叶镇地方史研究室', ['霜叶镇地方史研究室']]);
  });

  it('are none of the first sentence', () => {
    const { articles } = compose([
      [head('渡口重新开放'), small('芈青禾'), ...story('渡口')],
      [head('河水退去以后'), opens('退了。'), ...story('河滩')],
    ]);
    expect(articles[0]?.paragraphs[0]?.text).toMatch(/^渡口昨日重新开放/u);
    expect(articles[1]?.bylineLine).toBeNull();
  });

  it('are not the place of work of an author at the foot', () => {
    const { articles } = compose([
      [head('渡口重新开放'), ...story('渡口'), opens('（作者单位：霜叶大学）')],
      [head('河水退去以后'), ...story('河滩')],
    ]);
    expect(articles[0]?.bylines).toEqual([]);
  });
});

describe('Chinese paragraphs with places', () => {
  const texts = (pages: readonly (readonly Printed[])[], sizes = true) =>
    compose(pages, sizes).articles[0]?.paragraphs.map(({ text }) => text);
  const other = [head('河水退去以后'), ...story('河滩')];

  it('of one line each end before the next indent', () => {
    expect(
      texts([
        [head('渡口重新开放'), opens('历史在这里转弯。'), opens('人们都来了。'), ...story('渡口')],
        other,
      ]),
    ).toEqual([
      '历史在这里转弯。',
      '人们都来了。',
      '渡口昨日重新开放，居民一早在石阶前排队，等候首班渡轮运来的新鲜蔬菜和当天的报纸，队伍一直排到了桥头。',
    ]);
  });

  it('know the edge of their column on a page where every line is indented', () => {
    const last = [opens('欢迎来稿。'), opens('一经采用即付稿酬。')];
    expect(
      texts([
        [head('渡口重新开放'), ...story('渡口'), ...story('旧桥'), ...story('码头')],
        last,
        other,
      ])?.slice(-2),
    ).toEqual(['欢迎来稿。', '一经采用即付稿酬。']);
  });

  it('have no space where their lines meet, nor inside a number', () => {
    expect(
      texts([
        [
          head('渡口重新开放'),
          opens('老人说：“从前没有桥。”“那时大家都坐船，'),
          goes('“坐船的人多，”“摆渡的人也多。”今年客流达12'),
          goes('60人次，比去年多了二成。'),
        ],
        other,
      ]),
    ).toEqual([
      '老人说：“从前没有桥。”“那时大家都坐船，“坐船的人多，”“摆渡的人也多。”今年客流达1260人次，比去年多了二成。',
    ]);
  });

  it('go on over a page of the file unless the next line is indented', () => {
    const full = [
      opens('渡口昨日重新开放，居民一早在石阶前排'),
      goes('队等候，队伍从渡口一直排到了河对岸桥头。'),
    ];
    expect(
      texts([[head('渡口重新开放'), ...full], [goes('镇上的人都来看。'), opens('天晴了。')], other]),
    ).toEqual([
      '渡口昨日重新开放，居民一早在石阶前排队等候，队伍从渡口一直排到了河对岸桥头。镇上的人都来看。',
      '天晴了。',
    ]);
  });
});

describe('Chinese lines whose type nobody measured', () => {
  it('have heads in the type that their boxes show', () => {
    const issue = compose(
      [
        [head('渡口重新开放'), opens('本报记者梁野'), ...story('渡口'), ...story('旧桥')],
        [head('河水退去以后'), head('田里'), ...story('河滩'), ...story('田埂')],
      ],
      false,
    );
    expect(issue.articles.map(({ headline, paragraphs }) => [headline?.text, paragraphs.length])).toEqual([
      ['渡口重新开放', 2],
      ['河水退去以后田里', 2],
    ]);
    expect(issue.articles[0]?.bylines.map(({ name }) => name)).toEqual(['梁野']);
  });

  it('are read down and from right to left where their boxes are high', () => {
    const canonical = new CanonicalText();
    const lines = [
      ['渡口重新開放', 2, 0],
      ['渡口昨日重新開放居民一早在石階前排', 1, 2],
      ['隊等候首班渡輪運來的新鮮蔬菜和當天的報', 1, 0],
      ['紙隊伍一直排到橋頭。', 1, 0],
      ['鎮上的人都來看。', 1, 2],
      ['老人說從前沒有這樣熱鬧。', 1, 2],
    ] as const;
    let right = 0.9;
    for (const [text, size, indent] of lines) {
      right -= 0.03 * size;
      canonical.addBlock([{ text, glue: null }], {
        page: 1,
        box: { left: right, top: 0.1 + indent * em, width: 0.025 * size, height: text.length * em * size },
      });
    }
    const issue = composeIssue(canonical.toResult({ format: 'alto', encoding: 'utf-8' }), {
      path: 'scans/0001.xml',
      format: 'alto',
      encoding: 'utf-8',
      size: 1,
      contentHash: '0',
      normalForm: 'NFC',
    });
    expectSound(issue);
    expect(issue.articles[0]?.headline?.text).toBe('渡口重新開放');
    expect(issue.articles[0]?.paragraphs.map(({ text }) => text)).toEqual([
      '渡口昨日重新開放居民一早在石階前排隊等候首班渡輪運來的新鮮蔬菜和當天的報紙隊伍一直排到橋頭。',
      '鎮上的人都來看。',
      '老人說從前沒有這樣熱鬧。',
    ]);
  });
});

describe('Chinese heads of several lines', () => {
  const headlines = (pairs: readonly (readonly [string, string])[]) =>
    compose(
      pairs.map(([first, second]) => [head(first), head(second), ...story('渡口'), ...story('旧桥')]),
    ).articles.map(({ headline }) => headline?.text);

  it('keep the space at which a program ended a line that had room', () => {
    expect(
      headlines([
        ['渡口昨日重新开放居', '民排队'],
        ['河水退去以后田里留', '下淤泥'],
        ['桥头的灯昨夜全部亮', '起来了'],
        ['先修渡口', '再修旧桥'],
      ]),
    ).toEqual([
      '渡口昨日重新开放居民排队',
      '河水退去以后田里留下淤泥',
      '桥头的灯昨夜全部亮起来了',
      '先修渡口 再修旧桥',
    ]);
  });

  it('are joined where they were broken by hand', () => {
    expect(
      headlines([
        ['石阶前的人', '昨日散去'],
        ['河水退去以后', '留下淤泥'],
        ['桥头的灯', '昨夜亮起来了'],
        ['先修渡口', '再修旧桥'],
      ]),
    ).toEqual(['石阶前的人昨日散去', '河水退去以后留下淤泥', '桥头的灯昨夜亮起来了', '先修渡口再修旧桥']);
  });
});

describe('a table of contents', () => {
  it('is no article', () => {
    const titles = ['渡口重新开放', '河水退去以后', '桥头的灯', '田里的淤泥', '船工的冬天', '镇上来了戏班'];
    const issue = compose([
      [head('本期目录'), ...titles.map((title, index) => ({ text: `${index + 1}. ${title}`, size: 0.9 }))],
      ...titles.map((title) => [head(title), ...story('渡口')]),
    ]);
    expect(issue.articles.map(({ headline }) => headline?.text)).toEqual(titles);
    expect(issue.dropped.filter(({ reason }) => reason === 'frontMatter')).toHaveLength(7);
  });

  it('is not what happens to be a list of short lines', () => {
    const issue = compose([
      [head('五条提醒'), ...['看天', '带伞', '早起', '排队', '莫急'].map(opens), ...story('渡口')],
      [head('河水退去以后'), ...story('河滩')],
    ]);
    expect(issue.articles[0]?.headline?.text).toBe('五条提醒');
  });
});

describe('page numbers in running heads', () => {
  it('win over the pages of the file', () => {
    const running = (page: string, name: string): Printed => ({
      text: `霜叶日报 1998年3月4日 星期三 第${page}版 ${name}`,
      size: 0.8,
      dropped: 'runningHead',
    });
    const issue = compose([
      [running('5', '副刊'), head('渡口重新开放'), ...story('渡口')],
      [running('6', '经济'), head('河水退去以后'), ...story('河滩')],
      [running('7', '国际'), head('田里的淤泥'), ...story('田埂')],
    ]);
    expect(issue.articles.map(({ page }) => page)).toEqual([5, 6, 7]);
    expect(issue.pages.map(({ number, name }) => [number, name])).toEqual([
      [5, '副刊'],
      [6, '经济'],
      [7, '国际'],
    ]);
  });
});
