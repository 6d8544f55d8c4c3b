import type { ContextLine } from '#shared/text/contextLines.ts';
import { groundOf } from '../export/pictures.ts';

/** So many lines are drawn; a longer picture nobody prints. */
const mostLines = 200;
const size = { width: 1100, lineHeight: 26, fontSize: 15, middle: 480, edge: 24, dateWidth: 110 };
/** So many characters fit beside the match, Han counted twice. */
const room = { before: 56, after: 50 };

/** The first contexts as the text of an SVG file, in the type and colours of the list in the window. */
export function contextsDrawing(lines: readonly ContextLine[], list: HTMLElement): string {
  const { color, fontFamily } = getComputedStyle(list.querySelector('.context-after') ?? list);
  const mark = getComputedStyle(document.documentElement).getPropertyValue('--match');
  const shown = lines.slice(0, mostLines);
  const height = shown.length * size.lineHeight + 2 * size.edge;
  const rows = shown.map((line, index) => {
    const y = size.edge + (index + 0.7) * size.lineHeight;
    const matchWidth = widthOf(line.match) * (size.fontSize / 2);
    const right = size.middle + matchWidth + 8;
    return [
      `<text x="${size.middle - 8}" y="${y}" text-anchor="end">${escaped(lastOf(line.before, room.before))}</text>`,
      `<rect x="${size.middle}" y="${y - 3}" width="${matchWidth}" height="6" fill="${mark}"/>`,
      `<text x="${size.middle}" y="${y}" font-weight="600">${escaped(line.match)}</text>`,
      `<text x="${right}" y="${y}">${escaped(firstOf(line.after, room.after))}</text>`,
      `<text x="${size.width - size.edge}" y="${y}" font-size="12" text-anchor="end">${line.hit.date ?? ''}</text>`,
    ].join('');
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${height}"`,
    ` font-family="${escaped(fontFamily)}" font-size="${size.fontSize}" fill="${color}">`,
    `<rect width="100%" height="100%" fill="${groundOf(list)}"/>${rows.join('')}</svg>`,
  ].join('');
}

const widthOfOne = (character: string) => ((character.codePointAt(0) ?? 0) >= 0x1100 ? 2 : 1);
const widthOf = (text: string) => Array.from(text).reduce((sum, character) => sum + widthOfOne(character), 0);

function firstOf(text: string, most: number): string {
  let kept = '';
  let width = 0;
  for (const character of text) {
    width += widthOfOne(character);
    if (width > most) break;
    kept += character;
  }
  return kept;
}

const lastOf = (text: string, most: number): string =>
  Array.from(firstOf(Array.from(text).reverse().join(''), most))
    .reverse()
    .join('');

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? character);
