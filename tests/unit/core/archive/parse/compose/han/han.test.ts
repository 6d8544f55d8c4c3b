import { describe, expect, it } from 'vitest';
import { composeText, expectSound } from '../issues.ts';

const paragraph =
  '船工说，水退了以后石阶要先冲洗两遍，再铺上新的木板，来往的人可以从新修的栈道上下，不必再等潮水。';
const more = '镇里的答复是，工期四个月，其间不封路，夜里留一盏灯，早晚各加一班船，票价照旧。';
const head = ['河口晚报', '2022年5月6日 星期五', '第812期 今日4版'];
const report = (opening = '本报讯（记者 高远）') => [opening + paragraph, more];

function compose(lines: readonly string[], path?: string) {
  const issue = composeText(lines.join('\n'), path);
  expectSound(issue);
  return issue;
}

describe('credit lines and names', () => {
  const firstOf = (opening: string) => {
    const article = compose([...head, '渡口栈道下月动工', ...report(opening)]).articles[0];
    return {
      credit: article?.creditLine,
      names: article?.bylines.map(({ name, role }) => `${role} ${name}`),
    };
  };

  it.each([
    ['本报讯（记者 高远 沈知白 见习记者 陆小满）', '本报讯', ['记者 高远', '记者 沈知白', '见习记者 陆小满']],
    ['本报讯（记者 高远 通讯员 沈知白）', '本报讯', ['记者 高远', '通讯员 沈知白']],
    ['本报讯（记者高远、沈知白 通讯员陆小满）', '本报讯', ['记者 高远', '记者 沈知白', '通讯员 陆小满']],
    ['本报讯（记者　高　远　沈知白）', '本报讯', ['记者 高远', '记者 沈知白']],
    ['本报讯（首席记者 高远 实习生 沈知白）', '本报讯', ['首席记者 高远', '实习生 沈知白']],
    ['新华社北京12月14日电（记者 高远）', '新华社北京12月14日电', ['记者 高远']],
    ['据新华社北京5月5日电 ', '据新华社北京5月5日电', []],
    ['本报北京５月５日电（记者阿卜杜·买买提）', '本报北京５月５日电', ['记者 阿卜杜·买买提']],
    ['（记者 高远 通讯员 沈知白）', null, ['记者 高远', '通讯员 沈知白']],
    ['据县气象台消息，', '据县气象台消息', []],
    ['（重慶廿日海通電）', '（重慶廿日海通電）', []],
  ])('%s', (opening, credit, names) => {
    expect(firstOf(opening)).toEqual({ credit, names });
  });

  it.each([
    ['□ 记者 高远 通讯员 沈知白', ['记者 高远', '通讯员 沈知白']],
    ['本报记者 高远 沈知白', ['记者 高远', '记者 沈知白']],
    ['本报记者 高远 文 沈知白 摄', ['记者 高远', '摄 沈知白']],
    ['◎ 沈知白', ['null 沈知白']],
    ['作者：高远;沈知白  时间：2019-12-25', ['作者 高远', '作者 沈知白']],
  ])('a line of names: %s', (line, names) => {
    const article = compose([...head, '渡口栈道下月动工', line, paragraph, more]).articles[0];
    expect(article?.headline?.text).toBe('渡口栈道下月动工');
    expect(article?.bylineLine?.text).toBe(line);
    expect(article?.bylines.map(({ name, role }) => `${role} ${name}`)).toEqual(names);
    expect(article?.paragraphs).toHaveLength(2);
  });

  it.each([
    [`${more}（记者 高远 通讯员 沈知白）`, ['记者 高远', '通讯员 沈知白']],
    [`${more}（高远）`, ['null 高远']],
    [`${more}（资料整理：高远）`, ['资料整理 高远']],
    [`${more}（本报综合）`, []],
  ])('a signature at the end: %s', (last, names) => {
    const article = compose([...head, '渡口栈道下月动工', paragraph, last]).articles[0];
    expect(article?.bylines.map(({ name, role }) => `${role} ${name}`)).toEqual(names);
    expect(article?.paragraphs.at(-1)?.text).toBe(last);
  });

  it('keeps the names apart that a line end ran together', () => {
    const article = compose([
      '河口晚报',
      '第12期 2022年5月6日',
      '渡口栈道下月动工',
      '本报讯（记者 沈知白',
      `陆小满）${paragraph}`,
    ]).articles[0];
    expect(article?.bylines.map((byline) => byline.name)).toEqual(['沈知白', '陆小满']);
  });
});

