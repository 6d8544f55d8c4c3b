import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openSession } from '#core/app/session/session.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import { parseSimpleSource } from '../../../archive/library/simpleIssue.ts';
import { searchHere } from '../searchHere.ts';
import type { Mark, Shown } from './ledger.ts';

/** One who works in a library: all that the proofs of many hands know of the store. */
export interface Hand {
  /** All marks as this hand sees them now. */
  list(): Promise<Shown>;
  /** Makes a mark under an id of the caller's. */
  create(id: string, mark: Mark): Promise<void>;
  edit(id: string, change: Partial<Mark>): Promise<void>;
  remove(id: string): Promise<void>;
  /** Looks for what others did, where it does not notice that by itself. */
  look(): Promise<void>;
  /** Takes back what this hand did last; answers whether there was anything. */
  undo(): Promise<boolean>;
  close(): Promise<void>;
}

export interface HandOptions {
  /** Absolute path of the library that it works in, from `prepareLibrary`. */
  readonly library: string;
  /** Absolute path of the folder that its caches go to. */
  readonly cacheFolder: string;
  /** Its own name: letters and digits; no two hands of a library have the same. */
  readonly name: string;
  /** Whether it notices what others do while it works. */
  readonly watch: boolean;
}

const words = 'Ferryman drowned in the storm of the night, and the pier was swept away before morning came.';

/** The id that every Broadsheet gives to the issue of a prepared library. */
export const issueOfPrepared = '1998-01-05-21f6773fc9';

/** Makes a library with one issue. */
export async function prepareLibrary(library: string): Promise<void> {
  await mkdir(library, { recursive: true });
  await writeFile(join(library, 'a.txt'), `Daily|1998-01-05||1\n${words}`);
}

export async function openHand({ library, cacheFolder, name, watch }: HandOptions): Promise<Hand> {
  const session = await openSession({
    path: library,
    cacheFolder,
    writer: name,
    watch,
    worker: searchHere(),
    parser: { parse: parseSimpleSource, close: async () => undefined },
    onLibraryChange: () => undefined,
    onAnnotationsChange: () => undefined,
  });
  await session.settled();
  const issueId = issueOfPrepared;
  const { annotations, records } = session;
  return {
    async list() {
      const list = await annotations.list(issueId);
      return new Map(
        list.map(({ annotation: { id, note, tags } }) => [id, { note, tags: tags.join(' ') }] as const),
      );
    },
    async create(id, { note, tags }) {
      const start = 'Daily|1998-01-05||1\n'.length + (id.length % 20);
      await annotations.create({ issueId, id, start, end: start + 12, colour: 'yellow', note, tags: [tags] });
    },
    async edit(annotationId, { note, tags }) {
      const change = { ...(note !== undefined && { note }), ...(tags !== undefined && { tags: [tags] }) };
      await annotations.change({ issueId, annotationId, ...change });
    },
    remove: (id) => annotations.remove({ issueId, annotationIds: [id] }),
    look: () => records.lookAgain(),
    async undo() {
      try {
        await records.step('undo');
        return true;
      } catch (error) {
        if (error instanceof BroadsheetError && error.code === 'nothingToUndo') return false;
        throw error;
      }
    },
    close: () => session.close(),
  };
}
