import { type Random, randomNumbers } from '../support/random.ts';
import type { LabelledDay } from './rmrbDays.ts';

/** A day as a file may hold it. */
export interface Rendered {
  readonly text: string;
  /** Where each paragraph begins in the text, in code points. */
  readonly offsets: readonly number[];
}

/** How a day is written down; every field is a habit that files have. */
export interface Shape {
  readonly wrap: number | null;
  readonly indent: string;
  /**
   * Which paragraphs are indented: those that end like text or are long, those of more than 60 characters, all, or
   * none.
   */
  readonly indented: 'text' | 'long' | 'all' | 'none';
  /** Whether headlines stand in the middle of the line. */
  readonly centred: boolean;
  /** Before which paragraphs an empty line stands; `some` by chance. */
  readonly blanks: 'all' | 'none' | 'some' | 'articles' | 'heads';
  readonly lineEnd: '\n' | '\r\n';
  readonly digits: 'half' | 'full' | 'given';
  /** Lines of masthead in front. */
  readonly masthead: number;
  /** The wording of page marks, as a place in `pageWordings`; null without marks. */
  readonly pages: number | null;
  /** What stands between two articles, as a line of its own. */
  readonly rule: string | null;
  /** Paragraphs are torn every 150 to 400 characters. */
  readonly torn: boolean;
  /** Long headlines are broken in two. */
  readonly brokenHeads: boolean;
  /** Share of characters that a machine misread. */
  readonly noise: number;
}

/** All in one column of paragraphs with an empty line between. */
export const givenShape: Shape = {
  wrap: null,
  indent: '',
  indented: 'none',
  centred: false,
  blanks: 'all',
  lineEnd: '\n',
  digits: 'given',
  masthead: 0,
  pages: null,
  rule: null,
  torn: false,
  brokenHeads: false,
  noise: 0,
};

const ideographicIndent = { indent: '　　', indented: 'text' } as const;

/** The shapes of shared/samples/rmrb-1998/shapes.py, and the given one. */
export const namedShapes: Readonly<Record<string, Shape>> = {
  given: givenShape,
  tight: { ...givenShape, blanks: 'none' },
  indented: { ...givenShape, ...ideographicIndent, blanks: 'none' },
  wrapped: { ...givenShape, indent: '　　', indented: 'all', blanks: 'none', wrap: 30 },
  headed: { ...givenShape, masthead: 2 },
  paged: { ...givenShape, pages: 0 },
  full: { ...givenShape, ...ideographicIndent, blanks: 'none', masthead: 2, pages: 0 },
};

const pick = <T>(random: Random, values: readonly T[]): T => {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new Error('There is nothing to choose from.');
  return value;
};

/** A shape made at random, the same for the same seed. */
export function randomShape(seed: number): Shape {
  const random = randomNumbers(seed * 7919 + 17);
  const wrap = random() < 0.4 ? 14 + Math.floor(random() * 27) : null;
  const blanks = pick(random, ['all', 'none', 'none', 'some', 'articles', 'heads'] as const);
  const indented = pick(random, ['text', 'text', 'long', 'all', 'none', 'none'] as const);
  return {
    wrap,
    blanks,
    indented,
    indent: indented === 'none' ? '' : pick(random, ['　　', '　　', '    ', '\t', '  ']),
    centred: random() < 0.2,
    lineEnd: random() < 0.3 ? '\r\n' : '\n',
    digits: pick(random, ['given', 'half', 'full'] as const),
    masthead: random() < 0.4 ? 1 + Math.floor(random() * 10) : 0,
    pages: random() < 0.4 ? Math.floor(random() * pageWordings.length) : null,
    rule: random() < 0.12 ? pick(random, ['————————', '* * *', '----------', '＊＊＊', '═══════']) : null,
    torn: random() < 0.25,
    brokenHeads: random() < 0.2,
    noise: random() < 0.2 ? 0.01 * random() : 0,
  };
}

const numerals = '〇一二三四五六七八九十';
const numeral = (page: number) => (page > 10 ? `十${numerals[page - 10] ?? ''}` : (numerals[page] ?? ''));
const sections = ['要闻', '综合', '国内新闻', '国际', '经济', '文化', '体育', '专版', '理论', '副刊'];

type PageWording = (page: number, section: string, date: string) => string;

/** How files mark a page. */
const pageWordings: readonly PageWording[] = [
  (page, section) => `第${String(page).padStart(2, '0')}版：${section}`,
  (page) => `第${page}版`,
  (page, section) => `第${numeral(page)}版 ${section}`,
  (page) => `【第${page}版】`,
  (page, section) => `${String(page).padStart(2, '0')}版 ${section}`,
  (page) => `第 ${page} 页`,
  (page, section, date) => `人民日报 ${date} 第${page}版 ${section}`,
  (page, section) => `■第${page}版·${section}■`,
  (page) => `—— ${page} ——`,
  (page, section, date) => `${date}　星期一　${section}　第${page}版`,
];

