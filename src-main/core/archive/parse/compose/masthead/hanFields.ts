import type { MastheadField } from '#shared/model/issue.ts';
import { toHalfWidth } from '#shared/text/characters.ts';
import { hanNumerals, parseNumber } from '#shared/text/numerals.ts';
import { makeSignals, type Signals } from '#shared/text/screens.ts';
import { findHanDate } from '../../dates/dates.ts';

/** One recognised piece of a masthead, imprint or running head line. Offsets are UTF-16 in the line. */
export interface Token {
  readonly field: MastheadField | 'pageMark';
  readonly start: number;
  readonly end: number;
  /** The datum: the bare number, the ISO date, the name without its label. */
  readonly value: string;
  /** For page marks: the page's name. */
  readonly name?: string | null;
  /** For page marks: the number stands alone, as it may at the foot of a page. */
  readonly isBare?: boolean;
  /** Whether the field is recognised by its label alone, so that it counts anywhere in the paper. */
  readonly labelled: boolean;
}

/** A line taken apart: its tokens and what is left between them, both in order. */
export interface FieldLine {
  readonly tokens: readonly Token[];
  readonly rest: readonly {
    readonly start: number;
    readonly end: number;
    readonly text: string;
  }[];
}

/** Longer lines are running text. */
const longestFieldLine = 160;

const n = `[0-9${hanNumerals}]`;
const han = '\\p{Script=Han}';
const names = `${han}{2,4}(?!${han})(?:[ 、]${han}{2,4}(?![${han}:：]))*`;

/** Characters of which a line must hold one for the patterns that name the group. */
const telling = {
  calendar: '历曆',
  stem: '甲乙丙丁戊己庚辛壬癸',
  year: '年',
  month: '月',
  weekday: '期拜周週',
  number: '期号號',
  ordinal: '第总總',
  latinNumber: 'N',
  pages: '版张張',
  together: '共',
  money: '元角分文',
  price: '价價售份期',
  free: '阅閱流',
  registered: '刊物邮准CS',
  editing: '编編总總责責值审版美校组制社發发出主',
  colon: ':/',
  blank: ' ',
  line: '线線话話真',
  stop: '.',
  post: '邮',
  place: '址',
  trade: '印承法广微官新登',
  owner: '管办',
  maker: '编出承协',
  deed: '管办印版行',
  author: '时作月',
} as const;
type Telling = keyof typeof telling;
const signalsOf = makeSignals(Object.values(telling));
const tellingNames: readonly string[] = Object.keys(telling);

/** The signals of some groups together. */
const signals = (...groups: readonly Telling[]): Signals =>
  groups.reduce((all, group) => all | (1 << tellingNames.indexOf(group)), 0);

interface FieldPattern {
  readonly field: Token['field'];
  readonly needs: readonly Telling[];
  readonly pattern: RegExp;
  readonly labelled: boolean;
  /** Group of the datum; the whole match without it. */
  readonly group?: number;
}

