import { fenceName, hashOf, isFenceLike } from './fenceLines.ts';
import { type NotePlace, placePattern, printPlace, readNotePlace } from './notePlace.ts';
import { outlineItem, readOutlineItem } from './outline.ts';
import type { FencedBlock, FrontRecord, ParsedBlock, Part } from './parts.ts';

const beginLine = new RegExp(
  `^\\[//\\]: # \\(broadsheet begin ([^\\s()]+) ([^\\s()]+) ([0-9a-f]{8})${placePattern}( struck)?\\)\\s*$`,
  'u',
);
const frontLine = /^\[\/\/\]: # \(broadsheet front ([^\s()]+)((?: [^\s()=]+=[0-9a-f]{8})*)\)\s*$/u;
/** The same among the properties of a page in Logseq. */
const frontProperty = /^broadsheet:: front ([^\s()]+)((?: [^\s()=]+=[0-9a-f]{8})*)\s*$/u;
const endLine = /^\[\/\/\]: # \(broadsheet end ([^\s()]+)\)\s*$/u;

/** A block with its fence lines, or with its property in an outline. */
export function fence(block: FencedBlock, struck = false): string {
  if (block.isItem) return outlineItem(block, struck);
  const { key, document, content, note } = block;
  const inside = `\n${content}\n\n`;
  const begin = `${key} ${document} ${hashOf(inside)}${printPlace(note)}${struck ? ' struck' : ''}`;
  return `[//]: # (broadsheet begin ${begin})\n${inside}[//]: # (broadsheet end ${key})\n`;
}

/** The line that remembers the front matter. */
export function frontRecord(
  document: string,
  hashes: ReadonlyMap<string, string>,
  isProperty: boolean,
): string {
  const known = [...hashes].map(([name, hash]) => ` ${fenceName(name).replaceAll('=', '%3d')}=${hash}`);
  const record = `front ${document}${known.join('')}`;
  return isProperty ? `broadsheet:: ${record}\n` : `[//]: # (broadsheet ${record})\n`;
}

/** Takes a file apart; null when its fences do not pair, repeat a key or were changed. */
export function parseFences(text: string): Part[] | null {
  const parts: Part[] = [];
  const keys = new Set<string>();
  let outside = '';
  const endOutside = () => {
    if (outside !== '') parts.push({ kind: 'outside', text: outside });
    outside = '';
  };
  let open: OpenBlock | null = null;
  const lines: readonly string[] = text.match(/[^\n]*\n|[^\n]+$/gu) ?? [];
  let next = 0;
  while (next < lines.length) {
    const item = open ? null : readOutlineItem(lines, next);
    if (item) {
      if (keys.has(item.block.key)) return null;
      keys.add(item.block.key);
      endOutside();
      parts.push(item.block);
      next = item.end;
      continue;
    }
    const line = lines[next] ?? '';
    next++;
    const begin = beginLine.exec(line);
    const end = endLine.exec(line);
    const asProperty = open ? null : frontProperty.exec(line);
    const front = asProperty ?? frontLine.exec(line);
    if (begin) {
      const [, key = '', document = '', hash = ''] = begin;
      const struck = begin.at(-1) !== undefined;
      if (open || keys.has(key)) return null;
      keys.add(key);
      endOutside();
      open = { key, document, hash, note: readNotePlace(begin.slice(4)), struck, begin: line, inside: '' };
    } else if (end) {
      if (!open || open.key !== end[1]) return null;
      parts.push(closed(open, line));
      open = null;
    } else if (front) {
      if (open || parts.some(({ kind }) => kind === 'front')) return null;
      endOutside();
      parts.push(parsedFront(line, front, asProperty !== null));
    } else if (isFenceLike(line)) {
      return null;
    } else if (open) {
      open.inside += line;
    } else {
      outside += line;
    }
  }
  if (open) return null;
  endOutside();
  return parts;
}

interface OpenBlock {
  readonly key: string;
  readonly document: string;
  readonly hash: string;
  readonly struck: boolean;
  readonly note: NotePlace | null;
  readonly begin: string;
  inside: string;
}

function closed({ key, document, hash, struck, note, begin, inside }: OpenBlock, end: string): ParsedBlock {
  const content = inside.replaceAll('\r\n', '\n').replace(/^\n|\n{1,2}$/gu, '');
  const intact = hashOf(inside) === hash;
  return { kind: 'block', key, document, hash, intact, struck, content, note, text: begin + inside + end };
}

function parsedFront(
  text: string,
  [, document = '', list = '']: readonly string[],
  isProperty: boolean,
): FrontRecord {
  const hashes = list
    .split(' ')
    .filter((entry) => entry !== '')
    .map((entry) => entry.split('=') as [string, string])
    .map(([name, hash]) => [decodeURIComponent(name), hash] as const);
  return { kind: 'front', document, hashes: new Map(hashes), isProperty, text };
}