describe('heads', () => {
  const headOf = (...lines: string[]) => {
    const article = compose([...head, '六名船工领到新船证', ...report(), ...lines, ...report()]).articles[1];
    return [article?.kicker?.text ?? null, article?.headline?.text ?? null, article?.deck?.text ?? null];
  };

  it.each([
    [['渡口栈道下月动工'], [null, '渡口栈道下月动工', null]],
    [
      ['渡口栈道下月动工', '工期四个月'],
      [null, '渡口栈道下月动工', '工期四个月'],
    ],
    [
      ['渡口栈道下月动工', '——工期四个月'],
      [null, '渡口栈道下月动工', '——工期四个月'],
    ],
    [
      ['冲洗石阶之后', '渡口栈道下月动工', '——工期四个月'],
      ['冲洗石阶之后', '渡口栈道下月动工', '——工期四个月'],
    ],
    [
      ['水退之后', '渡口栈道', '下月动工'],
      ['水退之后', '渡口栈道下月动工', null],
    ],
    [
      ['【读者来信】', '渡口能不能加一盏灯'],
      ['【读者来信】', '渡口能不能加一盏灯', null],
    ],
    [
      ['渡口栈道、石阶和', '候船亭下月动工'],
      [null, '渡口栈道、石阶和候船亭下月动工', null],
    ],
    [['渡　口　石　阶'], [null, '渡口石阶', null]],
  ])('%j', (lines, expected) => {
    expect(headOf(...lines)).toEqual(expected);
  });

  it('names a couplet over the lead story a kicker', () => {
    const article = compose([...head, '水退三尺 船开四班', '渡口昨天重新开放', ...report()]).articles[0];
    expect([article?.kicker?.text, article?.headline?.text]).toEqual([
      '水退三尺 船开四班',
      '渡口昨天重新开放',
    ]);
  });

  it('gives every decision a reason and the article the confidence of the weakest', () => {
    const [sure, unsure] = compose([
      ...head,
      '渡口栈道下月动工',
      ...report(),
      '候船亭新添木凳受欢迎',
      '候船亭里新添了两排木凳和一只意见箱，雨天不必再站着等。',
      '木凳是邻村的木匠送的，他们不肯收钱。',
    ]).articles;
    expect(sure?.decisions.map((decision) => decision.reason)).toEqual(['creditLineFollows']);
    expect(unsure?.decisions.map((decision) => decision.reason)).toEqual(['evidenceAround']);
    expect(sure?.confidence).toBeGreaterThan(unsure?.confidence ?? 1);
  });

  it('keeps the ids of articles while the headlines stay, and tells repeats apart', () => {
    const first = compose([...head, '简讯', ...report(), '简讯', ...report()]).articles;
    const again = compose(['河口晚报', '2022年5月7日', '第813期', '简讯', ...report()]).articles;
    expect(first.map((article) => article.id)).toEqual([again[0]?.id, `${again[0]?.id}-2`]);
    expect(again[0]?.id).toMatch(/^a-[0-9a-f]{10}$/u);
  });
});

describe('paragraphs', () => {
  it('are joined where a sentence is torn, also over a page mark', () => {
    const [before, after] = [
      '船工说，水退了以后石阶要先冲洗两遍，再铺上新的',
      '木板，来往的人可以从新修的栈道上下。',
    ];
    const issue = compose([
      ...head,
      '第01版：要闻',
      '渡口栈道下月动工',
      ...report(),
      before,
      '第02版：综合',
      after,
      '候船亭添了木凳',
      ...report(),
    ]);
    expect(
      issue.articles.map((article) => [article.headline?.text, article.page, article.paragraphs.length]),
    ).toEqual([
      ['渡口栈道下月动工', 1, 3],
      ['候船亭添了木凳', 2, 2],
    ]);
    expect(issue.articles[0]?.paragraphs[2]?.text).toBe(before + after);
  });

  it('are not joined after a closing mark, a colon or a closing quote', () => {
    const issue = compose([
      ...head,
      '渡口栈道下月动工',
      ...report(),
      '他一件一件地数给记者听，数了很久，一共是三件：',
      '“第一件，石阶要洗；第二件，木板要换。”',
      more,
    ]);
    expect(issue.articles[0]?.paragraphs).toHaveLength(5);
  });

  it('keep captions, subheads, signatures and verse apart', () => {
    const kinds = (lines: readonly string[]) =>
      compose([...head, '渡口栈道下月动工', ...lines]).articles[0]?.paragraphs.map((each) => each.kind);
    expect(kinds([...report(), '■夜里留一盏灯', paragraph, '▲图为渡口。高远 摄'])).toEqual([
      'body',
      'body',
      'subhead',
      'body',
      'caption',
    ]);
    expect(kinds(['编辑同志：', paragraph, '清溪村读者 吴琴'])).toEqual(['body', 'body', 'signature']);
    expect(
      kinds([
        '□ 高远',
        '把灯调暗一点，师傅',
        '让江自己亮',
        '五个人，两辆车',
        '一捆甘蔗',
        '我们都是夜里的货物',
      ]),
    ).toEqual(Array(5).fill('verse'));
  });
});

