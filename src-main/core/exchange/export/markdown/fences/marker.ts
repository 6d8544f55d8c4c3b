import type { FenceForm } from '#shared/model/exportOptions.ts';
import { type NotePlace, placePattern, printPlace, readNotePlace } from './notePlace.ts';

/** What the lines and properties of Broadsheet's own say of a block; printed and read here alone. */
export interface Marker {
  readonly key: string;
  readonly document: string;
  /** Of what was written; see `hashOf`. */
  readonly hash: string;
  readonly note: NotePlace | null;
  /** It was struck out because its annotation is gone. */
  readonly struck: boolean;
}

/** A marker as fences have it: `note:4f90d13a42 2020-12-14-0a1b2c3d4e 5d41402a note=3:2:0 struck`. */
export const markerPattern = `([^\\s()]+) ([^\\s()]+) ([0-9a-f]{8})${placePattern}( struck)?`;

export const printMarker = ({ key, document, hash, note, struck }: Marker): string =>
  `${key} ${document} ${hash}${printPlace(note)}${struck ? ' struck' : ''}`;

/** Reads the groups of `markerPattern`. */
export function readMarker(groups: readonly (string | undefined)[]): Marker {
  const [key = '', document = '', hash = ''] = groups;
  return { key, document, hash, note: readNotePlace(groups.slice(3)), struck: groups.at(-1) !== undefined };
}

/** How a line of Broadsheet's own is written: as a definition that nothing refers to, or as a comment of HTML. */
export type LineForm = Exclude<FenceForm, 'end'>;

const definition = /^\[\/\/\]: # \(broadsheet ([^()\n]*)\)\s*$/u;
const comment = /^<!-- broadsheet ([^()\n]*) -->\s*$/u;
/** What would be taken for such a line. */
export const linePattern = '\\[\\/\\/\\]:\\s*#\\s*\\(broadsheet\\b|<!--\\s*broadsheet\\b';

/** A line of Broadsheet's own, with its line end. */
export const printFenceLine = (form: LineForm, text: string): string =>
  form === 'comments' ? `<!-- broadsheet ${text} -->\n` : `[//]: # (broadsheet ${text})\n`;

/** Reads a line of Broadsheet's own; null where it is none, or a damaged one. */
export function readFenceLine(line: string): { readonly form: LineForm; readonly text: string } | null {
  const [, defined] = definition.exec(line) ?? [];
  if (defined !== undefined) return { form: 'beside', text: defined };
  const [, commented] = comment.exec(line) ?? [];
  return commented === undefined ? null : { form: 'comments', text: commented };
}
