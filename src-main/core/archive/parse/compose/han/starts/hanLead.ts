/** What running text opens with, as a report's first paragraph is told from one that goes on. */
export const openers = [
  'other',
  'goesOn',
  'report',
  'quote',
  'said',
  'answer',
  'time',
  'office',
  'body',
  'noText',
] as const;
export type Opener = (typeof openers)[number];

/** When the first clauses say that something happened: on a day, lately, or nothing of it. */
export const leadTimes = ['none', 'day', 'lately'] as const;
export type LeadTime = (typeof leadTimes)[number];

/** Pronouns, connectives and references: words that need something before them. */
const goesOn =
  /^(?:他|她|它|这|那|此|其|该|但|然而|不过|同时|另外|而|因此|所以|于是|为此|对此|由此|可是|并|也|还|又|再|与此|总之|事实上|实际上|当然|例如|比如|如果|虽然|尽管|由于|随着|据悉|据了解|据介绍|目前|现在|当时|后来|首先|最后|一是|二是|三是|我|你|您|双方|会谈|会见|在谈到|谈到|记者|有人|有的|一位|一些)/u;
const report = /^据[^，。]{2,24}(?:报道|消息|统计|公布|宣布|透露|调查|电|资料|数据|报告|称)/u;
const said = /^[^，。：]{2,16}(?:说|指出|强调|认为|表示|介绍|告诉|重申|希望|呼吁)/u;
const answer = /^[^，。：“]{1,16}：/u;
const time =
  /^(?:[\d０-９一二三四五六七八九十〇]{1,4}[年月日]|近日|日前|最近|近来|今天|昨天|昨日|去年|今年|前不久|[一二三四五六七八九十]+月)/u;
const office =
  /^[^，。：]{0,14}(?:总统|总理|首相|外长|外交部|国防部|议会|政府|国王|议长|部长|主席|大使|发言人|秘书长|委员会|法院|内阁|女王|大臣|总司令|军方|警方)/u;
const body =
  /^[^，。：]{0,16}(?:公司|集团|大学|学院|研究所|银行|协会|医院|出版社|中心|工厂|学校|联合会|机构|省|市|县|自治区|自治州)/u;

/** What a running text opens with. */
export function openerOf(text: string): Opener {
  if (/^[“‘「『]/u.test(text)) return 'quote';
  if (report.test(text)) return 'report';
  if (goesOn.test(text)) return 'goesOn';
  if (time.test(text)) return 'time';
  if (said.test(text)) return 'said';
  if (answer.test(text)) return 'answer';
  if (office.test(text)) return 'office';
  return body.test(text) ? 'body' : 'other';
}

/** Characters in which a report says when. */
const leadLength = 48;
const day = /[\d０-９一二三四五六七八九十]{1,3}日(?!报)/u;
const lately = /近日|日前|最近|近期|今天|昨天|昨日|前不久|今日|上午|下午|晚/u;

/** When a running text says at its beginning that it happened. */
export function leadTimeOf(text: string): LeadTime {
  const lead = text.slice(0, leadLength);
  if (day.test(lead)) return 'day';
  return lately.test(lead) ? 'lately' : 'none';
}
