import { fenceName, hashOf, isFenceLike } from './fenceLines.ts';
import { type NotePlace, placePattern, printPlace, readPlace } from './notePlace.ts';

/**
 * Exported files are worked in by people. What Broadsheet writes again on the next export stands between
 * two fence lines; everything outside, the front matter too, is the person's from then on.
 *
 *     [//]: # (broadsheet begin note:4f90d13a42 2020-12-14-0a1b2c3d4e 5d41402a)
 *     …
 *     [//]: # (broadsheet end note:4f90d13a42)
 *
 * A fence is a link reference definition that nothing refers to: CommonMark (and so Obsidian's reading
 * view) prints nothing for it, and it is no HTML. Obsidian's own `%%` comments would be printed by every
 * other program. The begin line names the block, the document it belongs to, and a hash of what was
 * written, so that a block that a person has changed is known and left alone as well.
 */
export interface FencedBlock {
  /** `title`, `article:<id>`, `note:<id>`: unique in its document, without spaces and brackets. */
  readonly key: string;
  /** The id, or another name of the document. */
  readonly document: string;
  /** Markdown, without line ends around it. */
  readonly content: string;
  /** Where a person's note stands in it. */
  readonly note?: NotePlace | null;
}

export interface ParsedBlock {
  readonly kind: 'block';
  readonly key: string;
  readonly document: string;
  /** Nobody has changed it since it was written. */
  readonly intact: boolean;
  /** It was struck out because its annotation is gone. */
  readonly struck: boolean;
  /** What stands between the fence lines, without line ends around it. */
  readonly content: string;
  /** Where a person's note stands in the content; null where there is none. */
  readonly note: NotePlace | null;
  /** With its fence lines. */
  readonly text: string;
}

/** The line that remembers what the front matter was written as; see frontMatter.ts. */
export interface FrontRecord {
  readonly kind: 'front';
  readonly document: string;
  readonly hashes: ReadonlyMap<string, string>;
  readonly text: string;
}

export interface Outside {
  readonly kind: 'outside';
  readonly text: string;
}

export type Part = ParsedBlock | FrontRecord | Outside;

const beginLine = new RegExp(
  `^\\[//\\]: # \\(broadsheet begin ([^\\s()]+) ([^\\s()]+) ([0-9a-f]{8})${placePattern}( struck)?\\)\\s*$`,
  'u',
);
const frontLine = /^\[\/\/\]: # \(broadsheet front ([^\s()]+)((?: [^\s()=]+=[0-9a-f]{8})*)\)\s*$/u;
const endLine = /^\[\/\/\]: # \(broadsheet end ([^\s()]+)\)\s*$/u;

/** A block with its fence lines. */
export function fence({ key, document, content, note }: FencedBlock, struck = false): string {
  const inside = `\n${content}\n\n`;
  const begin = `${key} ${document} ${hashOf(inside)}${printPlace(note)}${struck ? ' struck' : ''}`;
  return `[//]: # (broadsheet begin ${begin})\n${inside}[//]: # (broadsheet end ${key})\n`;
}

/** The line that remembers the front matter. */
export function frontRecord(document: string, hashes: ReadonlyMap<string, string>): string {
  const known = [...hashes].map(([name, hash]) => ` ${fenceName(name).replaceAll('=', '%3d')}=${hash}`);
  return `[//]: # (broadsheet front ${document}${known.join('')})\n`;
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
  for (const line of text.match(/[^\n]*\n|[^\n]+$/gu) ?? []) {
    const begin = beginLine.exec(line);
    const end = endLine.exec(line);
    const front = frontLine.exec(line);
    if (begin) {
      const [, key = '', document = '', hash = ''] = begin;
      const struck = begin.at(-1) !== undefined;
      if (open || keys.has(key)) return null;
      keys.add(key);
      endOutside();
      open = { key, document, hash, note: readPlace(begin.slice(4)), struck, begin: line, inside: '' };
    } else if (end) {
      if (!open || open.key !== end[1]) return null;
      parts.push(closed(open, line));
      open = null;
    } else if (front) {
      if (open || parts.some(({ kind }) => kind === 'front')) return null;
      endOutside();
      parts.push(parsedFront(line, front));
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
  return { kind: 'block', key, document, intact, struck, content, note, text: begin + inside + end };
}

function parsedFront(text: string, [, document = '', list = '']: readonly string[]): FrontRecord {
  const hashes = list
    .split(' ')
    .filter((entry) => entry !== '')
    .map((entry) => entry.split('=') as [string, string])
    .map(([name, hash]) => [decodeURIComponent(name), hash] as const);
  return { kind: 'front', document, hashes: new Map(hashes), text };
}
