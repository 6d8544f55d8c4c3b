import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Hand, issueOfPrepared } from './hand.ts';
import type { Mark } from './ledger.ts';

/** What a Broadsheet of before the hands wrote: one file for all marks on an issue, its times those of the wall. */
interface FormerFile {
  readonly schemaVersion: 2;
  readonly issue: null;
  readonly annotations: readonly (Mark & { readonly id: string; readonly modified: string })[];
  readonly deleted: readonly { readonly id: string; readonly deleted: string }[];
}

/**
 * A Broadsheet of before the hands, still in use on one machine: it knows only its own file, writes it whole, and
 * takes nothing back.
 */
export async function openFormerHand(library: string): Promise<Hand> {
  const path = join(library, '.broadsheet', 'annotations', `${issueOfPrepared}.json`);
  const text = await readFile(path, 'utf8').catch(() => null);
  const stored = text === null ? null : JSON.parse(text);
  let file: FormerFile = stored
    ? { ...stored, annotations: stored.annotations.map(asMark) }
    : { schemaVersion: 2, issue: null, annotations: [], deleted: [] };

  const write = async (id: string, mark: Mark | null) => {
    const now = new Date().toISOString();
    const others = file.annotations.filter((one) => one.id !== id);
    file = {
      ...file,
      annotations: mark ? [...others, { ...mark, id, modified: now }] : others,
      deleted: mark ? file.deleted : [...file.deleted.filter((one) => one.id !== id), { id, deleted: now }],
    };
    await mkdir(dirname(path), { recursive: true });
    const temporary = join(dirname(path), `.${issueOfPrepared}.json.0123456789ab.tmp`);
    await writeFile(temporary, JSON.stringify({ ...file, annotations: file.annotations.map(asStored) }));
    await rename(temporary, path);
  };
  return {
    list: async () => new Map(file.annotations.map(({ id, note, tags }) => [id, { note, tags }] as const)),
    create: write,
    async edit(id, change) {
      const before = file.annotations.find((one) => one.id === id);
      if (before) await write(id, { note: before.note, tags: before.tags, ...change });
    },
    remove: (id) => write(id, null),
    look: async () => undefined,
    undo: async () => false,
    close: async () => undefined,
  };
}

const asMark = ({ id, note, tags, modified }: ReturnType<typeof asStored>) => ({
  id,
  note,
  tags: tags.join(' '),
  modified,
});

const asStored = ({ id, note, tags, modified }: FormerFile['annotations'][number]) => ({
  id,
  issueId: issueOfPrepared,
  target: {
    quote: { type: 'TextQuoteSelector', exact: 'Ferryman', prefix: '', suffix: ' drowned' },
    position: { type: 'TextPositionSelector', start: 20, end: 28 },
    shown: 'Ferryman',
    headline: 'Ferryman',
  },
  colour: 'yellow',
  note,
  tags: [tags],
  created: modified,
  modified,
});
