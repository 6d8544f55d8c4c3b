import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeCacheFile } from '#core/disk/files/cacheFile.ts';
import { startTaskThread } from '#core/threads/taskThread.ts';
import { imageOf } from '../facsimile/sheets.ts';
import { openLibraryFile } from '../folder/readFile.ts';
import type { Library } from '../library/library.ts';
import type { CoverAnswer, CoverTask } from './worker.ts';

/** Changes whenever covers of the same pictures come to look otherwise. */
const form = 1;
/** A larger file costs more than its cover is worth (bytes); a PDF is read whole for its first page. */
const mostBytes = { image: 256 * 1024 * 1024, pdf: 64 * 1024 * 1024 } as const;
/** A kept cover begins with the name of the state that its picture was in: so many hexadecimal digits. */
const stateLength = 32;

/** Small pictures of the first pages of issues, made when they are asked for and kept in the library's cache. */
export interface Covers {
  /**
   * A WebP picture of an issue's first page, or null where there is none: no picture, or one that is damaged, too
   * large, or set in type by a PDF. Throws as `Library.getIssue`.
   */
  of(library: Library, issueId: string): Promise<Uint8Array | null>;
  close(): Promise<void>;
}

/** Makes covers in a worker thread, one after the other. */
export function startCovers(workerFile: URL | string): Covers {
  const thread = startTaskThread<CoverTask, CoverAnswer>({
    file: workerFile,
    worker: { resourceLimits: { maxOldGenerationSizeMb: 1024 } },
    idleTime: 10_000,
    timeLimit: () => 30_000,
    failure: (kind) => new Error(`The cover worker: ${kind}.`),
    // A decoder that failed may have left its memory in any state.
    isSpent: (answer) => answer === null,
  });
  /** What took too long or ended the thread, in the states it was in: not tried again before the program is started anew. */
  const givenUp = new Set<string>();
  /** Covers that are being made, by the files that they are kept in: two windows may ask for the same. */
  const making = new Map<string, Promise<CoverAnswer>>();

  const make = async (kept: string, state: string, task: CoverTask): Promise<CoverAnswer> => {
    try {
      const cover = await thread.run(task);
      await keep(kept, state, cover);
      return cover;
    } catch {
      // Not kept: it may have been another program that kept the processor busy.
      givenUp.add(state);
      return null;
    } finally {
      making.delete(kept);
    }
  };

  return {
    async of(library, issueId) {
      const source = await library.getFacsimile(issueId);
      const [first] = source.pages;
      const image = first && imageOf(first, source);
      if (!image) return null;
      const task = {
        root: source.root,
        path: image.path,
        ...(image.kind === 'pdf' && { pdfPage: image.pdfPage }),
      };
      const state = await stateOf(task, mostBytes[image.kind]);
      if (state === null || givenUp.has(state)) return null;
      const kept = join(library.cacheFolder, 'covers', `${hash([task.path, task.pdfPage])}.webp`);
      const known = await readKept(kept, state);
      if (known !== undefined) return known;
      const running = making.get(kept) ?? make(kept, state, task);
      making.set(kept, running);
      return await running;
    },
    close: () => thread.close(),
  };
}

/** Names the picture's file and the state it is in; null where it is gone or too large. */
async function stateOf({ root, path, pdfPage }: CoverTask, most: number): Promise<string | null> {
  try {
    const handle = await openLibraryFile(root, path);
    try {
      const { size, mtimeNs } = await handle.stat({ bigint: true });
      return size > most ? null : hash([form, path, pdfPage, String(size), String(mtimeNs)]);
    } finally {
      await handle.close();
    }
  } catch {
    return null;
  }
}

const hash = (value: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, stateLength);

/** Undefined where none is kept of this state, null where it is known that none can be made. */
async function readKept(path: string, state: string): Promise<CoverAnswer | undefined> {
  const bytes = await readFile(path).catch(() => null);
  if (bytes?.toString('latin1', 0, stateLength) !== state) return;
  return bytes.length === stateLength ? null : new Uint8Array(bytes.subarray(stateLength));
}

/** A cover that cannot be kept is made again the next time. */
async function keep(path: string, state: string, cover: CoverAnswer): Promise<void> {
  const content = Buffer.concat([Buffer.from(state, 'latin1'), cover ?? new Uint8Array()]);
  await writeCacheFile(path, content).catch(() => undefined);
}
