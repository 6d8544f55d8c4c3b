import { guardLines, hashOf } from '../../export/markdown/fences/fenceLines.ts';
import { parseFences } from '../../export/markdown/fences/fences.ts';
import type { NotePlace } from '../../export/markdown/fences/notePlace.ts';
import type { ParsedBlock } from '../../export/markdown/fences/parts.ts';
import { withSuffix } from '../../export/markdown/note/footnotes.ts';
import { readNoteAt } from '../../export/markdown/note/wholeNote.ts';
import type { AgreedBlock, Ledger } from './ledger.ts';

/** A block that a person's note stands in. */
export interface NoteBlock extends ParsedBlock {
  readonly note: NotePlace;
  readonly annotationId: string;
}

/** The blocks of a file; null when its fences are damaged. */
export function fencedBlocks(text: string): readonly ParsedBlock[] | null {
  return parseFences(text)?.filter((part) => part.kind === 'block') ?? null;
}

/** What a file is about, as its first block says; null where it has none. */
export const documentOf = (text: string): string | null => fencedBlocks(text)?.[0]?.document ?? null;

/** Whether a block has a note of an annotation in it, at a place that is known. */
export function asNoteBlock(block: ParsedBlock): NoteBlock | null {
  const { key, note } = block;
  const annotationId = annotationIn(key);
  return note === null || annotationId === null ? null : { ...block, note, annotationId };
}

/** The ids of the annotations whose notes stand in the files of a kept export. */
export const writtenNotes = ({ files }: Ledger): ReadonlySet<string> =>
  new Set(
    Object.values(files).flatMap(({ blocks }) =>
      Object.keys(blocks).flatMap((key) => annotationIn(key) ?? []),
    ),
  );

/** What was written into an intact block. */
export const agreedOf = (block: NoteBlock): AgreedBlock => ({
  hash: block.hash,
  note: readNoteAt(block.content, block.note),
  rest: restOf(block),
});

/** A hash of a block's lines around its note: whoever leaves them alone has edited the note and nothing else. */
export function restOf({ content, note: { before, behind }, kept }: NoteBlock): string {
  const lines = content.split('\n');
  const around = [...lines.slice(0, before), '', ...lines.slice(Math.max(before, lines.length - behind))];
  // In an outline spaces at line ends come and go by themselves; see `hashOfOutline`.
  return hashOf(around.map((line) => (kept ? line.trimEnd() : line)).join('\n'));
}

/** Whether a note still stands in a block, word for word, wherever its lines are now. */
export function stillHolds({ content, note: { indent, suffix } }: NoteBlock, note: string): boolean {
  const lines = content.split('\n').map((line) => line.slice(indent));
  const wanted = guardLines(suffix === '' ? note : withSuffix(note, suffix));
  return `\n${lines.join('\n')}\n`.includes(`\n${wanted}\n`);
}

/** A note as it comes out of a file again: with one kind of line ends, and whole characters only. */
export const asWritten = (note: string): string => note.replace(/\r\n?/gu, '\n').toWellFormed();

/** The annotation that a block's key names; null where the block is of something else. */
function annotationIn(key: string): string | null {
  if (!key.startsWith('note:')) return null;
  try {
    return decodeURIComponent(key.slice('note:'.length));
  } catch {
    return null;
  }
}
