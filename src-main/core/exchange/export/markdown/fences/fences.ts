import type { FenceForm } from '#shared/model/exportOptions.ts';
import { fenceName, hashOf, isFenceLike, linesWithEnds } from './fenceLines.ts';
import {
  type LineForm,
  type Marker,
  markerPattern,
  printFenceLine,
  printMarker,
  readFenceLine,
  readMarker,
} from './marker.ts';
import { outlineItem, readOutlineItem } from './outline.ts';
import type { FencedBlock, FrontRecord, ParsedBlock, Part } from './parts.ts';
import { placeRecorded, type RecordLine, readRecord } from './records.ts';

const begin = new RegExp(`^begin ${markerPattern}$`, 'u');
const end = /^end (\S+)$/u;
/** What the front matter was written as; `at` where it stands at the end of the file. */
const front = /^(at )?front (\S+)((?: [^\s=]+=[0-9a-f]{8})*)$/u;
/** The same among the properties of a page in Logseq. */
const frontProperty = /^broadsheet:: (front [^()\r\n]*?)\s*$/u;

/** A block between its fence lines, or with its property in an outline. */
export function fence(block: FencedBlock, struck = false, form: LineForm = 'beside'): string {
  if (block.isItem) return outlineItem(block, struck);
  const { key, document, content, note = null } = block;
  const hash = hashOf(`\n${content}\n\n`);
  return fenced({ key, document, hash, note, struck }, `\n${content}\n\n`, form);
}

/** Text between fence lines, whatever hash they are to have. */
export const fenced = (marker: Marker, inside: string, form: LineForm): string =>
  printFenceLine(form, `begin ${printMarker(marker)}`) + inside + printFenceLine(form, `end ${marker.key}`);

/** The line that remembers the front matter. */
export function frontRecord(
  document: string,
  hashes: ReadonlyMap<string, string>,
  isProperty: boolean,
  form: FenceForm = 'beside',
): string {
  const known = [...hashes].map(([name, hash]) => ` ${fenceName(name).replaceAll('=', '%3d')}=${hash}`);
  const record = `front ${document}${known.join('')}`;
  if (isProperty) return `broadsheet:: ${record}\n`;
  return form === 'end' ? printFenceLine('beside', `at ${record}`) : printFenceLine(form, record);
}

/** Takes a file apart; null when its fences do not pair, repeat a key or were changed. */
export function parseFences(text: string): Part[] | null {
  const parts: Part[] = [];
  const keys = new Set<string>();
  const recorded: RecordLine[] = [];
  let outside = '';
  const add = (...further: readonly Part[]) => {
    if (outside !== '') parts.push({ kind: 'outside', text: outside });
    outside = '';
    parts.push(...further);
  };
  /** Whether a block is the only one of its key. */
  const isFirst = (key: string) => !keys.has(key) && keys.add(key) !== undefined;
  let open: OpenBlock | null = null;
  const lines = linesWithEnds(text);
  let next = 0;
  while (next < lines.length) {
    const item = open ? null : readOutlineItem(lines, next);
    if (item) {
      if (!isFirst(item.block.key)) return null;
      add(item.block);
      next = item.end;
      continue;
    }
    const line = lines[next] ?? '';
    next++;
    const own = readFenceLine(line);
    const property = open ? undefined : frontProperty.exec(line)?.[1];
    const record = own && readRecord(line, own.text);
    const begun = own && begin.exec(own.text);
    const [, ended] = (own && end.exec(own.text)) ?? [];
    const fronted = front.exec(property ?? own?.text ?? '');
    if (begun && own) {
      const marker = readMarker(begun.slice(1));
      if (open || !isFirst(marker.key)) return null;
      add();
      open = { marker, form: own.form, begin: line, inside: '' };
    } else if (ended !== undefined) {
      if (!open || open.marker.key !== ended) return null;
      add(closed(open, line));
      open = null;
    } else if (record) {
      if (open || !isFirst(record.marker.key)) return null;
      recorded.push(record);
      add({ kind: 'records', text: line });
    } else if (fronted) {
      if (open || parts.some(({ kind }) => kind === 'front')) return null;
      add(parsedFront(line, fronted, property === undefined ? own?.form : undefined));
    } else if (isFenceLike(line)) {
      return null;
    } else if (open) {
      open.inside += line;
    } else {
      outside += line;
    }
  }
  if (open) return null;
  add();
  return recorded.length === 0 ? parts : placeRecorded(parts, recorded);
}

interface OpenBlock {
  readonly marker: Marker;
  readonly form: LineForm;
  readonly begin: string;
  inside: string;
}

function closed({ marker, form, begin, inside }: OpenBlock, end: string): ParsedBlock {
  const content = inside.replaceAll('\r\n', '\n').replace(/^\n|\n{1,2}$/gu, '');
  const intact = hashOf(inside) === marker.hash;
  return { kind: 'block', form, ...marker, intact, content, text: begin + inside + end };
}

/** `form` is undefined for a property. */
function parsedFront(
  text: string,
  [, at, document = '', list = '']: readonly (string | undefined)[],
  form: LineForm | undefined,
): FrontRecord {
  const hashes = list
    .split(' ')
    .filter((entry) => entry !== '')
    .map((entry) => entry.split('=') as [string, string])
    .map(([name, hash]) => [decodeURIComponent(name), hash] as const);
  return {
    kind: 'front',
    form: at === undefined ? (form ?? 'beside') : 'end',
    document,
    hashes: new Map(hashes),
    isProperty: form === undefined,
    text,
  };
}
