import { join } from 'node:path';
import type { WritableFiles } from '#core/disk/files/files.ts';
import type { StoredDocument } from '#core/disk/json/document.ts';
import type { FileLeftAlone } from '#shared/contract/calls/targets.ts';
import type { ExportOptions } from '#shared/model/exportOptions.ts';
import { hashOf } from '../../export/markdown/fences/fenceLines.ts';
import type { ParsedBlock } from '../../export/markdown/fences/parts.ts';
import { mergeGenerated } from '../../export/markdown/merge.ts';
import {
  knownOf,
  type Ledger,
  type LedgerFile,
  namesOf,
  type ReplacedFile,
  withState,
} from '../blocks/ledger.ts';
import { agreedOf, asNoteBlock, fencedBlocks } from '../blocks/noteBlocks.ts';
import { ChangedMeanwhile, replaceFile } from './disk.ts';
import type { PlannedFile } from './plan.ts';

/** A planned file with the changed blocks that may be replaced. */
export interface FileToWrite extends PlannedFile {
  readonly settled: ReadonlySet<string>;
}

/**
 * Writes the files of a target that differ from what is there, the ledger first. Answers which it wrote,
 * and which were left alone. Throws what saving throws; what was written before stays.
 */
export async function writeFiles(
  folder: string,
  files: readonly FileToWrite[],
  removed: ExportOptions['removed'],
  ledger: StoredDocument<Ledger>,
  now: Date,
  disk?: WritableFiles,
): Promise<{ readonly written: readonly string[]; readonly leftAlone: readonly FileLeftAlone[] }> {
  const leftAlone: FileLeftAlone[] = [];
  const merged = files.flatMap((file) => {
    const text = mergedText(file, removed);
    if (typeof text === 'string') return [{ ...file, text }];
    leftAlone.push({ file: file.name, reason: text.reason });
    return [];
  });
  const changed = merged.filter(({ before, text }) => before !== text);
  const replaced = changed.map(({ name, before, text }) => ({ name, before, after: hashOf(text) }));
  await ledger.update((known) => withWritten(known, merged, replaced, now));
  const written: string[] = [];
  for (const { name, before, text } of changed) {
    try {
      await replaceFile(join(folder, name), before, text, disk);
      written.push(name);
    } catch (error) {
      if (!(error instanceof ChangedMeanwhile)) throw error;
      leftAlone.push({ file: name, reason: 'changedMeanwhile' });
    }
  }
  return { written, leftAlone };
}

function mergedText(
  { before, generated, document, settled }: FileToWrite,
  removed: ExportOptions['removed'],
): string | { readonly reason: FileLeftAlone['reason'] } {
  if (before === null) return generated ?? '';
  if (document === null || before === generated) return generated ?? before;
  const isSettled = ({ key }: ParsedBlock) => settled.has(key);
  const merge = mergeGenerated(before, generated ?? withoutNotes(before), removed, isSettled);
  return merge.ok ? merge.text : { reason: merge.reason };
}

/** A file whose notes are all gone keeps its headings: it is still ours when there are notes again. */
const withoutNotes = (text: string): string =>
  (fencedBlocks(text) ?? [])
    .filter(({ key }) => !key.startsWith('note:'))
    .map((block) => block.text)
    .join('');

interface Written extends PlannedFile {
  readonly text: string;
}

function withWritten(
  ledger: Ledger,
  written: readonly Written[],
  replaced: readonly ReplacedFile[],
  now: Date,
): Ledger {
  const files = { ...ledger.files };
  for (const file of written) {
    const { name, document } = file;
    const known = document === null ? ledger.files[name] : knownOf(name, document, ledger);
    // A file has one place: where it was before it was moved is forgotten.
    for (const former of document === null ? [] : namesOf(document, ledger)) delete files[former];
    files[name] = ledgerFile(known, file);
  }
  const lastWrite = replaced.length === 0 ? ledger.lastWrite : { time: now.toISOString(), files: replaced };
  const next = { ...ledger, files, lastWrite };
  return JSON.stringify(next) === JSON.stringify(ledger) ? ledger : next;
}

function ledgerFile(known: LedgerFile | undefined, { document, text }: Written): LedgerFile {
  const hash = hashOf(text);
  const hashes = withState(known?.hashes, hash, (one) => one === hash);
  if (document === null) return { document, hashes, blocks: {} };
  const blocks: Record<string, LedgerFile['blocks'][string]> = {};
  for (const parsed of fencedBlocks(text) ?? []) {
    const block = asNoteBlock(parsed);
    if (!block) continue;
    const states = known?.blocks[block.key];
    const agreed = block.intact ? agreedOf(block) : null;
    blocks[block.key] = agreed
      ? withState(states, agreed, (one) => one.hash === agreed.hash)
      : (states ?? []);
  }
  return { document, hashes, blocks };
}
