import { escapeXml } from '#shared/text/xml.ts';
import type { Drawing, DrawnBox, DrawnLetter, DrawnLine, DrawnPicture, TypeFace } from './drawing.ts';

/** A character as a face draws it. */
export interface Outline {
  /** The data of a path, in units of the em square, upwards from the baseline; empty where there is no ink. */
  readonly path: string;
  /** Units in an em, as the face is set. */
  readonly unitsPerEm: number;
}

/** How a face draws a character; null where that is not known. */
export type OutlineOf = (text: string, face: TypeFace) => Outline | null;

/**
 * A drawing as the text of an SVG file, `scale` times as large (https://www.w3.org/TR/SVG11/). Letters are outlines
 * where these are known, drawn once and used again, so that the file looks the same where the faces are not
 * installed; other letters are text. What the drawing says stands in `desc`.
 */
export function svgText(drawing: Drawing, scale: number, outlineOf: OutlineOf = () => null): string {
  const { width, height, title, text, colour, shapes } = drawing;
  const glyphs = new Glyphs();
  const drawn = shapes.map((shape) => {
    switch (shape.kind) {
      case 'box':
        return boxText(shape);
      case 'picture':
        return pictureText(shape);
      default:
        return lineText(shape, outlineOf, glyphs);
    }
  });
  const size = `width="${number(width * scale)}" height="${number(height * scale)}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1" ${size} viewBox="0 0 ${number(width)} ${number(height)}">`,
    `<title>${escapeXml(title)}</title>`,
    `<desc>${inElement(text)}</desc>`,
    glyphs.definitions(),
    boxText({ kind: 'box', x: 0, y: 0, width, height, colour }),
    ...drawn,
    '</svg>',
    '',
  ]
    .filter((line, index, all) => line !== '' || index === all.length - 1)
    .join('\n');
}

const placed = ({ x, y, width, height }: DrawnBox | DrawnPicture): string =>
  `x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}"`;

const boxText = (box: DrawnBox): string => `<rect ${placed(box)} fill="${escapeXml(box.colour)}"/>`;

const pictureText = (picture: DrawnPicture): string =>
  `<image ${placed(picture)} preserveAspectRatio="none" xlink:href="${escapeXml(picture.address)}"/>`;

/** Outlines of a line first, then what of it is text. */
function lineText(line: DrawnLine, outlineOf: OutlineOf, glyphs: Glyphs): string {
  const { face, colour, y } = line;
  const uses = new Map<number, string[]>();
  const rest: DrawnLetter[] = [];
  for (const letter of line.letters) {
    const outline = outlineOf(letter.text, face);
    if (!outline) rest.push(letter);
    else if (outline.path !== '') {
      const { unitsPerEm } = outline;
      const x = (letter.x * unitsPerEm) / face.size;
      const use = `<use xlink:href="#${glyphs.idOf(outline.path)}" x="${Math.round(x)}"/>`;
      uses.set(unitsPerEm, [...(uses.get(unitsPerEm) ?? []), use]);
    }
  }
  const groups = [...uses].map(([unitsPerEm, list]) => {
    const unit = number(face.size / unitsPerEm, 6);
    // Faces have no italics of their own: browsers lean the upright letters over by as much.
    const lean = face.isItalic ? number((face.size / unitsPerEm) * 0.25, 6) : '0';
    return `<g transform="matrix(${unit} 0 ${lean} -${unit} 0 ${number(y)})" fill="${escapeXml(colour)}">${list.join('')}</g>`;
  });
  return [...groups, rest.some(({ text }) => text.trim() !== '') ? wordsText(line, rest) : '']
    .filter((text) => text !== '')
    .join('\n');
}

function wordsText({ y, face, colour }: DrawnLine, letters: readonly DrawnLetter[]): string {
  const { family, weight, isItalic, size, language } = face;
  const attributes = [
    `y="${number(y)}"`,
    `font-family="${escapeXml(family)}"`,
    `font-size="${number(size)}"`,
    `font-weight="${weight}"`,
    isItalic ? 'font-style="italic"' : '',
    language === '' ? '' : `xml:lang="${escapeXml(language)}"`,
    `fill="${escapeXml(colour)}"`,
    'xml:space="preserve"',
  ];
  const words = piecesOf(letters).map(({ text, x, runsLeft }) => {
    const direction = runsLeft ? ' direction="rtl" text-anchor="end"' : '';
    return `<tspan x="${number(x)}"${direction}>${escapeXml(text)}</tspan>`;
  });
  return `<text ${attributes.filter((text) => text !== '').join(' ')}>${words.join('')}</text>`;
}

/** Characters that fill a square have a place each; letters of a word stand as the word does. */
const square =
  /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u{20000}-\u{3ffff}]/u;

function piecesOf(letters: readonly DrawnLetter[]): readonly DrawnLetter[] {
  const pieces: DrawnLetter[] = [];
  for (const letter of letters) {
    const last = pieces.at(-1);
    const isApart =
      !last ||
      letter.runsLeft ||
      last.runsLeft ||
      /\s$/u.test(last.text) ||
      square.test(last.text + letter.text);
    if (isApart) pieces.push(letter);
    else pieces[pieces.length - 1] = { ...last, text: last.text + letter.text };
  }
  return pieces;
}

/** The glyphs of a file, each once. */
class Glyphs {
  readonly #ids = new Map<string, string>();

  idOf(path: string): string {
    const id = this.#ids.get(path) ?? `g${this.#ids.size + 1}`;
    this.#ids.set(path, id);
    return id;
  }

  definitions(): string {
    if (this.#ids.size === 0) return '';
    const paths = [...this.#ids].map(([path, id]) => `<path id="${id}" d="${escapeXml(path)}"/>`);
    return `<defs>\n${paths.join('\n')}\n</defs>`;
  }
}

/** DrawnLine breaks stay line breaks within an element. */
const inElement = (text: string): string => text.split('\n').map(escapeXml).join('\n');

/** A number without a tail. */
const number = (value: number, digits = 2): string => String(Number(value.toFixed(digits)));
