import type { WritableFiles } from '#core/disk/files/files.ts';
import type { StoredDocument } from '#core/disk/json/document.ts';
import type { ExportedFile } from '#shared/contract/calls/export.ts';
import type { FileLeftAlone, KeptTarget, ReturningEdit } from '#shared/contract/calls/targets.ts';
import type { Failure } from '#shared/contract/errors.ts';
import { knownOf, type Ledger, withAgreedNote } from './blocks/ledger.ts';
import { type FoundEdit, findReturning, type NoteHere } from './blocks/returning.ts';
import { checkFolder } from './files/disk.ts';
import { type PlannedFile, planFiles } from './files/plan.ts';
import { writeFiles } from './files/write.ts';

/** What the library gives for a target: the export as it is now, and the notes that it was made from. */
export interface TargetContent {
  readonly files: readonly ExportedFile[];
  /** Why there is no export, and so no files; null where there is one. */
  readonly failure: Failure | null;
  /** By the annotation's id: those of the export, and those that stand in its files already. */
  readonly notes: ReadonlyMap<string, NoteHere>;
}

export interface PassOptions {
  readonly target: Pick<KeptTarget, 'folder' | 'options' | 'bringBack'>;
  readonly ledger: StoredDocument<Ledger>;
  readonly content: () => Promise<TargetContent>;
  /** Makes a note what an edit proposes, durably, where it is still what the edit says; answers whether it was. */
  readonly takeOver: (edit: ReturningEdit) => Promise<boolean>;
  /** Edits that the person wants, by id. */
  readonly accepted?: ReadonlySet<string>;
  /** Look only: takes nothing over and writes nothing. */
  readonly dry?: boolean;
  readonly clock: () => Date;
  readonly disk?: WritableFiles;
}

export interface PassResult {
  /** Edits that wait for the person. */
  readonly edits: readonly ReturningEdit[];
  readonly leftAlone: readonly FileLeftAlone[];
  /** The names of the files that were written. */
  readonly written: readonly string[];
  /** How many edits were taken over. */
  readonly taken: number;
  /** Why there was nothing to write; the files were read all the same. */
  readonly failure: Failure | null;
}

/** Several edits of one note, from several files, are taken over one after the other. */
const mostRounds = 20;

/**
 * Brings a kept export up to date: reads its files, takes over what people changed there as far as they want that,
 * and writes what the library says. Edits that are not taken over stay in the files. An export that has become empty, or
 * cannot be made, changes no file, and what people change in its files comes back as ever. Throws what saving throws;
 * whatever fails when, no text of either side is lost.
 */
export async function runPass(options: PassOptions): Promise<PassResult> {
  const { target, ledger, clock, disk } = options;
  await checkFolder(target.folder);
  let taken = 0;
  for (let round = 0; ; round++) {
    const { files, failure, notes } = await options.content();
    const plan = await planFiles(target.folder, files, ledger.data);
    const read = plan.files.map((file) => ({ ...file, ...returningOf(file, ledger.data, notes) }));
    const edits = read.flatMap((file) => file.edits);
    const unwritten = { leftAlone: plan.leftAlone, written: [], failure };
    if (options.dry) return { ...unwritten, edits: waiting(edits, options), taken };
    const now = round < mostRounds ? firstOfEach(edits.filter((edit) => isWanted(edit, options))) : [];
    let takenNow = 0;
    for (const edit of now) {
      if (!(await options.takeOver(edit))) continue;
      const { file: name, document, key, agreed } = edit;
      await ledger.update((known) => withAgreedNote(known, { name, document }, key, agreed));
      takenNow++;
    }
    taken += takenNow;
    if (takenNow > 0) continue;
    if (failure) return { ...unwritten, edits: waiting(edits, options), taken };
    const { removed } = target.options;
    const { written, leftAlone } = await writeFiles(target.folder, read, removed, ledger, clock(), disk);
    return {
      edits: waiting(edits, options),
      leftAlone: [...plan.leftAlone, ...leftAlone],
      written,
      taken,
      failure: null,
    };
  }
}

function returningOf(file: PlannedFile, ledger: Ledger, notes: ReadonlyMap<string, NoteHere>) {
  if (file.before === null || file.document === null) return { edits: [], settled: new Set<string>() };
  const known = knownOf(file.name, file.document, ledger);
  return findReturning(file.before, file.name, known, notes);
}

function isWanted({ id, kind }: FoundEdit, { target, accepted, ledger }: PassOptions): boolean {
  if (accepted?.has(id)) return true;
  return target.bringBack === 'always' && kind !== 'unsure' && !ledger.data.ignored.includes(id);
}

/** What a person is to decide. */
function waiting(edits: readonly FoundEdit[], { target, ledger }: PassOptions): readonly ReturningEdit[] {
  if (target.bringBack === 'never') return [];
  const ignored = new Set(ledger.data.ignored);
  return edits
    .filter(({ id }) => !ignored.has(id))
    .map(({ key: _key, document: _document, agreed: _agreed, ...edit }) => edit);
}

/** Taking over the first of two edits of a note makes a conflict of the second. */
const firstOfEach = (edits: readonly FoundEdit[]): readonly FoundEdit[] => [
  ...new Map(edits.toReversed().map((edit) => [edit.annotationId, edit])).values(),
];
