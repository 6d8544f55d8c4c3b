import type { DrawnLetter, DrawnLine, TypeFace } from '../../layout/picture/drawing.ts';
import { plainColour } from './colours.ts';
import type { Ground } from './ground.ts';

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Scripts whose letters stand by themselves, so that each is drawn where it stands. */
const standing =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Common}\p{Script=Inherited}]*$/u;
const leftward = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Marks that stand at the right of their square: where they are set closer, the left of it is cut. */
const opening =
  /^[\u2018\u201c\u3008\u300a\u300c\u300e\u3010\u3014\u3016\u3018\u301a\u301d\uff08\uff3b\uff5b\uff5f]$/u;

const softHyphen = '\u00ad';

/** The lines of a text node as they stand, every letter at its place. */
export function readLines(node: Text, style: CSSStyleDeclaration, ground: Ground): readonly DrawnLine[] {
  const face = faceOf(node, style);
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
    const isNew = !last || Math.abs(last.y - y) > 0.5 || place.x < last.right - face.size;
    if (isNew && last && hyphen !== null) last.letters.push({ text: '-', x: hyphen, runsLeft: false });
    hyphen = null;
    const x = opening.test(text) ? place.x + place.width - ground.widthOf(text, face) : place.x;
    const letter = { text: /^\s+$/u.test(text) ? ' ' : text, x, runsLeft: leftward.test(text) };
    if (isNew) lines.push({ y, right: place.x + place.width, letters: [letter] });
    else {
      last.letters.push(letter);
      last.right = Math.max(last.right, place.x + place.width);
    }
  }
  return lines.map(({ y, letters }) => ({ kind: 'line', y, face, colour, letters }));
}

interface Piece {
  readonly text: string;
  /** In UTF-16 units of the node. */
  readonly start: number;
}

/** A text in what is set in one piece: characters, or whole words where letters join. */
function* pieces(text: string): Generator<Piece> {
  for (const word of text.matchAll(/\s+|[^\s\u00ad]+|\u00ad/gu)) {
    if (!standing.test(word[0])) yield { text: word[0], start: word.index };
    else {
      for (const { segment, index } of graphemes.segment(word[0])) {
        yield { text: segment, start: word.index + index };
      }
    }
  }
}

function faceOf(node: Text, style: CSSStyleDeclaration): TypeFace {
  return {
    family: style.fontFamily,
    weight: Number(style.fontWeight) || 400,
    isItalic: style.fontStyle !== 'normal',
    size: Number.parseFloat(style.fontSize),
    language: node.parentElement?.closest('[lang]')?.getAttribute('lang') ?? '',
  };
}
