import { createWriteStream } from 'node:fs';
import { lstat, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { processRuns } from '#core/disk/files/processRuns.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';

export interface UploadLimits {
  /** Bytes of one file. */
  readonly file: number;
  /** Bytes of all files of one upload. */
  readonly total: number;
  readonly files: number;
}

const uploadLimits: UploadLimits = {
  file: 1024 * 1024 * 1024,
  total: 8 * 1024 * 1024 * 1024,
  files: 50_000,
};

/** What the folders of uploads are called, before the id of their process. */
const folderName = 'broadsheet-upload-';

interface Upload {
  readonly folder: string;
  bytes: number;
  files: number;
}

/** Files that a window sends to be added to the library, in temporary folders until then. */
export interface Uploads {
  start(): Promise<string>;
  /** Takes one file; `path` is what the person dropped, with `/`. Throws `uploadRefused`. */
  receive(id: string, path: string, body: ReadableStream<Uint8Array> | null): Promise<void>;
  /** The top of what was sent. Throws `uploadRefused`. */
  paths(id: string): Promise<readonly string[]>;
  discard(id: string): Promise<void>;
  close(): Promise<void>;
}

export function createUploads(randomId: () => string, limits: UploadLimits = uploadLimits): Uploads {
  const uploads = new Map<string, Upload>();
  const find = (id: string): Upload => {
    const upload = uploads.get(id);
    if (upload) return upload;
    throw refused('This upload is over; drop the files again.');
  };
  const discard = async (id: string) => {
    const upload = uploads.get(id);
    uploads.delete(id);
    if (upload) await rm(upload.folder, { recursive: true, force: true });
  };

  return {
    async start() {
      const id = randomId();
      const folder = await mkdtemp(join(tmpdir(), `${folderName}${process.pid}-`));
      uploads.set(id, { folder, bytes: 0, files: 0 });
      return id;
    },
    async receive(id, path, body) {
      const upload = find(id);
      const names = uploadNames(path);
      if (!names) throw refused(`${path} is no name that a file can have.`);
      upload.files++;
      if (upload.files > limits.files)
        throw refused(`More than ${limits.files} files cannot be sent at once.`);
      const target = join(upload.folder, ...names);
      await mkdir(dirname(target), { recursive: true });
      let size = 0;
      const counted = new Transform({
        transform(chunk: Uint8Array, _encoding, done) {
          size += chunk.length;
          upload.bytes += chunk.length;
          if (size > limits.file || upload.bytes > limits.total) {
            done(refused(`${path} is too large to be sent; copy it into the library folder yourself.`));
          } else {
            done(null, chunk);
          }
        },
      });
      const source = body
        ? Readable.fromWeb(body as import('node:stream/web').ReadableStream)
        : Readable.from([]);
      try {
        await pipeline(source, counted, createWriteStream(target, { flags: 'wx' }));
      } catch (error) {
        upload.bytes -= size;
        if (error instanceof BroadsheetError) await rm(target, { force: true });
        throw error instanceof BroadsheetError
          ? error
          : refused(`${path} did not arrive whole; drop it again.`);
      }
    },
    async paths(id) {
      const { folder } = find(id);
      return (await readdir(folder)).map((name) => join(folder, name));
    },
    discard,
    async close() {
      for (const id of [...uploads.keys()]) await discard(id);
    },
  };
}

/**
 * Removes what processes that were killed left of uploads; those of running ones stay, and so does what is not this
 * person's. `isRunning` tells whether there is a process with an id.
 */
export async function sweepUploads(
  isRunning: (pid: number) => boolean = processRuns,
  folder = tmpdir(),
): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = name.startsWith(folderName)
      ? /^(\d+)-\w+$/u.exec(name.slice(folderName.length))?.[1]
      : undefined;
    if (pid === undefined || isRunning(Number(pid))) continue;
    const path = join(folder, name);
    const found = await lstat(path).catch(() => null);
    const isOwn = process.getuid === undefined || found?.uid === process.getuid();
    if (found?.isDirectory() && isOwn)
      await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** The names of a sent path; null for one that could lie anywhere but below the upload's folder. */
export function uploadNames(path: string): readonly string[] | null {
  const names = path.split('/');
  const plain = names.every(
    (name) => name !== '' && name !== '.' && name !== '..' && name.length <= 255 && !/[\\:\0]/u.test(name),
  );
  return plain && names.length <= 32 ? names : null;
}

function refused(message: string): BroadsheetError {
  return new BroadsheetError('uploadRefused', message);
}
