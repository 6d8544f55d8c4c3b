import { hashOf } from './fenceLines.ts';
import { markerPattern, printMarker, readMarker } from './marker.ts';
import type { FencedBlock, ParsedBlock } from './parts.ts';

/**
 * In Logseq a file is an outline, and a fence line would be text in it. A block of ours is an item of the
 * outermost level with all below it, known by a property of the item:
 *
 *     - broadsheet:: note:4f90d13a42 2020-12-14-0a1b2c3d4e 5d41402a
 *       > the passage
 *     	- the note
 *
 * It ends where a line begins at the margin again. Logseq's own `id` and `collapsed` are not ours and stay.
 */
const property = new RegExp(`^(?:- | {2})broadsheet:: ${markerPattern}\\s*$`, 'u');
const anyProperty = /^(?:- | {2})[^\s:]+:: /u;
const keptProperty = /^(?:- | {2})((?:id|collapsed):: [^\r\n]*)/u;

/** So many properties of others may stand before ours. */
const mostBefore = 6;

/** Some Markdown as an item of the outermost level. */
export function asOutline(content: string): string {
  if (content === '' || /^-[ \n][^\n]*(?:\n(?:[ \t][^\n]*)?)*$/u.test(content)) return content;
  return content
    .split('\n')
    .map((line, index) => (index === 0 ? `- ${line}` : line === '' ? '' : `  ${line}`))
    .join('\n');
}

/** A block as an item with its property. A heading has its property below it, as Logseq writes it. */
export function outlineItem({ key, document, content, note = null }: FencedBlock, struck = false): string {
  const [first = '', ...others] = content.split('\n');
  const hash = hashOfOutline(content);
  const marker = `broadsheet:: ${printMarker({ key, document, hash, note, struck })}`;
  const lines = /^- #{1,6} /u.test(first)
    ? [first, `  ${marker}`, ...others]
    : [`- ${marker}`, `  ${first.slice(2)}`, ...others];
  return `${lines.join('\n')}\n`;
}

/** Reads the block that begins at a line; null where none does. `end` is the line behind it. */
export function readOutlineItem(
  lines: readonly string[],
  start: number,
): { readonly block: ParsedBlock; readonly end: number } | null {
  if (!/^-[ \r\n]/u.test(lines[start] ?? '')) return null;
  let place = start;
  let found = property.exec(lines[place] ?? '');
  while (!found && place < start + mostBefore) {
    place++;
    const line = lines[place] ?? '';
    found = property.exec(line);
    if (!found && !anyProperty.test(line)) return null;
  }
  if (!found) return null;
  let end = start + 1;
  for (let index = end; index < lines.length && /^(?:[ \t]|\r?\n)/u.test(lines[index] ?? ''); index++) {
    if ((lines[index] ?? '').trim() !== '') end = index + 1;
  }
  const own = lines.slice(start, end);
  const kept: string[] = [];
  const rest = own.flatMap((line, index) => {
    if (index === place - start) return [];
    const [, text] = keptProperty.exec(line) ?? [];
    const isAtTop = own.slice(0, index).every((above, at) => at === 0 || anyProperty.test(above));
    if (text === undefined || !isAtTop) return [line.replace(/\r?\n$/u, '')];
    kept.push(text);
    return [];
  });
  const [first = '', ...others] = rest;
  const content = [
    first.startsWith('- ') ? first : `- ${first.slice(2)}`.replace(/^- $/u, '-'),
    ...others,
  ].join('\n');
  const marker = readMarker(found.slice(1));
  const block: ParsedBlock = {
    kind: 'block',
    form: 'item',
    ...marker,
    intact: hashOfOutline(content) === marker.hash,
    content,
    text: own.join(''),
    kept,
  };
  return { block, end };
}

/** An item's text with the properties that Logseq gave the one before it. */
export function withKept(text: string, kept: readonly string[]): string {
  if (kept.length === 0) return text;
  return text.replace(
    /^(?:- | {2})broadsheet:: [^\n]*\n/mu,
    (line) => line + kept.map((one) => `  ${one}\n`).join(''),
  );
}

/** Logseq and editors add and take spaces at the ends of lines. */
const hashOfOutline = (content: string): string =>
  hashOf(
    content
      .split('\n')
      .map((line) => line.trimEnd())
      .join('\n'),
  );