function mastheadLines(count: number, date: string): readonly string[] {
  const [year = '', month = '', day = ''] = date.split('-');
  const printed = `${year}年${Number(month)}月${Number(day)}日`;
  const lines =
    count === 1
      ? [`人民日报 ${printed} 星期一`]
      : [
          '人民日报',
          `${printed} 星期一`,
          'RENMIN RIBAO',
          '第18000期（代号1—1）',
          '农历丁丑年十二月初七',
          '国内统一刊号：CN11-0065',
          '今日12版',
          '人民日报社出版',
          '网址：http://www.peopledaily.com.cn',
          '零售每份0.50元',
        ];
  return lines.slice(0, count);
}

const toHalf = (text: string) =>
  text.replaceAll(/[０-９]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
const toFull = (text: string) =>
  text.replaceAll(/[0-9]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

/** What a person or a program takes for a heading who sees only the line. */
const looksLikeText = (text: string) => text.length > 30 || /[。！？”…]$/u.test(text);

const misread = '人入大太天未末日曰己已土士千干了丁';

/** Writes a day down in a shape. */
export function render(day: LabelledDay, shape: Shape, seed = 1): Rendered {
  const random = randomNumbers(seed);
  const heads = new Set(day.articles.map(({ paragraph_from: from }) => from));
  const pageOf = new Map(day.articles.map(({ paragraph_from: from, page }) => [from, page]));
  const lines: string[] = [];
  /** The line that each paragraph begins on, and the blanks before its text. */
  const places: { readonly line: number; readonly before: number }[] = [];
  lines.push(...mastheadLines(shape.masthead, day.date));
  if (lines.length > 0) lines.push('');
  let page: number | null = null;
  let wasHead = false;
  day.paragraphs.forEach((paragraph, index) => {
    const isStart = heads.has(index);
    const isHead = isStart && !looksLikeText(paragraph);
    const blank =
      shape.blanks === 'all' ||
      (shape.blanks === 'some' && random() < 0.3) ||
      (shape.blanks === 'articles' && isStart) ||
      (shape.blanks === 'heads' && (isHead || wasHead));
    const own = pageOf.get(index) ?? page;
    if (shape.pages !== null && own !== page && own !== null) {
      const section = pick(random, sections);
      const wording = pageWordings[shape.pages] ?? pick(random, pageWordings);
      if (blank && index > 0) lines.push('');
      lines.push(wording(own, section, day.date));
    } else if (isStart && shape.rule !== null && index > 0) {
      if (blank) lines.push('');
      lines.push(shape.rule);
    }
    page = own;
    if (blank && lines.length > 0 && lines.at(-1) !== '') lines.push('');
    wasHead = isHead;
    const pieces = piecesOf(spoil(paragraph, shape, random), isHead, shape, random);
    pieces.forEach((piece, at) => {
      if (at > 0 && shape.blanks === 'all') lines.push('');
      const before = at > 0 && !isHead && !shape.torn ? '' : indentOf(piece, isHead, shape);
      if (at === 0) places.push({ line: lines.length, before: before.length });
      lines.push(...wrapped(before + piece, shape.wrap));
    });
  });
  const starts: number[] = [];
  let at = 0;
  for (const line of lines) {
    starts.push(at);
    at += Array.from(line).length + shape.lineEnd.length;
  }
  const offsets = places.map(({ line, before }) => (starts[line] ?? 0) + before);
  return { text: `${lines.join(shape.lineEnd)}${shape.lineEnd}`, offsets };
}

function spoil(paragraph: string, shape: Shape, random: Random): string {
  const text =
    shape.digits === 'given' ? paragraph : shape.digits === 'half' ? toHalf(paragraph) : toFull(paragraph);
  if (shape.noise === 0) return text;
  return Array.from(text, (character) =>
    random() < shape.noise && /\p{Script=Han}/u.test(character)
      ? pick(random, Array.from(misread))
      : character,
  ).join('');
}

function piecesOf(text: string, isHead: boolean, shape: Shape, random: Random): readonly string[] {
  const characters = Array.from(text);
  if (isHead && shape.brokenHeads && characters.length >= 14) {
    const comma = characters.findIndex((character, at) => at > 4 && /[，：\u3000 ]/u.test(character)) + 1;
    const at = comma > 5 && comma < characters.length - 4 ? comma : Math.ceil(characters.length / 2);
    return [characters.slice(0, at).join(''), characters.slice(at).join('')];
  }
  if (!shape.torn) return [text];
  const pieces: string[] = [];
  let rest = characters;
  for (;;) {
    const at = 150 + Math.floor(random() * 251);
    if (rest.length <= at) return [...pieces, rest.join('')];
    pieces.push(rest.slice(0, at).join(''));
    rest = rest.slice(at);
  }
}

function indentOf(text: string, isHead: boolean, shape: Shape): string {
  if (isHead && shape.centred) {
    const width = shape.wrap ?? 36;
    return '　'.repeat(Math.max(0, Math.floor((width - text.length) / 2)));
  }
  if (shape.indented === 'all' && shape.wrap !== null && text.length <= shape.wrap - 2) return '';
  const isIndented =
    shape.indented === 'all' ||
    (shape.indented === 'text' && looksLikeText(text)) ||
    (shape.indented === 'long' && text.length > 60);
  return isIndented ? shape.indent : '';
}

function wrapped(text: string, width: number | null): readonly string[] {
  if (width === null || text.length <= width) return [text];
  const characters = Array.from(text);
  const lines: string[] = [];
  for (let at = 0; at < characters.length; at += width) lines.push(characters.slice(at, at + width).join(''));
  return lines;
}
