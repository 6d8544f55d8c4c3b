import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WritableFiles } from '#core/disk/files/files.ts';
import { StoredDocument, theirs } from '#core/disk/json/document.ts';
import { JsonAdapter } from '#core/disk/json/jsonAdapter.ts';
import { renderExport } from '#core/exchange/export/formats.ts';
import { parseFences } from '#core/exchange/export/markdown/fences/fences.ts';
import { readNoteAt } from '#core/exchange/export/markdown/note/wholeNote.ts';
import { emptyLedger, type Ledger, ledgerFormat } from '#core/exchange/targets/blocks/ledger.ts';
import { type PassOptions, type PassResult, runPass } from '#core/exchange/targets/pass.ts';
import type { BringBack } from '#shared/model/exportOptions.ts';
import { defaultExportOptions, type ExportOptions } from '#shared/model/exportOptions.ts';
import { temporaryFolder } from '../../../../support/folders.ts';
import { anchored, annotationOf, inputOf, issueOf } from '../export/support.ts';

const issue = issueOf();

/** A library's notes and a kept export of them in a folder; both sides can be edited. */
export async function keptExport(
  notes: Readonly<Record<string, string>>,
  { bringBack = 'always', ...options }: Partial<ExportOptions> & { bringBack?: BringBack } = {},
) {
  const folder = await temporaryFolder();
  const profile = await temporaryFolder();
  const here = new Map(Object.entries(notes));
  const target = { folder, options: { ...defaultExportOptions, ...options }, bringBack };
  /** A new process reads the ledger from the disk. */
  const openLedger = async (disk?: WritableFiles) =>
    await StoredDocument.openOrRefuse<Ledger>(
      new JsonAdapter<Ledger>({
        path: join(profile, 'ledger.json'),
        within: null,
        format: ledgerFormat,
        clock: () => new Date(0),
        onProblem: () => undefined,
        ...(disk && { files: disk }),
      }),
      emptyLedger,
      theirs,
    );
  const render = () => {
    const annotations = [...here].map(([id, note], index) =>
      anchored(annotationOf({ id, note, tags: ['a', 'b'] }), 10 + index * 60),
    );
    const input = inputOf([{ issue, annotations }]);
    return renderExport({ kind: 'library' }, input, target.options);
  };

  return {
    folder,
    /** The notes of the library. */
    here,
    target,
    openLedger,
    async pass(changes: Partial<PassOptions> = {}): Promise<PassResult> {
      return await runPass({
        target,
        ledger: await openLedger(changes.disk),
        content: async () => ({
          files: render(),
          failure: null,
          notes: new Map([...here].map(([id, note]) => [id, { issueId: issue.id, note, quote: '' }])),
        }),
        takeOver: async ({ annotationId, ours, proposed }) => {
          if (here.get(annotationId) !== ours) return false;
          here.set(annotationId, proposed);
          return true;
        },
        clock: () => new Date(0),
        ...changes,
      });
    },
    async names(): Promise<readonly string[]> {
      return (await readdir(folder)).filter((name) => !name.endsWith('.tmp')).toSorted();
    },
    read: async (name: string) => await readFile(join(folder, name), 'utf8'),
    write: async (name: string, text: string) => await writeFile(join(folder, name), text),
    /** Edits a file as a person would in another program. */
    async edit(name: string, change: (text: string) => string): Promise<void> {
      const path = join(folder, name);
      await writeFile(path, change(await readFile(path, 'utf8')));
    },
  };
}

/** The notes that stand in a file, by id. */
export function notesIn(text: string): Readonly<Record<string, string>> {
  const blocks = (parseFences(text) ?? []).filter((part) => part.kind === 'block');
  return Object.fromEntries(
    blocks.flatMap(({ key, content, note }) =>
      key.startsWith('note:') && note ? [[key.slice('note:'.length), readNoteAt(content, note)]] : [],
    ),
  );
}

/** A file in which a person has changed a note, and nothing else. */
export function withNote(text: string, id: string, change: (note: string) => string): string {
  const parts = parseFences(text) ?? [];
  return parts
    .map((part) => {
      if (part.kind !== 'block' || part.key !== `note:${id}` || !part.note) return part.text;
      const { before, behind, indent } = part.note;
      const count = part.content.split('\n').length - before - behind;
      const lines = part.text.split('\n');
      // Behind the content stands the end line, between an empty one and that of the last line end.
      const end = lines.length - (part.kept ? 1 : 3) - behind;
      const old = lines.slice(end - count, end);
      const lead = old[0]?.slice(0, indent) ?? '';
      const further = lead.replace(/[-*+]/u, ' ');
      const edited = change(old.map((line) => line.slice(indent)).join('\n'))
        .split('\n')
        .map((line, index) => (index === 0 ? lead : further) + line);
      return lines.toSpliced(end - count, count, ...edited).join('\n');
    })
    .join('');
}
