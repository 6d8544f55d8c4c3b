import { describe, expect, it } from 'vitest';
import { composeText, expectSound } from '../issues.ts';

/** A page in narrow columns, every article and advertisement a block of lines. */
const masthead = [
  '河口報',
  '館址河口路九號　電話九三四',
  '第八百一十二號',
  '中華民國二十八年四月廿一日　星期五　售國幣二分',
];
const news = [
  '渡口石階下月動工',
  '候船亭亦將重修',
  '（河口二十日電）',
  '此間渡口石階、因',
  '水大冲壞多處、行',
  '人往來不便、縣府',
  '已定下月動工、工',
  '期四月、其間照常',
  '開船、夜裏留燈、',
  '（縣城二十日電）',
  '小學定下月開學、',
  '課本已經運到、學',
  '生可先行領取、',
];
const notice = ['新到', '河口茶莊', '上等紅茶', '每斤一元二角', '地址河口路三十號', '電話九三五'];
const story = [
  '夜渡',
  '（船客）',
  '燈在水上，人在燈',
  '下，船到中流時候',
  '，大家都不説話，',
  '只聽見水聲，和遠',
  '處的狗叫。',
];
const folio = ['中華民國二十八年四月廿一日　河口報'];
const page = [masthead, news, notice, story, folio, news, notice, story, notice];
const issue = composeText(page.map((block) => block.join('\n')).join('\n\n'));

describe('A paper of printed lines in blocks', () => {
  it('loses nothing', () => {
    expectSound(issue);
  });

  it('has its masthead read from the first block', () => {
    expect(issue).toMatchObject({ publication: '河口報', date: '1939-04-21', issueNumber: '812' });
    expect(issue.warnings).toEqual([]);
  });

  it('tells articles from advertisements', () => {
    expect(issue.articles).toHaveLength(4);
    expect(issue.notices.map(({ kind }) => kind)).toEqual([
      'advertisement',
      'advertisement',
      'advertisement',
    ]);
  });

  it('tells stacked headlines, names and paragraphs apart', () => {
    const [ferry, night] = issue.articles;
    expect([ferry?.headline?.text, ferry?.deck?.text]).toEqual([
      '渡口石階下月動工 候船亭亦將重修',
      undefined,
    ]);
    expect(ferry?.creditLine).toBe('（河口二十日電）');
    expect(ferry?.paragraphs.map(({ text }) => text.slice(0, 12))).toEqual([
      '（河口二十日電）此間渡口',
      '（縣城二十日電）小學定下',
    ]);
    expect(night?.headline?.text).toBe('夜渡');
    expect(night?.bylines.map(({ name }) => name)).toEqual(['船客']);
  });

  it('drops the running heads', () => {
    expect(issue.dropped.filter(({ reason }) => reason === 'runningHead')).toHaveLength(1);
  });

  it('is not seen in paragraphs between empty lines', () => {
    const wrapped = Array.from({ length: 8 }, () =>
      [
        '船工说水退了以后石阶要先冲洗两遍',
        '再铺上新的木板来往的人可以从新修',
        '的栈道上下不必再等潮水也不必绕路',
        '镇里的答复是不涨价。',
      ].join('\n'),
    ).join('\n\n');
    expect(composeText(wrapped).articles.flatMap(({ paragraphs }) => paragraphs)).toHaveLength(8);
  });
});
