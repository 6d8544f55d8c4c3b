/** Where a person's note stands in the content of a block, so that it can be read back from there. */
export interface NotePlace {
  /** Lines of the block before the note's first and behind its last. */
  readonly before: number;
  readonly behind: number;
  /** Characters that stand before each of its lines: the indentation in a list, the mark of a quotation. */
  readonly indent: number;
  /** What every footnote label of the note was given, or '' where they stay as they are. */
  readonly suffix: string;
}

/** A place as fences have it, with a space before it: ` note=3:2:0` or ` note=3:2:0:-4f90d1`. */
export const placePattern = '(?: note=(\\d+):(\\d+):(\\d+)(?::(-[0-9a-f]+))?)?';

export function printPlace(place: NotePlace | null | undefined): string {
  if (!place) return '';
  const { before, behind, indent, suffix } = place;
  return ` note=${before}:${behind}:${indent}${suffix === '' ? '' : `:${suffix}`}`;
}

/** Reads the groups of `placePattern`. */
export function readNotePlace([before, behind, indent, suffix = '']: readonly (
  | string
  | undefined
)[]): NotePlace | null {
  if (before === undefined) return null;
  return { before: Number(before), behind: Number(behind), indent: Number(indent), suffix };
}
