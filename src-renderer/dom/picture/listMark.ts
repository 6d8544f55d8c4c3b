import type { DrawnLine, DrawnShape } from '../../layout/picture/drawing.ts';
import { plainColour } from './colours.ts';
import type { Ground } from './ground.ts';
import { faceOf } from './readLines.ts';

/** The dot or number of a list's item, which has no box that could be asked; before the first line of what is in it. */
export function listMark(
  item: HTMLLIElement,
  style: CSSStyleDeclaration,
  content: readonly DrawnShape[],
  ground: Ground,
): readonly DrawnLine[] {
  const line = content.find((shape) => shape.kind === 'line');
  const [first] = line?.letters ?? [];
  if (!line || !first || style.listStyleType === 'none') return [];
  const face = faceOf(item, style);
  const text = style.listStyleType === 'decimal' ? `${numberOf(item)}.` : '\u2022';
  const x = first.x - face.size * 0.5 - ground.widthOf(text, face);
  const { hex: colour } = plainColour(style.color);
  let at = x;
  const letters = [...text].map((letter) => {
    const placed = { text: letter, x: at, runsLeft: false };
    at += ground.widthOf(letter, face);
    return placed;
  });
  return [{ kind: 'line', y: line.y, face, colour, letters }];
}

function numberOf(item: HTMLLIElement): number {
  const list = item.parentElement;
  const start = list instanceof HTMLOListElement ? list.start : 1;
  return start + [...(list?.children ?? [])].filter((one) => one instanceof HTMLLIElement).indexOf(item);
}
