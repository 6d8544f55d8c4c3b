import type { ReturningEdit } from '#shared/contract/calls/targets.ts';
import { hashOf } from '../../export/markdown/fences/fenceLines.ts';
import { readNoteAt } from '../../export/markdown/note/wholeNote.ts';
import { keepBoth } from './keepBoth.ts';
import type { AgreedBlock, LedgerFile } from './ledger.ts';
import { asNoteBlock, asWritten, fencedBlocks, type NoteBlock, restOf, stillHolds } from './noteBlocks.ts';

/** A note of the library. */
export interface NoteHere {
  readonly issueId: string;
  readonly note: string;
  /** The passage that it is on. */
  readonly quote: string;
}

/** An edit that a file brings, with what the two agree on once it is taken over. */
export interface FoundEdit extends ReturningEdit {
  readonly key: string;
  readonly document: string;
  readonly agreed: AgreedBlock;
}

/** What a file says that the library does not. */
export interface Returning {
  readonly edits: readonly FoundEdit[];
  /** The keys of changed blocks that may be replaced whole: nothing in them is a person's alone. */
  readonly settled: ReadonlySet<string>;
}

/**
 * Compares the notes in a file with those of the library, each with what was last written. Only the file changed: an
 * edit. Both changed: a conflict, which proposes both. Where a person changed the lines around a note as well, or
 * what was written is not known, the edit is unsure: nobody takes it over unseen, and it proposes both.
 */
export function findReturning(
  text: string,
  file: string,
  known: LedgerFile | undefined,
  notes: ReadonlyMap<string, NoteHere>,
): Returning {
  const edits: FoundEdit[] = [];
  const settled = new Set<string>();
  for (const parsed of fencedBlocks(text) ?? []) {
    const block = parsed.intact ? null : asNoteBlock(parsed);
    const here = block && notes.get(block.annotationId);
    if (!block || !here) continue;
    const read = readBlock(block, known?.blocks[block.key]);
    const ours = asWritten(here.note);
    const agrees = read.theirs === ours || read.theirs === read.agreed?.note;
    if (agrees) {
      if (read.isRestAsWritten) settled.add(block.key);
      continue;
    }
    edits.push(editOf(block, file, here, read));
  }
  return { edits, settled };
}

interface ReadBlock {
  readonly agreed: AgreedBlock | undefined;
  readonly isRestAsWritten: boolean;
  readonly theirs: string;
}

function readBlock(block: NoteBlock, states: readonly AgreedBlock[] | undefined): ReadBlock {
  const agreed = states?.findLast(({ hash }) => hash === block.hash);
  const isRestAsWritten = agreed !== undefined && agreed.rest === restOf(block);
  const isUntouched = agreed !== undefined && !isRestAsWritten && stillHolds(block, agreed.note);
  const theirs = isUntouched ? agreed.note : readNoteAt(block.content, block.note);
  return { agreed, isRestAsWritten, theirs };
}

function editOf(
  block: NoteBlock,
  file: string,
  here: NoteHere,
  { agreed, isRestAsWritten, theirs }: ReadBlock,
): FoundEdit {
  const { key, document, annotationId, hash } = block;
  const { issueId, note, quote } = here;
  const isHereAsWritten = agreed?.note === asWritten(note);
  const kind = !isRestAsWritten ? 'unsure' : isHereAsWritten ? 'edit' : 'conflict';
  return {
    id: hashOf([file, key, note, theirs].join('\u0000')),
    file,
    issueId,
    annotationId,
    quote,
    kind,
    ours: note,
    theirs,
    proposed: kind === 'edit' ? theirs : keepBoth(note, theirs, file),
    key,
    document,
    agreed: { hash, note: theirs, rest: agreed?.rest ?? '' },
  };
}
