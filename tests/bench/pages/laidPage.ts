import type {
  PageReading,
  PixelBox,
  PrintedRule,
  ReadLine,
  ReadWord,
  WritingMode,
} from '#shared/model/scans/pageReading.ts';
import type { Random } from '../support/random.ts';

/** What a line of a page with known structure is. */
export interface TrueLine {
  readonly box: PixelBox;
  readonly isVertical: boolean;
  readonly size: number;
  readonly text: string;
  /** Null where it belongs to no article: masthead, folio, caption of a picture. */
  readonly article: string | null;
  /** Paragraphs of the page, counted in reading order; null for headlines and furniture. */
  readonly paragraph: number | null;
}

/** A page with known structure. */
export interface LaidPage {
  readonly name: string;
  readonly kind: 'horizontal' | 'vertical' | 'latin';
  readonly width: number;
  readonly height: number;
  readonly skew: number;
  readonly language: string;
  readonly writing: WritingMode;
  /** In reading order, unless `isOrdered` is false. */
  readonly lines: readonly TrueLine[];
  readonly isOrdered?: boolean;
  /** False where the truth does not tell articles. */
  readonly hasArticles?: boolean;
  readonly rules: readonly PrintedRule[];
  readonly frames: readonly PixelBox[];
  readonly pictures: readonly PixelBox[];
}

/** What goes wrong when a page is read (shares of its lines or rules). */
export interface Damage {
  readonly dropped: number;
  readonly split: number;
  readonly rulesLost: number;
  readonly rulesBroken: number;
  /** Of a line's type size, and of its edges in type sizes. */
  readonly jitter: number;
  /** Lines read in a picture, a picture. */
  readonly dirt: number;
}

export const undamaged: Damage = { dropped: 0, split: 0, rulesLost: 0, rulesBroken: 0, jitter: 0, dirt: 0 };
export const usualDamage: Damage = {
  dropped: 0.02,
  split: 0.04,
  rulesLost: 0.15,
  rulesBroken: 0.3,
  jitter: 0.1,
  dirt: 3,
};

/** A reading of the page as a machine would make it. */
export function readLaidPage(page: LaidPage, damage: Damage, random: Random): PageReading {
  const read: ReadLine[] = [];
  for (const truth of page.lines) {
    if (random() < damage.dropped) continue;
    const parts = random() < damage.split && truth.text.length > 5 ? halves(truth) : [truth];
    for (const part of parts) read.push(readLine(part, damage.jitter, random));
  }
  for (const picture of page.pictures) {
    for (let n = Math.floor(random() * (damage.dirt + 1)); n > 0; n--) read.push(dirtIn(picture, random));
  }
  for (let i = read.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const [a, b] = [read[i], read[j]];
    if (a && b) [read[i], read[j]] = [b, a];
  }
  const { width, height, skew, language, writing, frames, pictures } = page;
  const rules = page.rules.flatMap((rule) => {
    if (random() < damage.rulesLost) return [];
    return random() < damage.rulesBroken ? broken(rule, random) : [rule];
  });
  return {
    width,
    height,
    skew,
    turned: 0,
    language,
    writing,
    engine: { name: 'invented', version: '0' },
    lines: read,
    rules,
    frames,
    pictures,
  };
}

function readLine(line: TrueLine, jitter: number, random: Random): ReadLine {
  const { isVertical, text } = line;
  const by = () => (random() * 2 - 1) * jitter;
  const size = line.size * (1 + by());
  const shift = () => by() * line.size * 2;
  const [start, end, side] = [shift(), shift(), shift() * 0.3];
  const { left, top, width, height } = line.box;
  const box = isVertical
    ? { left: left + side, width, top: top + start, height: Math.max(4, height - start + end) }
    : { top: top + side, height, left: left + start, width: Math.max(4, width - start + end) };
  const isHan = /\p{Script=Han}/u.test(text);
  const parts = isHan ? [...text] : text.split(' ');
  const letters = Math.max(1, [...text].length);
  let at = 0;
  const words: ReadWord[] = parts.map((part, index) => {
    const [from, to] = [at / letters, (at + [...part].length) / letters];
    at += [...part].length + (isHan ? 0 : 1);
    return {
      text: part,
      box: isVertical
        ? { ...box, top: box.top + box.height * from, height: box.height * (to - from) }
        : { ...box, left: box.left + box.width * from, width: box.width * (to - from) },
      confidence: 0.9,
      spaceBefore: !isHan && index > 0,
    };
  });
  return { box, isVertical, size, words };
}

function halves(line: TrueLine): TrueLine[] {
  const letters = [...line.text];
  const half = Math.floor(letters.length / 2);
  const share = half / letters.length;
  const { left, top, width, height } = line.box;
  const gap = line.size * 0.2;
  const boxes = line.isVertical
    ? [
        { left, width, top, height: height * share - gap },
        { left, width, top: top + height * share, height: height * (1 - share) },
      ]
    : [
        { top, height, left, width: width * share - gap },
        { top, height, left: left + width * share, width: width * (1 - share) },
      ];
  const texts = [letters.slice(0, half).join(''), letters.slice(half).join('')];
  return boxes.map((box, at) => ({ ...line, box, text: texts[at] ?? '' }));
}

function dirtIn(picture: PixelBox, random: Random): ReadLine {
  const size = 10 + random() * 80;
  const box = {
    left: picture.left + random() * picture.width * 0.7,
    top: picture.top + random() * picture.height * 0.8,
    width: Math.min(picture.width * 0.25, size * (1 + random() * 3)),
    height: size,
  };
  return {
    box,
    isVertical: random() < 0.3,
    size,
    words: [{ text: '一、', box, confidence: 0.3, spaceBefore: false }],
  };
}

function broken(rule: PrintedRule, random: Random): PrintedRule[] {
  const { left, top, width, height } = rule.box;
  const at = 0.2 + random() * 0.6;
  const gap = 0.03 * random();
  return rule.isVertical
    ? [
        { isVertical: true, box: { left, width, top, height: height * (at - gap) } },
        {
          isVertical: true,
          box: { left, width, top: top + height * (at + gap), height: height * (1 - at - gap) },
        },
      ]
    : [
        { isVertical: false, box: { top, height, left, width: width * (at - gap) } },
        {
          isVertical: false,
          box: { top, height, left: left + width * (at + gap), width: width * (1 - at - gap) },
        },
      ];
}

/** The page as a camera sees it that is not held straight: every box becomes the one around its turned corners. */
export function skewPage(page: LaidPage, degrees: number): LaidPage {
  const angle = (degrees * Math.PI) / 180;
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  const turn = ({ left, top, width, height }: PixelBox): PixelBox => {
    const x = left + width / 2 - page.width / 2;
    const y = top + height / 2 - page.height / 2;
    const w = width * cos + height * Math.abs(sin);
    const h = height * cos + width * Math.abs(sin);
    return {
      left: x * cos - y * sin + page.width / 2 - w / 2,
      top: x * sin + y * cos + page.height / 2 - h / 2,
      width: w,
      height: h,
    };
  };
  return {
    ...page,
    skew: page.skew + degrees,
    lines: page.lines.map((line) => ({ ...line, box: turn(line.box) })),
    rules: page.rules.map((rule) => ({ ...rule, box: turn(rule.box) })),
    frames: page.frames.map(turn),
    pictures: page.pictures.map(turn),
  };
}