describe('continuations', () => {
  it('are recorded and their marks kept apart from the text', () => {
    const issue = compose([
      ...head,
      '第1版：要闻',
      '渡口的一夜',
      '本报记者 高远',
      paragraph,
      '后来水退了，石阶上（下转第2版）',
      '第2版：综合',
      '渡口的一夜',
      '（上接第1版）',
      '留下一层细沙，踩上去沙沙地响，像有人在翻书。',
      more,
    ]);
    expect(
      issue.articles.map(({ continuedOn, continuedFrom, page }) => ({ continuedOn, continuedFrom, page })),
    ).toEqual([
      { continuedOn: 2, continuedFrom: null, page: 1 },
      { continuedOn: null, continuedFrom: 1, page: 2 },
    ]);
    expect(issue.articles[0]?.continuationMarks.map((mark) => mark.text)).toEqual(['（下转第2版）']);
    expect(issue.articles[0]?.paragraphs.at(-1)?.text).toBe('后来水退了，石阶上');
  });

  it('may stand above the headline they belong to', () => {
    const issue = compose([
      ...head,
      '第1版：要闻',
      '渡口的一夜',
      '本报记者 高远',
      paragraph,
      '（下转2版）',
      '第2版：综合',
      '（上接1版）',
      '渡口的一夜',
      paragraph,
      more,
    ]);
    expect(issue.articles[1]).toMatchObject({ continuedFrom: 1, page: 2 });
    expect(issue.articles[1]?.headline?.text).toBe('渡口的一夜');
  });
});

describe('notices', () => {
  it('are told from articles by their form', () => {
    const issue = compose([
      ...head,
      '渡口栈道下月动工',
      ...report(),
      '护林防火 人人有责 报警电话 12119',
      '候船亭添了木凳',
      ...report(),
      '遗失声明：高远遗失船证一本，声明作废。',
      '招聘：渡口招船工两名，月薪面议。',
      '公益广告：让一让，灯还会亮。',
      '慢行一步，安全一路。',
    ]);
    expect(issue.articles).toHaveLength(2);
    expect(issue.notices.map((notice) => notice.kind)).toEqual([
      'advertisement',
      'announcement',
      'advertisement',
      'slogan',
      'slogan',
    ]);
  });

  it('fill a page of advertisements', () => {
    const issue = compose([
      ...head,
      '第1版：要闻',
      '渡口栈道下月动工',
      ...report(),
      '第2版：广告',
      '新到船用油漆，欢迎选购。',
      '老街茶馆装修停业三天。',
    ]);
    expect(issue.articles).toHaveLength(1);
    expect(issue.notices.map((notice) => notice.page)).toEqual([2, 2]);
  });
});

