import type { DrawnLetter, DrawnLine, TypeFace } from '../../layout/picture/drawing.ts';
import { plainColour } from './colours.ts';
import type { Ground } from './ground.ts';

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Scripts whose letters stand by themselves, so that each is drawn where it stands. */
const standing =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Common}\p{Script=Inherited}]*$/u;
const leftward = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Marks that stand at the right of their square: where they are set closer, the left of it is cut. */
const opening =
  /^[\u2018\u201c\u3008\u300a\u300c\u300e\u3010\u3014\u3016\u3018\u301a\u301d\uff08\uff3b\uff5b\uff5f]$/u;

/** Brackets that are turned where the text runs to the left. */
const turned: Readonly<Record<string, string>> = {
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
  '{': '}',
  '}': '{',
  '<': '>',
  '>': '<',
  '\u00ab': '\u00bb',
  '\u00bb': '\u00ab',
};

/** The line that makes an Arabic word longer; of no script by itself. */
const lengthening = '\u0640';
const softHyphen = '\u00ad';

/** The lines of a text node as they stand, every letter at its place. */
export function readLines(node: Text, style: CSSStyleDeclaration, ground: Ground): readonly DrawnLine[] {
  const face = faceOf(node.parentElement, style);
  const { hex: colour } = plainColour(style.color);
  const ascent = ground.ascentOf(face);
  const lines: { y: number; right: number; letters: DrawnLetter[] }[] = [];
  const range = document.createRange();
  let hyphen: number | null = null;
  for (const { text, start } of pieces(node.data)) {
    range.setStart(node, start);
    range.setEnd(node, start + text.length);
    const rect = [...range.getClientRects()].findLast(({ width }) => width > 0);
    if (text === softHyphen) {
      hyphen = lines.at(-1)?.right ?? null;
      continue;
    }
    if (!rect) continue;
    const place = ground.placeOf(rect);
    const y = place.y + ascent;
    const last = lines.at(-1);
    const isNew = !last || Math.abs(last.y - y) > 0.5;
    if (isNew && last && hyphen !== null) last.letters.push({ text: '-', x: hyphen, runsLeft: false });
    hyphen = null;
    const x = opening.test(text) ? place.x + place.width - ground.widthOf(text, face) : place.x;
    const letter = { text: drawnAs(text, style.direction), x, runsLeft: leftward.test(text) };
    if (isNew) lines.push({ y, right: place.x + place.width, letters: [letter] });
    else {
      last.letters.push(letter);
      last.right = Math.max(last.right, place.x + place.width);
    }
  }
  return lines.map(({ y, letters }) => ({ kind: 'line', y, face, colour, letters }));
}

/** What is drawn for a piece of a text. */
function drawnAs(text: string, direction: string): string {
  if (/^\s+$/u.test(text)) return ' ';
  return (direction === 'rtl' && turned[text]) || text;
}

interface Piece {
  readonly text: string;
  /** In UTF-16 units of the node. */
  readonly start: number;
}

/** A text in what is set in one piece: characters with their marks, or whole words where letters join. */
function* pieces(text: string): Generator<Piece> {
  let word = '';
  let start = 0;
  for (const { segment, index } of graphemes.segment(text)) {
    if (!standing.test(segment) || segment.startsWith(lengthening)) {
      if (word === '') start = index;
      word += segment;
      continue;
    }
    if (word !== '') yield { text: word, start };
    word = '';
    yield { text: segment, start: index };
  }
  if (word !== '') yield { text: word, start };
}

/** The face that an element sets its text in. */
export function faceOf(element: Element | null, style: CSSStyleDeclaration): TypeFace {
  return {
    family: style.fontFamily,
    weight: Number(style.fontWeight) || 400,
    isItalic: style.fontStyle !== 'normal',
    size: Number.parseFloat(style.fontSize),
    language: element?.closest('[lang]')?.getAttribute('lang') ?? '',
  };
}
