import { type FieldEdit, lineAt } from './edit.ts';

/** What stands before the words of a line: quotation, indentation, then the item's own marker. */
interface Marker {
  /** `> ` as often as it stands there, with the white space after it. */
  readonly quote: string;
  readonly indent: string;
  /** `-`, `*`, `+`, `3.` or `3)`; empty for a line that is only quoted. */
  readonly bullet: string;
  readonly gap: string;
  /** `[ ] ` of a task; empty otherwise. */
  readonly task: string;
  readonly length: number;
}

const form = /^((?:[ \t]{0,3}>[ \t]?)*)([ \t]*)(?:([-*+]|\d{1,9}[.)])([ \t]+)(\[[ xX]\][ \t]+)?)?/;
const rule = /^[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,})$/;

function markerOf(line: string): Marker | null {
  const [whole = '', quote = '', indent = '', bullet = '', gap = '', task = ''] = form.exec(line) ?? [];
  if (rule.test(line.slice(quote.length))) return null;
  if (bullet === '') {
    // Indentation alone continues nothing.
    return quote === ''
      ? null
      : { quote, indent: '', bullet: '', gap: '', task: '', length: quote.length + indent.length };
  }
  return { quote, indent, bullet, gap, task, length: whole.length };
}

/** The marker of the item after this one: the next number, a task that is not done. */
function following({ quote, indent, bullet, gap, task }: Marker): string {
  const number = Number.parseInt(bullet, 10);
  const next = Number.isNaN(number) ? bullet : `${number + 1}${bullet.slice(-1)}`;
  return `${quote}${indent}${next}${gap}${task === '' ? '' : '[ ] '}`;
}

/**
 * What Enter does in a list or a quotation: goes on with the next item, or ends it where the item is empty.
 * Null where Enter is only Enter.
 */
export function continueList(text: string, caret: number): FieldEdit | null {
  const { from, to } = lineAt(text, caret);
  const line = text.slice(from, to);
  const marker = markerOf(line);
  if (!marker || caret < from + marker.length) return null;
  if (line.slice(marker.length).trim() === '') {
    // An item leaves its list before it leaves the quotation around it.
    const rest = marker.bullet === '' ? '' : marker.quote;
    const after = from + rest.length;
    return { from, to, insert: rest, start: after, end: after };
  }
  const insert = `\n${following(marker)}`;
  const after = caret + insert.length;
  return { from: caret, to: caret, insert, start: after, end: after };
}

const widthOf = (indent: string): number => indent.replaceAll('\t', '    ').length;

/** The items above a line in the same list, the nearest first; the list ends at a line that is no part of it. */
function* above(text: string, from: number, quote: string): Generator<Marker> {
  let end = from - 1;
  while (end >= 0) {
    const line = lineAt(text, end);
    const words = text.slice(line.from, line.to);
    const marker = markerOf(words);
    if (marker && marker.bullet !== '' && marker.quote.trim() === quote.trim()) yield marker;
    else if (!/^[ \t]+\S/.test(words)) return;
    end = line.from - 1;
  }
}

/**
 * What Tab (or, `outwards`, Shift+Tab) does in a list: moves the items of the selection under the item before
 * them, or out from under it. Null outside a list and where an item can go no further: the key then leaves the
 * field, so that nobody is caught in it.
 */
export function indentList(text: string, start: number, end: number, outwards: boolean): FieldEdit | null {
  const first = lineAt(text, start);
  const last = lineAt(text, end);
  const marker = markerOf(text.slice(first.from, first.to));
  if (!marker || marker.bullet === '') return null;
  const own = widthOf(marker.indent);
  const before = [...above(text, first.from, marker.quote)];
  const parent = outwards
    ? before.find(({ indent }) => widthOf(indent) < own)
    : before.find(({ indent }) => widthOf(indent) <= own);
  if (outwards ? own === 0 : !parent || widthOf(parent.indent) < own) return null;
  const inside = parent ? widthOf(parent.indent) + (outwards ? 0 : parent.bullet.length + 1) : 0;
  const shift = inside - own;
  // Numbers start anew in a list of their own, and go on where the item joins one.
  const sibling = before.find(({ indent }) => widthOf(indent) <= inside);
  const joined = sibling && widthOf(sibling.indent) === inside ? sibling : null;
  const lines = text.slice(first.from, last.to).split('\n');
  const moved = lines.map((line, index) => {
    const one = markerOf(line);
    if (!one || one.bullet === '') return line;
    const indent = ' '.repeat(Math.max(0, widthOf(one.indent) + shift));
    const bullet = index === 0 ? renumbered(one.bullet, joined?.bullet ?? '') : one.bullet;
    return one.quote + indent + bullet + line.slice(one.quote.length + one.indent.length + one.bullet.length);
  });
  const insert = moved.join('\n');
  const grown = (moved[0] ?? '').length - (lines[0] ?? '').length;
  const whole = insert.length - (last.to - first.from);
  return {
    from: first.from,
    to: last.to,
    insert,
    start: Math.max(first.from, start + grown),
    end: Math.max(first.from, end + (start === end ? grown : whole)),
  };
}

function renumbered(bullet: string, sibling: string): string {
  if (!/^\d/.test(bullet)) return bullet;
  const number = Number.parseInt(sibling, 10);
  return `${Number.isNaN(number) ? 1 : number + 1}${bullet.slice(-1)}`;
}
