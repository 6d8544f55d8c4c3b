import type { PixelBox } from '#shared/model/scans/pageReading.ts';
import type { Random } from '../../support/random.ts';
import type { TrueLine } from '../laidPage.ts';

/** A whole number from `from` to `to`, both included. */
export const between = (random: Random, from: number, to: number): number =>
  from + Math.floor(random() * (to - from + 1));
export const chance = (random: Random, share: number): boolean => random() < share;
export const oneOf = <T>(random: Random, some: readonly T[]): T =>
  some[Math.floor(random() * some.length)] as T;

const hanLetters =
  '的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所民得經十三之進著等部度家電力裡如水化高自二理起小物現實加量都兩體制機當使點從業本去把性好應開它合還因由其些然前外天政四日那社義事平形相全表間樣與關各重新線內數正心反你明看原又麼利比或但質氣第向道命此變條只沒結解問意建月公無系軍很情者最立代想已通並提直題黨程展五果料象員革位入常文總次品式活設及管特件長求老頭基資邊流路級少圖山統接知較將組見計別她手角期根論運農指幾九區強放決西被幹做必戰先回則任取據處隊南給色光門即保治北造百規熱領七海口東導器壓志世金增爭濟階油思術極交受聯什認六共權收證改清己美再採轉更單風切打白教速花帶安場身車例真務具萬每目至達走積示議聲報鬥完類八離華名確才科張信馬節話米整空元況今集溫傳土許步群廣石記需段研界拉林律叫且究觀越織裝影算低持音眾書布復容兒須際商非驗連斷深難近礦千週委素技備半辦青省列習響約支般史感勞便團往酸歷市克何除消構府稱太準精值號率族維劃選標寫存候毛親快效斯院查江型眼王按格養易置派層片始卻專狀育廠京識適屬圓包火住調滿縣局照參紅細引聽該鐵價嚴';
const latinWords =
  'the of and to in that was he for it with as his on be at by had not are but from or have an they which one you were her all she there would their we him been has when who will more no if out so said what up its about into than them can only other new some could time these two may then do first any my now such like our over man me even most made after also did many before must through back years where much your way well down should because each just those people how too little state good very make world still own see men work long get here between both life being under never day same another know while last might us great old year off come since against go came right used take three'.split(
    ' ',
  );

export const hanText = (random: Random, letters: number): string =>
  Array.from({ length: letters }, (_, at) =>
    at > 0 && at < letters - 1 && random() < 0.09
      ? oneOf(random, ['，', '。', '、'])
      : oneOf(random, [...hanLetters].slice(0, 400)),
  ).join('');

export function latinText(random: Random, letters: number): string {
  let text = oneOf(random, latinWords);
  while (text.length < letters) text += ` ${oneOf(random, latinWords)}`;
  return text.slice(0, letters).trim();
}

/** How columns of text are set. */
export interface Setting {
  readonly size: number;
  readonly leading: number;
  /** Type sizes by which a paragraph's first line is set in. */
  readonly indent: number;
  /** Width of a letter in type sizes: of Chinese 1. */
  readonly advance: number;
  readonly text: (random: Random, letters: number) => string;
}

/** A column to fill, in the directions of the writing. */
export interface Space {
  readonly u: number;
  readonly v: number;
  readonly width: number;
  readonly depth: number;
}

/** A line in the directions of the writing: `u` along it, `v` from line to line. */
export interface SetLine extends Space {
  readonly size: number;
  readonly text: string;
  readonly article: string | null;
  readonly paragraph: number | null;
  readonly isCrosswise?: boolean;
}

/** Numbers paragraphs in reading order. */
export interface Counter {
  next: number;
}

/**
 * Fills columns one after the other with paragraphs of any length until they are full, or until a share of them is.
 * The last paragraph may break off, as where a page is cut from a longer text.
 */
export function fillColumns(
  columns: readonly Space[],
  article: string,
  { size, leading, indent, advance, text }: Setting,
  counter: Counter,
  random: Random,
  share = 1,
): SetLine[] {
  const lines: SetLine[] = [];
  let left = 0;
  let isFirst = false;
  let rest = Math.floor(
    share * columns.reduce((sum, { depth }) => sum + Math.floor((depth - size) / leading + 1), 0),
  );
  for (const { u, v, width, depth } of columns) {
    for (let at = v; at + size <= v + depth + 0.5 && rest > 0; at += leading, rest--) {
      const full = Math.floor(width / (size * advance));
      if (left <= 0) {
        left = between(random, Math.ceil(full * 0.6), full * oneOf(random, [2, 5, 9]));
        counter.next++;
        isFirst = true;
      }
      const inset = isFirst ? indent : 0;
      const count = Math.min(left, full - Math.ceil(inset / advance));
      left -= count;
      const isLast = left <= 0;
      const long = isLast ? count * size * advance : width - inset * size;
      lines.push({
        u: u + inset * size,
        v: at,
        width: long,
        depth: size,
        size,
        text: text(random, count),
        article,
        paragraph: counter.next,
      });
      isFirst = false;
    }
  }
  return lines;
}

/** One line of a headline in the middle of a space, or at its beginning. */
export function setHead(
  space: Omit<Space, 'depth'>,
  size: number,
  words: string,
  isCentred: boolean,
  article: string | null,
  advance = 1,
): SetLine {
  const width = Math.min(space.width, [...words].length * size * advance);
  return {
    u: space.u + (isCentred ? (space.width - width) / 2 : 0),
    v: space.v,
    width,
    depth: size,
    size,
    text: words,
    article,
    paragraph: null,
  };
}

/** Columns of a space, side by side. */
export function columnsOf(space: Space, count: number, gutter: number): Space[] {
  const width = (space.width - gutter * (count - 1)) / count;
  return Array.from({ length: count }, (_, at) => ({ ...space, u: space.u + at * (width + gutter), width }));
}

/** A box of the page from one in the directions of its writing. */
export const toPixels = ({ u, v, width, depth }: Space, isVertical: boolean, pageWidth: number): PixelBox =>
  isVertical
    ? { left: pageWidth - v - depth, top: u, width: depth, height: width }
    : { left: u, top: v, width, height: depth };

/** A true line of the page. */
export const toTrueLine = (line: SetLine, isVertical: boolean, pageWidth: number): TrueLine => ({
  box: toPixels(line, isVertical, pageWidth),
  isVertical: isVertical !== (line.isCrosswise === true),
  size: line.size,
  text: line.text,
  article: line.article,
  paragraph: line.paragraph,
});