describe('masthead and imprint', () => {
  it('reads every usual field', () => {
    const issue = compose([
      '河　口　晚　报',
      'HEKOU EVENING NEWS',
      '二〇二二年五月六日　星期五　农历壬寅年四月初六',
      '第８１２期（总第3321期）　今日８版　城区版　每份定价：1.00元',
      '渡口栈道下月动工',
      ...report(),
      '主管：中共河口县委　主办：河口日报社　出版：河口报业中心',
      '总编辑：高远　新闻热线：0999-1234567',
      '国内统一连续出版物号：CN 99-0002　邮发代号：99-2',
      '责任编辑：沈知白',
    ]);
    expect(issue).toMatchObject({
      publication: '河口晚报',
      date: '2022-05-06',
      issueNumber: '812',
      pageCount: 8,
      edition: '城区版',
      warnings: [],
    });
    expect(issue.masthead).toMatchObject({
      lunarDate: '农历壬寅年四月初六',
      weekday: '星期五',
      price: '每份定价：1.00元',
    });
    expect(issue.imprint).toMatchObject({
      sponsor: '中共河口县委',
      publisher: '河口报业中心',
      editor: '高远',
      hotline: '0999-1234567',
    });
    expect(issue.articles).toHaveLength(1);
  });

  it('finds pieces of the masthead among the articles', () => {
    const issue = compose([
      '第1版：要闻',
      '渡口栈道下月动工',
      ...report(),
      '河口晚报',
      '2022年5月6日',
      '今日4版',
      '河口报业中心出版',
      '候船亭添了木凳',
      ...report(),
    ]);
    expect(issue).toMatchObject({ publication: '河口晚报', date: '2022-05-06', pageCount: 4 });
    expect(issue.articles.map((article) => article.headline?.text)).toEqual([
      '渡口栈道下月动工',
      '候船亭添了木凳',
    ]);
  });

  it.each([
    ['第02版：要闻', 2, '要闻'],
    ['第二版', 2, null],
    ['２版　要闻', 2, '要闻'],
    ['A3 社会', 3, '社会'],
    ['03版：民生', 3, '民生'],
    ['04 副刊 2022年5月6日 星期五', 4, '副刊'],
    ['第02版：要闻 2022年5月6日 星期五 责任编辑：高远', 2, '要闻'],
  ])('reads the page mark %s', (mark, number, name) => {
    const issue = compose([...head, '渡口栈道下月动工', ...report(), mark, '候船亭添了木凳', ...report()]);
    expect(issue.pages.at(-1)).toMatchObject({ number, name });
    expect(issue.articles[1]).toMatchObject({ page: number, section: name });
  });

  it('counts pages by form feeds where nothing else marks them', () => {
    const issue = compose([...head, '渡口栈道下月动工', ...report(), `\f候船亭添了木凳`, ...report()]);
    expect(issue.articles.map((article) => article.page)).toEqual([1, 2]);
  });

  it('keeps an impossible date as printed and reports it', () => {
    const issue = compose(
      ['河口晚报', '2022年6月31日 星期五', '第812期', '渡口栈道下月动工', ...report()],
      'a.txt',
    );
    expect(issue.date).toBeNull();
    expect(issue.masthead.dateText).toBe('2022年6月31日');
    expect(issue.warnings.map((warning) => warning.code)).toEqual(['impossibleDate']);
  });

  it('reports a weekday that disagrees', () => {
    const issue = compose(['河口晚报', '2022年5月6日 星期一', '第812期', '渡口栈道下月动工', ...report()]);
    expect(issue.date).toBe('2022-05-06');
    expect(issue.warnings.map((warning) => warning.code)).toEqual(['weekdayMismatch']);
  });

  it('invents nothing: no masthead, nothing known', () => {
    const issue = compose(['渡口栈道下月动工', ...report()], 'a.txt');
    expect(issue).toMatchObject({
      publication: null,
      date: null,
      issueNumber: null,
      pageCount: null,
      edition: null,
    });
  });

  it('takes folder and file name as the last source, with a warning', () => {
    const issue = compose(['渡口栈道下月动工', ...report()], '河口晚报/2022/2022-05-06.txt');
    expect(issue).toMatchObject({ publication: '河口晚报', date: '2022-05-06' });
    expect(issue.masthead).toMatchObject({ title: null, dateText: null });
    expect(issue.warnings.map((warning) => warning.code)).toEqual(['fileNameDate', 'fileNameTitle']);
  });

  it('never takes the date of a speech for the issue’s', () => {
    const issue = compose(['在茶话会上的讲话', '（二〇二一年十二月三十一日）', paragraph, more], 'a.txt');
    expect(issue.date).toBeNull();
  });
});

describe('pages', () => {
  const story = (title: string) => [title, '本报讯（记者 高远）石阶冲洗了两遍，又铺上新的木板。', more, more];
  const pagesOf = (lines: readonly string[]) => {
    const issue = compose([...head, ...lines]);
    return [
      issue.articles.map(({ headline, page }) => [headline?.text, page]),
      issue.pages.map(({ number }) => number),
    ];
  };

  it.each([
    ['— 1 —', '— 2 —'],
    ['第 1 页', '第 2 页'],
    ['-1-', '-2-'],
  ])('are told by bare numbers over them: %s', (one, two) => {
    const lines = [one, ...story('渡口栈道下月动工'), two, ...story('候船亭添了木凳')];
    expect(pagesOf(lines)).toEqual([
      [
        ['渡口栈道下月动工', 1],
        ['候船亭添了木凳', 2],
      ],
      [1, 2],
    ]);
  });

  it('are told by bare numbers under them', () => {
    const lines = [...story('渡口栈道下月动工'), '— 1 —', ...story('候船亭添了木凳'), '— 2 —'];
    expect(pagesOf(lines)).toEqual([
      [
        ['渡口栈道下月动工', 1],
        ['候船亭添了木凳', 2],
      ],
      [1, 2],
    ]);
  });
});
