import { guardLines, unguardLines } from '../fences/fenceLines.ts';
import type { NotePlace } from '../fences/notePlace.ts';
import { withoutSuffix, withSuffix } from './footnotes.ts';
import { closingLines } from './openEnds.ts';

/**
 * A person's note stands in a file as they wrote it, byte for byte. Templates are rendered with something
 * in its place, so that nothing of Liquid, of trimming or of escaping ever touches it; the note is put
 * there at the end. Where it stands is written into the block's fence, so that it can be read back.
 */
const held = /\ufdd2([0-9a-f]*)\ufdd3/u;
const allHeld = new RegExp(held.source, 'gu');

/** Something that stands for a note while a template is rendered; only noncharacters and digits. */
export const holdNote = (note: string): string =>
  note === '' ? '' : `\ufdd2${Buffer.from(note.replace(/\r\n?/gu, '\n')).toString('hex')}\ufdd3`;

/** A text that stands for no note. */
export const withoutHeldNotes = (text: string): string => text.replace(/\ufdd2(?=[0-9a-f]*\ufdd3)/gu, '');

/** The notes that some rendered text stands for. */
export const heldNotes = (rendered: string): readonly string[] =>
  [...rendered.matchAll(allHeld)].map(([, hex = '']) => noteOf(hex));

/** What is rendered around the notes. */
export const withoutHeld = (rendered: string): string => rendered.replace(allHeld, '');

const noteOf = (hex: string): string => Buffer.from(hex, 'hex').toString();

/**
 * Puts the notes where they are held. The place is that of the first, null where none stands in lines of
 * its own. `suffixOf` says what a note's footnote labels get.
 */
export function placeNotes(
  rendered: string,
  suffixOf: (note: string) => string,
): { readonly content: string; readonly note: NotePlace | null } {
  const lines: string[] = [];
  let first: Omit<NotePlace, 'behind'> | null = null;
  let end = 0;
  for (const line of rendered.split('\n')) {
    const found = held.exec(line);
    if (!found) {
      lines.push(line);
      continue;
    }
    const lead = line.slice(0, found.index);
    const rest = line.slice(found.index + found[0].length);
    const note = noteOf(found[1] ?? '');
    const suffix = suffixOf(note);
    const placed = printed(lead, note, suffix);
    const from = lines.length;
    lines.push(...placed.lines);
    if (rest === '' && first === null && placed.indent !== null) {
      first = { before: from + placed.skipped, indent: placed.indent, suffix };
      end = lines.length;
    }
    lines.push(...closingLines(note).map((closing) => placed.lead + closing));
    // What a template prints behind a note ends its last line; another note there is put in as well.
    if (rest !== '') lines.push(...((lines.pop() ?? '') + placeNotes(rest, suffixOf).content).split('\n'));
  }
  return { content: lines.join('\n'), note: first && { ...first, behind: lines.length - end } };
}

/** A note's lines behind what leads to it; `indent` is null where they cannot be told from it again. */
function printed(lead: string, note: string, suffix: string) {
  const text = suffix === '' ? note : withSuffix(note, suffix);
  const lines = guardLines(text).split('\n');
  const [, marks = '', bullet = '', words = ''] = /^([\s>]*)([-*+] +)?([^\n]*)$/u.exec(lead) ?? [];
  const further = marks + ' '.repeat(bullet.length);
  const behind = (line: string) => (line === '' ? further.replace(/>\s+$/u, '>') : further + line);
  // A list or code right behind a bullet would be part of the bullet's own line.
  const isAlone = bullet !== '' && words === '' && /^(?:\s|[-*+]\s|\d+[.)]\s|$)/u.test(lines[0] ?? '');
  return {
    lines: isAlone
      ? [lead.trimEnd(), ...lines.map(behind)]
      : lines.map((line, index) => (index === 0 ? lead + line : behind(line))),
    skipped: isAlone ? 1 : 0,
    indent: words === '' ? further.length : null,
    lead: further,
  };
}

/** Reads a note back from the content of a block, as it was written or as a person has changed it since. */
export function readNoteAt(content: string, { before, behind, indent, suffix }: NotePlace): string {
  const lines = content.split('\n');
  const text = lines
    .slice(before, lines.length - behind)
    .map((line) => line.slice(indent))
    .join('\n');
  const own = unguardLines(text);
  return suffix === '' ? own : withoutSuffix(own, suffix);
}
