import type { NoticeKind } from '#shared/model/issue.ts';
import type { Line } from '../lines/lines.ts';
import { openingCredit } from './heads/hanCredit.ts';
import { startsWithSurname } from './heads/hanSurnames.ts';

export type SectionLine = Line;

/** A block of printed lines, taken apart. */
export interface Section {
  readonly kind: 'article' | NoticeKind;
  readonly head: readonly Line[];
  readonly byline: readonly Line[];
  /** The lines of each paragraph. */
  readonly body: readonly (readonly Line[])[];
  readonly confidence: number;
  readonly headConfidence: number;
}

/** Lines of a stacked headline. */
const longestHead = 7;
/** Length from which a line is no headline. */
const longestHeadLine = 18;

const clauseMark = /[，、。；：！？]/u;
const sentenceMarks = /[，、。；！？]/gu;

/** Tells article from advertisement, and headline, names and paragraphs apart. */
export function readSection(lines: readonly Line[]): Section {
  const probability = articleProbability(lines);
  const confidence = Math.round(Math.max(probability, 1 - probability) * 100) / 100;
  if (probability < 0.5) {
    const kind = noticeKindOf(lines);
    return { kind, head: [], byline: [], body: [lines], confidence, headConfidence: 1 };
  }
  const headEnd = headLength(lines);
  let bylineEnd = headEnd;
  while (bylineEnd < Math.min(lines.length - 1, headEnd + 3) && isNameLine(lines[bylineEnd]?.text ?? ''))
    bylineEnd++;
  return {
    kind: 'article',
    head: lines.slice(0, headEnd),
    byline: lines.slice(headEnd, bylineEnd),
    body: paragraphsOf(lines.slice(bylineEnd)),
    confidence,
    headConfidence: headEnd <= 4 ? 0.85 : 0.6,
  };
}

/** How many lines the headline has: up to the first that is set and worded like the text under it. */
function headLength(lines: readonly Line[]): number {
  let end = 0;
  while (end < Math.min(lines.length, longestHead)) {
    const line = lines[end];
    if (!line || !mayBeHead(line.text)) break;
    if (end > 0 && isNameLine(line.text)) break;
    if (isTextFrom(lines, end)) break;
    end++;
  }
  return end === lines.length && lines.length > 2 ? Math.min(2, end) : end;
}

const mayBeHead = (text: string): boolean =>
  text.length <= longestHeadLine &&
  !/[，、。；]$/u.test(text) &&
  !/^[、，。；！？」』）)]/u.test(text) &&
  !/^[（(][^）)]*$/u.test(text) &&
  !/^[▲■●◆△]/u.test(text) &&
  !/^[（(]/u.test(text) &&
  openingCredit(text) === null &&
  !/[，、。；]/u.test(text);

/** Lengths that running text is set to in this block: such that several lines one after the other have. */
function textWidths(lines: readonly Line[]): ReadonlySet<number> {
  const widths = new Set<number>();
  let run = 1;
  for (let at = 1; at < lines.length; at++) {
    run = lines[at]?.length === lines[at - 1]?.length ? run + 1 : 1;
    const length = lines[at]?.length ?? 0;
    if (run >= 3 && length >= 4) widths.add(length);
  }
  return widths;
}

/** Lines that are looked at to tell whether running text begins. */
const textSample = 6;

/**
 * Whether running text begins at a line: the lines after it are of one width, it is as wide or shorter by an
 * indent, and clause marks stand in it or at once after it. Two lines of a headline may be of the text's width
 * as well, but have no marks and are of one length.
 */
function isTextFrom(lines: readonly Line[], at: number): boolean {
  const line = lines[at];
  const next = lines[at + 1];
  if (!line || !next || next.length < 3 || /^[（(▲■●◆△]/u.test(next.text)) return false;
  if (line.length < next.length - 2 || line.length > next.length + 1) return false;
  const sample = lines.slice(at + 1, at + 1 + textSample);
  const even = sample.filter(({ length }) => Math.abs(length - next.length) <= 1).length;
  if (even < Math.min(4, sample.length)) return false;
  if (clauseMark.test(line.text)) return true;
  // The second line of a couplet.
  if (lines[at - 1]?.length === line.length) return false;
  if (line.length < next.length - 1) return false;
  if (clauseMark.test(next.text)) return true;
  return line.length < next.length && clauseMark.test(lines[at + 2]?.text ?? '');
}

/** A name alone under a headline: in brackets, with its role, or with a family name and three characters. */
function isNameLine(text: string): boolean {
  if (/^[（(][^（()）]{1,12}(?<![電电訊讯])[)）]$/u.test(text)) return true;
  if (/^\p{Script=Han}[\p{Script=Han}\u3000 ]{1,7}(?:著|譯|译|編|编|主編|輯|女士作|先生作|遺著)$/u.test(text))
    return true;
  return /^\p{Script=Han}{3}$/u.test(text) && startsWithSurname(text);
}

/** A line short of its neighbours ends a paragraph, a credit or bullet begins one. */
function paragraphsOf(lines: readonly Line[]): Line[][] {
  const paragraphs: Line[][] = [];
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    const last = paragraphs.at(-1);
    if (!before || !last || endsParagraph(lines, index - 1) || beginsParagraph(line.text))
      paragraphs.push([line]);
    else last.push(line);
  });
  return paragraphs;
}

