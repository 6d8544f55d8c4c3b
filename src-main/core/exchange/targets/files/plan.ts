import { join } from 'node:path';
import { findFile, isNameTaken } from '#core/disk/files/findFile.ts';
import type { ExportedFile } from '#shared/contract/calls/export.ts';
import type { FileLeftAlone } from '#shared/contract/calls/targets.ts';
import { namesBeside } from '../../export/fileName.ts';
import { hashOf } from '../../export/markdown/fences/fenceLines.ts';
import { type Ledger, type LedgerFile, namesOf } from '../blocks/ledger.ts';
import { documentOf, fencedBlocks } from '../blocks/noteBlocks.ts';
import { filesByDocument } from './moved.ts';

/** A file of an export with the place in the folder that it goes to. */
export interface PlannedFile {
  readonly name: string;
  /** Null in formats without fences. */
  readonly document: string | null;
  /** What stands there now; null where nothing does. */
  readonly before: string | null;
  /** What the export says; null for a file that it no longer has. */
  readonly generated: string | null;
}

/** Where everything goes, and what is in the way. */
export interface Plan {
  readonly files: readonly PlannedFile[];
  readonly leftAlone: readonly FileLeftAlone[];
}

/**
 * Finds the place of every file: the one it had before where the file is still about the same, whatever the export
 * would call it today; otherwise the first name that is free or that is ours. Throws `saveFailed`.
 */
export async function planFiles(
  folder: string,
  generated: readonly ExportedFile[],
  ledger: Ledger,
): Promise<Plan> {
  const files: PlannedFile[] = [];
  const leftAlone: FileLeftAlone[] = [];
  const taken = new Set<string>();
  let byDocument: Promise<ReadonlyMap<string, string>> | null = null;
  const moved = async (document: string) => {
    byDocument ??= filesByDocument(folder);
    return (await byDocument).get(document) ?? null;
  };
  for (const file of generated) {
    const placed = await placeOf(file, { folder, ledger, taken, leftAlone, moved });
    if (!placed) continue;
    taken.add(placed.name);
    files.push(placed);
  }
  // What the export no longer has is read all the same: what a person wrote there comes back.
  for (const [name, { document }] of Object.entries(ledger.files)) {
    if (taken.has(name) || document === null) continue;
    const found = await findFile(join(folder, name));
    if (found.kind !== 'text') continue;
    const kept = kindOf(found.text, document);
    if (kept === 'ours') files.push({ name, document, before: found.text, generated: null });
    else if (kept === 'damagedFences' && leftAlone.every(({ file }) => file !== name)) {
      leftAlone.push({ file: name, reason: kept });
    }
  }
  return { files, leftAlone };
}

interface Planning {
  readonly folder: string;
  readonly ledger: Ledger;
  /** Names that other files of the export have. */
  readonly taken: ReadonlySet<string>;
  readonly leftAlone: FileLeftAlone[];
  /** Where a document is that is no longer where it was; the folder is looked through once for all of them. */
  readonly moved: (document: string) => Promise<string | null>;
}

async function placeOf(file: ExportedFile, planning: Planning): Promise<PlannedFile | null> {
  const { folder, ledger, taken, leftAlone } = planning;
  const document = file.mediaType === 'text/markdown' ? documentOf(file.text) : null;
  const former = document === null ? null : await formerPlace(document, planning);
  for (const name of placesFor(file, former)) {
    if (taken.has(name)) continue;
    const found = await findFile(join(folder, name));
    const planned = { name, document, generated: file.text };
    if (found.kind === 'nothing') return { ...planned, before: null };
    if (found.kind === 'notText') {
      leftAlone.push({ file: name, reason: found.kind });
      continue;
    }
    const kind = kindOfAny(found.text, file, document, ledger.files[name]);
    if (kind === 'ours') return { ...planned, before: found.text };
    leftAlone.push({ file: name, reason: kind });
    // A second file beside one that only needs repair would have every note twice.
    if (kind === 'damagedFences') return null;
  }
  return null;
}

/** Where a file can go: where it was before, then each name that it can have. */
function* placesFor({ name }: ExportedFile, former: string | null): Generator<string> {
  if (former !== null) yield former;
  yield* namesBeside(name);
}

/** Where a document is that was written before: people rename and move files. Null where it is nowhere. */
async function formerPlace(document: string, { folder, ledger, moved }: Planning): Promise<string | null> {
  const names = namesOf(document, ledger);
  for (const name of names) {
    if (await isNameTaken(join(folder, name))) return name;
  }
  return names.length === 0 ? null : await moved(document);
}

function kindOfAny(
  text: string,
  file: ExportedFile,
  document: string | null,
  known: LedgerFile | undefined,
): 'ours' | FileLeftAlone['reason'] {
  if (document !== null) return kindOf(text, document);
  const isOurs = text === file.text || known?.hashes.includes(hashOf(text));
  return isOurs ? 'ours' : 'notOurs';
}

function kindOf(text: string, document: string): 'ours' | FileLeftAlone['reason'] {
  const blocks = fencedBlocks(text);
  if (!blocks) return 'damagedFences';
  if (blocks.length === 0) return 'notOurs';
  return blocks.every((block) => block.document === document) ? 'ours' : 'otherDocument';
}
