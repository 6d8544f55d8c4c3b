import { type Box, boxAround } from '#shared/model/facsimile.ts';
import type { PrintedLine, PrintedRegion, PrintedWord } from '../pages/printedPage.ts';

/** A text with its place, as an annotation gives it. */
export interface AnnotatedText {
  readonly text: string;
  readonly box: Box | null;
}

type Placed = AnnotatedText & { readonly box: Box };

/** Fewer texts do not tell whether they are words or lines. */
const fewestWords = 6;
const wordShare = 0.8;
/** Lines this much taller than usual, at the head of a zone, are its heading. */
const headingHeight = 1.3;
/** An indent of fewer characters is noise. */
const leastIndent = 1;
/** A line that leaves so much of its column free ends a paragraph. */
const freeShare = 0.15;

/** Whether texts of Latin script without a stated level are words: hardly any has a space in it. */
export function areWords(texts: readonly AnnotatedText[]): boolean {
  if (texts.length < fewestWords) return false;
  const words = texts.filter(({ text, box }) => box !== null && !/\s/u.test(text.trim()));
  const latin = texts.filter(
    ({ text }) => !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text),
  );
  return words.length >= texts.length * wordShare && latin.length >= texts.length * wordShare;
}

/** The paragraphs of a zone that is given word by word: lines by the words' places, paragraphs by those of the lines. */
export function regionsOfWords(texts: readonly AnnotatedText[], article: string | null): PrintedRegion[] {
  const lines = linesOf(texts);
  const shape = measure(lines);
  const regions: PrintedLine[][] = [];
  lines.forEach((line, index) => {
    const last = regions.at(-1);
    const before = lines[index - 1];
    if (!last || !before || beginsRegion(before, line, index, shape)) regions.push([line]);
    else last.push(line);
  });
  return regions.map((own) => ({
    ids: [],
    role: null,
    box: own.reduce<Box | null>((box, line) => around(box, line.box), null),
    lines: own.map((line, at) => withEnding(line, own[at + 1])),
    ...(article === null ? {} : { article }),
  }));
}

function linesOf(texts: readonly AnnotatedText[]): PrintedLine[] {
  const lines: PrintedWord[][] = [];
  let last: Placed | null = null;
  for (const { text, box } of texts) {
    const word: PrintedWord = { id: null, text: text.trim(), box, spaceBefore: true };
    if (word.text === '') continue;
    const open = lines.at(-1);
    if (open && last && box && isBeside(last, box)) open.push(word);
    else lines.push([word]);
    last = box ? { text, box } : null;
  }
  return lines.map(
    (words): PrintedLine => ({
      id: null,
      words,
      box: words.reduce<Box | null>((box, word) => around(box, word.box), null),
      fontSize: null,
      ending: null,
      openingWord: null,
    }),
  );
}

/** A hyphen at the end of a line breaks a word where the next line goes on in small letters. */
function withEnding(line: PrintedLine, next: PrintedLine | undefined): PrintedLine {
  const last = line.words.at(-1);
  const { stem, hyphen } =
    /^(?<stem>.*\p{L})(?<hyphen>[-\u00ac\u2010=])$/u.exec(last?.text ?? '')?.groups ?? {};
  if (!last || stem === undefined || hyphen === undefined) return line;
  if (!/^\p{Ll}/u.test(next?.words[0]?.text ?? '')) return line;
  const words = [...line.words.slice(0, -1), { ...last, text: stem }];
  return { ...line, words, ending: { hyphen, isRead: false, word: null } };
}

/** Whether a word stands to the right of another on its line. */
function isBeside({ box: before }: Placed, box: Box): boolean {
  const middle = box.top + box.height / 2;
  const beforeMiddle = before.top + before.height / 2;
  const isLevel =
    (middle > before.top && middle < before.top + before.height) ||
    (beforeMiddle > box.top && beforeMiddle < box.top + box.height);
  return isLevel && box.left > before.left;
}

interface Shape {
  readonly left: number;
  readonly right: number;
  readonly height: number;
  /** Width of a character. */
  readonly em: number;
}

function measure(lines: readonly PrintedLine[]): Shape {
  const boxes = lines.flatMap(({ box }) => box ?? []);
  const widths = lines.flatMap(({ words }) =>
    words.flatMap(({ text, box }) => (box && text.length > 2 ? box.width / text.length : [])),
  );
  return {
    left: quantile(
      boxes.map(({ left }) => left),
      0.25,
    ),
    right: quantile(
      boxes.map(({ left, width }) => left + width),
      0.75,
    ),
    height: quantile(
      boxes.map(({ height }) => height),
      0.5,
    ),
    em: quantile(widths, 0.5),
  };
}

function beginsRegion(before: PrintedLine, line: PrintedLine, index: number, shape: Shape): boolean {
  const above = before.box;
  const { box } = line;
  if (!above || !box) return true;
  const width = shape.right - shape.left;
  if (index === 1 && isHeading(before, shape)) return true;
  const indent = (box.left - shape.left) / (shape.em || 1);
  const indentAbove = (above.left - shape.left) / (shape.em || 1);
  if (indent > leastIndent && indentAbove <= leastIndent && indent < 8) return true;
  const isShort = above.left + above.width < shape.right - width * freeShare;
  return isShort && /[.!?:][”"’']*$/u.test(before.words.at(-1)?.text ?? '');
}

/** A first line that is taller than the others, or stands free on both sides. */
function isHeading({ box }: PrintedLine, { left, right, height }: Shape): boolean {
  if (!box) return false;
  const margin = (right - left) * 0.12;
  const isCentred = box.left > left + margin && box.left + box.width < right - margin;
  return isCentred || box.height > height * headingHeight;
}

const around = (box: Box | null, other: Box | null): Box | null =>
  box && other ? boxAround(box, other) : (box ?? other);

/** The value below which a share of them lies; 0 of none. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