const beginsParagraph = (text: string): boolean =>
  /^[▲■●◆△○◎]/u.test(text) || (/^[（(]/u.test(text) && openingCredit(text) !== null);

function endsParagraph(lines: readonly Line[], index: number): boolean {
  const line = lines[index];
  const next = lines[index + 1];
  if (!line || !next || /^[、，。；！？」』）)]/u.test(next.text)) return false;
  const around = [index - 2, index - 1, index + 1, index + 2]
    .map((at) => lines[at]?.length ?? 0)
    .filter((length) => length > 0)
    .sort((a, b) => a - b);
  const usual = around[Math.floor(around.length / 2)] ?? line.length;
  return line.length < usual - 1 && /[。、，；！？」』）)]$/u.test(line.text);
}

/** Words of trade: what is sold, where, for how much, when to call. Genres of advertising, no single product. */
const trade =
  /電話|电话|地址|總經理|总经理|經售|经售|均有出售|出品|發行所|批發|批发|門市|門售|大減價|減價|廉價|開幕|贈品|歡迎光顧|光顧|惠顧|診所|醫院|醫師|大藥房|藥房|藥廠|主治|專治|特效|服務|每瓶|每盒|每打|牌|商標|戲院|舞廳|按摩|酒家|酒樓|茶點|公司|商店|綢緞|號樓|分店|支店|總店|總店|潤格|函索|招生|日夜|特價|優待|[一二三四五六七八九十〇○\d]{2,}號/gu;

/**
 * How likely a block is an article. Articles are sentences set to one width, with clause marks; advertisements
 * are free lines of many widths that name goods, addresses and numbers.
 */
function articleProbability(lines: readonly Line[]): number {
  const text = lines.map((line) => line.text).join('');
  const length = Math.max(1, text.length);
  const marks = (text.match(sentenceMarks)?.length ?? 0) / length;
  const words = (text.match(trade)?.length ?? 0) / Math.max(40, length);
  const widths = textWidths(lines);
  const full = lines.filter((line) => widths.has(line.length)).length / lines.length;
  const despatch = /[（(][^（()）]{2,14}[电電讯訊][)）]/u.test(text.slice(0, 120)) ? 1 : 0;
  const opens = lines.slice(0, 4).some((line) => isNameLine(line.text)) ? 1 : 0;
  const closes = /[（(]\p{Script=Han}{2,4}[)）]$/u.test(text) ? 1 : 0;
  const small = lines.length <= 2 ? 1 : 0;
  const sum =
    -2.2 + 55 * marks + 1.6 * full - 70 * words + 3 * despatch + 1.5 * opens + 1.5 * closes - 0.8 * small;
  return 1 / (1 + Math.exp(-sum));
}

const noticeKindOf = (lines: readonly Line[]): NoticeKind => {
  const text = lines.map((line) => line.text).join('');
  if ((text.match(trade)?.length ?? 0) > 0) return 'advertisement';
  if (lines.length === 1) return 'filler';
  return /啓|啟事|启事|通告|聲明|公告|小啓/u.test(text) ? 'announcement' : 'advertisement';
};