/** In order of precedence: an earlier pattern keeps the characters it matched. All run over half-width text. */
const patterns: readonly FieldPattern[] = [
  {
    needs: ['calendar'],
    field: 'lunarDate',
    labelled: true,
    pattern:
      /(?:(?:农历|夏历|阴历|旧历|農曆|夏曆|陰曆|舊曆|古曆) ?)(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥](?:[(（]?[鼠牛虎兔龙龍蛇马馬羊猴鸡雞狗猪豬][)）]?)?年? ?)?(?:[闰閏]?(?:[正冬腊臘]|[一二三四五六七八九十]{1,2})月(?:[大小])?(?:初[一二三四五六七八九十]|[一二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|卅)?)/gu,
  },
  {
    needs: ['stem', 'year', 'month'],
    field: 'lunarDate',
    labelled: true,
    pattern:
      /[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥](?:[鼠牛虎兔龙龍蛇马馬羊猴鸡雞狗猪豬])?年 ?[闰閏]?(?:[正冬腊臘]|[一二三四五六七八九十]{1,2})月(?:初[一二三四五六七八九十]|[一二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|卅)?/gu,
  },
  {
    needs: ['weekday'],
    field: 'weekday',
    labelled: true,
    pattern: /(?:星期|礼拜|禮拜)[一二三四五六日天]/gu,
  },
  {
    needs: ['weekday'],
    field: 'weekday',
    labelled: false,
    pattern: /[周週][一二三四五六日](?![报報刊末\p{Script=Han}])/gu,
  },
  {
    needs: ['number', 'ordinal'],
    field: 'issueNumber',
    labelled: true,
    group: 1,
    pattern: new RegExp(
      `(?:[总總]|创刊|創刊)?第? ?((?<=第 ?|[总總] ?)[0-9,${hanNumerals}]{1,9}) ?[期号號](?!楼|楼|线|線|门|門|文)`,
      'gu',
    ),
  },
  {
    needs: ['latinNumber'],
    field: 'issueNumber',
    labelled: true,
    group: 1,
    pattern: /\bN[oO][.:]? ?(\d{1,6})\b/gu,
  },
  {
    needs: ['pages'],
    field: 'pageCount',
    labelled: true,
    group: 1,
    pattern: new RegExp(
      `(?:今日|今天|本期|本报今日|今日本报)共? ?(${n}{1,3}) ?[个個]?(?:版|张|張)(?![\\p{Script=Han}])`,
      'gu',
    ),
  },
  {
    needs: ['together', 'pages'],
    field: 'pageCount',
    labelled: true,
    group: 1,
    pattern: new RegExp(`共 ?(${n}{1,3}) ?版`, 'gu'),
  },
  {
    needs: ['money', 'price'],
    field: 'price',
    labelled: true,
    pattern: new RegExp(
      `(?:每份|每期)?(?:零售价?|定价|售价|每份|每期|单价|全年订价|零售價|定價|售價|售)[:：]? ?(?:每份)? ?(?:人民币|国币|國幣|大洋|洋)? ?[0-9.${hanNumerals}]{1,8} ?(?:元|角|分|文)(?:[0-9${hanNumerals}]{1,2}(?:角|分|厘))*`,
      'gu',
    ),
  },
  {
    needs: ['free'],
    field: 'price',
    labelled: true,
    pattern: /(?:免费|免費)?(?:赠阅|贈閱|交流|内部资料 ?免费交流)$/gu,
  },
  {
    needs: ['money'],
    field: 'price',
    labelled: false,
    pattern: /(?<![\d.])\d{1,3}(?:\.\d{1,2})?元(?![\p{Script=Han}\d])/gu,
  },
  {
    needs: ['registered'],
    field: 'registration',
    labelled: true,
    pattern:
      /(?:国内|國內)?(?:统一)?(?:连续出版物号|刊号|统一刊号)[:：]? ?(?:CN)? ?[\d-]{4,9}(?:\/[A-Z\d]+)?|\bCN ?\d{2} ?- ?\d{4}(?:\/[A-Z\d]+)?|邮发代号[:：]? ?\d{1,2}-\d{1,4}|ISSN ?[\d-]{8,9}|[\p{Script=Han}()]{0,6}准印证[号]?[:：]?[\p{Script=Han}()]{0,6}第? ?[\dA-Z-]{2,12}号?/gu,
  },
  {
    needs: ['editing', 'colon'],
    field: 'editor',
    labelled: true,
    group: 1,
    pattern: new RegExp(
      `(?:本版)?(?:总 ?编 ?辑|總 ?編 ?輯|总编|执行总编|常务副总编辑|副总编辑|主编|主編|值班总编辑?|值班编委|值班主任|值班编辑|责任编辑|責任編輯|责编|本版责编|本版编辑|本版责任编辑|责任编委|编辑|編輯|审核|审读|版式设计|版式|版面|美编|美术编辑|校对|责任校对|组版|制图|社长|社長|發行人|发行人|出版人)[:：/] ?((?:${names})|[A-Z][A-Za-z. ]{2,30})`,
      'gu',
    ),
  },
  {
    needs: ['editing', 'blank'],
    field: 'editor',
    labelled: true,
    group: 1,
    pattern: new RegExp(
      `(?:本版)?(?:总 ?编 ?辑|值班总编|值班主任|值班编委|责任编辑|责编|本版编辑|版式设计|版式|美编|校对|责任校对|组版|發行人|发行人) (${names}|[A-Z][A-Za-z. ]{2,30})(?= |$)`,
      'gu',
    ),
  },
  {
    needs: ['line'],
    field: 'hotline',
    labelled: true,
    group: 1,
    pattern:
      /(?:\p{Script=Han}{0,6})(?:热线|熱線|电话|電話|传真|傳真)(?:电话)?[:：]? ?(\(?[\d０-９][\d\-—－() /、]{4,40}\d|[九八七六五四三二一〇零]{4,8})/gu,
  },
  {
    needs: ['stop'],
    field: 'website',
    labelled: true,
    pattern:
      /(?:(?:网址|网站|官网|官方网站|電子郵件|电子邮箱|电子邮件|邮箱|投稿邮箱|E-?mail|电子版)[:：]? ?)?(?:https?:\/\/|www\.)?[A-Za-z0-9][A-Za-z0-9_-]*(?:[.@][A-Za-z0-9_-]+)*\.(?:com|cn|net|org|gov|edu|info|tw|hk|jp|de|fr|nl|uk)(?:\.[a-z]{2})?(?:\/[\w./?=&-]*)?/giu,
  },
  {
    needs: ['post'],
    field: 'other',
    labelled: true,
    pattern: /(?:邮编|邮政编码)[:：]? ?\d{6}/gu,
  },
  {
    needs: ['place'],
    field: 'other',
    labelled: true,
    pattern:
      /(?:社 ?址|报社地址|本报地址|编辑部地址|馆址|館址|地 ?址)[:：]? ?[\p{Script=Han}\d\-()A-Za-z]{5,40}/gu,
  },
  {
    needs: ['trade', 'colon'],
    field: 'other',
    labelled: true,
    pattern:
      /(?:印刷|承印|印制|印刷厂|法律顾问|广告经营许可证|广告许可证|微信公众号|官方微博|新浪微博|微信号|登记证)[号]?[:：] ?[\p{Script=Han}\d\-()A-Za-z《》@]{2,40}/gu,
  },
  {
    needs: ['owner'],
    field: 'sponsor',
    labelled: true,
    group: 1,
    pattern:
      /(?:主管主办|主管、主办|主管|主办)(?:单位)?(?:[:：] ?|(?<=^[^ ]{2,6}) )([\p{Script=Han}()、“”A-Za-z]{2,40})/gu,
  },
  {
    needs: ['maker'],
    field: 'publisher',
    labelled: true,
    group: 1,
    pattern:
      /(?:编辑出版|编印|编辑|出版发行|出版|承办|出品|协办)(?:单位)?(?:[:：] ?|(?<=^[^ ]{2,6}) )([\p{Script=Han}()、“”A-Za-z]{4,40})/gu,
  },
  {
    needs: ['pages'],
    field: 'edition',
    labelled: false,
    pattern: /(?<=^|[ (（【[])(?!第)\p{Script=Han}{2,4}版(?=$|[ )）】\]])/gu,
  },
];

const screened = patterns.map((each) => ({
  ...each,
  needed: signals(...each.needs),
}));
const author = signals('author');
const deed = signals('deed');

const institution =
  /^(?<name>[\p{Script=Han}()（）、·“”]{3,30}?)(?<deed>主管主办|主管、主办|主管|主办|承办|编印|编辑出版|出版发行|出版|印行|发行)$/u;

const publisherDeeds = /^(?:承办|编印|编辑出版|出版发行|出版|印行|发行)$/u;

const quick =
  /^[A-H]?\d|^[-—–－─] ?\d|[页頁年期版号號刊元角分：:@]|星期|周[一二三四五六日]|农历|主办|主管|编印|出版|热线|电话|電話|No|NO|www|CN|赠阅|编辑|编|校对/u;

/** Author and date of one article, or a date in brackets under a speech: not the issue's. */
const articleLine = /^作者[:：]|时间[:：]|[（(][^（()）]*月[^（()）]*[日号][）)]/u;

/** Takes a line apart into masthead and imprint fields; null when it holds none. */
export function readFields(line: string): FieldLine | null {
  if (line.length > longestFieldLine || !quick.test(line)) return null;
  const text = toHalfWidth(line);
  const found = signalsOf(text);
  if ((found & author) !== 0 && articleLine.test(line)) return null;
  const tokens: Token[] = [];
  const taken = (start: number, end: number) =>
    tokens.some((token) => start < token.end && end > token.start);

  const mark = readPageMark(text);
  if (mark) tokens.push(mark);
  const date = findHanDate(line);
  if (date && !taken(date.start, date.end)) {
    tokens.push({
      field: 'date',
      start: date.start,
      end: date.end,
      value: date.iso ?? date.text,
      labelled: true,
    });
  }
  for (const { field, pattern, group, labelled, needed } of screened) {
    if ((found & needed) !== needed) continue;
    for (const match of text.matchAll(pattern)) {
      const start = match.index + (match[0].length - match[0].trimStart().length);
      const end = match.index + match[0].trimEnd().length;
      if (taken(start, end) || start === end) continue;
      const part = group === undefined ? match[0] : (match[group] ?? match[0]);
      const from = match.index + match[0].indexOf(part);
      // The datum as printed: half width only serves the patterns, and keeps every place.
      const value = line.slice(from, from + part.length).trim();
      tokens.push({ field, start, end, value: datum(field, value), labelled });
    }
  }
  if (tokens.length === 0 && (found & deed) === 0) return null;
  tokens.sort((a, b) => a.start - b.start);
  const rest: FieldLine['rest'][number][] = [];
  let at = 0;
  for (const token of [...tokens, { start: line.length, end: line.length }]) {
    for (const part of words(line, at, token.start)) {
      const owner = institution.exec(part.text);
      if (owner?.groups) {
        tokens.push({
          field: publisherDeeds.test(owner.groups.deed ?? '') ? 'publisher' : 'sponsor',
          start: part.start,
          end: part.end,
          value: owner.groups.name ?? part.text,
          labelled: true,
        });
      } else rest.push(part);
    }
    at = token.end;
  }
  if (tokens.length === 0) return null;
  return {
    tokens: tokens.sort((a, b) => a.start - b.start),
    rest: mergeRest(line, rest, tokens),
  };
}

function datum(field: Token['field'], value: string): string {
  if (field === 'issueNumber' || field === 'pageCount') return String(parseNumber(value) ?? value);
  if (field === 'edition') return value.replace(/^[(（【[]|[)）】\]]$/gu, '');
  return value;
}

/** White-space separated stretches that hold a letter or digit; bare rules, bars and dots hold none. */
function* words(line: string, from: number, to: number): Generator<FieldLine['rest'][number]> {
  for (const match of line.slice(from, to).matchAll(/[^\s|｜]+/gu)) {
    const start = from + match.index;
    yield { start, end: start + match[0].length, text: match[0] };
  }
}

/** Words with no token between them are one stretch. */
function mergeRest(line: string, rest: FieldLine['rest'], tokens: readonly Token[]): FieldLine['rest'] {
  const merged: FieldLine['rest'][number][] = [];
  for (const part of rest) {
    const last = merged[merged.length - 1];
    const separated = last && tokens.some((token) => token.start >= last.end && token.end <= part.start);
    if (last && !separated)
      merged[merged.length - 1] = {
        start: last.start,
        end: part.end,
        text: line.slice(last.start, part.end),
      };
    else merged.push(part);
  }
  return merged;
}

const pageName = '[\\p{Script=Han}·・/A-Za-z]{1,12}';
/** — 3 —, 第 3 页: at the head of a page or at its foot. */
const barePageMarks: readonly RegExp[] = [
  /^[-—–－─]{1,3} ?(?<number>[0-9]{1,3}) ?[-—–－─]{1,3}$/u,
  new RegExp(`^第 ?(?<number>[0-9]{1,3}|[${hanNumerals}]{1,3}) ?[页頁]$`, 'u'),
];

const pageMarkForms: readonly RegExp[] = [
  // 第02版：要闻, 第二版, 第１版（要闻）
  new RegExp(
    `第 ?(?<number>[0-9]{1,3}|[${hanNumerals}]{1,3}) ?版(?:面)?(?:[ ]*[:：·・|—-][ ]*|[ ]+|[(（【[])?(?<name>(?<=[:：·・|— (（【[-])${pageName})?[)）】\\]]?`,
    'u',
  ),
  // A03 社会, A3版：社会, 03版 要闻, 2版
  new RegExp(`^(?<number>[A-H]?[0-9]{1,3}) ?版(?:[ :：·|]*(?<name>${pageName}))?(?= |$)`, 'u'),
  new RegExp(`^(?<number>[A-H][0-9]{1,2})(?:[ :：·|]+(?<name>${pageName}))?(?= |$)`, 'u'),
  // 02 综合: two digits with a leading zero
  new RegExp(`^(?<number>0[1-9])[ :：·|]+(?<name>${pageName})(?= |$)`, 'u'),
  // 要闻 02版, 要闻·2版
  new RegExp(`^(?<name>${pageName})[ :：·|]+(?<number>[A-H]?[0-9]{1,3}) ?版(?= |$)`, 'u'),
  ...barePageMarks,
  // 版二: 1930s papers name the page in a corner
  new RegExp(`^(?<number>[${hanNumerals}]{1,2})版$`, 'u'),
];

/** A page mark in a line; the caller decides whether what stands beside it allows it. */
function readPageMark(text: string): Token | null {
  if (!/[版页頁]/u.test(text) && !/^[A-H0\-—–－─]/u.test(text)) return null;
  if (/[下上][转轉接][^版]{0,4}版|见[^版]{0,4}版/u.test(text) || /今[日天].{0,3}版|共.{0,3}版/u.test(text))
    return null;
  for (const form of pageMarkForms) {
    const match = form.exec(text);
    if (!match?.groups) continue;
    const printed = match.groups.number ?? '';
    const number = parseNumber(printed.replace(/^[A-H]/u, ''));
    if (number === null || number === 0 || number > 400) continue;
    const name = match.groups.name?.trim() ?? '';
    return {
      field: 'pageMark',
      start: match.index,
      end: match.index + match[0].trimEnd().length,
      value: String(number),
      name: name === '' || name === '版' ? null : name,
      ...(barePageMarks.includes(form) && { isBare: true }),
      labelled: true,
    };
  }
  return null;
}
