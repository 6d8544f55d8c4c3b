import type { Drawing, DrawnBox, DrawnPicture, DrawnShape } from '../../layout/picture/drawing.ts';
import { plainColour } from './colours.ts';
import { Ground } from './ground.ts';
import { listMark } from './listMark.ts';
import { readLines } from './readLines.ts';

/**
 * What an element shows, as a drawing: grounds, rules and pictures, and the text line by line as the browser has set
 * it. Lines that run downwards and what style sheets put before or after an element are not read.
 */
export function readDrawing(element: HTMLElement, title: string): Drawing {
  const ground = new Ground(element);
  const shapes: DrawnShape[] = [];
  read(element, ground, shapes);
  const { hex } = plainColour(getComputedStyle(element).backgroundColor);
  const { offsetWidth: width, offsetHeight: height } = element;
  return { width, height, colour: hex, title, text: saidIn(element), shapes };
}

/** The text without where words may break and without empty lines. */
// biome-ignore lint/performance/useDomNodeTextContent: paragraphs are wanted as lines, which only layout knows
const saidIn = ({ innerText }: HTMLElement): string =>
  innerText
    .replaceAll('\u00ad', '')
    .trim()
    .replaceAll(/\s*\n\s*/gu, '\n');

function read(element: Element, ground: Ground, shapes: DrawnShape[]): void {
  const style = getComputedStyle(element);
  if (style.display === 'none' || style.visibility === 'hidden') return;
  shapes.push(...boxesOf(element, style, ground));
  if (element instanceof HTMLImageElement) shapes.push(...pictureOf(element, ground));
  const before = shapes.length;
  for (const child of element.childNodes) {
    if (child instanceof Element) read(child, ground, shapes);
    else if (child instanceof Text) shapes.push(...readLines(child, style, ground));
  }
  if (element instanceof HTMLLIElement)
    shapes.push(...listMark(element, style, shapes.slice(before), ground));
}

/** The ground of an element and the rules round it; what runs over several lines has one on each. */
function boxesOf(element: Element, style: CSSStyleDeclaration, ground: Ground): readonly DrawnBox[] {
  const boxes: DrawnBox[] = [];
  const { hex, alpha } = plainColour(style.backgroundColor);
  const places = [...element.getClientRects()].map((rect) => ground.placeOf(rect));
  for (const { x, y, width, height } of places) {
    if (alpha > 0) boxes.push({ kind: 'box', x, y, width, height, colour: hex });
    for (const side of ['top', 'bottom', 'left', 'right'] as const) {
      const thick = Number.parseFloat(style.getPropertyValue(`border-${side}-width`));
      if (!(thick > 0)) continue;
      const rule = plainColour(style.getPropertyValue(`border-${side}-color`));
      if (rule.alpha === 0) continue;
      boxes.push({
        kind: 'box',
        x: side === 'right' ? x + width - thick : x,
        y: side === 'bottom' ? y + height - thick : y,
        width: side === 'left' || side === 'right' ? thick : width,
        height: side === 'top' || side === 'bottom' ? thick : height,
        colour: rule.hex,
      });
    }
  }
  return [...boxes, ...rulesOf(element, style, ground)];
}

/** The rules between the columns of an element, which have no boxes of their own. */
function rulesOf(element: Element, style: CSSStyleDeclaration, ground: Ground): readonly DrawnBox[] {
  const count = Number.parseInt(style.columnCount, 10);
  const thick = Number.parseFloat(style.columnRuleWidth);
  if (!(count > 1) || !(thick > 0) || style.columnRuleStyle === 'none') return [];
  const { x, y, width, height } = ground.placeOf(element.getBoundingClientRect());
  const gap = Number.parseFloat(style.columnGap) || 0;
  const step = (width - (count - 1) * gap) / count + gap;
  const { hex: colour } = plainColour(style.columnRuleColor);
  const reached = columnsReached(element, ground, x, step);
  return Array.from({ length: Math.max(0, Math.min(count, reached) - 1) }, (_, index) => ({
    kind: 'box' as const,
    x: x + (index + 1) * step - gap / 2 - thick / 2,
    y,
    width: thick,
    height,
    colour,
  }));
}

/** How many columns have something in them. */
function columnsReached(element: Element, ground: Ground, x: number, step: number): number {
  const lefts = [...element.children].flatMap((child) =>
    [...child.getClientRects()].map((rect) => ground.placeOf(rect).x),
  );
  return 1 + Math.max(0, ...lefts.map((left) => Math.floor((left - x + 1) / step)));
}

/** A picture with its own pixels in it, so that nothing has to be fetched later; none where it cannot be read. */
function pictureOf(image: HTMLImageElement, ground: Ground): readonly DrawnPicture[] {
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  if (canvas.width === 0 || canvas.height === 0) return [];
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  const { x, y, width, height } = ground.placeOf(image.getBoundingClientRect());
  return [{ kind: 'picture', x, y, width, height, address: canvas.toDataURL('image/png') }];
}
